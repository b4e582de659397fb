/**
 * Queries over plain keys and entity indexes, answered as of a little earlier than now.
 *
 * The database holds the present; for records changed within the lag the state before the change is put in its place.
 * A page is a page of the *index*: filters thin it out afterwards, so a page may be short or empty while a cursor says
 * that there is more.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { SqlValue } from '../../contracts';
import type { EntityDeclaration } from '../manifest/app-manifest';
import { compareScalars, holds, type Scalar, satisfies } from './conditions';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE, refusals } from './limits';
import { describeAddress, type StoredRecord } from './record';
import { placeInIndex, type RecordStore, toRecord, toSql } from './record-store';

interface RangeCondition {
  readonly condition: string;
  readonly values: readonly unknown[];
}
interface QueryPlan {
  readonly installationId: string;
  readonly kind: 'plain' | 'entity';
  readonly entity: string;
  /** Nothing: ordered by key. */
  readonly index: { readonly name: string; readonly partition: string } | undefined;
  readonly range: RangeCondition | undefined;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly cursor: unknown;
  readonly filters: unknown;
  /** Where a value changed within the lag stands in this query, if at all. */
  readonly place: (record: StoredRecord) => Scalar | undefined;
}
interface Candidate {
  readonly range: Scalar;
  readonly record: StoredRecord;
}
export interface QueryPage {
  readonly records: readonly StoredRecord[];
  readonly cursor: string | undefined;
  /** Bytes read from the index, before filters. */
  readonly bytes: number;
}

export interface QueryEngine {
  queryKeys(installationId: string, body: Readonly<Record<string, unknown>>): QueryPage;
  queryEntity(installationId: string, entity: EntityDeclaration, body: Readonly<Record<string, unknown>>): QueryPage;
}

/** Nobody has read it since, so it is still there; it has been dead for longer than a deletion lags. */
const ALIVE = '(expires_at IS NULL OR expires_at > ?)';
const LAST_CHARACTER = '\u{10FFFF}';

function readLimit(given: unknown): number {
  if (given === undefined) return DEFAULT_PAGE_SIZE;
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1 || given > MAXIMUM_PAGE_SIZE) {
    throw refusals.invalidPageSize();
  }
  return given;
}

/** The part of a range condition that SQL can use; `holds` remains the judge. */
function describeBounds(column: string, range: RangeCondition | undefined): { sql: string; values: SqlValue[] } {
  if (range === undefined) return { sql: '', values: [] };
  const [first, second] = range.values.map((value) => toSql(value as Scalar));
  if (first === undefined) throw refusals.invalidCondition('A range condition needs a value.');
  switch (range.condition) {
    case 'EQUAL_TO':
      return { sql: `AND ${column} = ?`, values: [first] };
    case 'GREATER_THAN':
    case 'GREATER_THAN_EQUAL_TO':
      return { sql: `AND ${column} >= ?`, values: [first] };
    case 'LESS_THAN':
    case 'LESS_THAN_EQUAL_TO':
      return { sql: `AND ${column} <= ?`, values: [first] };
    case 'BETWEEN':
      if (second === undefined) throw refusals.invalidCondition('BETWEEN needs two values.');
      return { sql: `AND ${column} BETWEEN ? AND ?`, values: [first, second] };
    case 'BEGINS_WITH':
      return {
        sql: `AND ${column} >= ? AND ${column} < ?`,
        values: [String(first), `${String(first)}${LAST_CHARACTER}`],
      };
    default:
      throw refusals.invalidCondition(`${range.condition} cannot be used on a range.`);
  }
}

