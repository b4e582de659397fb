/** Product events on their way to triggers, and scheduled triggers. */
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

test('events can be out of order, doubled and lost', async () => {
  Object.assign(harness.platform.events.settings, { earliest: 0, latest: 600_000 });
  for (let id = 0; id < 20; id += 1) announce({ payload: { content: { id: String(id) } } });
  await harness.platform.settle();
  const ids = received.map((event) => Number(event.content?.id));
  expect(ids).not.toEqual([...ids].sort((left, right) => left - right));
  expect(new Set(ids).size).toBe(20);

  received.length = 0;
  harness.platform.events.settings.duplicates = 1;
  announce();
  await harness.platform.settle();
  expect(received).toHaveLength(2);

  received.length = 0;
  Object.assign(harness.platform.events.settings, { duplicates: 0, losses: 1 });
  announce();
  await harness.platform.settle();
  expect(received).toEqual([]);
});

describe('a schedule', () => {
  test('runs every five minutes and is recorded by the status code it returns', async () => {
    await harness.clock.advance(16 * 60_000);
    expect(harness.platform.schedules.runs().map((run) => run.statusCode)).toEqual([200, 200, 200]);
    harness.handle('onSchedule', () => undefined);
    await harness.clock.advance(300_000);
    expect(harness.platform.schedules.runs().at(-1)?.statusCode).toBe(424);
  });

  test('can be doubled, skipped and stopped', async () => {
    const { schedules } = harness.platform;
    schedules.settings.doubles = true;
    await harness.clock.advance(300_000);
    expect(schedules.runs()).toHaveLength(2);
    Object.assign(schedules.settings, { doubles: false, skips: 1 });
    await harness.clock.advance(600_000);
    expect(schedules.runs()).toHaveLength(3);
    schedules.settings.isRunning = false;
    await harness.clock.advance(3_600_000);
    expect(schedules.runs()).toHaveLength(3);
  });
});
