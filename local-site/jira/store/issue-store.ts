/**
 * Issues and what hangs on them. Plain reads and writes; who may do what, events and changelogs are decided by the callers.
 * Every write that search can see is told to `onChange` first, while the old state can still be read.
 */
import type { Database, SqlRow } from '../../contracts';
import { adfToText } from '../content/adf-text';
import type { ChangeGroup, CommentRecord, IssueLinkRecord, IssueRecord, JsonValue, RemoteLinkRecord } from '../model';
import { nextNumber } from './schema';

const parse = <T>(row: SqlRow | undefined): T | undefined =>
  row === undefined ? undefined : (JSON.parse(String(row.record)) as T);
const parseAll = <T>(rows: readonly SqlRow[]): T[] => rows.map((row) => JSON.parse(String(row.record)) as T);

export type PropertyEntity = 'issue' | 'comment';

export class IssueStore {
  readonly #database: Database;
  readonly #onChange: (issueId: string) => void;

  constructor(database: Database, onChange: (issueId: string) => void) {
    this.#database = database;
    this.#onChange = onChange;
  }

  newId(kind: 'issue' | 'comment' | 'change' | 'link' | 'remoteLink' | 'attachment'): string {
    return String(nextNumber(this.#database, `id:${kind}`, 10000));
  }
  nextKey(projectKey: string): string {
    return `${projectKey}-${nextNumber(this.#database, `key:${projectKey}`, 1)}`;
  }

  find(idOrKey: string): IssueRecord | undefined {
    return /^\d+$/.test(idOrKey)
      ? parse(this.#database.get('SELECT record FROM jira_issue WHERE id = ?', [Number(idOrKey)]))
      : parse(this.#database.get('SELECT record FROM jira_issue WHERE key = ?', [idOrKey.toUpperCase()]));
  }
  save(issue: IssueRecord): void {
    this.#onChange(issue.id);
    this.#database.run(
      `INSERT INTO jira_issue (id, key, project_id, parent_id, record) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET key = excluded.key, project_id = excluded.project_id, parent_id = excluded.parent_id, record = excluded.record`,
      [
        Number(issue.id),
        issue.key,
        issue.projectId,
        issue.parentId === null ? null : Number(issue.parentId),
        JSON.stringify(issue),
      ],
    );
  }
  remove(issueId: string): void {
    this.#onChange(issueId);
    const id = Number(issueId);
    this.#database.run(
      "DELETE FROM jira_property WHERE entity = 'comment' AND entity_id IN (SELECT id FROM jira_comment WHERE issue_id = ?)",
      [id],
    );
    this.#database.run("DELETE FROM jira_property WHERE entity = 'issue' AND entity_id = ?", [id]);
    for (const table of ['jira_comment', 'jira_change', 'jira_remote_link', 'jira_attachment']) {
      this.#database.run(`DELETE FROM ${table} WHERE issue_id = ?`, [id]);
    }
    this.#database.run('DELETE FROM jira_link WHERE inward_id = ? OR outward_id = ?', [id, id]);
    this.#database.run('DELETE FROM jira_issue WHERE id = ?', [id]);
  }
  all(): IssueRecord[] {
    return parseAll(this.#database.all('SELECT record FROM jira_issue ORDER BY id'));
  }
  subtasksOf(issueId: string): IssueRecord[] {
    return parseAll(
      this.#database.all('SELECT record FROM jira_issue WHERE parent_id = ? ORDER BY id', [Number(issueId)]),
    );
  }
  countIn(projectId: string): number {
    return Number(this.#database.get('SELECT count(*) AS n FROM jira_issue WHERE project_id = ?', [projectId])?.n ?? 0);
  }

  comment(commentId: string): CommentRecord | undefined {
    return parse(this.#database.get('SELECT record FROM jira_comment WHERE id = ?', [Number(commentId)]));
  }
  commentsOf(issueId: string): CommentRecord[] {
    return parseAll(
      this.#database.all('SELECT record FROM jira_comment WHERE issue_id = ? ORDER BY id', [Number(issueId)]),
    );
  }
  commentTextOf(issueId: string): string[] {
    return this.#database
      .all('SELECT text FROM jira_comment WHERE issue_id = ? ORDER BY id', [Number(issueId)])
      .map((row) => String(row.text));
  }
  allCommentTexts(): Map<string, string[]> {
    const texts = new Map<string, string[]>();
    for (const row of this.#database.all('SELECT issue_id, text FROM jira_comment ORDER BY id')) {
      const issueId = String(row.issue_id);
      const known = texts.get(issueId);
      if (known === undefined) texts.set(issueId, [String(row.text)]);
      else known.push(String(row.text));
    }
    return texts;
  }
  saveComment(comment: CommentRecord): void {
    this.#onChange(comment.issueId);
    this.#database.run(
      'INSERT INTO jira_comment (id, issue_id, text, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, record = excluded.record',
      [Number(comment.id), Number(comment.issueId), adfToText(comment.body), JSON.stringify(comment)],
    );
  }
  removeComment(comment: CommentRecord): void {
    this.#onChange(comment.issueId);
    this.#database.run("DELETE FROM jira_property WHERE entity = 'comment' AND entity_id = ?", [Number(comment.id)]);
    this.#database.run('DELETE FROM jira_comment WHERE id = ?', [Number(comment.id)]);
  }

  addChange(group: ChangeGroup): void {
    this.#database.run('INSERT INTO jira_change (id, issue_id, record) VALUES (?, ?, ?)', [
      Number(group.id),
      Number(group.issueId),
      JSON.stringify(group),
    ]);
  }
  changesOf(issueId: string): ChangeGroup[] {
    return parseAll(
      this.#database.all('SELECT record FROM jira_change WHERE issue_id = ? ORDER BY id', [Number(issueId)]),
    );
  }

  allChanges(): ChangeGroup[] {
    return parseAll(this.#database.all('SELECT record FROM jira_change ORDER BY id'));
  }

  property(entity: PropertyEntity, entityId: string, key: string): JsonValue | undefined {
    const row = this.#database.get('SELECT value FROM jira_property WHERE entity = ? AND entity_id = ? AND key = ?', [
      entity,
      Number(entityId),
      key,
    ]);
    return row === undefined ? undefined : (JSON.parse(String(row.value)) as JsonValue);
  }
  propertiesOf(entity: PropertyEntity, entityId: string): Map<string, JsonValue> {
    const rows = this.#database.all(
      'SELECT key, value FROM jira_property WHERE entity = ? AND entity_id = ? ORDER BY key',
      [entity, Number(entityId)],
    );
    return new Map(rows.map((row) => [String(row.key), JSON.parse(String(row.value)) as JsonValue]));
  }
  allIssueProperties(): readonly { issueId: string; key: string; value: JsonValue }[] {
    return this.#database.all("SELECT entity_id, key, value FROM jira_property WHERE entity = 'issue'").map((row) => ({
      issueId: String(row.entity_id),
      key: String(row.key),
      value: JSON.parse(String(row.value)) as JsonValue,
    }));
  }
  /** True when the property is new. */
  setProperty(entity: PropertyEntity, entityId: string, key: string, value: JsonValue): boolean {
    if (entity === 'issue') this.#onChange(entityId);
    const isNew = this.property(entity, entityId, key) === undefined;
    this.#database.run(
      'INSERT INTO jira_property (entity, entity_id, key, value) VALUES (?, ?, ?, ?) ON CONFLICT (entity, entity_id, key) DO UPDATE SET value = excluded.value',
      [entity, Number(entityId), key, JSON.stringify(value)],
    );
    return isNew;
  }
  removeProperty(entity: PropertyEntity, entityId: string, key: string): void {
    if (entity === 'issue') this.#onChange(entityId);
    this.#database.run('DELETE FROM jira_property WHERE entity = ? AND entity_id = ? AND key = ?', [
      entity,
      Number(entityId),
      key,
    ]);
  }

  remoteLinksOf(issueId: string): RemoteLinkRecord[] {
    return parseAll(
      this.#database.all('SELECT record FROM jira_remote_link WHERE issue_id = ? ORDER BY id', [Number(issueId)]),
    );
  }
  saveRemoteLink(link: RemoteLinkRecord): void {
    this.#database.run(
      'INSERT INTO jira_remote_link (id, issue_id, global_id, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET global_id = excluded.global_id, record = excluded.record',
      [link.id, Number(link.issueId), link.globalId, JSON.stringify(link)],
    );
  }
  removeRemoteLink(id: number): void {
    this.#database.run('DELETE FROM jira_remote_link WHERE id = ?', [id]);
  }

  link(id: string): IssueLinkRecord | undefined {
    return this.#database.all('SELECT * FROM jira_link WHERE id = ?', [Number(id)]).map(linkFromRow)[0];
  }
  linksOf(issueId: string): IssueLinkRecord[] {
    const id = Number(issueId);
    return this.#database
      .all('SELECT * FROM jira_link WHERE inward_id = ? OR outward_id = ? ORDER BY id', [id, id])
      .map(linkFromRow);
  }
  addLink(link: IssueLinkRecord): void {
    this.#database.run('INSERT OR IGNORE INTO jira_link (id, type_id, inward_id, outward_id) VALUES (?, ?, ?, ?)', [
      Number(link.id),
      link.typeId,
      Number(link.inwardIssueId),
      Number(link.outwardIssueId),
    ]);
  }
  removeLink(id: string): void {
    this.#database.run('DELETE FROM jira_link WHERE id = ?', [Number(id)]);
  }
}

function linkFromRow(row: SqlRow): IssueLinkRecord {
  return {
    id: String(row.id),
    typeId: String(row.type_id),
    inwardIssueId: String(row.inward_id),
    outwardIssueId: String(row.outward_id),
  };
}
