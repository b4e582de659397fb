/** Published limits of Forge storage, each from both sides, asked by the real `@forge/kvs` where it lets one ask. */
import type * as SdkModule from '@forge/kvs';
import type { kvs as KvsClient } from '@forge/kvs';
import { PRIMARY_INSTALLATION_ID } from '../../../local-site/platform/installation';
import { parseManifest } from '../../../local-site/platform/manifest/app-manifest';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

let harness: PlatformHarness;
let sdk: typeof SdkModule;
let kvs: typeof KvsClient;

beforeEach(async () => {
  harness = await createPlatformHarness();
  sdk = await harness.inside(() => import('@forge/kvs'));
  kvs = sdk.kvs;
});
afterEach(() => harness.close());

const inside = <T>(work: () => Promise<T>) => harness.inside(work);
const codeOf = (work: () => Promise<unknown>) => harness.codeOf(work);

test('a transaction takes 4 MB and no more', async () => {
  const build = (bytes: number) => {
    const transaction = kvs.transact();
    for (let index = 0; index < 20; index += 1) transaction.set(`part-${index}`, 'x'.repeat(bytes / 20 - 2));
    return transaction.execute();
  };
  expect(await codeOf(() => build(4 * 1024 * 1024))).toBe('accepted');
  expect(await codeOf(() => build(4 * 1024 * 1024 + 20))).toBe('UNPROCESSABLE_ENTITY');
});

test('a value in a transaction keeps to the limits of a value, and its life time is the fourth argument', async () => {
  expect(
    await codeOf(() =>
      kvs
        .transact()
        .set('large', 'x'.repeat(240 * 1024))
        .execute(),
    ),
  ).toBe('MAX_SIZE');
  expect(await codeOf(() => kvs.transact().set('a/b', 1).execute())).toBe('INVALID_KEY');
  const ttl = { ttl: { value: 1, unit: 'MINUTES' } } as const;
  await inside(() => kvs.transact().set('brief', 1, undefined, ttl).execute());
  await harness.clock.advance(2 * 3_600_000);
  expect(await inside(() => kvs.get('brief'))).toBeUndefined();
});

test('secrets keep to the limits of plain values, live as long as they are told, and are never queried', async () => {
  expect(await codeOf(() => kvs.setSecret('secret', 'x'.repeat(240 * 1024 - 2)))).toBe('accepted');
  expect(await codeOf(() => kvs.setSecret('secret', 'x'.repeat(240 * 1024)))).toBe('MAX_SIZE');
  expect(await codeOf(() => kvs.setSecret('a'.repeat(501), 1))).toBe('KEY_TOO_LONG');
  expect(await codeOf(() => kvs.setSecret('a/b', 1))).toBe('INVALID_KEY');
  await inside(() => kvs.deleteSecret('secret'));
  expect(await inside(() => kvs.getSecret('secret'))).toBeUndefined();
  await inside(() => kvs.setSecret('kept', 1));
  await harness.clock.advance(60_000);
  expect((await inside(() => kvs.query().getMany())).results).toEqual([]);
});

test.each([
  [{ value: 365, unit: 'DAYS' }, 'accepted'],
  [{ value: 366, unit: 'DAYS' }, 'INVALID_TTL'],
  [{ value: 365 * 24 + 1, unit: 'HOURS' }, 'INVALID_TTL'],
  [{ value: -1, unit: 'SECONDS' }, 'INVALID_TTL'],
  [{ value: 1.5, unit: 'HOURS' }, 'INVALID_TTL'],
] as const)('a life time of %p is answered %s', async (ttl, answer) => {
  expect(await codeOf(() => kvs.set('k', 1, { ttl }))).toBe(answer);
});

test('what has expired leaves queries as well as reads, as late as the settings say, at most 48 hours', async () => {
  harness.platform.storage.settings.expiryLag = 48 * 3_600_000;
  await inside(() => kvs.set('plain', 1, { ttl: { value: 1, unit: 'HOURS' } }));
  const ttl = { ttl: { value: 1, unit: 'HOURS' } } as const;
  await inside(() => kvs.entity('document').set('row', { state: 'draft', number: 1 }, ttl));
  const find = async () => {
    const byState = kvs
      .entity('document')
      .query()
      .index('by-state-number', { partition: ['draft'] });
    const [plain, rows] = await inside(() => Promise.all([kvs.query().getMany(), byState.getMany()]));
    return [plain.results.length, rows.results.length];
  };
  harness.platform.schedules.settings.isRunning = false;
  await harness.clock.advance(48 * 3_600_000);
  expect(await find()).toEqual([1, 1]);
  await harness.clock.advance(3_600_000);
  expect(await find()).toEqual([0, 0]);
});

