/**
 * Macros that show content of elsewhere, where a type freezes what they show: rendered by the local Confluence from real issues
 * and pages, frozen with the round, shown with their instant, compared as no edit; and refused where they cannot be.
 */
import { createDocumentSite, type DocumentSite, inWork, newCommandId } from './document-site';

let site: DocumentSite;
let issueKey: string;
beforeAll(async () => {
  site = await createDocumentSite();
  const { APP_ACCOUNT_ID } = await import('../../../local-site/platform/installation');
  const everything = [site.id('luca'), APP_ACCOUNT_ID].map((accountId) => ({ accountId, permissions: ['*'] }));
  site.test.site.jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Task' }],
    grants: everything,
  });
  issueKey = await addIssue('Replace the buffer');
  await setPolicy('WIN', 'freeze');
});
afterAll(() => site.test.close());

async function addIssue(summary: string): Promise<string> {
  const fields = { project: { key: 'QM' }, issuetype: { name: 'Task' }, summary };
  return (await site.test.rest<{ key: string }>('luca', 'POST', '/rest/api/3/issue', { fields })).body.key;
}
let seenSequence: Record<string, number> = {};
async function setPolicy(typeCode: 'WIN' | 'PRO', dynamicContent: 'allow' | 'block' | 'freeze'): Promise<void> {
  const sequence = seenSequence[typeCode] ?? 0;
  seenSequence = { ...seenSequence, [typeCode]: sequence + 1 };
  await site.get('idris', 'types.change', {
    commandId: newCommandId(),
    spaceId: null,
    typeCode,
    seenSequence: sequence,
    reason: 'What readers see stays as it was approved',
    overrides: { dynamicContent },
  });
}

let macros = 0;
const macro = (extensionKey: string, parameters: Readonly<Record<string, string>> = {}, type = 'extension') => ({
  type,
  attrs: {
    layout: 'default',
    extensionType: 'com.atlassian.confluence.macro.core',
    extensionKey,
    parameters: {
      macroParams: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
      macroMetadata: { macroId: { value: `macro-${(macros += 1)}` }, schemaVersion: { value: '1' }, title: '' },
    },
  },
});
const paragraph = (text: string, ...more: object[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text }, ...more],
});
const heading = (text: string) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] });
const openIssues = () => macro('jira', { jqlQuery: 'project = QM ORDER BY key' });

let titles = 0;
async function addDocument(content: readonly object[], typeCode = 'WIN'): Promise<string> {
  const page = site.test.site.confluence.loadPage({
    spaceId: Number(site.spaceId),
    title: `Buffers ${(titles += 1)}`,
    body: { adf: JSON.stringify({ type: 'doc', version: 1, content }), storage: undefined },
    authorId: site.id('luca'),
    at: site.test.clock.now(),
  });
  await site.register(String(page.id), typeCode, { owner: site.id('callum') });
  return String(page.id);
}
function addChild(pageId: string, title: string): void {
  site.test.site.confluence.loadPage({
    spaceId: Number(site.spaceId),
    parentId: Number(pageId),
    title,
    body: { adf: JSON.stringify({ type: 'doc', version: 1, content: [paragraph('Child.')] }), storage: undefined },
    authorId: site.id('luca'),
    at: site.test.clock.now(),
  });
}
const submitting = (pageId: string) => ({
  commandId: newCommandId(),
  pageId,
  pageVersion: 1,
  reason: 'First issue',
  confirmed: true,
});
const words = (value: unknown): string =>
  [...JSON.stringify(value).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text).join('');

it('[DC-80] allows macros with a note where the type says nothing else', async () => {
  const pageId = await addDocument([paragraph('See:'), openIssues()], 'PRO');
  const preview = await site.get('luca', 'document.submissionPreview', { pageId });
  expect(preview).toMatchObject({ obstacles: [], macros: [{ macro: 'jira', policy: 'allow' }] });
});

it('[DC-80] refuses macros by name and place where the type forbids them', async () => {
  await setPolicy('PRO', 'block');
  const pageId = await addDocument([heading('Open points'), openIssues()], 'PRO');
  expect(await site.refusal('luca', 'document.submit', submitting(pageId))).toMatchObject({
    code: 'macroBlocked',
    details: { macros: ['jira under “Open points”'] },
  });
});

