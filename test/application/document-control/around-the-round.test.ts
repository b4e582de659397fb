/** What is said before a round, and of its page during it, on the local site. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId } from './document-site';
import { first, inReview } from './round-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

describe('before submit', () => {
  it('[AG-51] names who cannot sign, with the page versions that prove it, and who could instead', async () => {
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'PRO', { owner: site.id('sofia') });
    await site.edit('idris', pageId, [...first, 'Dry the probe with a cloth.']);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    const [reviewing, approving] = preview.steps;
    expect(reviewing).toMatchObject({ excluded: [], instead: [] });
    expect(approving?.excluded).toMatchObject([{ person: { name: 'Idris Bello' }, versions: [2] }]);
    const instead = approving?.instead.map((one) => one.name) ?? [];
    expect(instead).toEqual(expect.arrayContaining(['Maren Holt', 'Callum Reid']));
    expect(instead).not.toContain('Idris Bello');
  });
});

describe('the place of a page', () => {
  it('[DC-54] is flagged and recorded when labels or restrictions change in review, and the round goes on', async () => {
    const pageId = await inReview(site);
    const label = await site.test.rest('grace', 'POST', `/wiki/rest/api/content/${pageId}/label`, [
      { prefix: 'global', name: 'archive' },
    ]);
    expect(label.status).toBe(200);
    await site.test.advance(40 * 60_000);
    const view = await site.view('luca', pageId);
    expect(view.notices.join()).toContain(
      'The labels of this page changed since its text was frozen: from none to archive.',
    );
    expect(inWork(view).state).toBe('inReview');
    const { APP_ACCOUNT_ID } = await import('../../../local-site/platform/installation');
    const user = [APP_ACCOUNT_ID, site.id('luca'), site.id('tomasz')].map((accountId) => ({
      type: 'known',
      accountId,
    }));
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'update', restrictions: { user } },
    ]);
    await site.test.settle();
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'PlaceChanged').map((one) => one.text)).toEqual([
      'Labels changed from none to archive.',
      'Restrictions changed from nobody restricted to edit: 3 people only, by Luca Ferri.',
    ]);
    await site.test.rest('grace', 'DELETE', `/wiki/rest/api/content/${pageId}/label?name=archive`);
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true, answer: { life: 'inForce' } });
  });
});
