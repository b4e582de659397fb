/** Minor revisions, emergency releases, periodic reviews, holds and announcements, as people and schedules meet them. */
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';

const day = 24 * 3_600_000;
let site: DocumentSite;
beforeEach(async () => {
  site = await createDocumentSite();
});
afterEach(() => site.test.close());

async function inForce(title = 'Leak test', more: object = {}): Promise<string> {
  const pageId = site.addPage(title);
  await site.register(pageId, 'WIN', { owner: site.id('callum'), ...more });
  await site.submit('luca', pageId);
  const approved = await site.approve('tomasz', pageId);
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  await site.test.settle();
  return pageId;
}
const pass = async (milliseconds: number) => {
  await site.test.advance(milliseconds);
  await site.test.settle();
};
/** Years of five-minute runs are not waited for: the schedule stood still until that morning. */
async function leapTo(date: string): Promise<void> {
  const { clock } = site.test;
  clock.setOffset(clock.offset() + Date.parse(`${date}T08:00:00.000Z`) - clock.now());
  await pass(10 * 60_000);
}
async function tasksOf(who: Who) {
  const placement = { as: who, spaceId: site.spaceId };
  const answer = await site.test.invoke<WireAnswer<'space.myWork'>>('quality-space', 'space.myWork', {}, placement);
  return answer.ok ? answer.answer.items : [];
}
async function comments(pageId: string): Promise<readonly string[]> {
  const path = `/wiki/api/v2/pages/${pageId}/footer-comments?body-format=atlas_doc_format`;
  const answer = await site.test.rest<{ results: readonly { body: { atlas_doc_format: { value: string } } }[] }>(
    'luca',
    'GET',
    path,
  );
  return answer.body.results.map((one) => one.body.atlas_doc_format.value);
}
const distribution = (pageId: string, people: readonly Who[]) => ({
  commandId: newCommandId(),
  pageId,
  groups: [],
  people: people.map((who) => site.id(who)),
  reason: 'They work to it',
});

describe('a minor revision', () => {
  it('[DC-27, DC-28, DC-29] skips the review, is confirmed by the quality manager and approved', async () => {
    const pageId = site.addPage('Internal audit');
    await site.register(pageId, 'PRO', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('callum', pageId);
    await site.approve('idris', pageId);
    await site.test.settle();
    await site.edit('luca', pageId, ['Check the date of the buffer.', 'Rinse the probe!']);
    await site.test.settle();
    const preview = await site.get('luca', 'document.submissionPreview', { pageId, kind: 'minor' });
    expect(preview).toMatchObject({ revisionLabel: '1.1', steps: [{ meaning: 'approved' }] });
    const request = { pageId, pageVersion: 2, reason: 'A typing error', kind: 'minor', confirmed: true };
    await site.get('luca', 'document.submit', { ...request, commandId: newCommandId() });
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ label: '1.1', state: 'inReview' });
    expect(await tasksOf('idris')).toMatchObject([
      { kind: 'sign', detail: expect.stringContaining('minor') as string },
    ]);
    const early = await site.approve('idris', pageId);
    expect(early).toMatchObject({ ok: false, refusal: { code: 'minorNotConfirmed', rule: 'DC-28' } });
    const { round, contentDigest } = inWork(await site.view('idris', pageId));
    const confirming = { pageId, round, contentDigest, refusal: null, confirmed: true };
    expect(
      await site.refusal('callum', 'document.confirmMinor', { ...confirming, commandId: newCommandId() }),
    ).toMatchObject({ code: 'notPermitted' });
    await site.get('idris', 'document.confirmMinor', { ...confirming, commandId: newCommandId() });
    expect(await site.approve('idris', pageId)).toMatchObject({
      ok: true,
      answer: { life: 'inForce', effective: { label: '1.1' }, work: null },
    });
  });
});

describe('an emergency release', () => {
  it('[DC-30, DC-31] is in force at once, says that it is temporary, and is flagged when the full round is overdue', async () => {
    const pageId = await inForce('Packing and labelling');
    await site.edit('luca', pageId, ['Print the serial range from the order.']);
    await site.test.settle();
    const request = { pageId, pageVersion: 2, reason: 'Wrong serial range printed', confirmed: true };
    expect(await site.refusal('sofia', 'document.release', { ...request, commandId: newCommandId() })).toMatchObject({
      code: 'notPermitted',
    });
    await site.get('idris', 'document.release', { ...request, commandId: newCommandId() });
    await site.test.settle();
    const released = await site.view('grace', pageId);
    expect(released).toMatchObject({
      life: 'inForce',
      effective: {
        label: '2',
        signatures: [{ meaning: 'released', signer: { name: 'Idris Bello' }, comment: 'Wrong serial range printed' }],
      },
      work: { label: '3', state: 'draft' },
      lifeCycle: { flags: ['temporary', 'underRevision'], temporaryUntil: '2026-01-19' },
    });
    expect(await site.get('grace', 'document.banner', { pageId })).toMatchObject({
      tone: 'warning',
      text: 'Rev 2 was released in an emergency and is temporary until 2026-01-19.',
    });
    expect(await site.byline(pageId)).toMatchObject({
      title: 'Rev 2 in force · temporary until 2026-01-19 · Rev 3 draft',
    });
    await leapTo('2026-01-20');
    expect(await site.view('grace', pageId)).toMatchObject({
      life: 'inForce',
      lifeCycle: { flags: ['temporaryOverdue', 'underRevision'] },
    });
    expect(await site.byline(pageId)).toMatchObject({
      title: 'Rev 2 in force · temporary, full round overdue since 2026-01-19 · Rev 3 draft',
    });
    expect((await tasksOf('callum')).map((task) => task.kind)).toContain('fullRound');
    await site.submit('luca', pageId, 'The full round');
    await site.approve('tomasz', pageId);
    await site.test.settle();
    expect(await site.view('grace', pageId)).toMatchObject({ effective: { label: '3' }, lifeCycle: { flags: [] } });
  });
});