describe('where the type freezes what macros show', () => {
  it('[DC-81, DC-83] freezes issues, children and pages by label as they are, for all readers and for ever', async () => {
    const pageId = await addDocument([
      paragraph('Open issues:'),
      openIssues(),
      paragraph('One of them is ', macro('jira', { key: issueKey }, 'inlineExtension'), { type: 'text', text: '.' }),
      macro('children'),
      macro('contentbylabel', { cql: 'label = "buffers"' }),
    ]);
    addChild(pageId, 'Mixing');
    const labelled = await addDocument([paragraph('Storing buffers.')]);
    await site.test.rest('luca', 'POST', `/wiki/rest/api/content/${labelled}/label`, [
      { prefix: 'global', name: 'buffers' },
    ]);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.obstacles).toEqual([]);
    expect(inWork(await site.submit('luca', pageId)).state).toBe('inReview');

    await addIssue('Came later');
    addChild(pageId, 'Came later too');
    await site.test.advance(60_000);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    const read = await site.get('maren', 'document.effectiveText', { pageId });
    const said = words(read.body);
    expect(said).toMatch(/jira, as of \d{4}-\d\d-\d\d \d\d:\d\d UTC:/);
    expect(said).toContain('Replace the buffer');
    expect(said).toContain('Mixing');
    expect(said).toMatch(/One of them is QM-1/);
    expect(said).toContain('Buffers');
    expect(said).not.toContain('Came later');

    // What macros show today is no edit, neither to drift nor to a redline with the page as it is now.
    await site.test.advance(60_000);
    expect(await site.view('maren', pageId)).toMatchObject({ changedSinceEffective: false, work: null });
    const { redline } = await site.get('maren', 'document.redline', { pageId, before: '1', after: 'draft' });
    expect(redline.differences).toEqual([]);
    const verified = await site.get('maren', 'document.verify', { pageId, revision: '1' });
    expect(verified).toMatchObject({ verdict: 'unchanged', contentDigest: read.contentDigest });
  });

  it('[DC-81] freezes nothing for a text without such macros', async () => {
    const pageId = await addDocument([paragraph('Only words.'), macro('toc')]);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview).toMatchObject({ obstacles: [], macros: [] });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    const read = await site.get('maren', 'document.effectiveText', { pageId });
    expect(words(read.body)).toBe('Only words.');
  });

  it('[DC-82] refuses what cannot be frozen, each with its place and the reason', async () => {
    const pageId = await addDocument([
      macro('iframe', { src: 'https://elsewhere.example' }),
      heading('Charts'),
      { type: 'extension', attrs: { extensionType: 'com.atlassian.ecosystem', extensionKey: 'app/static/chart' } },
      macro('jira', { jqlQuery: 'this is no JQL' }),
      { type: 'blockCard', attrs: { url: 'https://site.example/issues', datasource: { id: 'd8b75300' } } },
      openIssues(),
    ]);
    const { details, code } = await site.refusal('luca', 'document.submit', submitting(pageId));
    expect(code).toBe('macroNotFrozen');
    expect(details?.['macros']).toEqual([
      'iframe before the first heading: it shows a page of elsewhere, live',
      'app/static/chart under “Charts”: an app draws it in the browser of each reader',
      'jira under “Charts”: Confluence could not show it',
      'list of issues under “Charts”: Confluence gives the content of such a list to browsers only',
    ]);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.obstacles.join()).toContain('iframe before the first heading');
  });

  it('[DC-82] gives the round back when a macro shows nothing any more while it is prepared', async () => {
    const gone = await addIssue('Deleted meanwhile');
    const pageId = await addDocument([macro('jira', { key: gone })]);
    await site.get('luca', 'document.submit', submitting(pageId));
    await site.test.rest('luca', 'DELETE', `/rest/api/3/issue/${gone}`);
    await site.test.settle();
    const work = inWork(await site.view('luca', pageId));
    expect(work.state).toBe('draft');
    expect(work.returned?.why).toContain('jira before the first heading: Confluence could not show it');
  });
});
