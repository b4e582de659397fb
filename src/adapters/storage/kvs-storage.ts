/**
 * Storage on Forge KVS custom entities. Turns the SDK's errors into one fault that says whether a write may have landed.
 * Platform limits: 25 keys a batch, 25 operations a transaction, conditions only on rows that exist.
 * (https://developer.atlassian.com/platform/forge/storage-reference/transactions/)
 */
import { Filter, FilterConditions, ForgeKvsAPIError, kvs, Sort, WhereConditions } from '@forge/kvs';
import { StoreFault } from '../../application/faults';
import type { Condition, Query, QueryPage, Row, RowKey, Rows, Storage, TransactionStep } from '../../application/ports';

const keysPerBatch = 25;

export const kvsStorage: Storage = {
  async read(keys) {
    const unique = [...new Map(keys.map((at) => [at.key, at])).values()];
    const batches: RowKey[][] = [];
    for (let start = 0; start < unique.length; start += keysPerBatch) {
      batches.push(unique.slice(start, start + keysPerBatch));
    }
    const found = await Promise.all(batches.map(readBatch));
    return rowsOf(new Map(found.flat()));
  },

  async create(at, row, keepDays) {
    try {
      await kvs.entity<Row>(at.entity).set(at.key, row, { keyPolicy: 'FAIL_IF_EXISTS', ...lifetime(keepDays) });
      return 'created';
    } catch (error) {
      if (error instanceof ForgeKvsAPIError && error.code === 'KEY_CONFLICT') return 'existed';
      throw asFault(error);
    }
  },

  async write(at, row, keepDays) {
    await orFault(kvs.entity<Row>(at.entity).set(at.key, row, lifetime(keepDays)));
  },

  async remove(at) {
    try {
      await kvs.entity(at.entity).delete(at.key);
    } catch (error) {
      if (error instanceof ForgeKvsAPIError && error.code === 'KEY_NOT_FOUND') return;
      throw asFault(error);
    }
  },

  async transact(steps) {
    const transaction = kvs.transact();
    for (const step of steps) addStep(transaction, step);
    await orFault(transaction.execute());
  },

  async query(query) {
    return orFault(runQuery(query));
  },
};

async function readBatch(keys: readonly RowKey[]): Promise<[string, Row][]> {
  const result = await orFault(kvs.batchGet<Row>(keys.map((at) => ({ key: at.key, entityName: at.entity }))));
  const failed = result.failedKeys.find((one) => one.error.code !== 'KEY_NOT_FOUND');
  if (failed !== undefined) throw new StoreFault(failed.error.code, 'unknownOutcome');
  return result.successfulKeys.map((one) => [one.key, one.value]);
}

function rowsOf(found: ReadonlyMap<string, Row>): Rows {
  return {
    row(at) {
      const row = found.get(at.key);
      return row === undefined || row.seq === 0 ? undefined : row;
    },
    exists: (at) => found.has(at.key),
  };
}

function lifetime(keepDays: number | undefined) {
  return keepDays === undefined ? {} : { ttl: { value: keepDays, unit: 'DAYS' as const } };
}

function filterOf(condition: Condition) {
  const { attribute, is, value } = condition;
  return new Filter<Row>().and(
    attribute,
    is === 'equalTo' ? FilterConditions.equalTo(value) : FilterConditions.lessThan(value),
  );
}

function addStep(transaction: ReturnType<typeof kvs.transact>, step: TransactionStep): void {
  const { key, entity: entityName } = step.at;
  if (step.step === 'check') {
    transaction.check<Row>(key, { entityName, conditions: filterOf(step.on) });
    return;
  }
  const entity = step.on === undefined ? { entityName } : { entityName, conditions: filterOf(step.on) };
  if (step.step === 'delete') transaction.delete<Row>(key, entity);
  // The lifetime is the fourth argument; as part of the third it would be ignored without an error.
  else transaction.set<Row>(key, step.row, entity, lifetime(step.keepDays));
}

async function runQuery(query: Query): Promise<QueryPage> {
  // The SDK's builder changes itself, so each page needs a new one.
  let builder = kvs
    .entity<Row>(query.entity)
    .query()
    .index(query.index, { partition: [...query.partition] })
    .sort(query.descending === true ? Sort.DESC : Sort.ASC)
    .limit(query.limit);
  if (query.range !== undefined) {
    const { range } = query;
    builder = builder.where(
      range.is === 'between' ? WhereConditions.between(range.from, range.to) : WhereConditions[range.is](range.value),
    );
  }
  if (query.after !== undefined) builder = builder.cursor(query.after);
  const page = await builder.getMany();
  return {
    rows: page.results.map((one) => ({ key: one.key, row: one.value })),
    next: page.nextCursor ?? null,
  };
}

async function orFault<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asFault(error);
  }
}

/** Answers that say the request itself can never succeed: sending it again would be pointless. */
const wrongRequests: ReadonlySet<string> = new Set([
  'SCHEMA_NOT_FOUND',
  'INCORRECT_PROPERTY_TYPE',
  'KEY_DUPLICATION_ERROR',
  'INVALID_TTL',
  'TOO_MANY_BATCH_ENTITIES',
]);
const wrongStatuses: ReadonlySet<number> = new Set([401, 403, 413, 422]);

/**
 * A failed condition is not proof of a lost race, and what the platform answers when two transactions meet is not
 * documented: so everything but a clear "this request is wrong" counts as an unknown outcome and is looked at again.
 */
function asFault(error: unknown): unknown {
  if (!(error instanceof ForgeKvsAPIError)) {
    // No answer arrived (network, time-out): the request may have been carried out.
    return new StoreFault('NO_ANSWER', 'unknownOutcome', { cause: error });
  }
  const { status } = error.responseDetails;
  if (status === 429) return new StoreFault(error.code, 'overQuota', { cause: error });
  const isWrong = wrongRequests.has(error.code) || wrongStatuses.has(status);
  return new StoreFault(error.code, isWrong ? 'rejected' : 'unknownOutcome', { cause: error });
}
