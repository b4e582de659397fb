/** Ordered faults: what the app sees of each kind, and whether the effect took place. */
import type { kvs as KvsClient } from '@forge/kvs';
import type { FaultKind } from '../../../local-site/platform/faults/fault-plan';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

let harness: PlatformHarness;
let kvs: typeof KvsClient;

beforeEach(async () => {
  harness = await createPlatformHarness({ product: () => Response.json({ ok: true }) });
  kvs = (await harness.inside(() => import('@forge/kvs'))).kvs;
});
afterEach(() => harness.close());

const write = () => harness.attempt(() => kvs.transact().set('k', 'written').execute());
const read = () => harness.inside(() => kvs.get('k'));

test.each<[FaultKind, RegExp, string | undefined]>([
  ['rateLimited', /Rate limit/, undefined],
  ['serverError', /Service unavailable/, undefined],
  ['serverErrorAfterEffect', /Internal server error/, 'written'],
  ['timeoutBeforeEffect', /Gateway timeout/, undefined],
  ['timeoutAfterEffect', /Gateway timeout/, 'written'],
  ['conflict', /conditional check/, undefined],
  ['cut', /fetch failed/, undefined],
  ['cutAfterEffect', /fetch failed/, 'written'],
  ['killBefore', /process of the function died/, undefined],
  ['killAfter', /process of the function died/, 'written'],
  ['functionTimeout', /time limit/, undefined],
])('%s: the transaction fails and leaves the right state', async (kind, message, state) => {
  harness.platform.faults.add({ kind, target: '^kvs POST /api/v1/transaction$' });
  const outcome = await write();
  expect(outcome.success).toBe(false);
  if (!outcome.success) expect(outcome.error.errorMessage).toMatch(message);
  expect(await read()).toBe(state);
  // The rule has struck once; the next try passes.
  expect(await write()).toMatchObject({ success: true });
});

test.each<FaultKind>(['killBefore', 'functionTimeout'])(
  '%s: what the function says afterwards is not heard',
  async (kind) => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => {});
    harness.platform.faults.add({ kind, target: 'transaction' });
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let last: Promise<void> | undefined;
    const outcome = await harness.attempt(() => {
      kvs
        .transact()
        .set('k', 'written')
        .execute()
        .catch(() => {});
      console.error('before the end');
      last = asleep.then(() => console.error('after the end'));
      return last;
    });
    wake();
    await last;
    expect(outcome.success).toBe(false);
    expect(said.mock.calls).toEqual([['before the end']]);
    said.mockRestore();
  },
);

test('lateLanding: a transaction that timed out lands later', async () => {
  harness.platform.faults.add({ kind: 'lateLanding', target: 'transaction', milliseconds: 20_000 });
  expect((await write()).success).toBe(false);
  expect(await read()).toBeUndefined();
  await harness.clock.advance(20_000);
  expect(await read()).toBe('written');
});

test('a rule lets calls pass first, strikes as often as it may, and can be limited to a function', async () => {
  harness.platform.faults.add({ kind: 'serverError', target: 'transaction', skip: 1, count: 2 });
  const results = [];
  for (let attempt = 0; attempt < 4; attempt += 1) results.push((await write()).success);
  expect(results).toEqual([true, false, false, true]);
  harness.platform.faults.add({ kind: 'serverError', functionKey: 'another' });
  expect((await write()).success).toBe(true);
  expect(harness.platform.faults.pending()).toHaveLength(1);
});

test('chance is the same for the same seed', async () => {
  const run = async () => {
    harness.platform.faults.clear();
    harness.platform.faults.add({ kind: 'serverError', target: 'transaction', probability: 0.5, seed: 42, count: 100 });
    const results: boolean[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) results.push((await write()).success);
    return results;
  };
  const first = await run();
  expect(new Set(first).size).toBe(2);
  expect(await run()).toEqual(first);
});

test('stale: a query answers as of earlier, once', async () => {
  const query = () => harness.inside(async () => (await kvs.query().getMany()).results.length);
  await write();
  await harness.clock.advance(10_000);
  harness.platform.faults.add({ kind: 'stale', target: '/query$', milliseconds: 60_000 });
  expect(await query()).toBe(0);
  expect(await query()).toBe(1);
});

test('the log names the fault that struck', async () => {
  harness.platform.faults.add({ kind: 'timeoutAfterEffect', target: 'transaction' });
  await write();
  expect(harness.platform.wireLog.calls().at(-1)).toMatchObject({ status: 504, fault: 'timeoutAfterEffect' });
});
