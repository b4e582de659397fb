/**
 * What changes attachments: upload, new version, trash, purge. One database transaction each, ending with the event.
 */
import type { Caller } from '../contracts';
import { badRequest } from './errors';
import type { Attachment, AttachmentVersion, Page } from './model';
import { accountOf, type ActionOptions } from './page-actions';
import type { ConfluenceParts } from './parts';

export interface UploadedFile {
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly comment: string;
  readonly minorEdit: boolean;
  /** Given by a loader whose page bodies already name the file. */
  readonly fileId?: string;
}

export interface StoredAttachment {
  readonly attachment: Attachment;
  readonly version: AttachmentVersion;
}

export class AttachmentActions {
  constructor(private readonly parts: ConfluenceParts) {}

  /** Refuses a name that the page already has, as the product's POST does. */
  create(caller: Caller, page: Page, file: UploadedFile, options: ActionOptions = {}): StoredAttachment {
    const { parts } = this;
    return parts.database.transaction(() => {
      if (parts.attachments.findByTitle(page.id, file.title)) {
        throw badRequest(`Cannot add a new attachment with same file name as an existing attachment: ${file.title}`);
      }
      const authorId = accountOf(caller);
      const createdAt = options.at ?? parts.clock.now();
      const attachment = parts.attachments.add({ pageId: page.id, title: file.title, authorId, createdAt });
      return this.addVersion(caller, page, attachment, file, options);
    });
  }

  /** A file of the same name becomes the next version of the attachment. */
  createOrUpdate(caller: Caller, page: Page, file: UploadedFile, options: ActionOptions = {}): StoredAttachment {
    const existing = this.parts.attachments.findByTitle(page.id, file.title);
    if (!existing) return this.create(caller, page, file, options);
    return this.parts.database.transaction(() => this.addVersion(caller, page, existing, file, options));
  }

  trash(caller: Caller, page: Page, attachment: Attachment): void {
    this.parts.database.transaction(() => {
      this.parts.attachments.setStatus(attachment.id, 'trashed');
      this.announceRemoval(caller, 'trashed', page, { ...attachment, status: 'trashed' });
    });
  }

  purge(caller: Caller, page: Page, attachment: Attachment): void {
    if (attachment.status !== 'trashed') throw badRequest('Only a trashed attachment can be purged');
    this.parts.database.transaction(() => {
      this.announceRemoval(caller, 'deleted', page, attachment);
      this.parts.attachments.delete(attachment.id);
    });
  }

  private addVersion(
    caller: Caller,
    page: Page,
    attachment: Attachment,
    file: UploadedFile,
    options: ActionOptions,
  ): StoredAttachment {
    const { parts } = this;
    const { mediaType, comment, minorEdit } = file;
    const createdAt = options.at ?? parts.clock.now();
    const fileId = file.fileId ?? crypto.randomUUID();
    const details = { mediaType, comment, minorEdit, fileId, authorId: accountOf(caller), createdAt };
    const version = parts.attachments.addVersion(attachment, details, file.bytes);
    const stored = { attachment: { ...attachment, versionNumber: version.number }, version };
    const event = version.number === 1 ? 'created' : 'updated';
    if (!options.silent) parts.announcer.attachment(caller, event, page, stored.attachment, version);
    return stored;
  }

  private announceRemoval(caller: Caller, event: 'trashed' | 'deleted', page: Page, attachment: Attachment): void {
    const version = this.parts.attachments.version(attachment.id, attachment.versionNumber);
    if (!version) throw new Error(`attachment ${attachment.id} has no version`);
    this.parts.announcer.attachment(caller, event, page, attachment, version);
  }
}
