/**
 * Transactions: at most 25 operations, each key once, all or nothing. A condition on an absent key fails whatever the
 * condition says, NOT_EXISTS included; a plain set in a transaction has no condition and always lands.
 */
import type { EntityDeclaration } from '../manifest/app-manifest';
import { satisfies } from './conditions';
import { MAXIMUM_TRANSACTION_BYTES, MAXIMUM_TRANSACTION_OPERATIONS, refusals } from './limits';
import { readUsage, type Usage, writeUsage } from './meter';
import type { RecordAddress } from './record';
import type { RecordStore } from './record-store';
import { checkEntityValue, checkKey, checkTimeToLive, checkValue } from './validation';

interface GivenOperation {
  readonly key?: unknown;
  readonly value?: unknown;
  readonly entityName?: string;
  readonly conditions?: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly address: RecordAddress;
  readonly conditions: unknown;
  readonly apply: (store: RecordStore) => void;
  readonly bytes: number;
}

export interface TransactionContext {
  readonly installationId: string;
  readonly store: RecordStore;
  readonly findEntity: (name: string) => EntityDeclaration;
}

function locate(context: TransactionContext, given: GivenOperation): RecordAddress {
  const key = checkKey(given.key);
  const entity = given.entityName === undefined ? undefined : context.findEntity(given.entityName);
  if (entity === undefined && given.conditions !== undefined) {
    throw refusals.malformed('Conditions are supported for entities only.');
  }
  return {
    installationId: context.installationId,
    kind: entity === undefined ? 'plain' : 'entity',
    entity: entity?.name ?? '',
    key,
  };
}

function prepareSet(context: TransactionContext, given: GivenOperation): Operation {
  const address = locate(context, given);
  // Open on the real platform, so nothing may depend on it (platform facts §2).
  if (given.options?.['keyPolicy'] !== undefined) throw refusals.notModelled('keyPolicy inside a transaction');
  const value = checkValue(given.value);
  if (given.entityName !== undefined) checkEntityValue(context.findEntity(given.entityName), given.value);
  const lifeTime = checkTimeToLive(given.options);
  return {
    address,
    conditions: given.conditions,
    bytes: Buffer.byteLength(value),
    apply: (store) => void store.put(address, value, lifeTime),
  };
}

function prepareDelete(context: TransactionContext, given: GivenOperation): Operation {
  const address = locate(context, given);
  return { address, conditions: given.conditions, bytes: 0, apply: (store) => store.remove(address) };
}

function prepareCheck(context: TransactionContext, given: GivenOperation): Operation {
  const address = locate(context, given);
  if (given.conditions === undefined) throw refusals.malformed('A check needs conditions.');
  return { address, conditions: given.conditions, bytes: 0, apply: () => {} };
}

function listOperations(body: unknown, name: string): readonly GivenOperation[] {
  const list = (body as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw refusals.malformed(`${name} must be a list.`);
  return list as GivenOperation[];
}

/** Carries out a transaction and returns what it costs: one write request of the total size. */
export function transact(context: TransactionContext, body: unknown): Usage {
  const sets = listOperations(body, 'set');
  const deletes = listOperations(body, 'delete');
  const checks = listOperations(body, 'check');
  const given = [...sets, ...deletes, ...checks];
  if (given.length === 0) throw refusals.malformed('A transaction needs at least one operation.');
  if (given.length > MAXIMUM_TRANSACTION_OPERATIONS) throw refusals.tooManyOperations();
  if (new Set(given.map((operation) => operation.key)).size < given.length) throw refusals.duplicateKey();

  const operations = [
    ...sets.map((set) => prepareSet(context, set)),
    ...deletes.map((remove) => prepareDelete(context, remove)),
    ...checks.map((check) => prepareCheck(context, check)),
  ];
  const bytes = operations.reduce((sum, operation) => sum + operation.bytes, 0);
  if (bytes > MAXIMUM_TRANSACTION_BYTES) throw refusals.transactionTooLarge();

  for (const { address, conditions } of operations) {
    if (conditions === undefined) continue;
    const current = context.store.find(address);
    // The condition is evaluated even on an absent key, so that a malformed one is refused as such.
    const isSatisfied = satisfies(current === undefined ? undefined : JSON.parse(current.value), conditions);
    if (current === undefined || !isSatisfied) throw refusals.conditionFailed();
  }
  context.store.database.transaction(() => {
    for (const operation of operations) operation.apply(context.store);
  });
  return sets.length + deletes.length === 0 ? readUsage(bytes) : writeUsage(bytes);
}
