/** Forge queues with the real `@forge/events`. */
import type * as EventsModule from '@forge/events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatformHarness, type HarnessOptions, type PlatformHarness } from './platform-harness';

type Events = typeof EventsModule;
let harness: PlatformHarness;
let events: Events;
let received: { body: Record<string, unknown>; eventId: string; retryContext?: { retryCount: number } }[];

async function start(options: HarnessOptions = {}): Promise<void> {
  harness = await createPlatformHarness(options);
  events = await harness.inside(() => import('@forge/events'));
  received = [];
  harness.handle('onWork', (event: never) => void received.push(event));
}
beforeEach(() => start());
afterEach(() => harness.close());

const queue = () => new events.Queue({ key: 'work' });
const push = (...given: { body: Record<string, unknown>; delayInSeconds?: number }[]) =>
  harness.inside(() => queue().push(given));
const number = (count: number) => Array.from({ length: count }, (_, index) => ({ body: { index } }));

test('delivers every event once it is due, in no order, and counts the job', async () => {
  const { jobId } = await push(...number(20));
  expect(received).toHaveLength(0);
  expect(await harness.inside(() => queue().getJob(jobId).getStats())).toEqual({
    success: 0,
    inProgress: 20,
    failed: 0,
  });
  await harness.platform.settle();
  const order = received.map((event) => event.body['index']);
  expect([...order].sort((left, right) => Number(left) - Number(right))).toEqual(
    number(20).map((event) => event.body.index),
  );
  expect(order).not.toEqual(number(20).map((event) => event.body.index));
  expect(await harness.inside(() => queue().getJob(jobId).getStats())).toEqual({
    success: 20,
    inProgress: 0,
    failed: 0,
  });
});

test('waits for the delay', async () => {
  await push({ body: {}, delayInSeconds: 600 });
  await harness.clock.advance(599_000);
  expect(received).toHaveLength(0);
  await harness.clock.advance(5000);
  expect(received).toHaveLength(1);
});

test('retries when an InvocationError is returned, with the retry context', async () => {
  harness.handle('onWork', (event: never) => {
    received.push(event);
    if (received.length < 3)
      return new events.InvocationError({ retryAfter: 30, retryReason: 'FUNCTION_RETRY_REQUEST' as never });
    return undefined;
  });
  await push({ body: { a: 1 } });
  await harness.platform.settle();
  expect(received.map((event) => event.retryContext?.retryCount)).toEqual([undefined, 1, 2]);
  expect(new Set(received.map((event) => event.eventId)).size).toBe(1);
});

test('drops an event after 24 hours of retries', async () => {
  harness.handle('onWork', (event: never) => {
    received.push(event);
    return new events.InvocationError({ retryAfter: 900, retryReason: 'FUNCTION_RETRY_REQUEST' as never });
  });
  const { jobId } = await push({ body: {} });
  harness.platform.schedules.settings.isRunning = false;
  await harness.clock.advance(26 * 3_600_000);
  expect(received.length).toBeGreaterThan(90);
  expect(received.length).toBeLessThan(100);
  expect(await harness.inside(() => queue().getJob(jobId).getStats())).toEqual({
    success: 0,
    inProgress: 0,
    failed: 1,
  });
});

test('an error thrown by the consumer loses the event, unless switched', async () => {
  harness.handle('onWork', (event: never) => {
    received.push(event);
    throw new Error('broken');
  });
  await push({ body: {} });
  await harness.platform.settle();
  expect(received).toHaveLength(1);
});

test('a consumer that dies is delivered the event again', async () => {
  const kvs = await harness.inside(async () => (await import('@forge/kvs')).kvs);
  harness.handle('onWork', async (event: never) => {
    received.push(event);
    await kvs.get('x');
  });
  harness.platform.faults.add({ kind: 'killBefore', functionKey: 'on-work' });
  await push({ body: {} });
  await harness.platform.settle();
  expect(received).toHaveLength(2);
});

test('doubles events when told to', async () => {
  harness.platform.queues.settings.duplicates = 1;
  await push(...number(3));
  await harness.platform.settle();
  expect(received).toHaveLength(6);
});

test('cancels what has not been delivered', async () => {
  const { jobId } = await push({ body: {}, delayInSeconds: 60 });
  await harness.inside(() => queue().cancel(jobId));
  await harness.clock.advance(120_000);
  expect(received).toHaveLength(0);
});

test('answers partial success, rate limit and unknown jobs as the package expects', async () => {
  harness.platform.queues.settings.rejections = 1;
  await expect(push({ body: {} })).rejects.toThrow('Failed to process 1 event(s)');
  harness.platform.queues.settings.rejections = 0;
  for (let pushed = 0; pushed < 9; pushed += 1) await push(...number(50));
  await expect(push(...number(50))).rejects.toBeInstanceOf(events.RateLimitError);
  await expect(harness.inside(() => queue().getJob('nowhere').getStats())).rejects.toThrow();
});

test('what was accepted before a restart is delivered after it', async () => {
  await harness.close();
  const folder = mkdtempSync(join(tmpdir(), 'queue-'));
  const databasePath = join(folder, 'site.sqlite');
  await start({ databasePath });
  await push({ body: { kept: true }, delayInSeconds: 60 });
  await harness.close();
  await start({ databasePath });
  await harness.clock.advance(120_000);
  expect(received).toMatchObject([{ body: { kept: true } }]);
  rmSync(folder, { recursive: true });
});
