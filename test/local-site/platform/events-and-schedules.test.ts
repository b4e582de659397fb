/** Product events on their way to triggers, and scheduled triggers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProductEvent } from '../../../local-site/contracts';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

let harness: PlatformHarness;
let received: { eventType: string; content?: { id: string } }[];

beforeEach(async () => {
  harness = await createPlatformHarness();
  received = [];
  harness.handle('onEvent', (event: never) => void received.push(event));
  harness.handle('onSchedule', () => ({ statusCode: 200 }));
});
afterEach(() => harness.close());

const announce = (change: Partial<ProductEvent> = {}) =>
  harness.platform.events.announce({
    eventType: 'avi:confluence:updated:page',
    atlassianId: 'ada',
    payload: { content: { id: '7' } },
    visibleToApp: true,
    causedByApp: false,
    ...change,
  });

test('an event reaches the trigger that asks for it, late', async () => {
  announce();
  announce({ eventType: 'avi:confluence:liked:page' });
  expect(received).toEqual([]);
  await harness.platform.settle();
  expect(received).toMatchObject([
    { eventType: 'avi:confluence:updated:page', atlassianId: 'ada', content: { id: '7' } },
  ]);
  expect(harness.platform.wireLog.invocations()).toMatchObject([{ kind: 'productEvent', accountId: undefined }]);
});

test('nothing arrives about content that the app may not read', async () => {
  announce({ visibleToApp: false });
  await harness.platform.settle();
  expect(received).toEqual([]);
});

test('ignoreSelf keeps the app from hearing itself, where the manifest says so', async () => {
  announce({ eventType: 'avi:jira:updated:issue', causedByApp: true });
  announce({ eventType: 'avi:jira:updated:issue', causedByApp: false });
  announce({ causedByApp: true });
  await harness.platform.settle();
  expect(received.map((event) => event.eventType).sort()).toEqual([
    'avi:confluence:updated:page',
    'avi:jira:updated:issue',
  ]);
});

describe('an event', () => {
  const settle = () => harness.platform.settle();
  const many = (count: number) => {
    for (let id = 0; id < count; id += 1) announce({ payload: { content: { id: String(id) } } });
  };

  test('is late by as much as the settings say, minutes included', async () => {
    Object.assign(harness.platform.events.settings, { earliest: 120_000, latest: 300_000 });
    announce();
    await harness.clock.advance(119_000);
    expect(received).toEqual([]);
    await harness.clock.advance(181_500);
    expect(received).toHaveLength(1);
  });

  test('can overtake another, and none is lost by it', async () => {
    Object.assign(harness.platform.events.settings, { earliest: 0, latest: 600_000 });
    many(20);
    await settle();
    const ids = received.map((event) => Number(event.content?.id));
    expect(ids).not.toEqual([...ids].sort((left, right) => left - right));
    expect(new Set(ids).size).toBe(20);
  });

  test('can come twice, each as an invocation of its own', async () => {
    harness.platform.events.settings.duplicates = 1;
    announce();
    await settle();
    expect(received).toHaveLength(2);
    expect(received[0]).toEqual(received[1]);
    expect(harness.platform.wireLog.invocations()).toHaveLength(2);
  });

  test('can be missing, every one or one in some, the same in every run', async () => {
    harness.platform.events.settings.losses = 1;
    many(5);
    await settle();
    expect(received).toEqual([]);
    expect(harness.platform.events.announced()).toHaveLength(5);
    harness.platform.events.settings.losses = 0.5;
    many(20);
    await settle();
    expect(received.length).toBeGreaterThan(0);
    expect(received.length).toBeLessThan(20);
  });

  test('whose trigger fails is not delivered again', async () => {
    harness.handle('onEvent', (event: never) => {
      received.push(event);
      throw new Error('broken');
    });
    announce();
    await settle();
    await harness.clock.advance(3_600_000);
    expect(received).toHaveLength(1);
    expect(harness.platform.wireLog.invocations()[0]).toMatchObject({ result: 'error' });
  });

  test('that was under way at a restart arrives once after it', async () => {
    await harness.close();
    const folder = mkdtempSync(join(tmpdir(), 'events-'));
    const restart = async () => {
      harness = await createPlatformHarness({ databasePath: join(folder, 'site.sqlite') });
      harness.handle('onEvent', (event: never) => void received.push(event));
    };
    await restart();
    announce({ payload: { content: { id: 'kept' } } });
    announce();
    await harness.close();
    expect(received).toEqual([]);
    await restart();
    await settle();
    expect(received.map((event) => event.content?.id).sort()).toEqual(['7', 'kept']);
    await harness.close();
    await restart();
    await settle();
    expect(received).toHaveLength(2);
    rmSync(folder, { recursive: true });
  });
});

describe('a schedule', () => {
  test('that runs beside other things is waited for, as everything else under way', async () => {
    let finish: () => void = () => undefined;
    const isReady = new Promise<void>((resolve) => {
      finish = resolve;
    });
    harness.handle('onSchedule', async () => {
      await isReady;
      announce();
      return { statusCode: 200 };
    });
    const run = harness.platform.schedules.runNow('every-five');
    const settled = harness.platform.settle();
    // Time enough to be done, were it not waiting.
    setTimeout(finish, 100);
    await settled;
    expect(received).toHaveLength(1);
    expect(await run).toMatchObject({ statusCode: 200 });
  });
  test('runs every five minutes and is recorded by the status code it returns', async () => {
    await harness.clock.advance(16 * 60_000);
    expect(harness.platform.schedules.runs().map((run) => run.statusCode)).toEqual([200, 200, 200]);
    harness.handle('onSchedule', () => undefined);
    await harness.clock.advance(300_000);
    expect(harness.platform.schedules.runs().at(-1)?.statusCode).toBe(424);
  });

  test('can run twice at one time', async () => {
    harness.platform.schedules.settings.doubles = true;
    await harness.clock.advance(300_000);
    const runs = harness.platform.schedules.runs();
    expect(runs).toHaveLength(2);
    expect((runs[1]?.at ?? 0) - (runs[0]?.at ?? 0)).toBeLessThan(1000);
  });

  test('can be skipped once and goes on', async () => {
    const { schedules } = harness.platform;
    schedules.settings.skips = 1;
    await harness.clock.advance(300_000);
    expect(schedules.runs()).toEqual([]);
    await harness.clock.advance(300_000);
    expect(schedules.runs()).toHaveLength(1);
  });

  test('can stop without a word, and be run by hand all the same', async () => {
    const { schedules } = harness.platform;
    schedules.settings.isRunning = false;
    await harness.clock.advance(24 * 3_600_000);
    expect(schedules.runs()).toEqual([]);
    expect(harness.platform.wireLog.invocations()).toEqual([]);
    expect(await schedules.runNow('every-five')).toMatchObject({ statusCode: 200 });
  });

  test('that throws is recorded as failed, and is not repeated before its next time', async () => {
    harness.handle('onSchedule', () => {
      throw new Error('broken');
    });
    await harness.clock.advance(599_000);
    expect(harness.platform.schedules.runs().map((run) => run.statusCode)).toEqual([424]);
  });
});
