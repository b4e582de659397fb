/**
 * What a page costs when many are acted on, counted on the wire and held against the limits of the platform at 5,000 pages.
 */
import type { BulkResult } from '../../../src/contract/bulk';
import { createWholeSite, nameQualityManager, type WholeSite } from '../whole-site';

/** Shared by all sites of one app; platform limits as the local site holds them. */
const pointsAnHour = 65_000;
const largestJob = 5_000;
const howMany = 40;

let site: WholeSite;
beforeAll(async () => {
  site = await createWholeSite();
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
}, 60_000);
afterAll(() => site.test.close());

async function start(count: number): Promise<string> {
  const pages: { pageId: string; pageVersion: number }[] = [];
  for (let index = 0; index < count; index += 1) pages.push({ pageId: await site.addPage(), pageVersion: 1 });
  await site.test.settle();
  site.test.wireLog.clear();
  const action = { kind: 'register', typeCode: 'WIN', owner: site.id('author') };
  const request = { commandId: site.newCommandId(), spaceId: site.spaceId, action, pages };
  return (await site.get('documentController', 'bulk.start', request)).jobId;
}

it('[BK-6] a page costs so little that 5,000 of them need the points of two hours', async () => {
  const jobId = await start(howMany);
  const results: BulkResult[] = [];
  let isDone = false;
  while (!isDone) {
    const step = await site.get('documentController', 'bulk.step', { jobId });
    results.push(...step.results);
    isDone = step.status.state === 'done';
  }
  expect(results.filter((one) => one.outcome === 'done')).toHaveLength(howMany);
  const { wireLog } = site.test;
  const own = wireLog.summarise();
  await site.test.settle();
  const all = wireLog.summarise(wireLog.invocations().filter((one) => one.kind !== 'schedule'));
  const perPage = {
    points: all.restPoints / howMany,
    writeUnits: all.writeUnits / howMany,
    readUnits: own.readUnits / howMany,
    invocations: own.invocations / howMany,
  };
  expect(perPage.points * largestJob).toBeLessThan(2 * pointsAnHour);
  expect(perPage.writeUnits).toBeLessThanOrEqual(9);
  expect(perPage.readUnits).toBeLessThanOrEqual(20);
  expect(perPage.invocations).toBeLessThanOrEqual(0.2);
}, 60_000);

it('[BK-6] waits for the next hour when the points of this one are used up, and loses nothing', async () => {
  const { rates } = site.test.site.platform;
  const jobId = await start(12);
  rates.settings.isEnforced = true;
  rates.settings.pointsUsedElsewhere = pointsAnHour - rates.report().points.used - 60;
  let waited = 0;
  const done = new Set<string>();
  for (let steps = 0; steps < 30; steps += 1) {
    const answer = await site.ask('documentController', 'bulk.step', { jobId });
    if (!answer.ok) {
      await site.test.advance(60_000);
      continue;
    }
    for (const one of answer.answer.results) {
      expect(done.has(one.pageId)).toBe(false);
      expect(one.outcome).toBe('done');
      done.add(one.pageId);
    }
    if (answer.answer.status.state === 'done') break;
    if (answer.answer.againInSeconds > 0) {
      waited += answer.answer.againInSeconds;
      rates.settings.pointsUsedElsewhere = 0;
      await site.test.advance(answer.answer.againInSeconds * 1000);
    }
  }
  rates.settings.isEnforced = false;
  expect(done.size).toBe(12);
  expect(waited).toBeGreaterThan(0);
}, 60_000);
