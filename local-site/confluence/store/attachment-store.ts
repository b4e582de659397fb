/**
 * Attachments, their versions and bytes. Every version keeps its own file id, as the product's media service does.
 */
import type { Database, SqlRow } from '../../contracts';
import type { Attachment, AttachmentVersion, AttachmentStatus } from '../model';
import { bytesColumn, integerColumn, textColumn } from './columns';
import { nextId } from './schema';
import type { WordStore } from './word-store';

const VERSION_COLUMNS = 'attachment_id, number, file_id, media_type, size, author_id, created_at, comment, minor_edit';

export type NewAttachmentVersion = Omit<AttachmentVersion, 'attachmentId' | 'number' | 'size'>;

export class AttachmentStore {
  constructor(
    private readonly database: Database,
    private readonly words: WordStore,
  ) {}

  get(id: number): Attachment | undefined {
    const row = this.database.get(`SELECT * FROM confluence_attachment WHERE id = ?`, [id]);
    return row && toAttachment(row);
  }

  list(pageId: number, statuses: readonly AttachmentStatus[]): readonly Attachment[] {
    return this.database
      .all(
        `SELECT * FROM confluence_attachment
         WHERE page_id = ? AND status IN (${statuses.map(() => '?').join(', ')}) ORDER BY id`,
        [pageId, ...statuses],
      )
      .map(toAttachment);
  }

  allCurrent(): readonly Attachment[] {
    return this.database
      .all(`SELECT * FROM confluence_attachment WHERE status = 'current' ORDER BY id`)
      .map(toAttachment);
  }

  findByTitle(pageId: number, title: string): Attachment | undefined {
    return this.list(pageId, ['current']).find((attachment) => attachment.title === title);
  }

  findByFile(fileId: string): { readonly attachment: Attachment; readonly version: AttachmentVersion } | undefined {
    const row = this.database.get(`SELECT ${VERSION_COLUMNS} FROM confluence_attachment_version WHERE file_id = ?`, [
      fileId,
    ]);
    const version = row && toVersion(row);
    const attachment = version && this.get(version.attachmentId);
    return attachment && { attachment, version };
  }

  /** Adds the attachment without a version; `addVersion` follows in the same transaction. */
  add(attachment: Pick<Attachment, 'pageId' | 'title' | 'authorId' | 'createdAt'>): Attachment {
    const id = nextId(this.database);
    this.database.run(
      `INSERT INTO confluence_attachment (id, page_id, title, status, author_id, created_at, version_number)
       VALUES (?, ?, ?, 'current', ?, ?, 0)`,
      [id, attachment.pageId, attachment.title, attachment.authorId, attachment.createdAt],
    );
    this.words.put(id, attachment.title);
    return { ...attachment, id, status: 'current', versionNumber: 0 };
  }

  addVersion(attachment: Attachment, version: NewAttachmentVersion, bytes: Uint8Array): AttachmentVersion {
    const number = attachment.versionNumber + 1;
    this.database.run(
      `INSERT INTO confluence_attachment_version (${VERSION_COLUMNS}, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        attachment.id,
        number,
        version.fileId,
        version.mediaType,
        bytes.byteLength,
        version.authorId,
        version.createdAt,
        version.comment,
        version.minorEdit ? 1 : 0,
        bytes,
      ],
    );
    this.database.run(`UPDATE confluence_attachment SET version_number = ? WHERE id = ?`, [number, attachment.id]);
    return { ...version, attachmentId: attachment.id, number, size: bytes.byteLength };
  }

  version(id: number, number: number): AttachmentVersion | undefined {
    const row = this.database.get(
      `SELECT ${VERSION_COLUMNS} FROM confluence_attachment_version WHERE attachment_id = ? AND number = ?`,
      [id, number],
    );
    return row && toVersion(row);
  }

  /** Newest first. */
  versions(id: number): readonly AttachmentVersion[] {
    return this.database
      .all(
        `SELECT ${VERSION_COLUMNS} FROM confluence_attachment_version WHERE attachment_id = ? ORDER BY number DESC`,
        [id],
      )
      .map(toVersion);
  }

  bytes(id: number, number: number): Uint8Array | undefined {
    const row = this.database.get(
      `SELECT bytes FROM confluence_attachment_version WHERE attachment_id = ? AND number = ?`,
      [id, number],
    );
    return row && bytesColumn(row, 'bytes');
  }

  setStatus(id: number, status: AttachmentStatus): void {
    this.database.run(`UPDATE confluence_attachment SET status = ? WHERE id = ?`, [status, id]);
  }

  delete(id: number): void {
    this.database.run(`DELETE FROM confluence_attachment_version WHERE attachment_id = ?`, [id]);
    this.database.run(`DELETE FROM confluence_attachment WHERE id = ?`, [id]);
    this.words.delete(id);
  }
}

function toAttachment(row: SqlRow): Attachment {
  return {
    id: integerColumn(row, 'id'),
    pageId: integerColumn(row, 'page_id'),
    title: textColumn(row, 'title'),
    status: textColumn(row, 'status') === 'trashed' ? 'trashed' : 'current',
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
    versionNumber: integerColumn(row, 'version_number'),
  };
}

function toVersion(row: SqlRow): AttachmentVersion {
  return {
    attachmentId: integerColumn(row, 'attachment_id'),
    number: integerColumn(row, 'number'),
    fileId: textColumn(row, 'file_id'),
    mediaType: textColumn(row, 'media_type'),
    size: integerColumn(row, 'size'),
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
    comment: textColumn(row, 'comment'),
    minorEdit: integerColumn(row, 'minor_edit') === 1,
  };
}
