/**
 * Page versions: body, title, author, creation time and message of each. Deleting one renumbers the later ones, as
 * Confluence does; their creation times stay, so a reader can only identify a version by time and content.
 */
import type { Database, SqlRow } from '../../contracts';
import type { PageVersion, PageVersionDetails } from '../model';
import { integerColumn, optionalTextColumn, textColumn } from './columns';

const DETAILS = 'number, title, author_id, created_at, message, minor_edit';

export class VersionStore {
  constructor(private readonly database: Database) {}

  get(pageId: number, number: number): PageVersion | undefined {
    const row = this.database.get(`SELECT * FROM confluence_page_version WHERE page_id = ? AND number = ?`, [
      pageId,
      number,
    ]);
    if (!row) return undefined;
    const body = { adf: textColumn(row, 'body'), storage: optionalTextColumn(row, 'storage') };
    return { ...toDetails(row), pageId, body };
  }

  /** Without the body, for listings. */
  details(pageId: number, number: number): PageVersionDetails | undefined {
    const row = this.database.get(`SELECT ${DETAILS} FROM confluence_page_version WHERE page_id = ? AND number = ?`, [
      pageId,
      number,
    ]);
    return row && toDetails(row);
  }

  /** Newest first, as the product lists them. */
  list(pageId: number): readonly PageVersionDetails[] {
    return this.database
      .all(`SELECT ${DETAILS} FROM confluence_page_version WHERE page_id = ? ORDER BY number DESC`, [pageId])
      .map(toDetails);
  }

  /** When the current version of each page was made, by page. */
  currentTimes(): ReadonlyMap<number, number> {
    const rows = this.database.all(
      `SELECT page.id, version.created_at FROM confluence_page page
       JOIN confluence_page_version version ON version.page_id = page.id AND version.number = page.version_number`,
    );
    return new Map(rows.map((row) => [integerColumn(row, 'id'), integerColumn(row, 'created_at')]));
  }

  add(version: PageVersion): void {
    this.database.run(
      `INSERT INTO confluence_page_version
         (page_id, number, title, body, storage, author_id, created_at, message, minor_edit)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        version.pageId,
        version.number,
        version.title,
        version.body.adf,
        version.body.storage ?? null,
        version.authorId,
        version.createdAt,
        version.message,
        version.minorEdit ? 1 : 0,
      ],
    );
  }

  /** Removes one version and closes the gap in the numbers. */
  deleteAndRenumber(pageId: number, number: number): void {
    this.database.run(`DELETE FROM confluence_page_version WHERE page_id = ? AND number = ?`, [pageId, number]);
    // Two steps over negative numbers: one step would collide with the primary key when rows are visited downwards.
    this.database.run(`UPDATE confluence_page_version SET number = 1 - number WHERE page_id = ? AND number > ?`, [
      pageId,
      number,
    ]);
    this.database.run(`UPDATE confluence_page_version SET number = -number WHERE page_id = ? AND number < 0`, [pageId]);
  }

  deleteAll(pageId: number): void {
    this.database.run(`DELETE FROM confluence_page_version WHERE page_id = ?`, [pageId]);
  }
}

function toDetails(row: SqlRow): PageVersionDetails {
  return {
    number: integerColumn(row, 'number'),
    title: textColumn(row, 'title'),
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
    message: textColumn(row, 'message'),
    minorEdit: integerColumn(row, 'minor_edit') === 1,
  };
}
