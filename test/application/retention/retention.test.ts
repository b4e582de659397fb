/**
 * From a superseded revision to one whose text was disposed of, on the local site: who may, when, what a hold keeps, what goes
 * and what stays.
 */
import type { AnswersByProcedure } from '../../../src/contract/answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import type { WireAnswer } from '../../../src/contract/wire';
import { adf, createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
  site.test.site.platform.schedules.settings.isRunning = false;
});
afterAll(() => site.test.close());

function ask<Name extends ProcedureName>(as: Who, name: Name, request: object): Promise<WireAnswer<Name>> {
  const { spaceId } = site;
  return site.test.invoke('quality-space', name, request, { as, spaceId });
}
async function get<Name extends ProcedureName>(as: Who, name: Name, more: object): Promise<AnswersByProcedure[Name]> {
  const answer = await ask(as, name, more);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
  await site.test.settle();
  return answer.answer;
}
async function refusal(as: Who, name: ProcedureName, more: object) {
  const answer = await ask(as, name, more);
  if (answer.ok) throw new Error(`${name} was not refused`);
  return answer.refusal;
}
const deciding = (pageId: string, revision: string | null = '1') => ({
  commandId: newCommandId(),
  pageId,
  revision,
  reason: 'As decided in the management review',
});
const signing = (pageId: string, revision = '1') => ({ ...deciding(pageId, revision), confirmed: true });

async function approveNext(pageId: string, paragraphs: readonly string[] | null): Promise<void> {
  if (paragraphs !== null) {
    await site.edit('luca', pageId, paragraphs);
    await site.test.settle();
  }
  await site.submit('luca', pageId, 'As needed');
  await site.approve('tomasz', pageId);
  await site.test.settle();
}
/** A work instruction whose texts came into force one after the other. */
async function withRevisions(title: string, ...texts: readonly string[]): Promise<string> {
  const pageId = site.addPage(title, 'luca', texts[0] ?? 'Text.');
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await approveNext(pageId, null);
  for (const text of texts.slice(1)) await approveNext(pageId, [text]);
  return pageId;
}
async function keepYears(retentionYears: number): Promise<void> {
  const { types } = await site.get('idris', 'types.view', { spaceId: null });
  const seenSequence = types.find((one) => one.typeCode === 'WIN')?.sequence;
  const change = { spaceId: null, typeCode: 'WIN', seenSequence, reason: 'By law', overrides: { retentionYears } };
  await site.get('idris', 'types.change', { commandId: newCommandId(), ...change });
}
async function withdraw(pageId: string): Promise<void> {
  const request = { commandId: newCommandId(), pageId, reason: 'Not made any more', confirmed: true };
  await site.get('sofia', 'document.withdraw', request);
  await site.test.settle();
  const { lifeCycle, effective } = await site.view('tomasz', pageId);
  const stepId = lifeCycle.withdrawal?.mySteps[0];
  const answer = { ...request, commandId: newCommandId(), round: 1, stepId, contentDigest: effective?.contentDigest };
  const { reason: _why, ...signed } = answer;
  await site.get('tomasz', 'document.signWithdrawal', signed);
  await site.test.settle();
}
const textOf = async (pageId: string, revision: string) =>
  JSON.stringify((await site.get('grace', 'document.revisionText', { pageId, revision })).body);
const kept = async (pageId: string) => {
  const { documents } = await get('idris', 'space.disposition', { spaceId: site.spaceId });
  const found = documents.find((one) => one.pageId === pageId);
  if (found === undefined) throw new Error('not listed');
  return found;
};
function storedParts(digest: string): number {
  const rows = site.test.site.services.database.all('SELECT key FROM kvs_record') as readonly { key: string }[];
  return rows.filter(({ key }) => key.startsWith(`snapshot:${digest}`)).length;
}

