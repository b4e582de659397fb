/** Released copies on the local site: what others do to them is recorded and undone, and a change of the setting brings all in step. */
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { adf, newCommandId } from '../document-control/document-site';
import { type CopySite, createCopySite } from './copy-site';

let site: CopySite;
beforeAll(async () => {
  site = await createCopySite();
  await site.copyTo(site.releaseId);
}, 60_000);
afterAll(() => site.test.close());

const restriction = (pageId: string) => `/wiki/rest/api/content/${pageId}/restriction`;
const count = (list: readonly string[], kind: string) => list.filter((one) => one === kind).length;

/** An administrator takes the restrictions off a copy, as the app's user may, too; events of the app are its own doing. */
async function unlock(copyId: string): Promise<void> {
  await site.change('app', 'DELETE', restriction(copyId));
}
async function edit(as: string, copyId: string, words: string): Promise<void> {
  const now = await site.page(as, copyId);
  await site.change(as, 'PUT', `/wiki/api/v2/pages/${copyId}`, {
    id: copyId,
    status: 'current',
    title: `${now.title} mine`,
    body: { representation: 'atlas_doc_format', value: JSON.stringify(adf([words])) },
    version: { number: now.version.number + 1 },
  });
}

describe('what somebody does to a copy', () => {
  it('[RC-11] is recorded with who did it, and undone: text, title and access', async () => {
    const pageId = await site.inForce('Rinse', adf(['Rinse the probe.']));
    const before = await site.copyOf(pageId);
    await unlock(before.id);
    await edit('hana', before.id, 'Do not rinse.');
    await site.test.settle();
    const after = await site.copyOf(pageId);
    expect(after).toMatchObject({ id: before.id, title: before.title, text: before.text });
    const refused = await site.test.rest('hana', 'PUT', restriction(before.id), []);
    expect(refused.status).toBe(404);
    const drifts = site.events(pageId).filter((one) => one.type === 'CopyDrifted');
    expect(drifts).toMatchObject([{ what: ['text', 'title', 'access'], by: { name: 'Hana Ito' } }]);
    expect(await site.row(pageId)).toMatchObject({ state: 'published', drift: null });
  }, 60_000);

  it('[RC-11] is undone when it was moved or trashed, and found by the daily look when no event told of it', async () => {
    const pageId = await site.inForce('Dip', adf(['Dip once.']));
    const before = await site.copyOf(pageId);
    const elsewhere = await site.copyOf(await site.inForce('Elsewhere', adf(['Elsewhere.'])));
    await unlock(before.id);
    await site.change('hana', 'PUT', `/wiki/rest/api/content/${before.id}/move/append/${elsewhere.id}`);
    await site.test.settle();
    expect(await site.copyOf(pageId)).toMatchObject({ parentId: before.parentId });
    await unlock(before.id);
    await site.change('hana', 'DELETE', `/wiki/api/v2/pages/${before.id}`);
    await site.test.settle();
    expect(await site.copyOf(pageId)).toMatchObject({ status: 200, title: before.title, text: before.text });
    expect((await site.page('hana', before.id)).status).toBe(200);

    await site.losingEvents(async () => {
      await unlock(before.id);
      await edit('hana', before.id, 'Nobody told.');
      await site.attach('hana', before.id, 'stray.txt', 'stray');
      await site.test.settle();
    });
    await site.scan();
    expect(await site.copyOf(pageId)).toMatchObject({ title: before.title, text: before.text });
    expect(await site.files(before.id)).toEqual({});
    const found = site.events(pageId).flatMap((one) => (one.type === 'CopyDrifted' ? [one['what']] : []));
    expect(found).toEqual([
      ['place', 'access'],
      ['access', 'trashed'],
      ['text', 'title', 'access', 'files'],
    ]);
  }, 60_000);

  it('[RC-6, RC-11] leads to another page when it was deleted for good, and to none when nothing was done', async () => {
    const pageId = await site.inForce('Measure', adf(['Measure.']));
    const before = await site.copyOf(pageId);
    await site.scan();
    expect(count(site.history(pageId), 'CopyDrifted')).toBe(0);
    expect((await site.copyOf(pageId)).version.number).toBe(before.version.number);
    await unlock(before.id);
    await site.change('hana', 'DELETE', `/wiki/api/v2/pages/${before.id}`);
    await site.losingEvents(async () => {
      await site.change('admin', 'DELETE', `/wiki/api/v2/pages/${before.id}?purge=true`);
    });
    await site.scan();
    const after = await site.copyOf(pageId);
    expect(after.id).not.toBe(before.id);
    expect(after).toMatchObject({ title: before.title });
  }, 60_000);

  it('[RC-11] opens no copy that was taken from its readers', async () => {
    const pageId = await site.inForce('Solder', adf(['Solder.']));
    const { id } = await site.copyOf(pageId);
    await site.withdraw(pageId);
    await unlock(id);
    await site.scan();
    expect((await site.page('hana', id)).status).toBe(404);
  }, 60_000);
});

