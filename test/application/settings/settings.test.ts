import { roles } from '../../../src/kernel/roles';
import { createQualitySite, type PersonKey, type QualitySite } from '../quality-site';

describe('the site settings', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite({ configured: false });
  });
  afterAll(() => site.test.close());

  const only = (person: PersonKey) => ({ groups: [], people: [site.test.people[person]] });
  const name = (person: PersonKey) => ({ commandId: site.newCommandId(), holder: only(person) });
  const nobody = { groups: [], people: [] };
  const change = (seenSequence: number, more: object = {}) => ({
    commandId: site.newCommandId(),
    seenSequence,
    reason: 'As agreed',
    numberPrefix: 'TBI',
    roles: { ...Object.fromEntries(roles.map((role) => [role, nobody])), qualityManager: only('idris') },
    spaces: [],
    ...more,
  });

  it('[ST-1] shows a fresh site as such and refuses anybody but a site administrator', async () => {
    const view = await site.get('admin', 'settings', 'settings.view', {});
    expect(view).toMatchObject({ fresh: true, sequence: 0, isSiteAdministrator: true, numberPrefix: 'QMS' });
    expect(await site.refusal('hana', 'settings', 'settings.nameQualityManager', name('hana'))).toMatchObject({
      code: 'notPermitted',
      rule: 'ST-1',
    });
  });

  it('[ST-1] lets the administrator name the quality manager once', async () => {
    const view = await site.get('admin', 'settings', 'settings.nameQualityManager', name('idris'));
    expect(view).toMatchObject({
      fresh: false,
      sequence: 1,
      roles: { qualityManager: { people: [{ name: 'Idris Bello' }] } },
      changes: [{ by: { name: 'Noor Haddad' } }],
    });
    const again = await site.refusal('admin', 'settings', 'settings.nameQualityManager', name('hana'));
    expect(again).toMatchObject({ code: 'alreadyFresh', rule: 'ST-1' });
  });

  it('[ST-2] lets the quality manager change them with a reason, and refuses what was changed meanwhile', async () => {
    const view = await site.get(
      'idris',
      'settings',
      'settings.change',
      change(1, { spaces: [{ spaceId: site.spaceId, projectKey: 'QM', issueTypeId: null }] }),
    );
    expect(view).toMatchObject({
      sequence: 2,
      numberPrefix: 'TBI',
      spaces: [{ name: 'Quality', projectKey: 'QM' }],
      changes: [{ reason: 'As agreed' }, {}],
    });
    const stale = await site.refusal('idris', 'settings', 'settings.change', change(1, { numberPrefix: 'XYZ' }));
    expect(stale).toMatchObject({ code: 'changedMeanwhile', rule: 'ST-2' });
  });

  it('[ST-2] refuses a change by the administrator, who is not the quality manager', async () => {
    const refusal = await site.refusal('admin', 'settings', 'settings.change', change(2));
    expect(refusal).toMatchObject({ code: 'notPermitted', rule: 'ST-2' });
  });

  it('[ST-3] refuses to leave nobody in charge, not by an empty group either', async () => {
    const empty = site.test.site.services.directory.addGroup('empty');
    const all = Object.fromEntries(roles.map((role) => [role, nobody]));
    for (const qualityManager of [nobody, { groups: [empty.id], people: [] }]) {
      const request = change(2, { roles: { ...all, qualityManager } });
      expect(await site.refusal('idris', 'settings', 'settings.change', request)).toMatchObject({
        code: 'noQualityManagerLeft',
        rule: 'ST-3',
      });
    }
  });

  it('[ST-5, ST-6] refuses people, groups, projects and spaces that are not there, and writes nothing', async () => {
    const unknown = { ...change(2).roles, reviewer: { groups: [], people: ['712020:nobody'] } };
    const person = await site.refusal('idris', 'settings', 'settings.change', change(2, { roles: unknown }));
    expect(person).toMatchObject({ code: 'unknownPerson' });
    const project = await site.refusal(
      'idris',
      'settings',
      'settings.change',
      change(2, { spaces: [{ spaceId: site.spaceId, projectKey: 'NOPE', issueTypeId: null }] }),
    );
    expect(project).toMatchObject({ code: 'projectUnknown', details: { project: 'NOPE' } });
    const space = await site.refusal(
      'idris',
      'settings',
      'settings.change',
      change(2, { spaces: [{ spaceId: '999999', projectKey: null, issueTypeId: null }] }),
    );
    expect(space.code).toBe('notFound');
    expect((await site.get('idris', 'settings', 'settings.view', {})).sequence).toBe(2);
  });

  it('names the field of bad input', async () => {
    const prefix = await site.refusal('idris', 'settings', 'settings.change', change(2, { numberPrefix: 'tbi' }));
    expect(prefix).toMatchObject({ code: 'badInput', details: { field: 'numberPrefix' } });
    const reason = await site.refusal('idris', 'settings', 'settings.change', change(2, { reason: '' }));
    expect(reason).toMatchObject({ code: 'badInput', details: { field: 'reason' } });
    const twice = { spaceId: site.spaceId, projectKey: null, issueTypeId: null };
    const spaces = await site.refusal('idris', 'settings', 'settings.change', change(2, { spaces: [twice, twice] }));
    expect(spaces).toMatchObject({ code: 'badInput', details: { field: 'spaces' } });
  });

  it('lets one of two changes made at once win', async () => {
    const answers = await Promise.all([
      site.ask('idris', 'settings', 'settings.change', change(2, { numberPrefix: 'ONE' })),
      site.ask('idris', 'settings', 'settings.change', change(2, { numberPrefix: 'TWO' })),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'changedMeanwhile' } });
  });

  it('[HD-1] keeps holidays with the settings, and refuses a day named twice', async () => {
    const newYear = { on: '2026-01-01', name: 'New Year' };
    const easter = { on: '2026-04-06', name: 'Easter Monday' };
    const twice = await site.refusal('idris', 'settings', 'settings.change', change(3, { holidays: [easter, easter] }));
    expect(twice).toMatchObject({ code: 'holidayTwice', details: { on: '2026-04-06' } });
    const named = await site.get('idris', 'settings', 'settings.change', change(3, { holidays: [easter, newYear] }));
    expect(named.holidays).toEqual([newYear, easter]);
    // Who changes something else and says nothing of them leaves them.
    const other = await site.get('idris', 'settings', 'settings.change', change(4, { numberPrefix: 'TBX' }));
    expect(other).toMatchObject({ sequence: 5, holidays: [newYear, easter] });
    const none = await site.get('idris', 'settings', 'settings.change', change(5, { holidays: [] }));
    expect(none.holidays).toEqual([]);
  });
});
