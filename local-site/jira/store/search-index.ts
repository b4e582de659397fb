/**
 * What JQL searches over: one document per issue, held in memory and rebuilt from the tables whenever an issue was written.
 *
 * Search results lag behind writes by an adjustable time, as on Cloud; reading an issue never does. To answer "as it was at
 * T" the index keeps what each changed issue looked like before the change, for as long as the longest lag.
 */
import type { Clock, Database, ProductBindings } from '../../contracts';
import type { ChangeGroup, IssueRecord, JsonValue } from '../model';
import type { IssueStore } from './issue-store';

/** A change of a field whose past JQL can ask for. */
export interface HistoryEntry {
  readonly fieldId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly author: string;
  readonly at: number;
}
export interface SearchDocument {
  readonly issue: IssueRecord;
  readonly properties: Readonly<Record<string, JsonValue>>;
  readonly comments: readonly string[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}
/** Milliseconds of site time by which results are behind, for the app and for everybody else. */
export type SearchLag = Readonly<Record<ProductBindings['via'], number>>;

export class SearchIndex {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #issues: () => IssueStore;
  #lag: SearchLag;
  #documents: Map<string, SearchDocument> | undefined;
  readonly #dirty = new Set<string>();

  constructor(database: Database, clock: Clock, issues: () => IssueStore, lag: SearchLag) {
    this.#database = database;
    this.#clock = clock;
    this.#issues = issues;
    this.#lag = lag;
  }

  setLag(lag: Partial<SearchLag>): void {
    this.#lag = { ...this.#lag, ...lag };
  }

  /** Called before each write of an issue, while the old state can still be read. */
  noteChange(issueId: string): void {
    this.#dirty.add(issueId);
    const longest = Math.max(this.#lag.forge, this.#lag.outside);
    if (longest === 0) return;
    const now = this.#clock.now();
    const before = this.#read(issueId);
    this.#database.run('DELETE FROM jira_search_before WHERE changed_at < ?', [now - longest]);
    this.#database.run('INSERT INTO jira_search_before (issue_id, changed_at, document) VALUES (?, ?, ?)', [
      issueId,
      now,
      before === undefined ? null : JSON.stringify(before),
    ]);
  }

  /** A bulk load is history, not news: it is searchable at once. */
  withoutLag<T>(work: () => T): T {
    const lag = this.#lag;
    this.#lag = { forge: 0, outside: 0 };
    try {
      return work();
    } finally {
      this.#lag = lag;
      this.#documents = undefined;
    }
  }

  /** All documents as this kind of caller sees them now; `reconciled` issues are seen without lag. */
  documentsFor(via: ProductBindings['via'], reconciled: ReadonlySet<string>): readonly SearchDocument[] {
    const current = this.#current();
    const lag = this.#lag[via];
    if (lag === 0) return [...current.values()];
    const earlier = new Map<string, SearchDocument | undefined>();
    const rows = this.#database.all(
      'SELECT issue_id, document FROM jira_search_before WHERE changed_at > ? ORDER BY sequence DESC',
      [this.#clock.now() - lag],
    );
    for (const row of rows) {
      const document = row.document === null ? undefined : (JSON.parse(String(row.document)) as SearchDocument);
      earlier.set(String(row.issue_id), document);
    }
    for (const issueId of reconciled) earlier.delete(issueId);
    if (earlier.size === 0) return [...current.values()];
    const unchanged = [...current.values()].filter((document) => !earlier.has(document.issue.id));
    return [...unchanged, ...[...earlier.values()].filter((document) => document !== undefined)];
  }

  #current(): ReadonlyMap<string, SearchDocument> {
    if (this.#documents === undefined) {
      this.#documents = this.#loadAll();
      this.#dirty.clear();
    }
    for (const issueId of this.#dirty) {
      const document = this.#read(issueId);
      if (document === undefined) this.#documents.delete(issueId);
      else this.#documents.set(issueId, document);
    }
    this.#dirty.clear();
    return this.#documents;
  }

  #read(issueId: string): SearchDocument | undefined {
    const issues = this.#issues();
    const issue = issues.find(issueId);
    if (issue === undefined) return undefined;
    return {
      issue,
      properties: Object.fromEntries(issues.propertiesOf('issue', issueId)),
      comments: issues.commentTextOf(issueId),
      history: issues.changesOf(issueId).flatMap(historyOf),
    };
  }

  #loadAll(): Map<string, SearchDocument> {
    const issues = this.#issues();
    const properties = new Map<string, Record<string, JsonValue>>();
    for (const { issueId, key, value } of issues.allIssueProperties()) {
      properties.set(issueId, { ...properties.get(issueId), [key]: value });
    }
    const comments = issues.allCommentTexts();
    const history = new Map<string, HistoryEntry[]>();
    for (const change of issues.allChanges()) {
      const known = history.get(change.issueId);
      if (known === undefined) history.set(change.issueId, historyOf(change));
      else known.push(...historyOf(change));
    }
    return new Map(
      issues.all().map((issue) => [
        issue.id,
        {
          issue,
          properties: properties.get(issue.id) ?? {},
          comments: comments.get(issue.id) ?? [],
          history: history.get(issue.id) ?? [],
        },
      ]),
    );
  }
}

const WITH_HISTORY = new Set(['status', 'assignee', 'reporter', 'priority', 'resolution']);

function historyOf({ author, createdAt, items }: ChangeGroup): HistoryEntry[] {
  return items
    .filter(({ fieldId }) => WITH_HISTORY.has(fieldId))
    .map(({ fieldId, from, to }) => ({ fieldId, from, to, author, at: createdAt }));
}