describe('a periodic review', () => {
  it('[DC-37, DC-38, DC-39] is asked for 30 days before, shown as overdue, and answered without a new revision', async () => {
    const pageId = await inForce();
    expect(await site.view('callum', pageId)).toMatchObject({ lifeCycle: { reviewDueOn: '2029-01-05' } });
    await leapTo('2028-12-05');
    expect(await tasksOf('callum')).toEqual([]);
    await leapTo('2028-12-06');
    expect(await tasksOf('callum')).toMatchObject([{ kind: 'review', dueOn: '2029-01-05' }]);
    await leapTo('2029-01-06');
    expect(await site.view('grace', pageId)).toMatchObject({
      life: 'inForce',
      lifeCycle: { flags: ['reviewOverdue'] },
    });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force · review overdue' });
    const review = {
      pageId,
      contentDigest: (await site.view('callum', pageId)).effective?.contentDigest,
      outcome: 'stillValid',
      comment: 'Read against practice',
      confirmed: true,
    };
    expect(await site.refusal('grace', 'document.review', { ...review, commandId: newCommandId() })).toMatchObject({
      code: 'notTheOwner',
      rule: 'DC-37',
    });
    const done = await site.get('callum', 'document.review', { ...review, commandId: newCommandId() });
    expect(done).toMatchObject({
      work: null,
      nextReviewOn: '2032-01-06',
      effective: { label: '1' },
      lifeCycle: { lastReview: { outcome: 'stillValid', by: { name: 'Callum Reid' } } },
    });
    await site.test.settle();
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force' });
    const toRevise = { ...review, outcome: 'revise', commandId: newCommandId() };
    expect(await site.get('idris', 'document.review', toRevise)).toMatchObject({
      work: { label: '2', state: 'draft' },
    });
  });
});

describe('a hold', () => {
  it('[DC-40] is shown to every reader and takes nothing out of force', async () => {
    const pageId = await inForce();
    const request = { commandId: newCommandId(), pageId, reason: 'The torque is being checked.' };
    expect(await site.refusal('callum', 'document.hold', request)).toMatchObject({ code: 'notPermitted' });
    await site.get('sofia', 'document.hold', { ...request, commandId: newCommandId() });
    await site.test.settle();
    expect(await site.get('grace', 'document.banner', { pageId })).toMatchObject({
      tone: 'warning',
      text: 'On hold since 2026-01-05: The torque is being checked.',
    });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force · on hold' });
    const over = { commandId: newCommandId(), pageId, reason: 'Checked' };
    expect(await site.get('sofia', 'document.endHold', over)).toMatchObject({ lifeCycle: { flags: [], hold: null } });
  });
});

describe('an announcement', () => {
  it('[DC-41, DC-42] tells the distribution list once, and the trail says whom', async () => {
    const pageId = await inForce();
    expect(await comments(pageId)).toEqual([]);
    await site.get('callum', 'document.changeDistribution', distribution(pageId, ['grace', 'hana']));
    await site.edit('luca', pageId, ['Another text.']);
    await site.test.settle();
    await site.submit('luca', pageId, 'Clearer');
    await site.approve('tomasz', pageId);
    await site.test.settle();
    const said = await comments(pageId);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('Rev 2 is now in force');
    expect(said[0]).toContain(site.id('grace'));
    expect(said[0]).toContain(site.id('hana'));
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'RevisionAnnounced').map((one) => one.text)).toEqual([
      expect.stringContaining('Told: Grace Okafor, Hana Ito.'),
    ]);
    await pass(day);
    expect(await comments(pageId)).toHaveLength(1);
  });

  it('[DC-42] is not made twice when nobody knows whether the comment arrived', async () => {
    const pageId = await inForce();
    await site.get('callum', 'document.changeDistribution', distribution(pageId, ['grace']));
    await site.edit('luca', pageId, ['Another text.']);
    await site.test.settle();
    await site.submit('luca', pageId, 'Clearer');
    site.test.faults.add({ kind: 'timeoutAfterEffect', target: 'confluence POST /wiki/api/v2/footer-comments$' });
    await site.approve('tomasz', pageId);
    await site.test.settle();
    await pass(3_600_000);
    expect(await comments(pageId)).toHaveLength(1);
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'RevisionAnnounced')).toHaveLength(1);
  });
});
