/**
 * What people hang on a page beside its text: labels, footer comments and restrictions.
 */
import type { Database, SqlRow } from '../../contracts';
import type { FooterComment, Label, RestrictedOperation, Restriction } from '../model';
import { integerColumn, optionalIntegerColumn, textColumn } from './columns';
import { nextId } from './schema';
import { textOfBody, type WordStore } from './word-store';

export class LabelStore {
  constructor(private readonly database: Database) {}

  list(pageId: number): readonly Label[] {
    return this.database
      .all(
        `SELECT label.* FROM confluence_label label JOIN confluence_page_label link ON link.label_id = label.id
         WHERE link.page_id = ? ORDER BY label.id`,
        [pageId],
      )
      .map(toLabel);
  }

  /** Ids of the pages that carry a label of this name. */
  pagesWith(name: string): readonly number[] {
    return this.database
      .all(
        `SELECT link.page_id FROM confluence_label label JOIN confluence_page_label link ON link.label_id = label.id
         WHERE label.name = ?`,
        [name],
      )
      .map((row) => integerColumn(row, 'page_id'));
  }

  add(pageId: number, prefix: string, name: string): void {
    const known = this.database.get(`SELECT * FROM confluence_label WHERE prefix = ? AND name = ?`, [prefix, name]);
    const id = known ? integerColumn(known, 'id') : nextId(this.database);
    if (!known)
      this.database.run(`INSERT INTO confluence_label (id, prefix, name) VALUES (?, ?, ?)`, [id, prefix, name]);
    this.database.run(`INSERT OR IGNORE INTO confluence_page_label (page_id, label_id) VALUES (?, ?)`, [pageId, id]);
  }

  /** False when the page does not carry the label. */
  remove(pageId: number, name: string): boolean {
    const label = this.list(pageId).find((candidate) => candidate.name === name);
    if (!label) return false;
    this.database.run(`DELETE FROM confluence_page_label WHERE page_id = ? AND label_id = ?`, [pageId, label.id]);
    return true;
  }

  deleteAll(pageId: number): void {
    this.database.run(`DELETE FROM confluence_page_label WHERE page_id = ?`, [pageId]);
  }
}

export class CommentStore {
  constructor(
    private readonly database: Database,
    private readonly words: WordStore,
  ) {}

  get(id: number): FooterComment | undefined {
    const row = this.database.get(`SELECT * FROM confluence_comment WHERE id = ?`, [id]);
    return row && toComment(row);
  }

  list(pageId: number): readonly FooterComment[] {
    return this.database.all(`SELECT * FROM confluence_comment WHERE page_id = ? ORDER BY id`, [pageId]).map(toComment);
  }

  all(): readonly FooterComment[] {
    return this.database.all(`SELECT * FROM confluence_comment ORDER BY id`).map(toComment);
  }

  add(comment: Omit<FooterComment, 'id'>): FooterComment {
    const id = nextId(this.database);
    this.database.run(
      `INSERT INTO confluence_comment (id, page_id, parent_comment_id, body, author_id, created_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [id, comment.pageId, comment.parentCommentId ?? null, comment.body.adf, comment.authorId, comment.createdAt],
    );
    this.words.put(id, textOfBody(comment.body.adf));
    return { ...comment, id };
  }

  deleteAll(pageId: number): void {
    for (const { id } of this.list(pageId)) this.words.delete(id);
    this.database.run(`DELETE FROM confluence_comment WHERE page_id = ?`, [pageId]);
  }
}

export class RestrictionStore {
  constructor(private readonly database: Database) {}

  list(pageId: number): readonly Restriction[] {
    return this.database
      .all(`SELECT * FROM confluence_restriction WHERE page_id = ? ORDER BY operation, subject_kind, subject_id`, [
        pageId,
      ])
      .map(toRestriction);
  }

  /** View restrictions of the page and of each page above it, grouped by the page that carries them. */
  readRestrictionsInChain(pageId: number): ReadonlyMap<number, readonly Restriction[]> {
    const rows = this.database.all(
      `WITH RECURSIVE chain (id, parent_id) AS (
         SELECT id, parent_id FROM confluence_page WHERE id = ?
         UNION SELECT page.id, page.parent_id FROM confluence_page page JOIN chain ON page.id = chain.parent_id)
       SELECT restriction.* FROM confluence_restriction restriction JOIN chain ON restriction.page_id = chain.id
       WHERE restriction.operation = 'read'`,
      [pageId],
    );
    return groupByPage(rows);
  }

  allReadRestrictions(): ReadonlyMap<number, readonly Restriction[]> {
    return groupByPage(this.database.all(`SELECT * FROM confluence_restriction WHERE operation = 'read'`));
  }

  withDescendants(pageIds: readonly number[]): ReadonlySet<number> {
    if (pageIds.length === 0) return new Set();
    const rows = this.database.all(
      `WITH RECURSIVE tree (id) AS (
         SELECT value FROM json_each(?)
         UNION SELECT page.id FROM confluence_page page JOIN tree ON page.parent_id = tree.id)
       SELECT id FROM tree`,
      [JSON.stringify(pageIds)],
    );
    return new Set(rows.map((row) => integerColumn(row, 'id')));
  }

  replace(pageId: number, restrictions: readonly Restriction[]): void {
    this.database.run(`DELETE FROM confluence_restriction WHERE page_id = ?`, [pageId]);
    for (const restriction of restrictions) {
      this.database.run(
        `INSERT OR IGNORE INTO confluence_restriction (page_id, operation, subject_kind, subject_id)
         VALUES (?, ?, ?, ?)`,
        [pageId, restriction.operation, restriction.subjectKind, restriction.subjectId],
      );
    }
  }
}

function groupByPage(rows: readonly SqlRow[]): ReadonlyMap<number, readonly Restriction[]> {
  const grouped = new Map<number, Restriction[]>();
  for (const row of rows) {
    const pageId = integerColumn(row, 'page_id');
    grouped.set(pageId, [...(grouped.get(pageId) ?? []), toRestriction(row)]);
  }
  return grouped;
}

function toLabel(row: SqlRow): Label {
  return { id: integerColumn(row, 'id'), prefix: textColumn(row, 'prefix'), name: textColumn(row, 'name') };
}

function toComment(row: SqlRow): FooterComment {
  return {
    id: integerColumn(row, 'id'),
    pageId: integerColumn(row, 'page_id'),
    parentCommentId: optionalIntegerColumn(row, 'parent_comment_id'),
    body: { adf: textColumn(row, 'body'), storage: undefined },
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
  };
}

function toRestriction(row: SqlRow): Restriction {
  const operation: RestrictedOperation = textColumn(row, 'operation') === 'update' ? 'update' : 'read';
  const subjectKind = textColumn(row, 'subject_kind') === 'group' ? 'group' : 'user';
  return { operation, subjectKind, subjectId: textColumn(row, 'subject_id') };
}