test('a page has 10 results unless asked otherwise, and 100 at most', async () => {
  for (let batch = 0; batch < 5; batch += 1) {
    const items = Array.from({ length: 25 }, (_, index) => ({ key: `k:${batch}:${index}`, value: index }));
    await inside(() => kvs.batchSet(items));
  }
  await harness.clock.advance(5000);
  const sizeOf = async (limit?: number) =>
    (await inside(() => (limit === undefined ? kvs.query() : kvs.query().limit(limit)).getMany())).results.length;
  expect([await sizeOf(), await sizeOf(100)]).toEqual([10, 100]);
  expect(await codeOf(() => kvs.query().limit(101).getMany())).toBe('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
});

describe('rates', () => {
  const ask = () => harness.platform.storage.handle(PRIMARY_INSTALLATION_ID, '/api/v1/get', { key: 'k' }).status;

  test('are 1,000 requests a second for each installation', async () => {
    // From the beginning of a second, so that they fall into one.
    await harness.clock.advance(1000 - (harness.clock.now() % 1000));
    const statuses = Array.from({ length: 1001 }, ask);
    expect(statuses.slice(0, 1000).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(harness.platform.storage.handle('another', '/api/v1/get', { key: 'k' }).status).toBe(404);
    await harness.clock.advance(1000);
    expect(ask()).toBe(404);
  });

  test.each(['readUnits', 'writeUnits'] as const)('are 4,000 %s a minute', async (units) => {
    const none = { readUnits: 0, writeUnits: 0, readBytes: 0, writeBytes: 0 };
    await harness.clock.advance(60_000 - (harness.clock.now() % 60_000));
    harness.platform.storage.meter.record(PRIMARY_INSTALLATION_ID, { ...none, [units]: 3999 });
    expect(ask()).toBe(404);
    harness.platform.storage.meter.record(PRIMARY_INSTALLATION_ID, { ...none, [units]: 1 });
    expect(ask()).toBe(429);
    await harness.clock.advance(60_000);
    expect(ask()).toBe(404);
  });
});

test('a query is metered by what it reads from the index, before filters', async () => {
  const { meter } = harness.platform.storage;
  for (const number of [1, 2]) {
    await inside(() => kvs.entity('document').set(`k${number}`, { state: 'x', number, body: 'x'.repeat(15_000) }));
  }
  await harness.clock.advance(5000);
  const before = meter.totals(PRIMARY_INSTALLATION_ID).readUnits;
  const isThird = new sdk.Filter<{ number: number }>().and('number', sdk.FilterConditions.equalTo(3));
  const query = kvs
    .entity('document')
    .query()
    .index('by-state-number', { partition: ['x'] });
  expect((await inside(() => query.filters(isThird as never).getMany())).results).toEqual([]);
  expect(meter.totals(PRIMARY_INSTALLATION_ID).readUnits - before).toBe(3);
});

test('a manifest has 20 entities at most, each with 7 indexes and 50 attributes, and one range in an index', () => {
  const read = (entities: readonly object[]) => () =>
    parseManifest(JSON.stringify({ app: { id: 'ari:cloud:ecosystem::app/x', storage: { entities } } }));
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, { type: 'string' }]));
  const entity = (more: object = {}) => ({ name: 'e', attributes: attributes(50), indexes: [], ...more });
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);
  expect(read(Array.from({ length: 20 }, () => entity({ indexes: indexes(7) })))).not.toThrow();
  expect(read(Array.from({ length: 21 }, () => entity()))).toThrow('over 20 entities');
  expect(read([entity({ indexes: indexes(8) })])).toThrow('over 7 indexes');
  expect(read([entity({ attributes: attributes(51) })])).toThrow('over 50 attributes');
  expect(read([entity({ indexes: [{ name: 'i', range: ['a1', 'a2'] }] })])).toThrow('two ranges');
});
