/** Forge storage beyond the measured cases: limits, metadata, life time, queries that are behind, meters. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as SdkModule from '@forge/kvs';
import type { kvs as KvsClient } from '@forge/kvs';
import { APP_ACCOUNT_ID, CLOUD_ID, PRIMARY_INSTALLATION_ID } from '../../../local-site/platform/installation';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

type Sdk = typeof SdkModule;
let harness: PlatformHarness;
let sdk: Sdk;
let kvs: typeof KvsClient;

beforeEach(async () => {
  harness = await createPlatformHarness();
  sdk = await harness.inside(() => import('@forge/kvs'));
  kvs = sdk.kvs;
});
afterEach(() => harness.close());

const inside = <T>(work: () => Promise<T>) => harness.inside(work);
const codeOf = (work: () => Promise<unknown>) => harness.codeOf(work);
const nest = (depth: number): unknown => (depth === 0 ? 1 : { a: nest(depth - 1) });

test.each([
  ['', 'EMPTY_KEY'],
  ['   ', 'INVALID_KEY'],
  ['a/b', 'INVALID_KEY'],
  ['a'.repeat(501), 'KEY_TOO_LONG'],
  ['a'.repeat(500), 'accepted'],
  ['document:12#0000000001', 'accepted'],
])('the key %p is answered %s', async (key, answer) => {
  expect(await codeOf(() => kvs.set(key, 1))).toBe(answer);
});

test('refuses a value deeper than 31 levels or larger than 240 KiB', async () => {
  expect(await codeOf(() => kvs.set('deep', nest(32)))).toBe('MAX_DEPTH');
  expect(await codeOf(() => kvs.set('deep', nest(31)))).toBe('accepted');
  expect(await codeOf(() => kvs.set('large', 'x'.repeat(240 * 1024)))).toBe('MAX_SIZE');
  expect(await codeOf(() => kvs.set('large', 'x'.repeat(240 * 1024 - 2)))).toBe('accepted');
});

test('refuses an attribute that the manifest does not declare', async () => {
  expect(await codeOf(() => kvs.entity('document').set('d', { colour: 'red' }))).toBe('INVALID_ENTITY_VALUE');
});

test('answers metadata when asked, and keeps the creation time over a rewrite', async () => {
  await inside(() => kvs.set('timed', 1, { keyPolicy: 'OVERRIDE', ttl: { value: 1, unit: 'DAYS' } } as never));
  await harness.clock.advance(60_000);
  await inside(() => kvs.set('timed', 2));
  const { CREATED_AT, UPDATED_AT, EXPIRE_TIME } = sdk.MetadataField;
  const found = await inside(() => kvs.get<number>('timed', { metadataFields: [CREATED_AT, UPDATED_AT, EXPIRE_TIME] }));
  expect(found).toMatchObject({ key: 'timed', value: 2 });
  expect((found?.updatedAt ?? 0) - (found?.createdAt ?? 0)).toBeGreaterThanOrEqual(60_000);
  expect(found?.expireTime).toBeUndefined();
});

test('returns the previous value when asked to', async () => {
  await inside(() => kvs.set('swap', 1));
  const options = { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' } as const;
  expect(await inside(() => kvs.set('swap', 2, options))).toMatchObject({ key: 'swap', value: 1 });
});

test('an expired record can still be read for a while, then is gone', async () => {
  await inside(() => kvs.set('brief', 1, { ttl: { value: 10, unit: 'SECONDS' } }));
  await harness.clock.advance(11_000);
  expect(await inside(() => kvs.get('brief'))).toBe(1);
  await harness.clock.advance(3_600_000);
  expect(await inside(() => kvs.get('brief'))).toBeUndefined();
});

test('secrets and plain values do not see each other', async () => {
  await inside(() => kvs.setSecret('same', 'hidden'));
  expect(await inside(() => kvs.get('same'))).toBeUndefined();
  await harness.clock.advance(10_000);
  expect((await inside(() => kvs.query().getMany())).results).toEqual([]);
  expect(await inside(() => kvs.getSecret('same'))).toBe('hidden');
});

describe('a query', () => {
  const put = (key: string, state: string, number: number) =>
    inside(() => kvs.entity('document').set(key, { state, number, open: number % 2 === 0 }));
  const byState = (state: string) =>
    kvs
      .entity<{ state: string; number: number; open: boolean }>('document')
      .query()
      .index('by-state-number', { partition: [state] });

  test('is behind writes by the lag, while get is not', async () => {
    await put('a', 'draft', 1);
    expect(await inside(() => kvs.entity('document').get('a'))).toMatchObject({ number: 1 });
    expect((await inside(() => byState('draft').getMany())).results).toEqual([]);
    await harness.clock.advance(5000);
    expect((await inside(() => byState('draft').getMany())).results).toHaveLength(1);
    await put('a', 'effective', 1);
    expect((await inside(() => byState('draft').getMany())).results).toHaveLength(1);
    expect((await inside(() => byState('effective').getMany())).results).toHaveLength(0);
    await harness.clock.advance(5000);
    expect((await inside(() => byState('effective').getMany())).results).toHaveLength(1);
  });

  test('goes through a partition in order of its range, page by page, both ways', async () => {
    for (let number = 0; number < 25; number += 1) await put(`k${number}`, 'draft', (number * 7) % 25);
    await put('other', 'effective', 3);
    await harness.clock.advance(5000);
    for (const sort of [sdk.Sort.ASC, sdk.Sort.DESC]) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await inside(() => {
          const query = byState('draft').sort(sort).limit(10);
          return (cursor === undefined ? query : query.cursor(cursor)).getMany();
        });
        seen.push(...page.results.map((row) => row.value.number));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      const ascending = Array.from({ length: 25 }, (_, number) => number);
      expect(seen).toEqual(sort === sdk.Sort.ASC ? ascending : ascending.reverse());
    }
  });

  test('filters thin out a page of the index, so a page may be short although there is more', async () => {
    for (let number = 0; number < 6; number += 1) await put(`k${number}`, 'draft', number);
    await harness.clock.advance(5000);
    const filter = new sdk.Filter<{ open: boolean }>().and('open', sdk.FilterConditions.equalTo(true));
    const page = await inside(() =>
      byState('draft')
        .filters(filter as never)
        .limit(3)
        .getMany(),
    );
    expect(page.results.map((row) => row.value.number)).toEqual([0, 2]);
    expect(page.nextCursor).toBeDefined();
  });

  test('takes ranges', async () => {
    for (let number = 0; number < 6; number += 1) await put(`k${number}`, 'draft', number);
    await harness.clock.advance(5000);
    const between = await inside(() => byState('draft').where(sdk.WhereConditions.between(2, 4)).getMany());
    expect(between.results.map((row) => row.value.number)).toEqual([2, 3, 4]);
    const above = await inside(() => byState('draft').where(sdk.WhereConditions.greaterThan(4)).getMany());
    expect(above.results.map((row) => row.value.number)).toEqual([5]);
  });

  test('finds plain keys by their beginning, in order', async () => {
    await inside(() => kvs.batchSet(['b:2', 'a:1', 'b:1', 'c'].map((key) => ({ key, value: key }))));
    await harness.clock.advance(5000);
    const where = sdk.WhereConditions.beginsWith('b:');
    const { results } = await inside(() => kvs.query().where('key', where).getMany());
    expect(results.map((row) => row.key)).toEqual(['b:1', 'b:2']);
  });

  test('refuses a page over 100, an unknown index, a partition that does not fit and a foreign cursor', async () => {
    expect(await codeOf(() => byState('draft').limit(101).getMany())).toBe('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE');
    expect(await codeOf(() => kvs.entity('document').query().index('nowhere').getMany())).toBe('INVALID_ENTITY_INDEX');
    expect(await codeOf(() => kvs.entity('document').query().index('by-state-number').getMany())).toBe(
      'INVALID_PARTITION',
    );
    expect(await codeOf(() => byState('draft').cursor('bm90IG91cnM').getMany())).toBe('INVALID_CURSOR');
  });
});

test('queries are as far behind after a restart as before it, and cursors of before are refused', async () => {
  await harness.close();
  const folder = mkdtempSync(join(tmpdir(), 'storage-'));
  const restart = async () => {
    harness = await createPlatformHarness({ databasePath: join(folder, 'site.sqlite') });
  };
  const query = (cursor?: string) =>
    inside(() => {
      const all = kvs.query().limit(1);
      return (cursor === undefined ? all : all.cursor(cursor)).getMany();
    });
  await restart();
  await inside(() => kvs.set('old', 'first'));
  await inside(() => kvs.set('older', 'first'));
  await harness.clock.advance(10_000);
  await inside(() => kvs.set('old', 'second'));
  await inside(() => kvs.set('new', 'first'));
  const { nextCursor = '' } = await query();
  expect(nextCursor).not.toBe('');
  await harness.close();
  await restart();
  await harness.clock.advance(10_000);
  expect((await query()).results).toMatchObject([{ key: 'old', value: 'first' }]);
  expect(await inside(() => kvs.get('old'))).toBe('second');
  expect(await codeOf(() => query(nextCursor))).toBe('INVALID_CURSOR');
  await harness.clock.advance(10_000);
  expect((await query()).results).toMatchObject([{ key: 'new' }]);
  rmSync(folder, { recursive: true });
});

test('meters each request once, in units of 10 KB', async () => {
  const { meter } = harness.platform.storage;
  await inside(() => kvs.set('twenty-five', 'x'.repeat(25 * 1024)));
  expect(meter.totals(PRIMARY_INSTALLATION_ID)).toMatchObject({ writeUnits: 3, readUnits: 0 });
  await inside(() => kvs.transact().set('one', 'x'.repeat(6000)).set('two', 'x'.repeat(6000)).execute());
  expect(meter.totals(PRIMARY_INSTALLATION_ID)).toMatchObject({ writeUnits: 5 });
  await inside(() => kvs.get('twenty-five'));
  expect(meter.totals(PRIMARY_INSTALLATION_ID)).toMatchObject({ readUnits: 3 });
});

test('refuses with 429 when a minute is used up, until the next minute', async () => {
  const { meter } = harness.platform.storage;
  meter.record(PRIMARY_INSTALLATION_ID, { readUnits: 0, writeUnits: 4000, readBytes: 0, writeBytes: 0 });
  expect(await codeOf(() => kvs.set('k', 1))).toBe('RATE_LIMIT_EXCEEDED');
  await harness.clock.advance(60_000);
  expect(await codeOf(() => kvs.set('k', 1))).toBe('accepted');
});

test('keeps installations apart, in one process, with their calls interleaved', async () => {
  const other = { id: '77777777-0000-4000-8000-000000000001', cloudId: CLOUD_ID, appAccountId: APP_ACCOUNT_ID };
  await Promise.all([
    harness.inside(() => kvs.set('mine', 'first')),
    harness.inside(() => kvs.set('mine', 'second'), { installation: other }),
  ]);
  expect(await harness.inside(() => kvs.get('mine'))).toBe('first');
  expect(await harness.inside(() => kvs.get('mine'), { installation: other })).toBe('second');
});