export function createQueryEngine(store: RecordStore, queryHorizon: () => number): QueryEngine {
  // Cursors of another process are refused: nothing may rely on keeping one.
  const processMark = randomUUID().slice(0, 8);

  const fingerprint = (plan: QueryPlan) =>
    createHash('sha256')
      .update(JSON.stringify([plan.installationId, plan.kind, plan.entity, plan.index, plan.range, plan.isDescending]))
      .digest('hex')
      .slice(0, 12);

  function readCursor(plan: QueryPlan): { range: Scalar; key: string } | undefined {
    if (plan.cursor === undefined || plan.cursor === null) return undefined;
    if (typeof plan.cursor !== 'string') throw refusals.invalidCursor();
    try {
      const [mark, print, range, key] = JSON.parse(Buffer.from(plan.cursor, 'base64url').toString()) as unknown[];
      if (mark === processMark && print === fingerprint(plan)) return { range: range as Scalar, key: String(key) };
    } catch {
      throw refusals.invalidCursor();
    }
    throw refusals.invalidCursor();
  }
  const writeCursor = (plan: QueryPlan, last: Candidate) =>
    Buffer.from(JSON.stringify([processMark, fingerprint(plan), last.range, last.record.key])).toString('base64url');

  function readChunk(plan: QueryPlan, after: { range: Scalar; key: string } | undefined, size: number): Candidate[] {
    const direction = plan.isDescending ? 'DESC' : 'ASC';
    const comparison = plan.isDescending ? '<' : '>';
    if (plan.index === undefined) {
      const bounds = describeBounds('key', plan.range);
      const rows = store.database.all(
        `SELECT * FROM kvs_record WHERE installation = ? AND kind = ? AND entity = ? AND ${ALIVE} ${bounds.sql}
         ${after === undefined ? '' : `AND key ${comparison} ?`} ORDER BY key ${direction} LIMIT ?`,
        [
          plan.installationId,
          plan.kind,
          plan.entity,
          store.deadBefore(),
          ...bounds.values,
          ...(after === undefined ? [] : [after.key]),
          size,
        ],
      );
      return rows.map((row) => ({ range: String(row['key']), record: toRecord(row) }));
    }
    const bounds = describeBounds('i.range_value', plan.range);
    const rows = store.database.all(
      `SELECT i.range_value, r.* FROM kvs_index i JOIN kvs_record r ON r.installation = i.installation
         AND r.kind = 'entity' AND r.entity = i.entity AND r.key = i.key
       WHERE i.installation = ? AND i.entity = ? AND i.name = ? AND i.partition = ? AND ${ALIVE} ${bounds.sql}
       ${after === undefined ? '' : `AND (i.range_value, i.key) ${comparison} (?, ?)`}
       ORDER BY i.range_value ${direction}, i.key ${direction} LIMIT ?`,
      [
        plan.installationId,
        plan.entity,
        plan.index.name,
        plan.index.partition,
        store.deadBefore(),
        ...bounds.values,
        ...(after === undefined ? [] : [toSql(after.range), after.key]),
        size,
      ],
    );
    return rows.map((row) => ({ range: row['range_value'] as Scalar, record: toRecord(row) }));
  }

  function compare(
    plan: QueryPlan,
    left: { range: Scalar; key: string },
    right: { range: Scalar; key: string },
  ): number {
    const ascending = compareScalars(left.range, right.range) || compareScalars(left.key, right.key);
    return plan.isDescending ? -ascending : ascending;
  }

  function run(plan: QueryPlan): QueryPage {
    const start = readCursor(plan);
    const isInRange = (range: Scalar) =>
      plan.range === undefined || holds(plan.range.condition, range, plan.range.values);
    const changed = store.stateBefore(queryHorizon());
    const idOf = (key: string) =>
      describeAddress({ installationId: plan.installationId, kind: plan.kind, entity: plan.entity, key });

    const found: Candidate[] = [];
    let after = start;
    for (;;) {
      const chunk = readChunk(plan, after, plan.limit + 1);
      found.push(...chunk.filter((one) => isInRange(one.range) && !changed.has(idOf(one.record.key))));
      const last = chunk.at(-1);
      if (last === undefined || chunk.length <= plan.limit || found.length > plan.limit) break;
      after = { range: last.range, key: last.record.key };
    }
    for (const { address, before } of changed.values()) {
      const isOfQuery =
        address.installationId === plan.installationId && address.kind === plan.kind && address.entity === plan.entity;
      const range = isOfQuery && before !== undefined ? plan.place(before) : undefined;
      if (before === undefined || range === undefined || !isInRange(range)) continue;
      if ((before.expiresAt ?? Infinity) <= store.deadBefore()) continue;
      if (start === undefined || compare(plan, { range, key: before.key }, start) > 0)
        found.push({ range, record: before });
    }
    found.sort((left, right) =>
      compare(plan, { range: left.range, key: left.record.key }, { range: right.range, key: right.record.key }),
    );

    const page = found.slice(0, plan.limit);
    const last = page.at(-1);
    const records = page
      .map((one) => one.record)
      .filter((record) => plan.filters === undefined || satisfies(JSON.parse(record.value), plan.filters));
    return {
      records,
      cursor: found.length > plan.limit && last !== undefined ? writeCursor(plan, last) : undefined,
      bytes: page.reduce((sum, one) => sum + Buffer.byteLength(one.record.value), 0),
    };
  }

  return {
    queryKeys(installationId, body) {
      const where = body['where'] as readonly (RangeCondition & { property?: string })[] | undefined;
      const condition = where?.[0];
      if (condition !== undefined && (condition.property !== 'key' || condition.condition !== 'BEGINS_WITH')) {
        throw refusals.invalidCondition('Plain keys can only be queried by the beginning of the key.');
      }
      return run({
        installationId,
        kind: 'plain',
        entity: '',
        index: undefined,
        range: condition,
        isDescending: false,
        limit: readLimit(body['limit']),
        cursor: body['after'],
        filters: undefined,
        place: (record) => record.key,
      });
    },
    queryEntity(installationId, entity, body) {
      const name = typeof body['indexName'] === 'string' ? body['indexName'] : '';
      const common = {
        installationId,
        kind: 'entity',
        entity: entity.name,
        range: body['range'] as RangeCondition | undefined,
        isDescending: body['sort'] === 'DESC',
        limit: readLimit(body['limit']),
        cursor: body['cursor'],
        filters: body['filters'],
      } as const;
      if (name === 'by-key') return run({ ...common, index: undefined, place: (record) => record.key });
      const index = entity.indexes.find((candidate) => candidate.name === name);
      if (index === undefined) throw refusals.invalidIndex(name);
      const partition = (body['partition'] as readonly unknown[] | undefined) ?? [];
      if (partition.length !== index.partition.length) throw refusals.invalidPartition(index.partition.length);
      const wanted = JSON.stringify(partition);
      return run({
        ...common,
        index: { name, partition: wanted },
        place: (record) => {
          const place = placeInIndex(index, JSON.parse(record.value));
          return place?.partition === wanted ? place.range : undefined;
        },
      });
    },
  };
}
