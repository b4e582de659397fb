/**
 * Macros of the app in a page, over the wire: what they may ask, and what they become in an export, with and without a person.
 */
import type { AdfNode } from '../../../src/contract/redline';
import { registerConfigOf } from '../../../src/contract/macros';
import { dynamicMacrosIn } from '../../../src/domain/document-control/dynamic-macros';
import { macroExport } from '../../../src/entry/macro-export';
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, type Who } from '../document-control/document-site';

let site: DocumentSite;
let pageId: string;
let draftId: string;

const ask = (as: Who, procedure: string, payload: object, place: { pageId: string }) =>
  site.test.invoke<WireAnswer<'document.view'>>('plumbline-header', procedure, payload, {
    as,
    ...place,
    spaceId: site.spaceId,
  });

const words = (node: AdfNode): string =>
  node.type === 'status'
    ? `[${String((node['attrs'] as { text?: string }).text)}] `
    : (node.text ?? `${(node.content ?? []).map(words).join('')} `);

async function exported(as: Who, moduleKey: string, config: object = {}, page = pageId): Promise<string> {
  const answer = await site.test.site.platform.bridge.exportMacro({
    moduleKey,
    accountId: site.id(as),
    localId: 'a-macro',
    exportType: 'pdf',
    extension: { content: { id: page, type: 'page' }, space: { id: site.spaceId }, config },
  });
  if (answer?.success !== true) throw new Error(JSON.stringify(answer));
  return words(answer.body as AdfNode).replace(/\s+/g, ' ');
}

async function restrict(page: string, to: Who): Promise<void> {
  const user = [{ type: 'known', accountId: site.id(to) }];
  const path = `/wiki/rest/api/content/${page}/restriction`;
  const answer = await site.test.rest(to, 'PUT', path, [{ operation: 'read', restrictions: { user } }]);
  expect(answer.status).toBe(200);
}

beforeAll(async () => {
  site = await createDocumentSite();
  pageId = site.addPage('Leak test');
  await site.register(pageId, 'PRO', { owner: site.id('callum') });
  await site.submit('luca', pageId, 'First issue');
  expect((await site.approve('callum', pageId)).ok).toBe(true);
  expect((await site.approve('idris', pageId)).ok).toBe(true);
  draftId = site.addPage('Cleaning the probe');
  await site.register(draftId, 'WIN', { owner: site.id('callum') });
  await site.test.settle();
});
afterAll(() => site.test.close());

describe('what a macro may ask', () => {
  it('[MC-1] answers of the page it stands in', async () => {
    expect(await ask('grace', 'document.view', { pageId }, { pageId })).toMatchObject({
      ok: true,
      answer: { number: 'TBI-PRO-001' },
    });
    expect(await ask('grace', 'document.revisions', { pageId }, { pageId })).toMatchObject({ ok: true });
  });

  it('[MC-1] refuses another page or space than the one the platform names, and whoever may not read it', async () => {
    const notFound = { ok: false, refusal: { code: 'notFound' } };
    expect(await ask('grace', 'document.view', { pageId }, { pageId: draftId })).toMatchObject(notFound);
    expect(await ask('grace', 'space.register', { spaceId: '1' }, { pageId })).toMatchObject(notFound);
    const hidden = site.addPage('Hidden');
    await restrict(hidden, 'luca');
    expect(await ask('grace', 'document.view', { pageId: hidden }, { pageId: hidden })).toMatchObject(notFound);
  });

  it('[MC-1] serves nothing that decides', async () => {
    const answer = await ask('luca', 'document.startRevision', { pageId }, { pageId });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'notPermitted' } });
  });
});

