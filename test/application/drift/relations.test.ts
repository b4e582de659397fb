/** "Used in" and "depends on" on the local site: links and numbers of the text in force, seen from both ends. */
import { createDocumentSite, type DocumentSite, newCommandId } from '../document-control/document-site';
import { referencesIn } from '../../../src/domain/document-control/references';

const paragraph = (...content: readonly object[]) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content }],
});
const text = (words: string, ...marks: readonly object[]) => ({ type: 'text', text: words, marks });

describe('references of a text', () => {
  it('[DR-11] are numbers, links and cards, each once', () => {
    const link = { type: 'link', attrs: { href: 'https://site.atlassian.net/wiki/spaces/QUAL/pages/4711/Title' } };
    const body = paragraph(
      text('See TBI-'),
      text('PRO-004', { type: 'strong' }),
      text(', TBI-FRM-004-02 and '),
      text('this', link),
      { type: 'inlineCard', attrs: { url: 'https://site/wiki/pages/viewpage.action?pageId=12' } },
      text(' again TBI-PRO-004'),
    );
    expect(referencesIn(body)).toEqual({ pageIds: ['4711', '12'], numbers: ['TBI-PRO-004', 'TBI-FRM-004-02'] });
  });

  it('[DR-11] are not parts of longer words, and nothing is none', () => {
    expect(referencesIn(paragraph(text('XTBI-PRO-00412345 and ISO 9001, NC-2026')))).toEqual({
      pageIds: [],
      numbers: [],
    });
    expect(referencesIn({})).toEqual({ pageIds: [], numbers: [] });
  });
});

describe('related documents', () => {
  let site: DocumentSite;
  beforeAll(async () => {
    site = await createDocumentSite();
  });
  afterAll(() => site.test.close());

  async function inForce(title: string, ...paragraphs: string[]) {
    const pageId = site.addPage(title, 'luca', ...paragraphs);
    const { number } = await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    return { pageId, number };
  }
  const relations = (pageId: string) => site.get('grace', 'document.relations', { pageId });

  it('[DR-11, DR-12] are shown from both ends, and flagged once the one referred to is withdrawn', async () => {
    const used = await inForce('Leak test', 'Press it.');
    const using = await inForce('Assembly', `After it do ${used.number}.`);
    expect(await relations(used.pageId)).toMatchObject({
      usedIn: [{ number: using.number }],
      dependsOn: [],
      hidden: 0,
    });
    expect(await relations(using.pageId)).toMatchObject({ dependsOn: [{ number: used.number, isObsolete: false }] });
    const proposal = { commandId: newCommandId(), pageId: used.pageId, reason: 'Not made', confirmed: true };
    await site.get('idris', 'document.withdraw', proposal);
    await site.test.settle();
    const view = await site.view('tomasz', used.pageId);
    await site.get('tomasz', 'document.signWithdrawal', {
      commandId: newCommandId(),
      pageId: used.pageId,
      round: 1,
      stepId: view.lifeCycle.withdrawal?.mySteps[0],
      contentDigest: view.effective?.contentDigest,
      confirmed: true,
    });
    await site.test.settle();
    expect(await relations(using.pageId)).toMatchObject({ dependsOn: [{ number: used.number, isObsolete: true }] });
  });

  it('[DR-11] end with the text that made them', async () => {
    const used = await inForce('Old tool', 'Use it.');
    const using = await inForce('Tool list', `See ${used.number}.`);
    expect((await relations(used.pageId)).usedIn).toHaveLength(1);
    await site.edit('luca', using.pageId, ['See nothing.']);
    await site.test.settle();
    const submission = {
      commandId: newCommandId(),
      pageId: using.pageId,
      pageVersion: 2,
      reason: 'Tidy',
      confirmed: true,
    };
    await site.get('luca', 'document.submit', submission);
    await site.test.settle();
    await site.approve('tomasz', using.pageId);
    await site.test.settle();
    expect((await relations(used.pageId)).usedIn).toEqual([]);
  });

  it('[DR-11] are counted and not named to who may not read their page', async () => {
    const used = await inForce('Open to all', 'Text.');
    const using = await inForce('Closed', `See ${used.number}.`);
    const user = [{ type: 'known', accountId: site.id('luca') }];
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${using.pageId}/restriction`, [
      { operation: 'read', restrictions: { user } },
    ]);
    expect(await relations(used.pageId)).toEqual({ usedIn: [], dependsOn: [], hidden: 1 });
  });
});
