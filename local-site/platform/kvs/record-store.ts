/**
 * Stored records and their indexes, in the site's database, per installation. Reads here are strict. What
 * recent writes replaced is remembered as well, for queries (recent-changes.ts).
 */
import type { Clock, Database, SqlRow, SqlValue } from '../../contracts';
import type { EntityDeclaration, EntityIndex } from '../manifest/app-manifest';
import type { Scalar } from './conditions';
import { createRecentChanges, type StateBefore } from './recent-changes';
import type { RecordAddress, StoredRecord } from './record';

export interface RecordStore {
  find(address: RecordAddress): StoredRecord | undefined;
  put(address: RecordAddress, value: string, lifeTime: number | undefined): StoredRecord;
  remove(address: RecordAddress): void;
  /** For each record changed after `instant`: what it was at that instant. */
  stateBefore(instant: number): StateBefore;
  /** Records that expired at this instant or before can no longer be read. */
  deadBefore(): number;
  readonly database: Database;
}

export interface RecordStoreOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly entities: ReadonlyMap<string, EntityDeclaration>;
  /** How long after its expiry a record can still be read, in milliseconds (published: up to 48 hours). */
  readonly expiryLag: () => number;
  /** How far queries may be behind, in milliseconds; older changes are forgotten. */
  readonly queryLag: () => number;
}

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS kvs_record (
     installation TEXT NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
     created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, expires_at INTEGER)`,
  `CREATE UNIQUE INDEX IF NOT EXISTS kvs_record_by_key ON kvs_record (installation, kind, entity, key)`,
  // range_value has no type, so that numbers and text keep theirs.
  `CREATE TABLE IF NOT EXISTS kvs_index (
     installation TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, partition TEXT NOT NULL, range_value,
     key TEXT NOT NULL, PRIMARY KEY (installation, entity, name, partition, range_value, key)) WITHOUT ROWID`,
];

export function toRecord(row: SqlRow): StoredRecord {
  return {
    key: String(row['key']),
    value: String(row['value']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    expiresAt: row['expires_at'] === null ? undefined : Number(row['expires_at']),
  };
}

export function toSql(value: Scalar): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Where a value stands in an index, or nothing when it lacks one of the index's attributes (the index is sparse). */
export function placeInIndex(
  index: EntityIndex,
  value: unknown,
): { readonly partition: string; readonly range: Scalar } | undefined {
  const attributes = (value ?? {}) as Readonly<Record<string, unknown>>;
  const partition = index.partition.map((name) => attributes[name]);
  const range = attributes[index.range];
  const isPresent = (member: unknown) => member !== undefined && member !== null && typeof member !== 'object';
  if (!partition.every(isPresent) || !isPresent(range)) return undefined;
  return { partition: JSON.stringify(partition), range: range as Scalar };
}

export function createRecordStore(options: RecordStoreOptions): RecordStore {
  const { database, clock, entities } = options;
  for (const statement of SCHEMA) database.run(statement);
  const changes = createRecentChanges(database, clock, options.queryLag);

  const locate = (address: RecordAddress): SqlValue[] => [
    address.installationId,
    address.kind,
    address.entity,
    address.key,
  ];

  function findRow(address: RecordAddress): StoredRecord | undefined {
    const row = database.get(
      'SELECT * FROM kvs_record WHERE installation = ? AND kind = ? AND entity = ? AND key = ?',
      locate(address),
    );
    return row === undefined ? undefined : toRecord(row);
  }

  function changeIndexes(address: RecordAddress, record: StoredRecord, change: 'add' | 'remove'): void {
    const indexes = address.kind === 'entity' ? (entities.get(address.entity)?.indexes ?? []) : [];
    if (indexes.length === 0) return;
    const value: unknown = JSON.parse(record.value);
    for (const index of indexes) {
      const place = placeInIndex(index, value);
      if (place === undefined) continue;
      const row = [
        address.installationId,
        address.entity,
        index.name,
        place.partition,
        toSql(place.range),
        address.key,
      ];
      if (change === 'add') database.run('INSERT OR REPLACE INTO kvs_index VALUES (?, ?, ?, ?, ?, ?)', row);
      else
        database.run(
          `DELETE FROM kvs_index WHERE installation = ? AND entity = ? AND name = ? AND partition = ?
             AND range_value = ? AND key = ?`,
          row,
        );
    }
  }

  function erase(address: RecordAddress, record: StoredRecord): void {
    changeIndexes(address, record, 'remove');
    database.run(
      'DELETE FROM kvs_record WHERE installation = ? AND kind = ? AND entity = ? AND key = ?',
      locate(address),
    );
    changes.remember(address, record);
  }

  const deadBefore = () => clock.now() - options.expiryLag();

  function find(address: RecordAddress): StoredRecord | undefined {
    const record = findRow(address);
    if (record?.expiresAt === undefined || record.expiresAt > deadBefore()) return record;
    database.transaction(() => erase(address, record));
    return undefined;
  }

  return {
    database,
    deadBefore,
    find,
    put(address, value, lifeTime) {
      const before = find(address);
      const now = clock.now();
      const record: StoredRecord = {
        key: address.key,
        value,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        expiresAt: lifeTime === undefined ? undefined : now + lifeTime,
      };
      database.transaction(() => {
        if (before !== undefined) changeIndexes(address, before, 'remove');
        database.run(
          `INSERT INTO kvs_record VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (installation, kind, entity, key)
           DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, expires_at = excluded.expires_at`,
          [...locate(address), value, record.createdAt, record.updatedAt, record.expiresAt ?? null],
        );
        changeIndexes(address, record, 'add');
      });
      changes.remember(address, before);
      return record;
    },
    remove(address) {
      const record = find(address);
      if (record !== undefined) database.transaction(() => erase(address, record));
    },
    stateBefore: (instant) => changes.stateBefore(instant),
  };
}
