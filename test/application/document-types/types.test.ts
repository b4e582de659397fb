import type { TypesView } from '../../../src/contract/type-answers';
import {
  createDocumentSite,
  type DocumentSite,
  inWork,
  newCommandId,
  type Who,
} from '../document-control/document-site';

const asked = (more: object = {}) => ({
  stage: 1,
  title: 'Approval',
  meaning: 'approved',
  role: 'qualityManager',
  groups: [],
  people: [],
  quorum: 1,
  dueDays: 2,
  escalateAfterDays: 1,
  ...more,
});
const approval = (...steps: readonly object[]) => ({
  steps,
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
type TypeCode = TypesView['types'][number]['typeCode'];

/** Views and changes the configuration as a person who has just looked. */
function configuring(site: DocumentSite) {
  const view = (as: Who, spaceId: string | null = null) => site.get(as, 'types.view', { spaceId });
  const type = async (typeCode: TypeCode, spaceId: string | null = null) => {
    const found = (await view('idris', spaceId)).types.find((one) => one.typeCode === typeCode);
    if (found === undefined) throw new Error(`no type ${typeCode}`);
    return found;
  };
  const request = async (typeCode: TypeCode, overrides: object, spaceId: string | null = null) => ({
    commandId: newCommandId(),
    spaceId,
    typeCode,
    seenSequence: (await type(typeCode, spaceId)).sequence,
    reason: 'As the auditor asked',
    overrides,
  });
  return {
    view,
    type,
    request,
    async change(typeCode: TypeCode, overrides: object, spaceId: string | null = null, as: Who = 'idris') {
      return site.get(as, 'types.change', await request(typeCode, overrides, spaceId));
    },
    async refused(typeCode: TypeCode, overrides: object, spaceId: string | null = null, as: Who = 'idris') {
      return site.refusal(as, 'types.change', await request(typeCode, overrides, spaceId));
    },
    async decide(as: Who, typeCode: TypeCode | null, decision: object) {
      const seenSequence = typeCode === null ? (await view('idris')).policy.sequence : (await type(typeCode)).sequence;
      const payload = { commandId: newCommandId(), spaceId: null, typeCode, seenSequence, decision };
      return site.ask(as, 'types.decideChange', payload);
    },
    history: (typeCode: TypeCode, spaceId: string | null = null) =>
      site.get('hana', 'types.history', { spaceId, typeCode }),
  };
}

describe('the configuration of document types', () => {
  let site: DocumentSite;
  let config: ReturnType<typeof configuring>;
  beforeAll(async () => {
    site = await createDocumentSite();
    config = configuring(site);
  });
  afterAll(() => site.test.close());

  it('[ST-7] shows everybody the built-in defaults and where they come from, with three templates', async () => {
    const shown = await config.view('hana');
    expect(shown).toMatchObject({ mayChange: false, policy: { sequence: 0, secondApproval: false, waiting: null } });
    expect(shown.types).toHaveLength(8);
    expect(shown.types.find((one) => one.typeCode === 'PRO')).toMatchObject({
      sequence: 0,
      version: 0,
      from: { approval: 'builtIn', reviewMonths: 'builtIn' },
      values: { reviewMonths: 24, numberingCode: 'PRO' },
      waiting: null,
    });
    expect(shown.templates.map((one) => one.name)).toEqual([
      'One approver',
      'Review, then approve',
      'Parallel review, two approvals',
    ]);
  });
  it('[ST-8] lets a quality manager change a type and nobody else', async () => {
    expect(await config.refused('WIN', { reviewMonths: 12 }, null, 'luca')).toMatchObject({
      code: 'notPermitted',
      rule: 'ST-8',
    });
    const shown = await config.change('WIN', { reviewMonths: 12 });
    expect(shown.types.find((one) => one.typeCode === 'WIN')).toMatchObject({
      sequence: 1,
      version: 1,
      from: { reviewMonths: 'site', approval: 'builtIn' },
      values: { reviewMonths: 12 },
      inherited: { reviewMonths: 36 },
    });
  });
  it('[ST-8] refuses a change on what moved on, and records nothing where nothing differs', async () => {
    const stale = { ...(await config.request('WIN', { reviewMonths: 6 })), seenSequence: 0 };
    expect(await site.refusal('idris', 'types.change', stale)).toMatchObject({
      code: 'changedMeanwhile',
      rule: 'ST-8',
    });
    await config.change('WIN', { reviewMonths: 12 });
    expect((await config.type('WIN')).sequence).toBe(1);
  });
  it('[ST-7] lets a space say something else, and shows both levels', async () => {
    await config.change('WIN', { reviewMonths: 6 }, site.spaceId);
    expect(await config.type('WIN', site.spaceId)).toMatchObject({
      values: { reviewMonths: 6 },
      from: { reviewMonths: 'space' },
      inherited: { reviewMonths: 12 },
    });
    expect((await config.type('WIN')).values.reviewMonths).toBe(12);
    await config.change('WIN', {}, site.spaceId);
    expect(await config.type('WIN', site.spaceId)).toMatchObject({
      values: { reviewMonths: 12 },
      from: { reviewMonths: 'site' },
    });
  });
  it('[ST-7] answers nothing about a space that is not there', async () => {
    expect(await site.refusal('idris', 'types.view', { spaceId: '999999' })).toMatchObject({ code: 'notFound' });
  });
  it('[ST-16] refuses the numbering code of another type, and numbers by the new one', async () => {
    expect(await config.refused('SPC', { numberingCode: 'PRO' })).toMatchObject({
      code: 'badInput',
      rule: 'ST-16',
      details: { field: 'numberingCode' },
    });
    await config.change('SPC', { numberingCode: 'SPEC' });
    const registered = await site.register(site.addPage('TB-200'), 'SPC', { owner: site.id('luca') });
    expect(registered.number).toBe('TBI-SPEC-001');
  });
  it('[AG-19, AG-20, AG-24] refuses gates that cannot work, with the field named', async () => {
    expect(await config.refused('POL', { approval: approval(asked({ quorum: 3 })) })).toMatchObject({
      code: 'gateImpossible',
      rule: 'AG-19',
      details: { field: 'approval.steps.0.quorum' },
    });
    expect(await config.refused('POL', { approval: approval(asked({ role: 'technicalLead' })) })).toMatchObject({
      code: 'gateImpossible',
      rule: 'AG-20',
    });
    const unknown = asked({ people: ['712020:nobody'] });
    expect(await config.refused('POL', { approval: approval(unknown) })).toMatchObject({ rule: 'AG-24' });
    expect(await config.refused('POL', { approval: approval(asked({ role: 'sheriff' })) })).toMatchObject({
      code: 'badInput',
      details: { field: 'overrides.approval.steps.0.role' },
    });
    expect((await config.type('POL')).sequence).toBe(0);
  });
  it('[AG-16, AG-20] previews who would be asked today, by when, and who has left', async () => {
    site.test.site.services.directory.setActive(site.id('grace'), false);
    const rules = approval(
      asked({ title: 'Review', meaning: 'reviewed', role: 'reviewer', people: [site.id('luca')] }),
      asked({ stage: 2, role: 'documentOwner' }),
    );
    const preview = await site.get('idris', 'types.preview', { approval: rules });
    expect(preview.problems).toEqual([]);
    expect(preview.steps).toMatchObject([
      {
        title: 'Review',
        active: [{ name: 'Hana Ito' }, { name: 'Luca Ferri' }],
        inactive: [{ name: 'Grace Okafor' }],
        asksOwner: false,
      },
      { title: 'Approval', active: [], asksOwner: true },
    ]);
    expect(preview.steps[0]?.dueOn.localeCompare(preview.steps[0].escalatesOn)).toBe(-1);
    const tooMany = approval(asked({ role: 'reviewer', quorum: 2 }));
    const refused = await site.get('idris', 'types.preview', { approval: tooMany });
    expect(refused.problems).toMatchObject([{ rule: 'AG-19', field: 'approval.steps.0.quorum' }]);
    expect(await site.refusal('luca', 'types.preview', { approval: rules })).toMatchObject({
      code: 'notPermitted',
    });
  });
});

describe('a round under the configuration', () => {
  let site: DocumentSite;
  let config: ReturnType<typeof configuring>;
  beforeAll(async () => {
    site = await createDocumentSite();
    config = configuring(site);
  });
  afterAll(() => site.test.close());

  it('[AG-18, ST-15] takes the gate of its space, shows it before submit, and signs with the digest the history shows', async () => {
    const steps = [
      asked({ title: 'Look', meaning: 'reviewed', role: null, people: [site.id('hana')] }),
      asked({ title: 'Authorise', stage: 2 }),
    ];
    await config.change('WIN', { approval: approval(...steps) }, site.spaceId);
    const pageId = site.addPage('Leak test');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    expect(preview.steps.map((step) => [step.title, step.asked.map((one) => one.name)])).toEqual([
      ['Look', ['Hana Ito']],
      ['Authorise', ['Idris Bello']],
    ]);
    expect(preview.steps[0]?.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const document = await site.submit('luca', pageId);
    expect(inWork(document).steps.map((step) => [step.title, step.asked])).toEqual([
      ['Look', 1],
      ['Authorise', 1],
    ]);
    const { gateDigest } = await config.type('WIN', site.spaceId);
    const [entry] = (await config.history('WIN', site.spaceId)).entries;
    expect(entry).toMatchObject({ kind: 'changed', version: 1, gateDigest, reason: 'As the auditor asked' });
    expect(frozenDigest(site, pageId)).toBe(gateDigest);
  });
  it('[AG-17] keeps the gate it started with when the configuration changes meanwhile', async () => {
    const pageId = site.addPage('Receiving inspection');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    const before = inWork(await site.submit('luca', pageId)).steps;
    const digest = frozenDigest(site, pageId);
    await config.change('WIN', { approval: approval(asked({ title: 'Only this' })) }, site.spaceId);
    const now = inWork(await site.view('luca', pageId)).steps;
    expect(now).toEqual(before);
    expect(frozenDigest(site, pageId)).toBe(digest);
    expect((await site.approve('hana', pageId)).ok).toBe(true);
    expect((await site.approve('idris', pageId)).ok).toBe(true);
    expect((await site.view('luca', pageId)).life).toBe('inForce');
  });
  it('[AG-13] goes on after one rejection where a majority must reject, and ends with the second of three', async () => {
    const rules = {
      ...approval(
        asked({
          title: 'Look',
          meaning: 'reviewed',
          role: null,
          people: ['hana', 'grace', 'maren'].map((one) => site.id(one as Who)),
        }),
        asked({ title: 'Authorise', stage: 2 }),
      ),
      rejection: 'majority',
    };
    await config.change('WIN', { approval: rules }, site.spaceId);
    const pageId = site.addPage('Packing');
    await site.register(pageId, 'WIN', { owner: site.id('luca') });
    await site.submit('luca', pageId);
    const reject = async (as: Who) =>
      site.ask(as, 'document.reject', { ...(await site.signing(pageId)), comment: 'Step 2 is wrong' });
    expect((await reject('hana')).ok).toBe(true);
    const work = inWork(await site.view('luca', pageId));
    expect(work).toMatchObject({ state: 'inReview', steps: [{ rejections: [{ signer: { name: 'Hana Ito' } }] }, {}] });
    expect((await site.view('hana', pageId)).mySteps).toEqual([]);
    expect((await reject('grace')).ok).toBe(true);
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ state: 'draft', returned: { kind: 'rejected' } });
  });
});

/** The digest the round froze, as stored in the head of the document. */
function frozenDigest(site: DocumentSite, pageId: string): string {
  const { database } = site.test.site.services;
  const [row] = database.all('SELECT value FROM kvs_record WHERE key = ?', [`document:${pageId}`]);
  const digest = /"gateDigest":"([0-9a-f]{64})"/.exec(String(row?.['value']))?.[1];
  if (digest === undefined) throw new Error('no gate digest is stored');
  return digest;
}

describe('where a second quality manager must approve', () => {
  let site: DocumentSite;
  let config: ReturnType<typeof configuring>;
  const policy = async (secondApproval: boolean, as: Who = 'idris') => {
    const { policy: now } = await config.view(as);
    return {
      commandId: newCommandId(),
      spaceId: null,
      seenSequence: now.sequence,
      reason: 'Four eyes',
      secondApproval,
    };
  };
  beforeAll(async () => {
    site = await createDocumentSite();
    config = configuring(site);
  });
  afterAll(() => site.test.close());

  it('[ST-13] needs two people who hold the role', async () => {
    expect(await site.refusal('idris', 'types.changePolicy', await policy(true))).toMatchObject({
      code: 'gateImpossible',
      rule: 'ST-13',
    });
    await makeSecondManager(site);
    const shown = await site.get('idris', 'types.changePolicy', await policy(true));
    expect(shown.policy).toMatchObject({ secondApproval: true, sequence: 1 });
  });
  it('[ST-10, ST-12] lets a change wait and takes no other meanwhile', async () => {
    await config.change('PLN', { reviewMonths: 18 });
    expect(await config.type('PLN')).toMatchObject({
      values: { reviewMonths: 12 },
      version: 0,
      waiting: { to: { reviewMonths: 18 }, by: { name: 'Idris Bello' }, isMine: true },
    });
    expect(await config.refused('PLN', { reviewMonths: 6 })).toMatchObject({
      code: 'changeAlreadyWaiting',
      rule: 'ST-12',
    });
  });
  it('[ST-11] is approved by the other one, never by who proposed it', async () => {
    expect(await config.decide('idris', 'PLN', { verdict: 'approve' })).toMatchObject({
      ok: false,
      refusal: { code: 'changeIsYours', rule: 'ST-11' },
    });
    expect((await config.decide('luca', 'PLN', { verdict: 'approve' })).ok).toBe(false);
    expect((await config.decide('maren', 'PLN', { verdict: 'approve' })).ok).toBe(true);
    expect(await config.type('PLN')).toMatchObject({ values: { reviewMonths: 18 }, version: 1, waiting: null });
  });
  it('[ST-11, ST-9] is declined with why, or taken back; the history tells it all', async () => {
    await config.change('PLN', { reviewMonths: 9 });
    expect((await config.decide('maren', 'PLN', { verdict: 'decline', why: 'Too often' })).ok).toBe(true);
    await config.change('PLN', { reviewMonths: 10 });
    expect((await config.decide('idris', 'PLN', { verdict: 'takeBack', why: 'Mistyped' })).ok).toBe(true);
    const { entries } = await config.history('PLN');
    expect(entries.map((one) => [one.kind, one.version, one.reason])).toEqual([
      ['takenBack', null, 'Mistyped'],
      ['proposed', null, 'As the auditor asked'],
      ['declined', null, 'Too often'],
      ['proposed', null, 'As the auditor asked'],
      ['changed', 1, 'As the auditor asked'],
      ['proposed', null, 'As the auditor asked'],
    ]);
    expect(entries[4]).toMatchObject({
      from: {},
      to: { reviewMonths: 18 },
      by: { name: 'Idris Bello' },
      approvedBy: { name: 'Maren Holt' },
    });
    expect((await config.type('PLN')).values.reviewMonths).toBe(18);
  });
  it('[ST-13] is switched off only with the consent of the second', async () => {
    await site.get('idris', 'types.changePolicy', await policy(false));
    expect((await config.view('maren')).policy).toMatchObject({
      secondApproval: true,
      waiting: { to: { secondApproval: false }, isMine: false },
    });
    expect((await config.decide('idris', null, { verdict: 'approve' })).ok).toBe(false);
    expect((await config.decide('maren', null, { verdict: 'approve' })).ok).toBe(true);
    expect((await config.view('maren')).policy).toMatchObject({ secondApproval: false, waiting: null });
  });
});

async function makeSecondManager(site: DocumentSite): Promise<void> {
  const view = await site.get('idris', 'settings.view', {});
  const held = Object.fromEntries(
    Object.entries(view.roles).map(([role, { groups, people }]) => [
      role,
      { groups: groups.map((one) => one.groupId), people: people.map((one) => one.accountId) },
    ]),
  );
  await site.get('idris', 'settings.change', {
    commandId: newCommandId(),
    seenSequence: view.sequence,
    reason: 'A second quality manager',
    numberPrefix: view.numberPrefix,
    roles: { ...held, qualityManager: { groups: [], people: [site.id('idris'), site.id('maren')] } },
    spaces: [],
  });
}
