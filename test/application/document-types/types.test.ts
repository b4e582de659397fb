/** The configuration of document types: its levels, who changes it, and what it refuses. */
import { createDocumentSite, type DocumentSite } from '../document-control/document-site';
import { approval, asked, configuring } from './configuring';

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
