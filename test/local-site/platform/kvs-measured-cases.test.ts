/**
 * The measured answers of Forge storage (platform facts §2), asked by the real `@forge/kvs` through the real proxy. Each
 * title is one row of the table.
 */
import type * as SdkModule from '@forge/kvs';
import type { ForgeKvsAPIError, kvs as KvsClient } from '@forge/kvs';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

type Sdk = typeof SdkModule;
let harness: PlatformHarness;
let sdk: Sdk;
let kvs: typeof KvsClient;

beforeAll(async () => {
  harness = await createPlatformHarness();
  // Loaded inside an invocation, as in a bundle: the package looks at the runtime when it is loaded.
  sdk = await harness.inside(() => import('@forge/kvs'));
  kvs = sdk.kvs;
});
afterAll(() => harness.close());

async function refusal(work: () => Promise<unknown>): Promise<{ status: number; code: string }> {
  return harness.inside(async () => {
    try {
      await work();
    } catch (error) {
      const { code, responseDetails } = error as ForgeKvsAPIError;
      return { status: responseDetails.status, code };
    }
    throw new Error('The request was not refused.');
  });
}
const document = (extra: object = {}) => ({ state: 'draft', number: 1, ...extra });
const stateIs = (state: string) =>
  new sdk.Filter<{ state: string }>().and('state', sdk.FilterConditions.equalTo(state));

test('FAIL_IF_EXISTS on an existing key answers 409 KEY_CONFLICT', async () => {
  await harness.inside(() => kvs.set('taken', 1, { keyPolicy: 'FAIL_IF_EXISTS' }));
  expect(await refusal(() => kvs.set('taken', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toEqual({
    status: 409,
    code: 'KEY_CONFLICT',
  });
  expect(await harness.inside(() => kvs.get('taken'))).toBe(1);
});

test('a false condition answers 400 CONDITIONAL_CHECK_FAILED and nothing of the transaction lands', async () => {
  const documents = { entityName: 'document', conditions: stateIs('effective') };
  await harness.inside(() => kvs.entity('document').set('conditional', document()));
  const attempt = () =>
    kvs
      .transact()
      .set('conditional', document({ number: 2 }), documents)
      .set('beside', { any: true })
      .execute();
  expect(await refusal(attempt)).toEqual({ status: 400, code: 'CONDITIONAL_CHECK_FAILED' });
  expect(await harness.inside(() => kvs.entity('document').get('conditional'))).toEqual(document());
  expect(await harness.inside(() => kvs.get('beside'))).toBeUndefined();
});

test.each(['notExists', 'exists', 'notEqualTo'] as const)(
  'a condition %s on an absent key answers 400 CONDITIONAL_CHECK_FAILED',
  async (condition) => {
    const conditions = new sdk.Filter<{ state: string }>().and(
      'state',
      condition === 'notEqualTo' ? sdk.FilterConditions.notEqualTo('x') : sdk.FilterConditions[condition](),
    );
    const attempt = () => kvs.transact().set('absent', document(), { entityName: 'document', conditions }).execute();
    expect(await refusal(attempt)).toEqual({ status: 400, code: 'CONDITIONAL_CHECK_FAILED' });
  },
);

test('a check on an absent key answers 400 CONDITIONAL_CHECK_FAILED', async () => {
  const attempt = () =>
    kvs
      .transact()
      .set('x', 1)
      .check('nowhere', { entityName: 'document', conditions: stateIs('draft') })
      .execute();
  expect(await refusal(attempt)).toEqual({ status: 400, code: 'CONDITIONAL_CHECK_FAILED' });
});

test('26 operations in a transaction answer 422 UNPROCESSABLE_ENTITY, 25 pass', async () => {
  const build = (count: number) => {
    const transaction = kvs.transact();
    for (let index = 0; index < count; index += 1) transaction.set(`many-${count}-${index}`, index);
    return transaction.execute();
  };
  expect(await refusal(() => build(26))).toEqual({ status: 422, code: 'UNPROCESSABLE_ENTITY' });
  await harness.inside(() => build(25));
  expect(await harness.inside(() => kvs.get('many-25-24'))).toBe(24);
});

test('the same key twice in a transaction answers 400 KEY_DUPLICATION_ERROR', async () => {
  expect(await refusal(() => kvs.transact().set('twice', 1).delete('twice').execute())).toEqual({
    status: 400,
    code: 'KEY_DUPLICATION_ERROR',
  });
});

test('a batchSet of 26 answers 400 TOO_MANY_BATCH_ENTITIES', async () => {
  const items = Array.from({ length: 26 }, (_, index) => ({ key: `batch-${index}`, value: index }));
  expect(await refusal(() => kvs.batchSet(items))).toEqual({ status: 400, code: 'TOO_MANY_BATCH_ENTITIES' });
  const accepted = await harness.inside(() => kvs.batchSet(items.slice(1)));
  expect(accepted.successfulKeys).toHaveLength(25);
});

test('a batchGet names a missing key in failedKeys with KEY_NOT_FOUND', async () => {
  await harness.inside(() => kvs.set('present', 'here'));
  const result = await harness.inside(() => kvs.batchGet([{ key: 'present' }, { key: 'missing' }]));
  expect(result.successfulKeys).toMatchObject([{ key: 'present', value: 'here' }]);
  expect(result.failedKeys).toMatchObject([{ key: 'missing', error: { code: 'KEY_NOT_FOUND' } }]);
});

test('an undeclared entity answers 404 SCHEMA_NOT_FOUND', async () => {
  expect(await refusal(() => kvs.entity('nowhere').set('k', { a: 1 }))).toEqual({
    status: 404,
    code: 'SCHEMA_NOT_FOUND',
  });
});

test('a ttl of 0 answers 400 INVALID_TTL', async () => {
  expect(await refusal(() => kvs.set('short', 1, { ttl: { value: 0, unit: 'SECONDS' } }))).toEqual({
    status: 400,
    code: 'INVALID_TTL',
  });
});

test.each([2 ** 31, '5'])(
  'the value %p of an integer attribute answers 400 INCORRECT_PROPERTY_TYPE',
  async (number) => {
    expect(await refusal(() => kvs.entity('document').set('typed', { number }))).toEqual({
      status: 400,
      code: 'INCORRECT_PROPERTY_TYPE',
    });
  },
);

test('a get of a missing key answers 404 KEY_NOT_FOUND, which the package turns into undefined', async () => {
  expect(await harness.inside(() => kvs.get('never-set'))).toBeUndefined();
  expect(harness.platform.wireLog.calls().at(-1)).toMatchObject({ target: '/api/v1/get', status: 404 });
});
