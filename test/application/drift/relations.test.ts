/** "Used in" and "depends on" on the local site: links and numbers of the text in force, seen from both ends. */
import type { WorkItem } from '../../../src/contract/space-answers';
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';
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
    site.test.site.platform.schedules.settings.isRunning = false;
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
  async function withdraw(pageId: string, replacement?: string) {
    const proposal = { commandId: newCommandId(), pageId, reason: 'Not made', confirmed: true };
    await site.get('idris', 'document.withdraw', replacement === undefined ? proposal : { ...proposal, replacement });
    await site.test.settle();
    const view = await site.view('tomasz', pageId);
    await site.get('tomasz', 'document.signWithdrawal', {
      commandId: newCommandId(),
      pageId,
      round: 1,
      stepId: view.lifeCycle.withdrawal?.mySteps[0],
      contentDigest: view.effective?.contentDigest,
      confirmed: true,
    });
    await site.test.settle();
  }
  async function revise(pageId: string, text: string) {
    await site.edit('luca', pageId, [text]);
    await site.test.settle();
    await site.submit('luca', pageId, 'As needed');
    await site.approve('tomasz', pageId);
    await site.test.settle();
  }
  async function restrict(pageId: string, ...who: readonly Who[]) {
    const user = who.map((one) => ({ type: 'known', accountId: site.id(one) }));
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'read', restrictions: { user } },
    ]);
  }
  /** Links callum is asked to check in one of his documents. */
  async function toCheck(pageId: string): Promise<readonly WorkItem[]> {
    const placement = { as: 'callum', spaceId: site.spaceId };
    const answer = await site.test.invoke<WireAnswer<'space.myWork'>>('quality-space', 'space.myWork', {}, placement);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return answer.answer.items.filter((one) => one.kind === 'checkLink' && one.pageId === pageId);
  }
  const textInForce = async (as: Who, pageId: string) =>
    JSON.stringify((await site.get(as, 'document.effectiveText', { pageId })).body);
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
    await withdraw(used.pageId);
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
    expect(await relations(used.pageId)).toMatchObject({ usedIn: [], dependsOn: [], hidden: 1, hiddenToCheck: 0 });
  });

  it('[UI-1, UI-2] are marked in the text, and flag what refers to them, once they are withdrawn', async () => {
    const used = await inForce('Old torque test', 'Turn it.');
    const using = await inForce('Motor', `After it do ${used.number} with care.`);
    expect(await textInForce('grace', using.pageId)).not.toContain('plumblineObsolete');
    await withdraw(used.pageId, 'TBI-WIN-900');
    const text = await textInForce('grace', using.pageId);
    expect(text).toContain('"plumblineObsolete","attrs":{"text":"Obsolete: withdrawn, use TBI-WIN-900"}');
    expect(await site.byline(using.pageId)).toMatchObject({
      title: 'Rev 1 in force · links to an obsolete document',
    });
    expect(await site.get('grace', 'document.banner', { pageId: using.pageId })).toMatchObject({
      tone: 'warning',
      text: `The text in force links to an obsolete document: ${used.number}.`,
    });
    expect((await site.view('grace', using.pageId)).lifeCycle.flags).toEqual(['linksToObsolete']);
    const verified = await site.get('grace', 'document.verify', { pageId: using.pageId, revision: '1' });
    expect(verified.verdict).toBe('unchanged');
    await revise(using.pageId, 'Turn it by hand.');
    expect((await site.view('grace', using.pageId)).lifeCycle.flags).toEqual([]);
    expect(await site.byline(using.pageId)).toMatchObject({ title: 'Rev 2 in force' });
  });

  it('[UI-3, UI-4] are to be checked by the owner until the link is confirmed or gone', async () => {
    const used = await inForce('Bend test', 'Bend it.');
    const using = await inForce('Frame', `After it do ${used.number}.`);
    expect(await toCheck(using.pageId)).toEqual([]);
    await revise(used.pageId, 'Bend it twice.');
    expect(await toCheck(using.pageId)).toMatchObject([
      { title: `${using.number} Frame`, detail: '1 link to be checked' },
    ]);
    expect((await relations(using.pageId)).dependsOn).toMatchObject([{ changed: { what: 'revised', revision: '2' } }]);
    const request = { pageId: using.pageId, target: used.pageId, reason: 'Says the same of frames' };
    const confirm = () => ({ commandId: newCommandId(), ...request });
    expect(await site.refusal('grace', 'document.confirmLink', confirm())).toMatchObject({
      code: 'notTheOwner',
      details: { owner: 'Callum Reid' },
    });
    await site.get('callum', 'document.confirmLink', confirm());
    await site.test.settle();
    expect(await toCheck(using.pageId)).toEqual([]);
    expect(await site.refusal('callum', 'document.confirmLink', confirm())).toMatchObject({ code: 'noLinkToCheck' });
    await revise(used.pageId, 'Bend it three times.');
    expect(await toCheck(using.pageId)).toHaveLength(1);
    await revise(using.pageId, `Before it do ${used.number}.`);
    expect(await toCheck(using.pageId)).toEqual([]);
  });

  it('[UI-3, UI-4] are one task of the owner, which counts them, and goes with the last that is confirmed', async () => {
    const tests = [await inForce('Fit test', 'Fit it.'), await inForce('Drop test', 'Drop it.')] as const;
    const using = await inForce('Stand', `After it do ${tests[0].number} and ${tests[1].number}.`);
    const confirm = (target: string) => ({
      ...{ commandId: newCommandId(), pageId: using.pageId },
      ...{ target, reason: 'Says the same' },
    });
    await revise(tests[0].pageId, 'Fit it twice.');
    const [first] = await toCheck(using.pageId);
    await withdraw(tests[1].pageId);
    expect(await toCheck(using.pageId)).toMatchObject([{ detail: '2 links to be checked', since: first?.since }]);
    await site.get('callum', 'document.confirmLink', confirm(tests[0].pageId));
    await site.test.settle();
    expect(await toCheck(using.pageId)).toMatchObject([{ detail: '1 link to be checked' }]);
    expect((await relations(using.pageId)).dependsOn).toMatchObject([
      { changed: { what: 'revised', confirmed: { by: { name: 'Callum Reid' }, why: 'Says the same' } } },
      { changed: { what: 'withdrawn', confirmed: null } },
    ]);
    await site.get('callum', 'document.confirmLink', confirm(tests[1].pageId));
    await site.test.settle();
    expect(await toCheck(using.pageId)).toEqual([]);
  });

  it('[UI-5] are named to nobody who may not read them', async () => {
    const used = await inForce('Secret test', 'Hush.');
    const using = await inForce('Casing', `After it do ${used.number}.`);
    await restrict(used.pageId, 'luca', 'tomasz', 'idris');
    await withdraw(used.pageId);
    expect(await textInForce('grace', using.pageId)).not.toContain('plumblineObsolete');
    expect(await textInForce('tomasz', using.pageId)).toContain('Obsolete: withdrawn');
    const banner = await site.get('grace', 'document.banner', { pageId: using.pageId });
    expect(banner.text).toBe('The text in force links to an obsolete document.');
    const [task] = await toCheck(using.pageId);
    expect(JSON.stringify(task)).not.toMatch(new RegExp(`${used.number}|${used.pageId}|Secret`));
    expect(task?.detail).toBe('1 link to be checked');
    const request = { commandId: newCommandId(), pageId: using.pageId, target: used.pageId, reason: 'Why not' };
    expect(await site.refusal('callum', 'document.confirmLink', request)).toMatchObject({ code: 'noLinkToCheck' });
    const { entries } = await site.get('grace', 'document.history', { pageId: using.pageId });
    expect(entries.map((one) => one.text).join(' ')).toContain('A document this one refers to was withdrawn.');
    expect(await relations(using.pageId)).toMatchObject({ dependsOn: [], hidden: 1, hiddenToCheck: 1 });
  });
});