describe('an obsolete revision', () => {
  let pageId: string;
  beforeAll(async () => {
    await keepYears(10);
    pageId = await withRevisions('Leak test', 'Press it.', 'Press it twice.');
  });

  it('[RD-1, RD-2] is listed with the day it is due, and not disposed of before', async () => {
    expect(await kept(pageId)).toMatchObject({
      years: 10,
      holds: [],
      revisions: [{ label: '1', because: 'superseded', isDue: false, keptUntil: null }],
    });
    const [{ dueOn } = { dueOn: '' }] = (await kept(pageId)).revisions;
    expect(await refusal('idris', 'document.dispose', signing(pageId))).toEqual({
      code: 'retentionNotOver',
      rule: 'RD-2',
      details: { dueOn },
    });
    expect(await refusal('idris', 'document.dispose', signing(pageId, '2'))).toMatchObject({ code: 'stillEffective' });
    expect(await refusal('idris', 'document.dispose', signing(pageId, '9'))).toMatchObject({ code: 'revisionUnknown' });
  });

  it('[RD-4, RD-9] is for quality managers alone', async () => {
    for (const as of ['sofia', 'luca', 'admin'] as const) {
      expect(await refusal(as, 'document.dispose', signing(pageId))).toMatchObject({ code: 'notPermitted' });
      expect(await refusal(as, 'document.placeLegalHold', deciding(pageId))).toMatchObject({ code: 'notPermitted' });
      expect(await refusal(as, 'space.disposition', { spaceId: site.spaceId })).toMatchObject({ code: 'notPermitted' });
    }
  });

  it('[RD-6] is kept longer by a signed decision', async () => {
    const until = '2090-01-01';
    const early = { ...signing(pageId), until: '2027-01-01' };
    expect(await refusal('idris', 'document.keepLonger', early)).toMatchObject({ code: 'keptUntilTooEarly' });
    const { confirmed: _no, ...unsigned } = signing(pageId);
    expect(await refusal('idris', 'document.keepLonger', { ...unsigned, until })).toMatchObject({ code: 'badInput' });
    await get('idris', 'document.keepLonger', { ...signing(pageId), until });
    expect(await kept(pageId)).toMatchObject({ revisions: [{ dueOn: until, keptUntil: until }] });
  });
});

