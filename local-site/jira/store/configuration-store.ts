/**
 * Projects and the site-wide lists they are built from (issue types, statuses, priorities, resolutions, link types, custom
 * fields). Small and read on every request, so it is held in memory and written through.
 */
import type { Database } from '../../contracts';
import type { CustomField, IssueType, LinkType, Priority, Project, Resolution, Status } from '../model';
import { nextNumber } from './schema';

interface Kinds {
  project: Project;
  issueType: IssueType;
  status: Status;
  priority: Priority;
  resolution: Resolution;
  linkType: LinkType;
  customField: CustomField;
}
type Kind = keyof Kinds;

export class ConfigurationStore {
  readonly #database: Database;
  readonly #cache = new Map<Kind, ReadonlyMap<string, unknown>>();

  constructor(database: Database) {
    this.#database = database;
  }

  put<K extends Kind>(kind: K, record: Kinds[K]): Kinds[K] {
    const position = nextNumber(this.#database, 'configuration', 1);
    this.#database.run(
      'INSERT INTO jira_configuration (kind, id, position, record) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET record = excluded.record',
      [kind, record.id, position, JSON.stringify(record)],
    );
    this.#cache.delete(kind);
    return record;
  }

  byId<K extends Kind>(kind: K, id: string | null | undefined): Kinds[K] | undefined {
    return id === null || id === undefined ? undefined : (this.#all(kind).get(id) as Kinds[K] | undefined);
  }

  /** The record of an id another record names; its absence is a fault of the site, not of the caller. */
  require<K extends Kind>(kind: K, id: string): Kinds[K] {
    const record = this.byId(kind, id);
    if (record === undefined) throw new Error(`Jira's configuration has no ${kind} ${id}`);
    return record;
  }

  list<K extends Kind>(kind: K): readonly Kinds[K][] {
    return [...this.#all(kind).values()] as Kinds[K][];
  }

  byName<K extends Exclude<Kind, never>>(kind: K, name: string): Kinds[K] | undefined {
    const wanted = name.toLowerCase();
    return this.list(kind).find((record) => record.name.toLowerCase() === wanted);
  }

  project(idOrKey: string): Project | undefined {
    return (
      this.byId('project', idOrKey) ?? this.list('project').find((project) => project.key === idOrKey.toUpperCase())
    );
  }

  /** A fresh id; Jira's own ids start at 10000. */
  newId(kind: string): string {
    return String(nextNumber(this.#database, `id:${kind}`, 10000));
  }

  #all(kind: Kind): ReadonlyMap<string, unknown> {
    const cached = this.#cache.get(kind);
    if (cached !== undefined) return cached;
    const rows = this.#database.all('SELECT id, record FROM jira_configuration WHERE kind = ? ORDER BY position', [
      kind,
    ]);
    const records = new Map(rows.map((row) => [String(row.id), JSON.parse(String(row.record)) as unknown]));
    this.#cache.set(kind, records);
    return records;
  }
}
