/** Released copies on the local site: what is in force is published, kept in step and taken away, each once. */
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { adf, newCommandId } from '../document-control/document-site';
import { type CopySite, createCopySite } from './copy-site';

let site: CopySite;
beforeAll(async () => {
  site = await createCopySite();
  await site.copyTo(site.releaseId);
}, 60_000);
afterAll(() => site.test.close());

const linkTo = (pageId: string, words: string) => ({
  type: 'doc',
  version: 1,
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: words },
        {
          type: 'text',
          text: 'the other one',
          marks: [{ type: 'link', attrs: { href: `/wiki/spaces/QUAL/pages/${pageId}#rinsing` } }],
        },
        { type: 'mention', attrs: { id: site.id('hana'), text: '@Hana Ito' } },
      ],
    },
  ],
});
const restriction = (pageId: string) => `/wiki/rest/api/content/${pageId}/restriction`;
const only = (...accounts: readonly string[]) => [
  { operation: 'read', restrictions: { user: accounts.map((accountId) => ({ type: 'known', accountId })) } },
];

it('[RC-3, RC-5, RC-9] is made of the frozen text of what is in force, and edited by the app alone', async () => {
  const pageId = await site.inForce('Rinse', adf(['Rinse the probe.']));
  const copy = await site.copyOf(pageId);
  expect(copy).toMatchObject({ title: 'TBI-WIN-001 Rinse', spaceId: site.releaseId });
  expect(copy.text).toContain('Rinse the probe.');
  expect(copy.text).toContain('TBI-WIN-001 Rev 1');
  expect(copy.text).toContain(`/spaces/QUAL/pages/${pageId}`);
  expect((await site.page('hana', copy.id)).status).toBe(200);
  const value = JSON.stringify(adf(['Mine.']));
  const edited = await site.test.rest('luca', 'PUT', `/wiki/api/v2/pages/${copy.id}`, {
    id: copy.id,
    status: 'current',
    title: copy.title,
    body: { representation: 'atlas_doc_format', value },
    version: { number: copy.version.number + 1 },
  });
  expect(edited.status).toBe(404);
  expect(copy.version.authorId).toBe(APP_ACCOUNT_ID);
}, 60_000);

it('[RC-3, RC-6] shows the next revision once it is in force and not before, in the same page', async () => {
  const pageId = await site.inForce('Dip', adf(['Dip once.']));
  const before = await site.copyOf(pageId);
  await site.edit('luca', pageId, ['Dip twice.']);
  await site.test.settle();
  await site.submit('luca', pageId, 'Better');
  expect(await site.copyOf(pageId)).toEqual(before);
  await site.approve('tomasz', pageId);
  await site.test.settle();
  const after = await site.copyOf(pageId);
  expect(after.id).toBe(before.id);
  expect(after.text).toContain('Dip twice.');
  expect(after.text).not.toContain('Dip once.');
  expect(after.version.message).toContain('Rev 2');
  expect(site.history(pageId)).toEqual(['CopyBegun', 'CopyPageMade', 'CopyPublished', 'CopyPublished']);
}, 60_000);

it('[RC-7] leads links to the copy of their target once it has one, and back to the document when it is withdrawn', async () => {
  const target = site.addPage('Target');
  const referring = await site.inForce('Referring', linkTo(target, 'See '));
  expect((await site.copyOf(referring)).text).toContain(`/wiki/spaces/QUAL/pages/${target}#rinsing`);
  await site.register(target, 'WIN', { owner: site.id('callum') });
  await site.submit('luca', target);
  await site.approve('tomasz', target);
  await site.test.settle();
  const copyOfTarget = await site.copyOf(target);
  const led = (await site.copyOf(referring)).text;
  expect(led).toContain(`/spaces/REL/pages/${copyOfTarget.id}#rinsing`);
  expect(led).not.toContain(`/pages/${target}#rinsing`);
  // A mention would tell the person of every copy.
  expect(led).toContain('@Hana Ito');
  expect(led).not.toContain('"mention"');

  await site.withdraw(target);
  expect((await site.copyOf(referring)).text).toContain(`/wiki/spaces/QUAL/pages/${target}#rinsing`);
}, 60_000);

