/** Included pages on the local site: what is frozen with a text, and what a later change of them does. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const macro = (extensionKey: string, title: string, name?: string) => ({
  type: 'extension',
  attrs: {
    layout: 'default',
    extensionType: 'com.atlassian.confluence.macro.core',
    extensionKey,
    parameters: {
      macroParams: { '': { value: title }, ...(name === undefined ? {} : { name: { value: name } }) },
      macroMetadata: { macroId: { value: `m-${extensionKey}-${title}` }, schemaVersion: { value: '1' }, title: '' },
    },
  },
});
const excerpt = (name: string, text: string) => ({
  ...macro('excerpt', '', name),
  type: 'bodiedExtension',
  content: [paragraph(text)],
});

function addPage(title: string, content: readonly object[], by: Who = 'luca'): string {
  const page = site.test.site.confluence.loadPage({
    spaceId: Number(site.spaceId),
    title,
    body: { adf: JSON.stringify({ type: 'doc', version: 1, content }), storage: undefined },
    authorId: site.id(by),
    at: site.test.clock.now(),
  });
  return String(page.id);
}
async function write(by: Who, pageId: string, content: readonly object[]): Promise<void> {
  await site.test.advance(60_000);
  const path = `/wiki/api/v2/pages/${pageId}`;
  const page = await site.test.rest<{ title: string; version: { number: number } }>(by, 'GET', path);
  const body = { representation: 'atlas_doc_format', value: JSON.stringify({ type: 'doc', version: 1, content }) };
  const version = { number: page.body.version.number + 1 };
  const answer = await site.test.rest(by, 'PUT', path, {
    id: pageId,
    status: 'current',
    title: page.body.title,
    body,
    version,
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await site.test.settle();
}
async function hide(pageId: string, ...readers: readonly Who[]): Promise<void> {
  const { APP_ACCOUNT_ID } = await import('../../../local-site/platform/installation');
  const user = [APP_ACCOUNT_ID, ...readers.map((who) => site.id(who))].map((accountId) => ({
    type: 'known',
    accountId,
  }));
  const path = `/wiki/rest/api/content/${pageId}/restriction`;
  const answer = await site.test.rest('luca', 'PUT', path, [{ operation: 'read', restrictions: { user } }]);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await site.test.settle();
}

let titles = 0;
const fresh = (title: string) => `${title} ${(titles += 1)}`;
/** A procedure in review that includes a page, which includes another and, in a circle, itself. */
async function including() {
  const [safety, terms] = [fresh('Safety at work'), fresh('Terms')];
  const termsId = addPage(terms, [paragraph('Probe: what dips.')]);
  const safetyId = addPage(safety, [paragraph('Wear gloves.'), macro('include', terms), macro('include', safety)]);
  const pageId = addPage(fresh('Calibrate'), [paragraph('Check the date.'), macro('include', safety)]);
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  const submitted = await site.submit('luca', pageId);
  return { pageId, safetyId, termsId, safety, terms, submitted };
}

