/** What readers see: banner, byline, notices; and how a document ends. */
import type { WireAnswer } from '../../../src/contract/wire';
import type { DocumentView } from '../../../src/contract/document-answers';
import { body, createDocumentSite, type DocumentSite, newCommandId } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const first = ['Check the date of the buffer.', 'Rinse the probe.'];
async function inForce(title: string): Promise<string> {
  const pageId = site.addPage(title, 'luca', ...first);
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await site.submit('luca', pageId);
  const approved = await site.approve('tomasz', pageId);
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  await site.test.settle();
  return pageId;
}

describe('the banner', () => {
  it('[DC-7] speaks when the reader does not read the text in force', async () => {
    const plain = site.addPage('Plain page');
    expect(await site.get('grace', 'document.banner', { pageId: plain })).toMatchObject({ tone: 'none' });
    const draft = site.addPage('A draft');
    await site.register(draft, 'WIN');
    expect(await site.get('grace', 'document.banner', { pageId: draft })).toMatchObject({
      tone: 'warning',
      offersEffectiveText: false,
      text: expect.stringContaining('No revision is in force yet') as string,
    });
    const pageId = await inForce('Read by many');
    expect(await site.get('grace', 'document.banner', { pageId })).toMatchObject({ tone: 'none' });
    await site.edit('luca', pageId, ['Another text.']);
    expect(await site.get('grace', 'document.banner', { pageId })).toMatchObject({
      tone: 'warning',
      text: 'Not in force: you are reading a text that was changed since Rev 1. Rev 1 is in force.',
      offersEffectiveText: true,
      effectiveLabel: '1',
    });
  });
});

describe('the end of a document', () => {
  it('[DC-14, DC-33] withdraws it, signed by those who approve it, and says so to every reader', async () => {
    const pageId = await inForce('No longer needed');
    const proposed = await site.get('idris', 'document.withdraw', {
      commandId: newCommandId(),
      pageId,
      reason: 'The product is no longer made',
      replacement: 'TBI-WIN-009',
      usedIn: ['TBI-PRO-009'],
      confirmed: true,
    });
    expect(proposed).toMatchObject({ life: 'inForce', lifeCycle: { flags: ['withdrawalUnderWay'] } });
    await site.test.settle();
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force · withdrawal under way' });
    expect((await site.test.rest('luca', 'GET', `/wiki/api/v2/pages/${pageId}`)).status).toBe(200);
    const asked = await site.view('tomasz', pageId);
    expect(asked.deeds).toContain('signWithdrawal');
    const { round = 0, mySteps = [] } = asked.lifeCycle.withdrawal ?? {};
    const signing = { pageId, round, stepId: mySteps[0], contentDigest: asked.effective?.contentDigest };
    expect(
      await site.refusal('grace', 'document.signWithdrawal', {
        ...signing,
        commandId: newCommandId(),
        confirmed: true,
      }),
    ).toMatchObject({ code: 'notAsked' });
    const request = { ...signing, commandId: newCommandId(), confirmed: true };
    expect(await site.get('tomasz', 'document.signWithdrawal', request)).toMatchObject({
      life: 'withdrawn',
      effective: { state: 'withdrawn' },
      lifeCycle: {
        withdrawn: {
          by: { name: 'Tomasz Wrona' },
          at: expect.any(String) as string,
          why: 'The product is no longer made',
        },
        replacement: 'TBI-WIN-009',
      },
      deeds: ['reportNonconformity'],
    });
    await site.test.settle();
    expect(await site.byline(pageId)).toMatchObject({ title: 'Obsolete: withdrawn' });
    expect(await site.get('grace', 'document.banner', { pageId })).toMatchObject({
      tone: 'obsolete',
      text: expect.stringMatching(/ was withdrawn on \d{4}-\d{2}-\d{2}\. .*Use instead: TBI-WIN-009\.$/) as string,
    });
    expect(await site.refusal('luca', 'document.startRevision', { commandId: newCommandId(), pageId })).toMatchObject({
      code: 'documentWithdrawn',
    });
    expect(await site.refusal('luca', 'document.effectiveText', { pageId })).toMatchObject({
      code: 'documentWithdrawn',
    });
  });
  it('[DC-1, DC-15] cancels a number and gives the next document another one', async () => {
    const one = site.addPage('Numbered by mistake');
    const { number } = await site.register(one, 'SPC');
    await site.get('sofia', 'document.cancelNumber', {
      commandId: newCommandId(),
      pageId: one,
      reason: 'Not ours',
      confirmed: true,
    });
    const other = await site.register(site.addPage('The next'), 'SPC');
    expect(other.number).not.toBe(number);
    expect((await site.register(one, 'SPC')).number).not.toBe(number);
  });
  it('[DC-12] abandons a draft and keeps the revision in force', async () => {
    const pageId = await inForce('With a draft');
    await site.get('luca', 'document.startRevision', { commandId: newCommandId(), pageId });
    const abandoned = await site.get('luca', 'document.abandonDraft', {
      commandId: newCommandId(),
      pageId,
      reason: 'No need',
      confirmed: true,
    });
    expect(abandoned).toMatchObject({ life: 'inForce', work: null });
    const again = await site.get('luca', 'document.startRevision', { commandId: newCommandId(), pageId });
    expect(again).toMatchObject({ work: { label: '3' } });
  });
  it('[DC-13] hands the document to another owner', async () => {
    const pageId = await inForce('Handed over');
    const request = { commandId: newCommandId(), pageId, owner: site.id('hana'), reason: 'Callum moves on' };
    expect(await site.get('sofia', 'document.changeOwner', request)).toMatchObject({ owner: { name: 'Hana Ito' } });
  });
});

