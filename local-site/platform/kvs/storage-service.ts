/**
 * Forge storage on the wire: every endpoint of `@forge/kvs` 1.6, POST with JSON, answers as measured. The proxy hands it
 * a path and a body on behalf of one installation; it answers at once, so each request is atomic.
 */
import type { Clock, Database } from '../../contracts';
import type { EntityDeclaration } from '../manifest/app-manifest';
import { MAXIMUM_BATCH_ITEMS, refusals, StorageRefusal } from './limits';
import { addUsage, createStorageMeter, NO_USAGE, readUsage, type StorageMeter, type Usage, writeUsage } from './meter';
import { createQueryEngine, type QueryPage } from './query';
import type { RecordAddress, RecordKind, StoredRecord } from './record';
import { createRecordStore } from './record-store';
import { transact } from './transaction';
import { checkEntityValue, checkKey, checkTimeToLive, checkValue } from './validation';

/** What a test or the control endpoint may change while the site runs. */
export interface StorageSettings {
  /** How far queries are behind writes, in milliseconds of site time. */
  queryLag: number;
  /** How long an expired record can still be read, in milliseconds of site time. */
  expiryLag: number;
  /** Whether requests a second and units a minute are refused when used up. */
  enforcesRates: boolean;
}

export interface StorageAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly usage: Usage;
}
export interface StorageService {
  handle(installationId: string, path: string, body: unknown): StorageAnswer;
  readonly settings: StorageSettings;
  readonly meter: StorageMeter;
}
export interface StorageServiceOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly entities: readonly EntityDeclaration[];
  readonly settings?: Partial<StorageSettings>;
}

type Body = Readonly<Record<string, unknown>>;
interface Outcome {
  readonly status: number;
  readonly body?: unknown;
  readonly usage: Usage;
}
type Endpoint = (installationId: string, body: Body) => Outcome;

const EXPIRY_LAG = 3_600_000;

function listMetadataFields(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.map(String) : [];
}

function present(record: StoredRecord, fields: readonly string[]): Record<string, unknown> {
  return {
    key: record.key,
    value: JSON.parse(record.value) as unknown,
    ...(fields.includes('CREATED_AT') ? { createdAt: record.createdAt } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt: record.updatedAt } : {}),
    ...(fields.includes('EXPIRE_TIME') && record.expiresAt !== undefined
      ? { expireTime: new Date(record.expiresAt).toISOString() }
      : {}),
  };
}

