/**
 * What recent writes to storage replaced, so that queries can be answered as of a little earlier (query.ts). It is kept in
 * the site's database as well: queries are as far behind after a restart as before it.
 */
import type { Clock, Database, SqlRow } from '../../contracts';
import { describeAddress, type RecordAddress, type RecordKind, type StoredRecord } from './record';

interface RecentChange {
  readonly at: number;
  readonly address: RecordAddress;
  readonly before: StoredRecord | undefined;
}
export type StateBefore = ReadonlyMap<
  string,
  { readonly address: RecordAddress; readonly before: StoredRecord | undefined }
>;
export interface RecentChanges {
  remember(address: RecordAddress, before: StoredRecord | undefined): void;
  /** For each record changed after `instant`: what it was at that instant. */
  stateBefore(instant: number): StateBefore;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS kvs_recent_change (
  at INTEGER NOT NULL, installation TEXT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL, key TEXT NOT NULL,
  before TEXT)`;
const FORGET_EVERY = 200;

function toChange(row: SqlRow): RecentChange {
  return {
    at: Number(row['at']),
    address: {
      installationId: String(row['installation']),
      kind: String(row['kind']) as RecordKind,
      entity: String(row['entity']),
      key: String(row['key']),
    },
    before: row['before'] === null ? undefined : (JSON.parse(String(row['before'])) as StoredRecord),
  };
}

/** @param keepFor how far queries may be behind, in milliseconds; older changes are forgotten */
export function createRecentChanges(database: Database, clock: Clock, keepFor: () => number): RecentChanges {
  database.run(SCHEMA);
  let changes = database.all('SELECT * FROM kvs_recent_change ORDER BY rowid').map(toChange);

  let remembered = 0;

  function forget(): void {
    const until = clock.now() - keepFor();
    changes = changes.filter((change) => change.at > until);
    database.run('DELETE FROM kvs_recent_change WHERE at <= ?', [until]);
  }

  return {
    remember(address, before) {
      // Nobody queries secrets.
      if (address.kind === 'secret') return;
      remembered += 1;
      if (remembered % FORGET_EVERY === 0) forget();
      const at = clock.now();
      changes.push({ at, address, before });
      database.run('INSERT INTO kvs_recent_change VALUES (?, ?, ?, ?, ?, ?)', [
        at,
        address.installationId,
        address.kind,
        address.entity,
        address.key,
        before === undefined ? null : JSON.stringify(before),
      ]);
    },
    stateBefore(instant) {
      const states = new Map<string, { address: RecordAddress; before: StoredRecord | undefined }>();
      for (const { at, address, before } of changes) {
        const id = describeAddress(address);
        if (at > instant && !states.has(id)) states.set(id, { address, before });
      }
      return states;
    },
  };
}