it('[RC-12] closes the copy of a withdrawn document and marks it, deleting nothing; the same page comes back', async () => {
  const pageId = await site.inForce('Solder', adf(['Solder by hand.']));
  const { id } = await site.copyOf(pageId);
  await site.withdraw(pageId);
  expect((await site.page('hana', id)).status).toBe(404);
  const closed = await site.page('app', id);
  expect(closed.title).toBe('TBI-WIN-005 Solder (not in force here)');
  expect(closed.text).toContain('withdrawn');
  expect(closed.text).not.toContain('Solder by hand.');
  expect(await site.row(pageId)).toMatchObject({ state: 'takenAway', address: null });
  await site.reinstate(pageId);
  const back = await site.copyOf(pageId);
  expect(back).toMatchObject({ id, title: 'TBI-WIN-005 Solder' });
  expect((await site.page('hana', id)).status).toBe(200);
}, 60_000);

it('[RC-10] brings the approved bytes of the files, and takes away what the text no longer has', async () => {
  const pageId = site.addPage('Measure');
  await site.attach('luca', pageId, 'plan.txt', 'approved');
  await site.attach('luca', pageId, 'old.txt', 'gone soon');
  await site.test.settle();
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await site.submit('luca', pageId);
  await site.approve('tomasz', pageId);
  await site.test.settle();
  const { id } = await site.copyOf(pageId);
  expect(await site.files(id)).toEqual({ 'plan.txt': 'approved', 'old.txt': 'gone soon' });

  // Swapped after the approval: the copy keeps what was approved.
  await site.attach('luca', pageId, 'plan.txt', 'swapped');
  await site.test.settle();
  await site.scan();
  expect((await site.files(id))['plan.txt']).toBe('approved');

  const listed = await site.test.rest<{ results: { id: string; title: string }[] }>(
    'luca',
    'GET',
    `/wiki/api/v2/pages/${pageId}/attachments`,
  );
  const old = listed.body.results.find((one) => one.title === 'old.txt');
  await site.change('luca', 'DELETE', `/wiki/api/v2/attachments/${old?.id}`);
  await site.revise(pageId, adf(['Measure again.']));
  expect(await site.files(id)).toEqual({ 'plan.txt': 'swapped' });
}, 60_000);

it('[RC-10] names a file whose approved bytes cannot be had, and does not copy others', async () => {
  const pageId = site.addPage('Weigh');
  await site.attach('luca', pageId, 'scale.txt', 'approved');
  await site.test.settle();
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  site.followDownloads(false);
  await site.submit('luca', pageId);
  await site.approve('tomasz', pageId);
  await site.test.settle();
  site.followDownloads(true);
  const copy = await site.copyOf(pageId);
  expect(await site.files(copy.id)).toEqual({});
  expect(copy.text).toContain('Not copied, read them with the document itself: scale.txt.');
  expect(await site.row(pageId)).toMatchObject({ state: 'published', missing: ['scale.txt'] });
}, 60_000);

it('[RC-8] keeps the tree: below the copy of the nearest controlled page above, also when that one comes later', async () => {
  const above = site.addPage('Above');
  const between = site.addPage('Between');
  const below = site.addPage('Below');
  const move = (pageId: string, to: string) =>
    site.change('luca', 'PUT', `/wiki/rest/api/content/${pageId}/move/append/${to}`);
  await move(between, above);
  await move(below, between);
  for (const pageId of [below, above]) {
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    await site.test.settle();
  }
  const [copyBelow, copyAbove] = [await site.copyOf(below), await site.copyOf(above)];
  expect(copyBelow.parentId).toBe(copyAbove.id);
  const root = await site.page('app', copyAbove.parentId ?? '');
  expect(root.title).toBe('Released documents: Quality (QUAL)');
  // Withdrawn, it is closed, and what stood below it would be, too.
  await site.withdraw(above);
  expect((await site.copyOf(below)).parentId).toBe(root.id);
  expect((await site.page('hana', copyBelow.id)).status).toBe(200);
}, 60_000);