describe('the page itself', () => {
  it('[DC-17] is flagged when it is thrown away, and back when it is restored', async () => {
    const pageId = await inForce('Thrown away');
    await site.test.rest('luca', 'DELETE', `/wiki/api/v2/pages/${pageId}`);
    await site.test.settle();
    expect(await site.refusal('grace', 'document.view', { pageId })).toMatchObject({ code: 'notFound' });
    const restored = await site.test.rest('luca', 'PUT', `/wiki/api/v2/pages/${pageId}`, {
      id: pageId,
      status: 'current',
      title: 'Thrown away',
      body: body(first),
      version: { number: 2 },
    });
    expect(restored.status).toBe(200);
    await site.test.settle();
    expect(await site.view('grace', pageId)).toMatchObject({ life: 'inForce', notices: [] });
    const kinds = (await site.get('grace', 'document.history', { pageId })).entries.map((entry) => entry.kind);
    expect(kinds).toEqual(expect.arrayContaining(['PageGone', 'PageBack']));
  });

  it('[DC-17] is on record as trashed, then as deleted, when it is purged, and stays in the register', async () => {
    const pageId = await inForce('Purged');
    const address = `/wiki/api/v2/pages/${pageId}`;
    expect((await site.test.rest('luca', 'DELETE', address)).status).toBe(204);
    await site.test.settle();
    expect((await site.test.rest('luca', 'DELETE', `${address}?purge=true`)).status).toBe(204);
    await site.test.settle();
    const { spaceId, test } = site;
    const register = await test.invoke<WireAnswer<'space.register'>>(
      'quality-space',
      'space.register',
      { spaceId },
      { as: 'idris', spaceId },
    );
    const rows = register.ok ? register.answer.rows : [];
    expect(rows.find((row) => row.pageId === pageId)).toMatchObject({ life: 'inForce', flags: ['pageGone'] });
    const stored = test.site.services.database.all('SELECT key, value FROM kvs_record ORDER BY key');
    const commits = (stored as readonly { key: string; value: string }[]).filter(({ key }) =>
      key.startsWith(`document:${pageId}#`),
    );
    const trail = commits.map(({ value }) => String(value)).join();
    expect(trail).toMatch(/"type":"PageGone","how":"trashed"[^]*"type":"PageGone","how":"deleted"/);
  });

  it('[PF-4] shows that Confluence refuses the byline, and writes it once the app is let in', async () => {
    const pageId = site.addPage('Closed to the app');
    await site.register(pageId, 'WIN');
    const answer = await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'read', restrictions: { user: [{ type: 'known', accountId: site.id('luca') }] } },
    ]);
    expect(answer.status).toBe(200);
    await site.test.settle();
    expect((await site.view('luca', pageId)).notices.join()).toContain('does not let the app write the byline');
    expect(await site.byline(pageId)).toBeUndefined();
    await site.test.rest('luca', 'DELETE', `/wiki/rest/api/content/${pageId}/restriction`);
    await site.test.settle();
    expect((await site.view('luca', pageId)).notices).toEqual([]);
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 draft' });
  });

  it('[PF-5] tries a refused byline again after a day, and not sooner, when no event tells that it may', async () => {
    const pageId = site.addPage('Opened in silence');
    await site.register(pageId, 'WIN');
    const restriction = `/wiki/rest/api/content/${pageId}/restriction`;
    const user = [{ type: 'known', accountId: site.id('luca') }];
    await site.test.rest('luca', 'PUT', restriction, [{ operation: 'read', restrictions: { user } }]);
    await site.test.settle();
    site.test.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 50 });
    await site.test.rest('luca', 'DELETE', restriction);
    await site.test.settle();
    site.test.faults.clear();
    const hour = 3_600_000;
    await site.test.advance(23 * hour);
    await site.test.settle();
    expect((await site.get('luca', 'document.view', { pageId })) as DocumentView).toMatchObject({
      notices: [expect.stringContaining('does not let the app write the byline') as string],
    });
    expect(await site.byline(pageId)).toBeUndefined();
    await site.test.advance(2 * hour);
    await site.test.settle();
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 draft' });
    expect((await site.view('luca', pageId)).notices).toEqual([]);
  });
});