describe('disposition', () => {
  let pageId: string;
  let digest: string;
  beforeAll(async () => {
    await keepYears(0);
    pageId = await withRevisions('Torque test', 'Turn it.', 'Turn it twice.');
    const { revisions } = await site.get('grace', 'document.revisions', { pageId });
    digest = revisions.at(-1)?.rounds[0]?.contentDigest ?? '';
  });

  it.each([null, '1'])('[RD-3] waits while a legal hold on %p is there', async (held) => {
    await get('idris', 'document.placeLegalHold', deciding(pageId, held));
    expect(await kept(pageId)).toMatchObject({ holds: [{ revision: held, by: { name: 'Idris Bello' } }] });
    expect(await refusal('idris', 'document.dispose', signing(pageId))).toMatchObject({
      code: 'onLegalHold',
      details: { by: 'Idris Bello', why: 'As decided in the management review' },
    });
    await get('idris', 'document.liftLegalHold', deciding(pageId, held));
    expect((await kept(pageId)).holds).toEqual([]);
  });

  it('[RD-4, RD-7, RD-8] takes the text and leaves the record', async () => {
    expect(storedParts(digest)).toBe(1);
    await get('idris', 'document.dispose', signing(pageId));
    expect(storedParts(digest)).toBe(0);
    expect((await kept(pageId)).revisions).toEqual([]);
    const gone = { code: 'textDisposed', rule: 'RD-4', details: { revision: '1', by: 'Idris Bello', digest } };
    expect(await site.refusal('grace', 'document.revisionText', { pageId, revision: '1' })).toMatchObject(gone);
    const redline = { pageId, before: '1', after: '2' };
    expect(await site.refusal('grace', 'document.redline', redline)).toMatchObject(gone);
    const copy = { commandId: newCommandId(), pageId, format: 'pdf', subject: { kind: 'copy', revision: '1' } };
    expect(await site.refusal('grace', 'export.start', copy)).toMatchObject(gone);
    expect(await site.get('grace', 'document.verify', { pageId, revision: '1' })).toMatchObject({
      verdict: 'disposed',
      contentDigest: digest,
      disposed: { by: { name: 'Idris Bello' }, contentDigest: digest },
      parts: [],
    });
    const { revisions } = await site.get('grace', 'document.revisions', { pageId });
    expect(revisions.at(-1)).toMatchObject({ label: '1', hasText: false, disposed: { contentDigest: digest } });
    expect(revisions.at(-1)?.rounds[0]?.signatures).toHaveLength(2);
    const { entries, brokenAt } = await site.get('grace', 'document.history', { pageId });
    expect(brokenAt).toBeNull();
    expect(entries.map((one) => one.text).join('\n')).toMatch(
      /Text of Rev 1 disposed of by Idris Bello; it was kept for 0 years[^]*The stored text of Rev 1 was removed/,
    );
    expect(await textOf(pageId, '2')).toContain('Turn it twice.');
    expect(await refusal('idris', 'document.dispose', signing(pageId))).toMatchObject({ code: 'textDisposed' });
  });

  it('[RD-7] leaves a text that a later revision reads word for word', async () => {
    const again = await withRevisions('Bend test', 'Bend it.', 'Bend it twice.', 'Bend it.');
    await get('idris', 'document.dispose', signing(again));
    expect(await textOf(again, '3')).toContain('Bend it.');
    expect(await site.refusal('grace', 'document.revisionText', { pageId: again, revision: '1' })).toMatchObject({
      code: 'textDisposed',
    });
    const { entries } = await site.get('grace', 'document.history', { pageId: again });
    expect(entries.some((one) => one.text.includes('What another revision has word for word stays stored'))).toBe(true);
  });

  it('[RD-7] leaves a text that a document of another space has, until that one is disposed of, too', async () => {
    const { confluence } = site.test.site;
    const here = await withRevisions('Twin', 'Read the same.', 'Read on.');
    const other = confluence.createSpace({ key: 'TWIN', name: 'Twins', authorId: site.id('luca') });
    const body = { adf: JSON.stringify(adf(['Read the same.'])), storage: undefined };
    const at = site.test.clock.now();
    const twin = confluence.loadPage({ spaceId: Number(other.id), title: 'Twin', body, authorId: site.id('luca'), at });
    const there = String(twin.id);
    await site.register(there, 'WIN', { owner: site.id('callum') });
    await approveNext(there, null);
    await approveNext(there, ['Something else.']);
    const digestOf = async (one: string) =>
      (await site.get('grace', 'document.revisions', { pageId: one })).revisions.at(-1)?.rounds[0]?.contentDigest;
    expect(await digestOf(there)).toBe(await digestOf(here));
    await get('idris', 'document.dispose', signing(here));
    expect(await textOf(there, '1')).toContain('Read the same.');
    await get('idris', 'document.dispose', signing(there));
    expect(storedParts((await digestOf(there)) ?? '')).toBe(0);
  });

  it('[RD-4, DC-36] of a withdrawn document does not keep it from coming back by a new revision', async () => {
    const gone = await withRevisions('Old method', 'Do it.');
    await withdraw(gone);
    expect(await kept(gone)).toMatchObject({ revisions: [{ label: '1', because: 'withdrawn', isDue: true }] });
    await get('idris', 'document.dispose', signing(gone));
    const { reason, commandId, pageId: page, confirmed } = { ...signing(gone), commandId: newCommandId() };
    await site.get('sofia', 'document.reinstate', { reason, commandId, pageId: page, confirmed });
    await site.test.settle();
    await approveNext(gone, ['Do it better.']);
    expect(await textOf(gone, '2')).toContain('Do it better.');
  });

  describe('of a withdrawn document whose page is gone', () => {
    const remove = async (page: string, isPurged = false) => {
      await site.test.rest('luca', 'DELETE', `/wiki/api/v2/pages/${page}`);
      if (isPurged) await site.test.rest('admin', 'DELETE', `/wiki/api/v2/pages/${page}?purge=true`);
      await site.test.settle();
    };
    async function withdrawn(title: string): Promise<string> {
      const page = await withRevisions(title, `${title}: do it.`);
      await withdraw(page);
      return page;
    }

    it.each([
      ['in the trash', false],
      ['purged', true],
    ])('[RD-10] is done from the list, on the record, while its page is %s', async (where, isPurged) => {
      const gone = await withdrawn(`Method ${where}`);
      const { number, effective } = await site.view('grace', gone);
      const digestOfIt = effective?.contentDigest ?? 'none';
      expect([storedParts(digestOfIt), (await kept(gone)).pageIsGone]).toEqual([1, false]);
      await remove(gone, isPurged);
      expect(await kept(gone)).toMatchObject({ number, title: `Method ${where}`, pageIsGone: true });
      await get('idris', 'document.placeLegalHold', deciding(gone));
      expect(await refusal('idris', 'document.dispose', signing(gone))).toMatchObject({ code: 'onLegalHold' });
      await get('idris', 'document.liftLegalHold', deciding(gone));
      expect(await get('idris', 'document.dispose', signing(gone))).toMatchObject({ pageId: gone, revisions: [] });
      expect(storedParts(digestOfIt)).toBe(0);
      expect((await kept(gone)).revisions).toEqual([]);
      expect(await refusal('idris', 'document.dispose', signing(gone))).toMatchObject({ code: 'textDisposed' });
    });

    it('[RD-10] is done while the page is closed to the quality manager, whose list names it anyway', async () => {
      const closed = await withdrawn('Closed method');
      const user = [{ type: 'known', accountId: site.id('luca') }];
      const restriction = [{ operation: 'read', restrictions: { user } }];
      await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${closed}/restriction`, restriction);
      expect(await site.refusal('idris', 'document.view', { pageId: closed })).toMatchObject({ code: 'notFound' });
      await get('idris', 'document.dispose', signing(closed));
      expect((await kept(closed)).revisions).toEqual([]);
    });

    it('[RD-10] is refused to everybody else in the same words, whatever became of the page or never was', async () => {
      const page = await withdrawn('Not theirs');
      const said = [];
      for (const as of ['sofia', 'luca', 'admin'] as const)
        said.push(await refusal(as, 'document.dispose', signing(page)));
      await remove(page, true);
      for (const as of ['sofia', 'luca', 'admin'] as const) {
        said.push(await refusal(as, 'document.dispose', signing(page)));
        said.push(await refusal(as, 'document.placeLegalHold', deciding('999999')));
      }
      const refused = { code: 'notPermitted', rule: 'RD-10', details: { right: 'manageQuality' } };
      expect(said).toEqual(said.map(() => refused));
    });

    it('[RD-10] tells a quality manager nothing of a page that is no document, nor of a space they do not see', async () => {
      const nothing = { code: 'notFound', rule: 'RD-10' };
      const plain = site.addPage('Plain page', 'luca', 'Text.');
      expect(await refusal('idris', 'document.placeLegalHold', deciding(plain, null))).toEqual(nothing);
      expect(await refusal('idris', 'document.placeLegalHold', deciding('999999', null))).toEqual(nothing);

      const { confluence, services } = site.test.site;
      const shut = confluence.createSpace({ key: 'SHUT', name: 'Shut', authorId: site.id('luca') });
      const body = { adf: JSON.stringify(adf(['Text.'])), storage: undefined };
      const at = site.test.clock.now();
      const { id } = confluence.loadPage({
        spaceId: Number(shut.id),
        title: 'Shut method',
        body,
        authorId: site.id('luca'),
        at,
      });
      await site.register(String(id), 'WIN', { owner: site.id('callum') });
      await get('idris', 'document.placeLegalHold', deciding(String(id), null));
      const members = 'INSERT INTO confluence_space_group (space_id, group_id) VALUES (?, ?)';
      services.database.run(members, [shut.id, 'some other group']);
      expect(await refusal('idris', 'document.liftLegalHold', deciding(String(id), null))).toEqual(nothing);
    });
  });

  it('[RD-5] is not done by who submitted the revision', async () => {
    const own = await withRevisions('Own work', 'Text.');
    await site.edit('idris', own, ['Text of Idris.']);
    await site.test.settle();
    await site.submit('idris', own, 'Mine');
    await site.approve('tomasz', own);
    await site.test.settle();
    await approveNext(own, ['Text of Luca.']);
    expect(await refusal('idris', 'document.dispose', signing(own, '2'))).toMatchObject({ code: 'disposerIsAuthor' });
    await get('idris', 'document.dispose', signing(own, '1'));
  });
});