describe('the copy of a restricted page', () => {
  it('[RC-4, RC-15] is not made until an audience is named, which is told; then that audience alone reads it', async () => {
    const pageId = site.addPage('Secret');
    await site.change('luca', 'PUT', restriction(pageId), only(...site.everybodyButHana(), APP_ACCOUNT_ID));
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    expect(await site.row(pageId)).toMatchObject({
      state: 'heldBack',
      copyId: null,
      heldBack: { because: 'noAudience' },
    });
    expect((await site.list('hana')).rows.map((one) => one.pageId)).not.toContain(pageId);

    const group = site.test.site.services.directory.groupByName('process-owners')?.id ?? '';
    const request = { spaceId: site.spaceId, pageId, reason: 'They work to it', groups: [group] };
    const name = (as: string, more: object) =>
      site.test.invoke<{ ok: boolean; refusal?: { code: string } }>(
        'quality-space',
        'copies.nameAudience',
        { commandId: newCommandId(), ...request, ...more },
        { as, spaceId: site.spaceId },
      );
    const seenSequence = (await site.row(pageId))?.sequence;
    expect(await name('luca', { seenSequence })).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await name('idris', { seenSequence: 0 })).toMatchObject({ refusal: { code: 'changedMeanwhile' } });
    expect(await name('idris', { seenSequence })).toMatchObject({ ok: true });
    await site.test.settle();
    const copy = await site.copyOf(pageId);
    expect((await site.page('tomasz', copy.id)).status).toBe(200);
    expect((await site.page('luca', copy.id)).status).toBe(404);
    expect(await site.row(pageId)).toMatchObject({ state: 'published', isLimited: true });

    const again = (await site.row(pageId))?.sequence;
    expect(await name('idris', { seenSequence: again, groups: [] })).toMatchObject({ ok: true });
    await site.test.settle();
    expect((await site.page('tomasz', copy.id)).status).toBe(404);
  }, 60_000);

  it('[RC-4] is taken away when the page is closed to some later, and comes back when it is open again', async () => {
    const pageId = await site.inForce('Open', adf(['Open to all.']));
    const { id } = await site.copyOf(pageId);
    await site.change('luca', 'PUT', restriction(pageId), only(site.id('luca'), APP_ACCOUNT_ID));
    await site.test.settle();
    expect((await site.page('hana', id)).status).toBe(404);
    expect((await site.page('app', id)).text).not.toContain('Open to all.');
    await site.change('luca', 'DELETE', restriction(pageId));
    await site.test.settle();
    expect(await site.page('hana', id)).toMatchObject({
      status: 200,
      text: expect.stringContaining('Open to all.') as string,
    });
  }, 60_000);

  it('[RC-4] counts a page that the app may not read as closed, which the daily look finds without an event', async () => {
    const pageId = await site.inForce('Shut', adf(['Shut later.']));
    const { id } = await site.copyOf(pageId);
    await site.change('luca', 'PUT', restriction(pageId), only(site.id('luca')));
    await site.test.settle();
    await site.scan();
    expect((await site.page('hana', id)).status).toBe(404);
  }, 60_000);
});

it('[RC-14] is not put under control itself', async () => {
  const pageId = await site.inForce('Copied', adf(['Once.']));
  const { id } = await site.copyOf(pageId);
  const document = { commandId: newCommandId(), pageId: id, typeCode: 'WIN' };
  expect(await site.refusal('sofia', 'document.register', document)).toMatchObject({
    code: 'pageIsReleasedCopy',
    details: { number: expect.stringMatching(/^TBI-WIN-/) as string },
  });
}, 60_000);
