/** The gate a round takes from the configuration, and keeps when the configuration changes. */
import { createDocumentSite, type DocumentSite, inWork, type Who } from '../document-control/document-site';
import { approval, asked, configuring } from './configuring';

/** The digest the round froze, as stored in the head of the document. */
function frozenDigest(site: DocumentSite, pageId: string): string {
  const { database } = site.test.site.services;
  const [row] = database.all('SELECT value FROM kvs_record WHERE key = ?', [`document:${pageId}`]);
  const digest = /"gateDigest":"([0-9a-f]{64})"/.exec(String(row?.['value']))?.[1];
  if (digest === undefined) throw new Error('no gate digest is stored');
  return digest;
}

describe('a round under the configuration', () => {
  let site: DocumentSite;
  let config: ReturnType<typeof configuring>;
  beforeAll(async () => {
    site = await createDocumentSite();
    config = configuring(site);
  });
  afterAll(() => site.test.close());

  it('[AG-18, ST-15] takes the gate of its space, shows it before submit, and signs with the digest the history shows', async () => {
    const steps = [
      asked({ title: 'Look', meaning: 'reviewed', role: null, people: [site.id('hana')] }),
      asked({ title: 'Authorise', stage: 2 }),
    ];
    await config.change('WIN', { approval: approval(...steps) }, site.spaceId);
    const pageId = site.addPage('Leak test');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.steps.map((step) => [step.title, step.asked.map((one) => one.name)])).toEqual([
      ['Look', ['Hana Ito']],
      ['Authorise', ['Idris Bello']],
    ]);
    expect(preview.steps[0]?.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const document = await site.submit('luca', pageId);
    expect(inWork(document).steps.map((step) => [step.title, step.asked])).toEqual([
      ['Look', 1],
      ['Authorise', 1],
    ]);
    const { gateDigest } = await config.type('WIN', site.spaceId);
    const [entry] = (await config.history('WIN', site.spaceId)).entries;
    expect(entry).toMatchObject({ kind: 'changed', version: 1, gateDigest, reason: 'As the auditor asked' });
    expect(frozenDigest(site, pageId)).toBe(gateDigest);
  });
  it('[AG-17] keeps the gate it started with when the configuration changes meanwhile', async () => {
    const pageId = site.addPage('Receiving inspection');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    const before = inWork(await site.submit('luca', pageId)).steps;
    const digest = frozenDigest(site, pageId);
    await config.change('WIN', { approval: approval(asked({ title: 'Only this' })) }, site.spaceId);
    const now = inWork(await site.view('luca', pageId)).steps;
    expect(now).toEqual(before);
    expect(frozenDigest(site, pageId)).toBe(digest);
    expect((await site.approve('hana', pageId)).ok).toBe(true);
    expect((await site.approve('idris', pageId)).ok).toBe(true);
    expect((await site.view('luca', pageId)).life).toBe('inForce');
  });
  it('[AG-13] goes on after one rejection where a majority must reject, and ends with the second of three', async () => {
    const rules = {
      ...approval(
        asked({
          title: 'Look',
          meaning: 'reviewed',
          role: null,
          people: ['hana', 'grace', 'maren'].map((one) => site.id(one as Who)),
        }),
        asked({ title: 'Authorise', stage: 2 }),
      ),
      rejection: 'majority',
    };
    await config.change('WIN', { approval: rules }, site.spaceId);
    const pageId = site.addPage('Packing');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    await site.submit('luca', pageId);
    const reject = async (as: Who) =>
      site.ask(as, 'document.reject', { ...(await site.signing(pageId)), comment: 'Step 2 is wrong' });
    expect((await reject('hana')).ok).toBe(true);
    const work = inWork(await site.view('luca', pageId));
    expect(work).toMatchObject({ state: 'inReview', steps: [{ rejections: [{ signer: { name: 'Hana Ito' } }] }, {}] });
    expect((await site.view('hana', pageId)).mySteps).toEqual([]);
    expect((await reject('grace')).ok).toBe(true);
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ state: 'draft', returned: { kind: 'rejected' } });
  });
});
