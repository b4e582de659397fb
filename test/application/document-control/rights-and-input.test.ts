/** Bad input, rights, and pages one may not read: a clear answer each, and nothing half-written. */
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const register = (pageId: string, more: object = {}) => ({
  commandId: newCommandId(),
  pageId,
  typeCode: 'PRO',
  ...more,
});
async function restrict(pageId: string, ...readers: string[]) {
  const user = readers.map((accountId) => ({ type: 'known', accountId }));
  const answer = await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
    { operation: 'read', restrictions: { user } },
  ]);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

describe('bad input', () => {
  it.each([
    [{ pageId: 'abc' }, 'pageId'],
    [{ typeCode: 'XXX' }, 'typeCode'],
    [{ commandId: 'once' }, 'commandId'],
    [{ owner: 7 }, 'owner'],
    [{ legacyRevision: 0 }, 'legacyRevision'],
  ])('names the field of %j', async (wrong, field) => {
    const refusal = await site.refusal('sofia', 'document.register', { ...register('1'), ...wrong });
    expect(refusal).toMatchObject({ code: 'badInput', details: { field } });
    expect(String(refusal.details?.message)).not.toBe('');
  });
  it('asks for a reason and a confirmation', async () => {
    const submit = { commandId: newCommandId(), pageId: '1', pageVersion: 1, reason: '  ', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({ details: { field: 'reason' } });
    expect(await site.refusal('luca', 'document.submit', { ...submit, reason: 'Why', confirmed: false })).toMatchObject(
      {
        details: { field: 'confirmed' },
      },
    );
  });
  it('knows only the procedures of the surface', async () => {
    expect(await site.refusal('idris', 'space.register', { spaceId: '1' })).toEqual({ code: 'notPermitted' });
  });
});

describe('pages one may not read', () => {
  it('[DC-19] answers the same for a missing, a deleted and a restricted page', async () => {
    const restricted = site.addPage('For Luca only');
    await restrict(restricted, site.id('luca'));
    const trashed = site.addPage('Thrown away');
    await site.test.rest('luca', 'DELETE', `/wiki/api/v2/pages/${trashed}`);
    for (const procedure of [
      'document.view',
      'document.banner',
      'document.history',
      'document.effectiveText',
    ] as const) {
      const refusals = await Promise.all(
        [restricted, trashed, '999999'].map((pageId) => site.refusal('grace', procedure, { pageId })),
      );
      expect(new Set(refusals.map((one) => JSON.stringify(one)))).toEqual(
        new Set([JSON.stringify({ code: 'notFound', rule: 'DC-19' })]),
      );
    }
    const command = await site.refusal('sofia', 'document.register', register(restricted));
    expect(command).toEqual({ code: 'notFound', rule: 'DC-19' });
  });
  it('[DC-18] refuses a page that the app may not read, at registration and at submit', async () => {
    const readers = [site.id('luca'), site.id('sofia')];
    const restricted = site.addPage('Without the app');
    await restrict(restricted, ...readers);
    expect(await site.refusal('sofia', 'document.register', register(restricted))).toMatchObject({
      code: 'appCannotRead',
      rule: 'DC-18',
    });
    const later = site.addPage('Without the app later');
    await site.register(later, 'PRO');
    await restrict(later, ...readers);
    const submit = { commandId: newCommandId(), pageId: later, pageVersion: 1, reason: 'First', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({ code: 'appCannotRead' });
    await site.test.settle();
    const view = await site.view('luca', later);
    expect(view.work).toMatchObject({ state: 'draft' });
  });
});

describe('rights', () => {
  it.each<[Who, string]>([
    ['luca', 'an author'],
    ['grace', 'a reviewer'],
    ['admin', 'a site administrator'],
  ])('[DC-2] lets %s register nothing, being %s', async (who) => {
    const pageId = site.addPage(`Not theirs ${who}`);
    const refusal = await site.refusal(who, 'document.register', register(pageId));
    expect(refusal).toEqual({ code: 'notPermitted', details: { right: 'controlDocuments' } });
    expect(await site.get(who, 'document.view', { pageId })).toMatchObject({
      kind: 'uncontrolled',
      deeds: ['reportNonconformity'],
    });
  });
  it('[DC-13] refuses an owner the directory does not know', async () => {
    const pageId = site.addPage('Without an owner');
    expect(await site.refusal('sofia', 'document.register', register(pageId, { owner: 'nobody-here' }))).toMatchObject({
      code: 'unknownPerson',
    });
  });
  it('[DC-14, DC-15] leaves withdrawal to owner and controllers and cancellation to document controllers', async () => {
    const pageId = site.addPage('To be ended');
    await site.register(pageId, 'PRO');
    const end = { pageId, reason: 'Not needed', confirmed: true };
    expect(await site.refusal('grace', 'document.withdraw', { ...end, commandId: newCommandId() })).toEqual({
      code: 'notPermitted',
    });
    expect(await site.refusal('luca', 'document.cancelNumber', { ...end, commandId: newCommandId() })).toEqual({
      code: 'notPermitted',
    });
    expect(await site.refusal('idris', 'document.withdraw', { ...end, commandId: newCommandId() })).toMatchObject({
      code: 'neverEffective',
      rule: 'DC-14',
    });
    expect(await site.get('sofia', 'document.cancelNumber', { ...end, commandId: newCommandId() })).toMatchObject({
      life: 'cancelled',
    });
    expect(await site.register(pageId, 'WIN')).toMatchObject({
      life: 'numbered',
      number: expect.stringContaining('WIN') as string,
    });
  });
  it('[DC-5] refuses a stale page version at submit', async () => {
    const pageId = site.addPage('Edited before submit');
    await site.register(pageId, 'PRO');
    await site.edit('luca', pageId, ['Another text.']);
    const submit = { commandId: newCommandId(), pageId, pageVersion: 1, reason: 'First', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({
      code: 'pageVersionStale',
      details: { seen: 1, current: 2 },
    });
  });
  it('[AG-10] refuses a gate nobody can open, before and at submit', async () => {
    const pageId = site.addPage('Specification without a technical lead');
    await site.register(pageId, 'SPC');
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.obstacles.join()).toContain('Approval by the technical lead');
    const submit = { commandId: newCommandId(), pageId, pageVersion: 1, reason: 'First', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({
      code: 'stepHasNobodyEligible',
      details: { steps: ['Approval by the technical lead'] },
    });
  });
});

describe('every command by everybody', () => {
  /** Who edits the page, by its restrictions; grace only reads it. */
  const editors: readonly Who[] = ['luca', 'sofia', 'idris', 'callum'];
  const commands = {
    register: { typeCode: 'PRO' },
    submit: { pageVersion: 1, reason: 'Why', confirmed: true },
    recall: { round: 1, reason: 'Why', confirmed: true },
    startRevision: {},
    abandonDraft: { reason: 'Why', confirmed: true },
    changeOwner: { owner: 'nobody-here', reason: 'Why' },
    withdraw: { reason: 'Why', confirmed: true },
    cancelNumber: { reason: 'Why', confirmed: true },
    approve: { round: 1, pageVersion: 1, contentDigest: 'a'.repeat(64), stepId: 'none', confirmed: true },
    reject: { round: 1, pageVersion: 1, contentDigest: 'a'.repeat(64), stepId: 'none', comment: 'No', confirmed: true },
  } as const;
  /** Commands this person is let through to the rules with; everything else is refused before. */
  const allowed: Readonly<Partial<Record<Who, readonly (keyof typeof commands)[]>>> = {
    grace: ['approve', 'reject'],
    luca: ['submit', 'recall', 'startRevision', 'abandonDraft', 'approve', 'reject'],
    callum: ['submit', 'recall', 'startRevision', 'abandonDraft', 'approve', 'reject'],
    admin: ['approve', 'reject'],
    sofia: [
      'register',
      'submit',
      'recall',
      'startRevision',
      'abandonDraft',
      'changeOwner',
      'withdraw',
      'cancelNumber',
      'approve',
      'reject',
    ],
    idris: Object.keys(commands) as (keyof typeof commands)[],
  };
  it.each(Object.keys(allowed) as Who[])('lets %s do what their roles and the page allow', async (who) => {
    const pageId = site.addPage(`Walked by ${who}`);
    const user = editors.map((one) => ({ type: 'known', accountId: site.id(one) }));
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'update', restrictions: { user } },
    ]);
    const through: string[] = [];
    for (const [name, fields] of Object.entries(commands)) {
      const answer = await site.ask(who, `document.${name}` as 'document.submit', {
        commandId: newCommandId(),
        pageId,
        ...fields,
      });
      if (answer.ok || answer.refusal.code !== 'notPermitted') through.push(name);
    }
    expect(through).toEqual(Object.keys(commands).filter((name) => allowed[who]?.includes(name as 'submit')));
  });
});
