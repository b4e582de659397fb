/** What readers are told of a page in every state of its document, and which files belong to the text in force. */
import { createDocumentSite, type DocumentSite, newCommandId } from '../document-control/document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const banner = (pageId: string) => site.get('grace', 'document.banner', { pageId });
async function inForce(title: string): Promise<string> {
  const pageId = site.addPage(title);
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await site.submit('luca', pageId);
  await site.approve('tomasz', pageId);
  await site.test.settle();
  return pageId;
}

describe('the banner', () => {
  it('[DR-9] says nothing to who reads the text in force', async () => {
    expect(await banner(await inForce('As approved'))).toMatchObject({ tone: 'none', offersEffectiveText: false });
  });

  it('[DR-9] names the draft, the round and the approved revision that is read instead of the one in force', async () => {
    const pageId = await inForce('Three states');
    await site.edit('luca', pageId, ['The next text.']);
    await site.test.settle();
    const told = { tone: 'warning', offersEffectiveText: true, effectiveLabel: '1' };
    expect(await banner(pageId)).toMatchObject({
      ...told,
      text: 'Not in force: you are reading a draft of Rev 2. Rev 1 is in force.',
    });
    await site.get('luca', 'document.submit', {
      commandId: newCommandId(),
      pageId,
      pageVersion: 2,
      reason: 'Next',
      effective: '2026-03-02',
      confirmed: true,
    });
    await site.test.settle();
    expect((await banner(pageId)).text).toBe('Not in force: you are reading Rev 2, in review. Rev 1 is in force.');
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true });
    expect(await banner(pageId)).toMatchObject({
      ...told,
      text: 'Not in force: you are reading Rev 2, approved, in force from 2026-03-02. Rev 1 is in force.',
    });
  });

  it('[DR-9] does not wait for the record when the page was changed a moment ago', async () => {
    const pageId = await inForce('A moment ago');
    await site.edit('luca', pageId, ['Words nobody approved.']);
    expect((await banner(pageId)).text).toContain('a text that was changed since Rev 1');
  });
});

describe('files of the text in force', () => {
  async function attach(pageId: string, bytes: string): Promise<void> {
    const file = new FormData();
    file.append('file', new Blob([bytes]), 'plan.png');
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
  }

  it('[DR-10] are named by the approved version and digest, whatever was uploaded since', async () => {
    const pageId = site.addPage('With a plan');
    await attach(pageId, 'approved bytes');
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    await attach(pageId, 'other bytes');
    await site.test.settle();
    const [file] = (await site.get('grace', 'document.effectiveText', { pageId })).attachments;
    expect(file).toMatchObject({ title: 'plan.png', version: 1 });
    const path = `/wiki/rest/api/content/${pageId}/child/attachment/${file?.attachmentId}/download?version=1`;
    expect((await site.test.rest('grace', 'GET', path)).status).toBeLessThan(400);
  });

  it('[DR-10] have no address when the page lost them', async () => {
    const pageId = site.addPage('Without a plan');
    await attach(pageId, 'approved bytes');
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    const [file] = (await site.get('grace', 'document.effectiveText', { pageId })).attachments;
    await site.test.rest('luca', 'DELETE', `/wiki/api/v2/attachments/${file?.attachmentId}`);
    const [now] = (await site.get('grace', 'document.effectiveText', { pageId })).attachments;
    expect(now).toMatchObject({ title: 'plan.png', attachmentId: null });
  });
});
