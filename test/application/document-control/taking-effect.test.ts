/** Days on which revisions take effect, with the five-minute schedule, as the app meets them. */
import { snapshotKey } from '../../../src/application/keys';
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';

const hour = 3_600_000;
const day = 24 * hour;
let site: DocumentSite;
beforeEach(async () => {
  site = await createDocumentSite();
});
afterEach(() => site.test.close());

/** A work instruction of Callum's, approved on Monday 5 January for the 8th. */
async function approvedFor(effective: string, title = 'Leak test'): Promise<string> {
  const pageId = site.addPage(title);
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await submitFor(pageId, effective);
  const approved = await site.approve('tomasz', pageId);
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  await site.test.settle();
  return pageId;
}
async function submitFor(pageId: string, effective: string): Promise<void> {
  const { currentPageVersion: pageVersion } = await site.view('luca', pageId);
  const request = { commandId: newCommandId(), pageId, pageVersion, reason: 'First issue', effective, confirmed: true };
  await site.get('luca', 'document.submit', request);
  await site.test.settle();
}
/** The schedule looks once an hour instead of every five minutes: days pass twelve times as fast, and nothing else differs. */
const pass = async (milliseconds: number) => {
  const { settings } = site.test.site.platform.schedules;
  for (let left = milliseconds; left > 0; left -= hour) {
    settings.skips = 11;
    await site.test.advance(Math.min(left, hour));
  }
  settings.skips = 0;
  await site.test.settle();
};
async function workOf(who: Who) {
  const placement = { as: who, spaceId: site.spaceId };
  const answer = await site.test.invoke<WireAnswer<'space.myWork'>>('quality-space', 'space.myWork', {}, placement);
  return answer.ok ? answer.answer.items : [];
}
const kinds = async (pageId: string) =>
  (await site.get('luca', 'document.history', { pageId })).entries.map((entry) => entry.kind);