function presentPage(page: QueryPage, fields: readonly string[]): Outcome {
  return {
    status: 200,
    body: {
      data: page.records.map((record) => present(record, fields)),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
    usage: readUsage(page.bytes),
  };
}

export function createStorageService(options: StorageServiceOptions): StorageService {
  const settings: StorageSettings = { queryLag: 5000, expiryLag: EXPIRY_LAG, enforcesRates: true, ...options.settings };
  const entities = new Map(options.entities.map((entity) => [entity.name, entity]));
  const store = createRecordStore({
    database: options.database,
    clock: options.clock,
    entities,
    expiryLag: () => settings.expiryLag,
    queryLag: () => settings.queryLag,
  });
  const queries = createQueryEngine(store, () => options.clock.now() - settings.queryLag);
  const meter = createStorageMeter(options.clock, () => settings.enforcesRates);

  function findEntity(name: unknown): EntityDeclaration {
    const entity = entities.get(String(name));
    if (entity === undefined) throw refusals.schemaNotFound(String(name));
    return entity;
  }
  function locate(installationId: string, kind: RecordKind, body: Body): RecordAddress {
    const entity = kind === 'entity' ? findEntity(body['entityName']).name : '';
    return { installationId, kind, entity, key: checkKey(body['key']) };
  }
  const optionsOf = (body: Body) => (body['options'] ?? {}) as Body;

  const get =
    (kind: RecordKind): Endpoint =>
    (installationId, body) => {
      const record = store.find(locate(installationId, kind, body));
      if (record === undefined) throw refusals.keyNotFound();
      const fields = listMetadataFields(optionsOf(body)['metadataFields']);
      return { status: 200, body: present(record, fields), usage: readUsage(Buffer.byteLength(record.value)) };
    };

  const set =
    (kind: RecordKind): Endpoint =>
    (installationId, body) => {
      const address = locate(installationId, kind, body);
      const value = checkValue(body['value']);
      if (kind === 'entity') checkEntityValue(findEntity(body['entityName']), body['value']);
      const lifeTime = checkTimeToLive(body['options']);
      const { keyPolicy, returnValue, returnMetadataFields } = optionsOf(body);
      const before = store.find(address);
      if (keyPolicy === 'FAIL_IF_EXISTS' && before !== undefined) throw refusals.keyConflict();
      const after = store.put(address, value, lifeTime);
      const usage = writeUsage(Buffer.byteLength(value));
      const returned = returnValue === 'PREVIOUS' ? before : returnValue === 'LATEST' ? after : undefined;
      if (returned === undefined) return { status: 200, usage };
      return { status: 200, body: present(returned, listMetadataFields(returnMetadataFields)), usage };
    };

  const remove =
    (kind: RecordKind): Endpoint =>
    (installationId, body) => {
      store.remove(locate(installationId, kind, body));
      return { status: 204, usage: writeUsage(0) };
    };

  /** Each item succeeds or fails by itself; the batch is metered as one request of the total size. */
  const batch =
    (choose: (kind: RecordKind) => Endpoint, measure: (bytes: number) => Usage): Endpoint =>
    (installationId, body) => {
      if (!Array.isArray(body)) throw refusals.malformed('A batch is a list of items.');
      const items = body as Body[];
      if (items.length > MAXIMUM_BATCH_ITEMS) throw refusals.tooManyBatchItems();
      const successfulKeys: unknown[] = [];
      const failedKeys: unknown[] = [];
      let usage = NO_USAGE;
      for (const item of items) {
        const entityName = item['entityName'];
        const identity = { key: item['key'], ...(entityName === undefined ? {} : { entityName }) };
        try {
          const outcome = choose(entityName === undefined ? 'plain' : 'entity')(installationId, item);
          successfulKeys.push({ ...identity, ...(outcome.body ?? {}) });
          usage = addUsage(usage, outcome.usage);
        } catch (error) {
          if (!(error instanceof StorageRefusal)) throw error;
          failedKeys.push({ ...identity, error: { code: error.code, message: error.message } });
        }
      }
      return {
        status: 200,
        body: { successfulKeys, failedKeys },
        usage: measure(usage.readBytes + usage.writeBytes),
      };
    };

  const endpoints: Readonly<Record<string, Endpoint>> = {
    '/api/v1/get': get('plain'),
    '/api/v1/set': set('plain'),
    '/api/v1/delete': remove('plain'),
    '/api/v1/secret/get': get('secret'),
    '/api/v1/secret/set': set('secret'),
    '/api/v1/secret/delete': remove('secret'),
    '/api/v1/entity/get': get('entity'),
    '/api/v1/entity/set': set('entity'),
    '/api/v1/entity/delete': remove('entity'),
    '/api/v1/query': (installationId, body) =>
      presentPage(queries.queryKeys(installationId, body), listMetadataFields(optionsOf(body)['metadataFields'])),
    '/api/v1/entity/query': (installationId, body) =>
      presentPage(
        queries.queryEntity(installationId, findEntity(body['entityName']), body),
        listMetadataFields(optionsOf(body)['metadataFields'] ?? body['metadataFields']),
      ),
    '/api/v1/batch/get': batch(get, readUsage),
    '/api/v1/batch/set': batch(set, writeUsage),
    '/api/v1/batch/delete': batch(remove, writeUsage),
    '/api/v1/transaction': (installationId, body) => ({
      status: 204,
      usage: transact({ installationId, store, findEntity }, body),
    }),
  };

  function answer(installationId: string, path: string, body: unknown): Outcome {
    const endpoint = endpoints[path];
    if (endpoint === undefined) throw refusals.notModelled(`storage ${path}`);
    meter.admit(installationId);
    if (typeof body !== 'object' || body === null) throw refusals.malformed('The body must be JSON.');
    return endpoint(installationId, body as Body);
  }

  return {
    settings,
    meter,
    handle(installationId, path, body) {
      try {
        const outcome = answer(installationId, path, body);
        meter.record(installationId, outcome.usage);
        return { status: outcome.status, body: outcome.body, usage: outcome.usage };
      } catch (error) {
        if (!(error instanceof StorageRefusal)) throw error;
        // A refused request counts as one unit: it was a request.
        const usage = path.endsWith('get') || path.endsWith('query') ? readUsage(0) : writeUsage(0);
        if (error.status !== 429) meter.record(installationId, usage);
        return { status: error.status, body: { code: error.code, message: error.message }, usage };
      }
    },
  };
}
