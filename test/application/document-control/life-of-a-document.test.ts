/** The main job, end to end on the local site: register, submit, prepare, sign, effective, edit noticed. */
import { createDocumentSite, type DocumentSite, inWork } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

describe('the life of a controlled document', () => {
  it('goes from a page to a procedure in force, and an edit afterwards opens a draft [DC-4, DC-7, DC-8, AG-9]', async () => {
    const pageId = site.addPage('Control of documents');
    const before = await site.get('sofia', 'document.view', { pageId });
    expect(before).toMatchObject({ kind: 'uncontrolled', numberPrefix: 'TBI' });
    expect(before.deeds).toContain('register');

    const registered = await site.register(pageId, 'PRO', { owner: site.id('callum') });
    expect(registered).toMatchObject({ number: 'TBI-PRO-001', life: 'numbered', owner: { name: 'Callum Reid' } });
    expect(inWork(registered)).toMatchObject({ label: '1', state: 'draft', round: 1 });

    const submitted = await site.submit('luca', pageId, 'First issue of the procedure');
    expect(inWork(submitted)).toMatchObject({
      state: 'inReview',
      reason: 'First issue of the procedure',
      pageVersion: 1,
    });
    expect(inWork(submitted).signatures).toMatchObject([
      {
        meaning: 'author',
        signer: { name: 'Luca Ferri' },
        documentNumber: 'TBI-PRO-001',
        revisionLabel: '1',
        pageVersion: 1,
      },
    ]);
    expect(inWork(submitted).signatures[0]?.contentDigest).toBe(inWork(submitted).contentDigest);

    const reviewed = await site.approve('callum', pageId);
    expect(reviewed.ok).toBe(true);
    const approved = await site.approve('idris', pageId);
    expect(approved).toMatchObject({
      ok: true,
      answer: {
        life: 'inForce',
        work: null,
        unchangedSinceApproval: true,
        effective: { label: '1', state: 'effective' },
      },
    });
    await site.test.settle();
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force' });

    await site.edit('tomasz', pageId, ['Check the date of the buffer.', 'Rinse the probe twice.']);
    await site.test.settle();
    const edited = await site.view('luca', pageId);
    expect(edited).toMatchObject({
      life: 'inForce',
      changedSinceEffective: true,
      unchangedSinceApproval: false,
      effective: { label: '1', state: 'effective' },
      work: { label: '2', state: 'draft' },
    });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force · Rev 2 draft' });
    const text = await site.get('luca', 'document.effectiveText', { pageId });
    expect(JSON.stringify(text.body)).toContain('Rinse the probe.');

    const history = await site.get('luca', 'document.history', { pageId });
    expect(history.brokenAt).toBeNull();
    expect(history.entries.map((entry) => entry.kind)).toEqual([
      'DocumentRegistered',
      'RevisionOpened',
      'RevisionSubmitted',
      'RoundOpened',
      'StepSigned',
      'StepSigned',
      'RevisionApproved',
      'RevisionMadeEffective',
      'PageChanged',
      'RevisionOpened',
    ]);

    await site.submit('luca', pageId, 'Rinse twice');
    await site.approve('callum', pageId);
    const second = await site.approve('idris', pageId);
    expect(second).toMatchObject({
      ok: true,
      answer: { effective: { label: '2' }, work: null, changedSinceEffective: false },
    });
    const kinds = (await site.get('luca', 'document.history', { pageId })).entries.slice(-4).map((entry) => entry.kind);
    expect(kinds).toEqual(['StepSigned', 'RevisionApproved', 'RevisionSuperseded', 'RevisionMadeEffective']);
  });
});
