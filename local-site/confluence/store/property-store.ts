/**
 * Content properties of pages: JSON values with a version that every change must raise by one.
 */
import type { Database, SqlRow } from '../../contracts';
import type { ContentProperty } from '../model';
import { integerColumn, textColumn } from './columns';
import { nextId } from './schema';

export class PropertyStore {
  constructor(private readonly database: Database) {}

  get(pageId: number, id: number): ContentProperty | undefined {
    const row = this.database.get(`SELECT * FROM confluence_property WHERE page_id = ? AND id = ?`, [pageId, id]);
    return row && toProperty(row);
  }

  getByKey(pageId: number, key: string): ContentProperty | undefined {
    const row = this.database.get(`SELECT * FROM confluence_property WHERE page_id = ? AND key = ?`, [pageId, key]);
    return row && toProperty(row);
  }

  list(pageId: number): readonly ContentProperty[] {
    return this.database
      .all(`SELECT * FROM confluence_property WHERE page_id = ? ORDER BY id`, [pageId])
      .map(toProperty);
  }

  add(property: Omit<ContentProperty, 'id'>): ContentProperty {
    const id = nextId(this.database);
    this.database.run(
      `INSERT INTO confluence_property (id, page_id, key, value, version_number, message, author_id, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        property.pageId,
        property.key,
        property.value,
        property.versionNumber,
        property.message,
        property.authorId,
        property.createdAt,
      ],
    );
    return { ...property, id };
  }

  replace(property: ContentProperty): void {
    this.database.run(
      `UPDATE confluence_property SET value = ?, version_number = ?, message = ?, author_id = ?, created_at = ?
       WHERE id = ?`,
      [property.value, property.versionNumber, property.message, property.authorId, property.createdAt, property.id],
    );
  }

  delete(id: number): void {
    this.database.run(`DELETE FROM confluence_property WHERE id = ?`, [id]);
  }

  deleteAll(pageId: number): void {
    this.database.run(`DELETE FROM confluence_property WHERE page_id = ?`, [pageId]);
  }
}

function toProperty(row: SqlRow): ContentProperty {
  return {
    id: integerColumn(row, 'id'),
    pageId: integerColumn(row, 'page_id'),
    key: textColumn(row, 'key'),
    value: textColumn(row, 'value'),
    versionNumber: integerColumn(row, 'version_number'),
    message: textColumn(row, 'message'),
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
  };
}
