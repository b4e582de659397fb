/**
 * The daily digest on the local site: one comment a person and day, whatever the schedule does.
 */
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { createWholeSite, nameQualityManager, type WholeSite } from '../whole-site';

const day = 24 * 3600_000;
const fiveMinutes = 5 * 60_000;
const addComment = 'confluence POST /wiki/api/v2/footer-comments';
let site: WholeSite;
let inbox: string;

beforeEach(async () => {
  site = await createWholeSite();
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
  inbox = await site.addPage();
}, 60_000);
afterEach(() => site.test.close());

async function change(pageId: string | null, hourUtc = 0) {
  const { sequence: seenSequence } = await site.get('reader', 'digest.view', {});
  const request = { commandId: site.newCommandId(), seenSequence, pageId, hourUtc, reason: 'People asked for it' };
  return site.ask('qualityManager', 'digest.change', request);
}
/** A round that waits for the process owner. */
async function somethingWaits(): Promise<string> {
  const pageId = await site.addPage();
  const commandId = () => site.newCommandId();
  const owner = site.id('author');
  await site.get('documentController', 'document.register', { commandId: commandId(), pageId, typeCode: 'WIN', owner });
  const submission = { commandId: commandId(), pageId, pageVersion: 1, reason: 'First', confirmed: true };
  await site.get('author', 'document.submit', submission);
  await site.test.settle();
  return pageId;
}
async function comments(): Promise<readonly string[]> {
  const path = `/wiki/api/v2/pages/${inbox}/footer-comments?body-format=atlas_doc_format&limit=250`;
  const { body } = await site.test.rest<{ results: { body: { atlas_doc_format: { value: string } } }[] }>(
    'author',
    'GET',
    path,
  );
  return body.results.map((one) => one.body.atlas_doc_format.value);
}
async function pass(milliseconds = fiveMinutes) {
  await site.test.advance(milliseconds);
  await site.test.settle(0);
}
const mentioning = (all: readonly string[]) => all.filter((one) => one.includes(site.id('processOwner')));

it('[DG-1] is off until a quality manager names a page that is there', async () => {
  await somethingWaits();
  await pass();
  expect(await comments()).toEqual([]);
  const { sequence: seenSequence } = await site.get('reader', 'digest.view', {});
  const request = { commandId: site.newCommandId(), seenSequence, pageId: inbox, hourUtc: 6, reason: 'Mine' };
  expect(await site.ask('author', 'digest.change', request)).toMatchObject({ refusal: { code: 'notPermitted' } });
  expect(await change('999999999')).toMatchObject({ ok: false, refusal: { code: 'notFound', rule: 'DG-1' } });
  expect(await change(inbox)).toMatchObject({ ok: true, answer: { pageId: inbox, sequence: 1 } });
});

it('[DG-2, DG-4] tells each person once a day, with a mention and numbers only, and nobody for whom nothing waits', async () => {
  await somethingWaits();
  await change(inbox);
  for (let run = 0; run < 4; run += 1) await pass();
  const [comment = '', ...others] = mentioning(await comments());
  expect(others).toEqual([]);
  expect(comment).toContain('To sign: ');
  expect(comment).toMatch(/TB[IQ]-WIN-001/);
  expect(comment).not.toContain('Page 0');
  expect((await comments()).some((one) => one.includes(site.id('reader')))).toBe(false);
  const view = await site.get('reader', 'digest.view', {});
  expect(view.lastRun).toMatchObject({ told: (await comments()).length, problem: null });
  expect(view.lastRun?.finishedAt).not.toBeNull();
  await pass(day);
  expect(mentioning(await comments())).toHaveLength(2);
}, 60_000);

it('[DG-4] sends no second one when the answer was lost, the process died or the schedule came twice', async () => {
  await somethingWaits();
  await change(inbox);
  site.test.faults.add({ kind: 'timeoutAfterEffect', target: addComment });
  await pass();
  expect(mentioning(await comments())).toHaveLength(1);
  for (let run = 0; run < 3; run += 1) await pass();
  expect(mentioning(await comments())).toHaveLength(1);
  site.test.faults.add({ kind: 'killBefore', target: addComment });
  await pass(day);
  for (let run = 0; run < 3; run += 1) await pass();
  expect(mentioning(await comments())).toHaveLength(2);
}, 60_000);

it('[DG-5] waits for its hour of the day', async () => {
  await somethingWaits();
  await change(inbox, 15);
  await pass();
  expect(await comments()).toEqual([]);
  await pass(7 * 3600_000);
  expect(mentioning(await comments())).toHaveLength(1);
}, 60_000);

it('[DG-6] says in the settings when the app may not comment, and tells nobody elsewhere', async () => {
  const controlled = await somethingWaits();
  await change(inbox);
  const user = [{ type: 'known', accountId: site.id('author') }];
  await site.test.rest('author', 'PUT', `/wiki/rest/api/content/${inbox}/restriction`, [
    { operation: 'read', restrictions: { user } },
  ]);
  await pass();
  expect(await comments()).toEqual([]);
  const { lastRun } = await site.get('author', 'digest.view', {});
  expect(lastRun).toMatchObject({ told: 0, finishedAt: null });
  expect(lastRun?.problem).toContain('comment');
  const there = await site.test.rest<{ results: unknown[] }>(
    'author',
    'GET',
    `/wiki/api/v2/pages/${controlled}/footer-comments`,
  );
  expect(there.body.results).toEqual([]);
}, 60_000);

it('[DG-7] mentions nobody who may not see the page, and tells the quality managers who they are, once', async () => {
  await somethingWaits();
  await change(inbox);
  const user = ['author', 'qualityManager', 'reader'].map((who) => ({
    type: 'known',
    accountId: site.id(who as 'author'),
  }));
  const app = { type: 'known', accountId: APP_ACCOUNT_ID };
  await site.test.rest('author', 'PUT', `/wiki/rest/api/content/${inbox}/restriction`, [
    { operation: 'read', restrictions: { user: [...user, app] } },
    { operation: 'update', restrictions: { user: [...user, app] } },
  ]);
  for (let run = 0; run < 3; run += 1) await pass();
  const all = await comments();
  expect(mentioning(all)).toEqual([]);
  const told = all.filter((one) => one.includes('not reached'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(site.id('qualityManager'));
  const view = await site.get('qualityManager', 'digest.view', {});
  expect(view.lastRun?.unreached).toContainEqual(expect.objectContaining({ accountId: site.id('processOwner') }));
  expect(view.lastRun?.finishedAt).not.toBeNull();
  // Others are not told who may see what, and the same people are not named a second day.
  expect((await site.get('author', 'digest.view', {})).lastRun?.unreached).toEqual([]);
  await pass(day);
  await pass();
  expect((await comments()).filter((one) => one.includes('not reached'))).toHaveLength(1);
}, 60_000);