describe('whatever goes wrong', () => {
  it('[RC-6] finds a title that somebody else has, says so, and goes on when it is free', async () => {
    const taken = await site.test.rest<{ id: string }>('hana', 'POST', '/wiki/api/v2/pages', {
      spaceId: site.releaseId,
      status: 'current',
      title: 'TBI-WIN-006 Taken',
      body: { representation: 'atlas_doc_format', value: JSON.stringify(adf(['Mine.'])) },
    });
    const pageId = await site.inForce('Taken', adf(['Ours.']));
    expect(await site.row(pageId)).toMatchObject({ number: 'TBI-WIN-006', heldBack: { because: 'titleTaken' } });
    expect((await site.page('hana', taken.body.id)).text).toContain('Mine.');
    await site.change('hana', 'DELETE', `/wiki/api/v2/pages/${taken.body.id}`);
    await site.scan();
    expect(await site.copyOf(pageId)).toMatchObject({ title: 'TBI-WIN-006 Taken' });
  }, 60_000);

  it.each([
    ['timeoutAfterEffect', 'POST /wiki/api/v2/pages'],
    ['serverErrorAfterEffect', 'POST /wiki/api/v2/pages'],
    ['killAfter', 'POST /wiki/api/v2/pages'],
    ['lateLanding', 'POST /wiki/api/v2/pages'],
    ['killAfter', 'PUT /wiki/api/v2/pages/'],
    ['conflict', 'PUT /wiki/api/v2/pages/'],
    ['killBefore', 'PUT /wiki/rest/api/content/.*restriction'],
    ['timeoutAfterEffect', 'PUT /wiki/rest/api/content/.*restriction'],
    ['killAfter', 'PUT /wiki/rest/api/content/.*attachment'],
  ] as const)(
    '[RC-6] makes one page, and no drift of its own: %s at %s',
    async (kind, target) => {
      const title = `Fault ${kind} ${target.replace(/\W+/g, ' ').trim()}`;
      const pageId = site.addPage(title);
      await site.attach('luca', pageId, 'plan.txt', 'approved');
      await site.register(pageId, 'WIN', { owner: site.id('callum') });
      await site.submit('luca', pageId);
      const late = kind === 'lateLanding' ? { milliseconds: 60_000 } : {};
      site.test.faults.add({ kind, target: `confluence ${target}`, functionKey: 'effects', ...late });
      await site.approve('tomasz', pageId);
      for (let run = 0; run < 4; run += 1) {
        await site.test.advance(400_000);
        await site.test.site.platform.schedules.runNow('reconciler');
        await site.test.settle();
      }
      const copy = await site.copyOf(pageId);
      expect((await site.page('hana', copy.id)).status).toBe(200);
      expect(await site.files(copy.id)).toEqual({ 'plan.txt': 'approved' });
      expect(site.history(pageId)).toEqual(['CopyBegun', 'CopyPageMade', 'CopyPublished']);
      expect(await site.pagesNamed(title)).toHaveLength(1);
    },
    60_000,
  );

  it('[RC-3] does nothing twice when events come twice', async () => {
    const { settings } = site.test.site.platform.events;
    settings.duplicates = 1;
    const pageId = await site.inForce('Twice', adf(['Twice.']));
    settings.duplicates = 0;
    expect(site.history(pageId)).toEqual(['CopyBegun', 'CopyPageMade', 'CopyPublished']);
    expect((await site.copyOf(pageId)).version).toMatchObject({ number: 2, authorId: APP_ACCOUNT_ID });
  }, 60_000);
});

describe('a change of the setting', () => {
  it('[RC-1, RC-2] is a quality manager’s, with a reason, and refuses spaces that cannot be', async () => {
    const { sequence: seenSequence } = await site.list();
    const request = { commandId: newCommandId(), spaceId: site.spaceId, seenSequence, reason: 'Because' };
    const ask = (as: string, more: object) =>
      site.test.invoke(
        'quality-space',
        'copies.change',
        { ...request, commandId: newCommandId(), ...more },
        { as, spaceId: site.spaceId },
      );
    expect(await ask('luca', { to: null })).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await ask('idris', { to: site.spaceId })).toMatchObject({ refusal: { details: { because: 'sameSpace' } } });
    expect(await ask('idris', { to: '999' })).toMatchObject({
      refusal: { details: { field: 'to', because: 'notReadable' } },
    });
    expect(await ask('idris', { to: site.releaseId })).toMatchObject({ ok: true, answer: { sequence: seenSequence } });
    const crossed = { spaceId: site.releaseId, seenSequence: 0, to: site.spaceId };
    expect(await ask('idris', crossed)).toMatchObject({ refusal: { details: { because: 'holdsDocuments' } } });
  });

  it('[RC-12, RC-13] brings all documents in step by a job, though it is cut short: another space, off, and on again', async () => {
    const pageId = await site.inForce('Weigh', adf(['Weigh it.']));
    const { id: first } = await site.copyOf(pageId);
    const other = site.addSpace('REL2', 'Released elsewhere');
    site.test.faults.add({ kind: 'killAfter', target: 'confluence POST /wiki/api/v2/pages', functionKey: 'reports' });
    await site.copyTo(other);
    await finishJob();
    const { rows, job } = await site.list();
    expect(job).toMatchObject({ state: 'done', failed: 0 });
    const moved = rows.find((one) => one.pageId === pageId);
    expect(moved).toMatchObject({ state: 'published', address: expect.stringContaining('/spaces/REL2/') as string });
    expect((await site.page('hana', first)).status).toBe(404);
    expect((await site.page('hana', moved?.copyId ?? '')).status).toBe(200);

    await site.copyTo(null);
    await finishJob();
    expect((await site.page('hana', moved?.copyId ?? '')).status).toBe(404);
    expect((await site.list()).rows.map((one) => one.state)).not.toContain('published');

    await site.copyTo(site.releaseId);
    await finishJob();
    expect(await site.copyOf(pageId)).toMatchObject({ id: first, title: expect.stringContaining('Weigh') as string });
    expect((await site.page('hana', first)).status).toBe(200);
  }, 120_000);
});

/** A step waits for as long as the points it spent take. */
async function finishJob(): Promise<void> {
  for (let run = 0; run < 30; run += 1) {
    if ((await site.list()).job?.state !== 'running') return;
    await site.test.advance(960_000);
    await site.test.site.platform.schedules.runNow('reconciler');
    await site.test.settle();
  }
  throw new Error('the job does not end');
}
