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
interface Given {
  readonly body: Record<string, unknown>;
  readonly delayInSeconds?: number;
  readonly concurrency?: { readonly key: string; readonly limit: number };
}
const push = (...given: Given[]) => harness.inside(() => queue().push([...given]));
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

describe('concurrency keys', () => {
  /** Consumers that take a while; answers how many of each key ran at once at most, and of all. */
  function watch(): { readonly most: Record<string, number>; readonly inOrder: string[] } {
    const running: Record<string, number> = {};
    const seen = { most: {} as Record<string, number>, inOrder: [] as string[] };
    harness.handle('onWork', async (event: { body: { key?: string } }) => {
      received.push(event as never);
      for (const key of [event.body.key ?? 'none', 'all']) {
        running[key] = (running[key] ?? 0) + 1;
        seen.most[key] = Math.max(seen.most[key] ?? 0, running[key]);
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
      for (const key of [event.body.key ?? 'none', 'all']) running[key] = (running[key] ?? 1) - 1;
    });
    return seen;
  }
  const keyed = (key: string, limit: number, count: number): Given[] =>
    Array.from({ length: count }, (_, index) => ({ body: { key, index }, concurrency: { key, limit } }));

  test('events without a key run side by side while time is advanced', async () => {
    const seen = watch();
    await push(...number(6));
    await harness.clock.advance(10_000);
    expect(received).toHaveLength(6);
    expect(seen.most['all']).toBeGreaterThan(1);
  });

  test('two events of one key never overlap, those of another key run beside them, and all are worked', async () => {
    const seen = watch();
    await push(...keyed('a', 1, 6), ...keyed('b', 1, 6));
    await harness.platform.settle();
    expect(received).toHaveLength(12);
    expect(seen.most).toEqual({ a: 1, b: 1, all: 2 });
  });

  test('a limit of three lets three run and no fourth', async () => {
    const seen = watch();
    await push(...keyed('c', 3, 9));
    await harness.clock.advance(60_000);
    expect(received).toHaveLength(9);
    expect(seen.most['c']).toBe(3);
  });

  test('a retry gives up its place, so that the next one of its key runs before it', async () => {
    harness.handle('onWork', (event: { body: { index: number }; retryContext?: unknown }) => {
      received.push(event as never);
      if (event.retryContext !== undefined) return undefined;
      return new events.InvocationError({ retryAfter: 600, retryReason: 'FUNCTION_RETRY_REQUEST' as never });
    });
    await push(...keyed('d', 1, 2));
    await harness.platform.settle();
    expect(received.map(({ retryContext }) => retryContext?.retryCount ?? 0)).toEqual([0, 0, 1, 1]);
  });

  test('what was cancelled while it stood in line is not worked', async () => {
    const job = { id: '' };
    harness.handle('onWork', async (event: never) => {
      received.push(event);
      await queue().cancel(job.id);
    });
    ({ jobId: job.id } = await push(...keyed('e', 1, 4)));
    harness.platform.queues.settings.deliveryDelay = 0;
    await harness.platform.settle();
    expect(received).toHaveLength(1);
  });

  test('one after the other, by a switch, for tests that count', async () => {
    harness.platform.queues.settings.isSideBySide = false;
    const seen = watch();
    await push(...number(4));
    await harness.platform.settle();
    expect(seen.most['all']).toBe(1);
  });
});

test('refuses more than 200 KB or 50 events a push, a delay over 900 seconds and a chain of a thousand pushes', async () => {
  await expect(push({ body: { pad: 'x'.repeat(201 * 1024) } })).rejects.toBeInstanceOf(events.PayloadTooBigError);
  await expect(push(...number(51))).rejects.toBeInstanceOf(events.TooManyEventsError);
  await expect(push({ body: {}, delayInSeconds: 901 })).rejects.toThrow();
  let pushes = 0;
  let refusal: unknown;
  harness.platform.queues.settings.enforcesRates = false;
  harness.handle('onWork', async () => {
    pushes += 1;
    await queue()
      .push({ body: { again: true } })
      .catch((error: unknown) => {
        refusal = error;
      });
  });
  await push({ body: {} });
  await harness.platform.settle(4 * 3_600_000);
  expect(pushes).toBe(1000);
  expect(refusal).toBeInstanceOf(events.InvocationLimitReachedError);
});