describe('a text that includes pages', () => {
  it('[DC-50] is frozen with their text, and read so for ever', async () => {
    const { pageId, submitted } = await including();
    expect(inWork(submitted).state).toBe('inReview');
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true, answer: { life: 'inForce' } });
    const text = await site.get('maren', 'document.effectiveText', { pageId });
    const said = JSON.stringify(text.body);
    expect(said).toContain('Wear gloves.');
    expect(said).toContain('Probe: what dips.');
  });

  it('[DC-51, DC-9] goes back to its author when an included page changes, named and by whom', async () => {
    const { pageId, safetyId, safety, terms } = await including();
    await write('grace', safetyId, [paragraph('Wear gloves and goggles.'), macro('include', terms)]);
    const returned = inWork(await site.view('luca', pageId)).returned;
    expect(returned).toMatchObject({
      kind: 'contentChanged',
      by: { name: 'Grace Okafor' },
      why: `The included page “${safety}” changed.`,
    });
  });

  it('[DC-51] goes back also for a page two levels down', async () => {
    const { pageId, termsId, terms } = await including();
    await write('hana', termsId, [paragraph('Probe: what is dipped.')]);
    expect(inWork(await site.view('luca', pageId)).returned).toMatchObject({
      by: { name: 'Hana Ito' },
      why: `The included page “${terms}” changed.`,
    });
  });

  it('[DC-10, DC-51] stays in review when the included text reads the same again', async () => {
    const { pageId, termsId } = await including();
    await write('hana', termsId, [paragraph('Probe: what dips.')]);
    expect(inWork(await site.view('luca', pageId)).state).toBe('inReview');
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true });
  });

  it('[DC-51] opens a draft of the next revision when the text is in force', async () => {
    const { pageId, termsId, terms } = await including();
    await site.approve('tomasz', pageId);
    await site.test.settle();
    expect((await site.view('maren', pageId)).changedSinceEffective).toBe(false);
    await write('hana', termsId, [paragraph('Probe: what is dipped.')]);
    const view = await site.view('maren', pageId);
    expect(view).toMatchObject({ changedSinceEffective: true, work: { state: 'draft', label: '2' } });
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.find((one) => one.kind === 'PageChanged')?.text).toContain(`Hana Ito changed the text in force`);
    expect(entries.find((one) => one.kind === 'PageChanged')?.text).toContain(terms);
  });

  it('[DC-50] takes of an excerpt only the excerpt', async () => {
    const terms = fresh('Terms');
    const termsId = addPage(terms, [excerpt('probe', 'What dips.'), paragraph('Not shown elsewhere.')]);
    const pageId = addPage(fresh('Dip'), [paragraph('Dip it.'), macro('excerpt-include', terms, 'probe')]);
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await write('hana', termsId, [excerpt('probe', 'What dips.'), paragraph('Changed all the same.')]);
    expect(inWork(await site.view('luca', pageId)).state).toBe('inReview');
    await write('hana', termsId, [excerpt('probe', 'What is dipped.'), paragraph('Changed all the same.')]);
    expect(inWork(await site.view('luca', pageId)).returned).toMatchObject({ kind: 'contentChanged' });
  });
});

describe('an included page somebody may not read', () => {
  it('[DC-52] stops the signature of who cannot read it, with its reason', async () => {
    const { pageId, safetyId, safety } = await including();
    await hide(safetyId, 'luca', 'callum');
    expect(await site.approve('tomasz', pageId)).toMatchObject({
      ok: false,
      refusal: { code: 'includedNotReadable', rule: 'DC-52', details: { pages: [safety] } },
    });
    expect(inWork(await site.view('luca', pageId)).state).toBe('inReview');
    expect(await site.approve('callum', pageId)).toMatchObject({ ok: true });
  });

  it('[DC-52] is said before submit and refused there', async () => {
    const safety = fresh('Hidden');
    const pageId = addPage(fresh('Shows nothing'), [paragraph('Text.'), macro('include', safety)]);
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.obstacles.join()).toContain(safety);
    const request = { commandId: newCommandId(), pageId, pageVersion: 1, reason: 'First', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', request)).toMatchObject({
      code: 'includedNotReadable',
      details: { pages: [safety] },
    });
  });
});

describe('limits of what is frozen', () => {
  it('[DC-50] refuses pages included deeper than five levels', async () => {
    const names = Array.from({ length: 7 }, (_, level) => fresh(`Level ${level}`));
    const pageIds = names.map((name, level) =>
      addPage(name, [paragraph(name), ...names.slice(level + 1, level + 2).map((next) => macro('include', next))]),
    );
    const [top = '', second = ''] = pageIds;
    await site.register(top, 'WIN', { owner: site.id('callum') });
    const preview = await site.get('luca', 'document.submissionPreview', { pageId: top });
    expect(preview.obstacles.join()).toContain(names[6]);
    await site.register(second, 'WIN', { owner: site.id('callum') });
    expect((await site.get('luca', 'document.submissionPreview', { pageId: second })).obstacles).toEqual([]);
  });

  it('[DC-53] lists macros that show content of elsewhere, and goes ahead', async () => {
    const pageId = addPage(fresh('Open issues'), [paragraph('Open issues:'), macro('jira', ''), macro('iframe', '')]);
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview).toMatchObject({
      obstacles: [],
      macros: [
        { macro: 'iframe', count: 1, policy: 'allow' },
        { macro: 'jira', count: 1, policy: 'allow' },
      ],
    });
    expect(inWork(await site.submit('luca', pageId)).state).toBe('inReview');
  });
});