describe('an approved revision', () => {
  it('[DC-21, DC-22] rests until its day, then takes effect once by the schedule, and the trail says when', async () => {
    const pageId = await approvedFor('2026-01-08');
    expect(await site.view('luca', pageId)).toMatchObject({
      life: 'numbered',
      work: { state: 'approved' },
      lifeCycle: { work: { effective: '2026-01-08' } },
    });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 approved for 2026-01-08' });
    await pass(2 * day);
    expect((await site.view('luca', pageId)).life).toBe('numbered');
    await pass(day);
    const view = await site.view('luca', pageId);
    expect(view).toMatchObject({
      life: 'inForce',
      work: null,
      effective: { label: '1' },
      lifeCycle: { plannedOn: '2026-01-08' },
    });
    expect(view.effective?.effectiveAt?.slice(0, 10)).toBe('2026-01-08');
    await pass(day);
    expect((await kinds(pageId)).filter((kind) => kind === 'RevisionMadeEffective')).toHaveLength(1);
    expect((await site.get('luca', 'document.history', { pageId })).brokenAt).toBeNull();
  });

  it('[DC-22] takes effect late, and once, after the queue and the schedule failed for more than a day', async () => {
    const pageId = await approvedFor('2026-01-06');
    site.test.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 10_000 });
    await pass(2 * day);
    expect((await site.view('luca', pageId)).life).toBe('numbered');
    site.test.faults.clear();
    await pass(3_600_000);
    const view = await site.view('luca', pageId);
    expect(view).toMatchObject({ life: 'inForce', lifeCycle: { plannedOn: '2026-01-06' } });
    expect(view.effective?.effectiveAt?.slice(0, 10)).toBe('2026-01-07');
  });

  it('[DC-23] takes effect at once when its owner says so', async () => {
    const pageId = await approvedFor('2026-01-20');
    const request = { pageId, round: 1, effective: 'atOnce', reason: 'Needed today' };
    expect(await site.refusal('luca', 'document.planEffect', { ...request, commandId: newCommandId() })).toMatchObject({
      code: 'notTheOwner',
      rule: 'DC-23',
    });
    await site.get('callum', 'document.planEffect', { ...request, commandId: newCommandId() });
    await site.test.settle();
    expect((await site.view('luca', pageId)).life).toBe('inForce');
  });

  it('[DC-24] goes back to its author when its owner recalls it, and does not take effect', async () => {
    const pageId = await approvedFor('2026-01-08');
    expect((await site.view('luca', pageId)).deeds).not.toContain('recall');
    const request = { commandId: newCommandId(), pageId, round: 1, reason: 'A step is missing', confirmed: true };
    const recalled = await site.get('callum', 'document.recall', request);
    expect(recalled).toMatchObject({ work: { state: 'draft', round: 2 } });
    await pass(4 * day);
    expect((await site.view('luca', pageId)).life).toBe('numbered');
  });

  it('[DC-25] is deferred while the app cannot see the page, its owner is told, and it takes effect afterwards', async () => {
    const pageId = await approvedFor('2026-01-06');
    const restriction = `/wiki/rest/api/content/${pageId}/restriction`;
    const user = [
      { type: 'known', accountId: site.id('luca') },
      { type: 'known', accountId: site.id('callum') },
    ];
    await site.test.rest('luca', 'PUT', restriction, [{ operation: 'read', restrictions: { user } }]);
    await pass(day);
    expect(await site.view('luca', pageId)).toMatchObject({
      life: 'numbered',
      lifeCycle: { work: { deferredBecause: expect.stringContaining('cannot see the page') as string } },
    });
    expect(await workOf('callum')).toMatchObject([{ kind: 'deferred', pageId }]);
    await pass(4 * 3_600_000);
    expect((await kinds(pageId)).filter((kind) => kind === 'EffectiveDeferred')).toHaveLength(1);
    await site.test.rest('luca', 'DELETE', restriction);
    await pass(2 * 3_600_000);
    expect((await site.view('luca', pageId)).life).toBe('inForce');
  });

  it('[DC-25] is never made effective when its frozen text was changed', async () => {
    const pageId = await approvedFor('2026-01-06');
    const digest = inWork(await site.view('luca', pageId)).contentDigest ?? '';
    site.test.site.services.database.run('DELETE FROM kvs_record WHERE key = ?', [snapshotKey(digest, 0).key]);
    await pass(day);
    expect((await site.view('luca', pageId)).life).toBe('numbered');
  });

  it('[DC-26] takes effect as frozen although the page was edited, and the next draft opens', async () => {
    const pageId = await approvedFor('2026-01-07');
    await site.edit('grace', pageId, ['Quite another text.']);
    await site.test.settle();
    expect(await site.view('luca', pageId)).toMatchObject({
      work: { state: 'approved' },
      lifeCycle: { work: { editedBy: { name: 'Grace Okafor' } } },
    });
    expect(await workOf('callum')).toMatchObject([{ kind: 'editedAfterApproval' }]);
    await pass(2 * day);
    expect(await site.view('luca', pageId)).toMatchObject({
      life: 'inForce',
      changedSinceEffective: true,
      effective: { label: '1' },
      work: { label: '2', state: 'draft' },
    });
    const text = await site.get('luca', 'document.effectiveText', { pageId });
    expect(JSON.stringify(text.body)).toContain('Rinse the probe.');
  });

  it('[DC-21] refuses “when trained” by name, and a day that has passed', async () => {
    const pageId = site.addPage('Training first');
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    const request = { pageId, pageVersion: 1, reason: 'First issue', confirmed: true };
    const refused = (effective: string) =>
      site.refusal('luca', 'document.submit', { ...request, effective, commandId: newCommandId() });
    expect(await refused('whenTrained')).toMatchObject({ code: 'trainingNotAvailable' });
    expect(await refused('2026-01-04')).toMatchObject({ code: 'dateHasPassed' });
    expect(await refused('tomorrow')).toMatchObject({ code: 'badInput' });
  });
});