describe('what a macro becomes in an export', () => {
  it('[MC-4] header, history and signature page say what the record says', async () => {
    const header = await exported('grace', 'plumbline-header');
    expect(header).toContain('Number TBI-PRO-001');
    expect(header).toContain('Revision Rev 1');
    expect(header).toContain('State [IN FORCE]');
    expect(header).toContain('Owner Callum Reid');
    expect(await exported('grace', 'plumbline-history')).toContain('Luca Ferri First issue');
    const signatures = await exported('grace', 'plumbline-signatures');
    expect(signatures).toContain('Signatures of TBI-PRO-001 Rev 1');
    expect(signatures).toMatch(/Luca Ferri Author.*Callum Reid Reviewed.*Idris Bello Approved/);
  });

  it('[MC-4] says in words what is not there', async () => {
    expect(await exported('grace', 'plumbline-signatures', {}, draftId)).toContain('No revision is in force');
    const plain = site.addPage('Canteen');
    expect(await exported('grace', 'plumbline-header', {}, plain)).toContain('not a controlled document');
  });

  it('[MC-2] lists nothing that the exporting person may not read', async () => {
    const secret = site.addPage('Secret recipe');
    await site.register(secret, 'WIN', { owner: site.id('luca') });
    await restrict(secret, 'luca');
    await site.test.advance(60_000);
    await site.test.settle();
    const all = { state: 'all' };
    expect(await exported('luca', 'plumbline-register', all)).toContain('Secret recipe');
    const limited = await exported('grace', 'plumbline-register', all);
    expect(limited).toContain('TBI-PRO-001 Leak test Rev 1 [IN FORCE]');
    expect(limited).not.toContain('Secret recipe');
    expect(await exported('grace', 'plumbline-header', {}, secret)).toContain('not shown here');
    expect(await exported('callum', 'plumbline-my-work')).not.toContain('Secret');
  });

  it('[MC-3] lists the type and state it was configured with, and what is in force when it was not', async () => {
    expect(await exported('grace', 'plumbline-register')).not.toContain('Cleaning the probe');
    const instructions = await exported('grace', 'plumbline-register', { type: 'WIN', state: 'all' });
    expect(instructions).toContain('Cleaning the probe');
    expect(instructions).not.toContain('Leak test');
    const none = await exported('grace', 'plumbline-register', { type: 'POL', state: 'all' });
    expect(none).toContain('No controlled document of this space fits');
    const columns = ['state', 'owner', 'effective', 'review'];
    const nothing = { spaceId: null, type: 'all', state: 'inForce', columns };
    expect(registerConfigOf({ type: 'NONE', state: 7, spaceId: '../1', columns: 'owner' })).toEqual(nothing);
    expect(registerConfigOf('words')).toEqual(nothing);
  });

  it('[MC-3] shows the columns it was configured with, and the others not', async () => {
    const all = await exported('grace', 'plumbline-register');
    expect(all).toContain('Number Title Revision State In work Owner In force since Next review');
    const some = await exported('grace', 'plumbline-register', { columns: ['owner', 'number', 'nonsense'] });
    expect(some).toContain('Number Title Owner');
    expect(some).not.toContain('IN FORCE');
  });

  it('[MC-3] asks of the space it was configured with, as whoever reads it, and of no other', async () => {
    const space = { key: 'LAB', name: 'Laboratory', authorId: site.id('luca') };
    const other = String(site.test.site.confluence.createSpace(space).id);
    const config = { spaceId: other };
    const asked = async (spaceId: string, given: object) => {
      const outcome = await site.test.site.platform.bridge.invoke({
        moduleKey: 'plumbline-register',
        functionKey: 'space.register',
        payload: { spaceId },
        accountId: site.id('grace'),
        extension: { content: { id: pageId, type: 'page' }, space: { id: site.spaceId }, config: given },
      });
      return outcome.success ? outcome.body : outcome;
    };
    expect(await asked(other, config)).toMatchObject({ ok: true, answer: { rows: [] } });
    expect(await asked(other, {})).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
    expect(await exported('grace', 'plumbline-register', config)).toContain(
      'No controlled document of this space fits',
    );
  });

  it('[MC-2] lists nothing when the platform does not say who exports', async () => {
    const services = {} as Parameters<typeof macroExport>[0];
    const context = { moduleKey: 'plumbline-my-work', extension: { space: { id: site.spaceId } } };
    const work = await macroExport(services)({ context });
    expect(words(work)).toContain('depends on who reads it');
    const register = await macroExport(services)({ context: { ...context, moduleKey: 'plumbline-register' } });
    expect(words(register)).toContain('depends on who reads it');
    expect(words(await macroExport(services)({ context: { moduleKey: 'other' } }))).toContain('could not export');
  });
});

describe('macros of the app in a controlled text', () => {
  const macro = (key: string) => ({
    type: 'extension',
    attrs: { extensionType: 'com.atlassian.ecosystem', extensionKey: `app-id/environment-id/static/${key}` },
  });

  it('[MC-5] do not count as content of elsewhere when they show the record of their own document', () => {
    const own = ['plumbline-header', 'plumbline-history', 'plumbline-signatures'].map(macro);
    expect(dynamicMacrosIn({ type: 'doc', content: own })).toEqual([]);
    expect(dynamicMacrosIn({ type: 'doc', content: [macro('plumbline-register')] })).toHaveLength(1);
    expect(dynamicMacrosIn({ type: 'doc', content: [macro('other-header')] })).toHaveLength(1);
  });
});
