import {
  changeSettings,
  defaultSettings,
  evolveSettings,
  issueTargetOf,
  nameQualityManager,
  type RoleHolders,
  rolesOf,
  type SettingsEvent,
  type SiteSettings,
} from '../../../src/domain/settings/site-settings';
import { daysOff, type Holiday } from '../../../src/domain/settings/holidays';
import type { AccountId, GroupId, SpaceId } from '../../../src/kernel/ids';
import type { CalendarDate } from '../../../src/kernel/time';

const idris: RoleHolders = { groups: [], people: ['idris' as AccountId] };
const quality: RoleHolders = { groups: ['11111111-aaaa' as GroupId], people: [] };
const space = '77' as SpaceId;

const named: SettingsEvent = { type: 'QualityManagerNamed', holder: idris };
const stateAfter = (...events: readonly SettingsEvent[]): SiteSettings =>
  events.reduce(evolveSettings, defaultSettings);
const current = { sequence: 1, seenSequence: 1, qualityManagersAfter: 1 };

describe('a fresh site', () => {
  it('[ST-1] lets the first administrator name the quality manager', () => {
    expect(nameQualityManager(defaultSettings, idris, { presentHolders: 0, namedHolders: 1 })).toEqual({
      ok: true,
      value: [named],
    });
  });
  it('[ST-1] refuses once somebody holds the role', () => {
    expect(nameQualityManager(stateAfter(named), quality, { presentHolders: 1, namedHolders: 3 })).toMatchObject({
      refusal: { code: 'alreadyFresh', rule: 'ST-1' },
    });
  });
  it('[ST-1] is fresh again when the group that held the role is empty, so that nobody is locked out', () => {
    const emptied = stateAfter({ type: 'QualityManagerNamed', holder: quality });
    expect(nameQualityManager(emptied, idris, { presentHolders: 0, namedHolders: 1 })).toMatchObject({ ok: true });
  });
  it('[ST-3] refuses to name nobody', () => {
    expect(nameQualityManager(defaultSettings, quality, { presentHolders: 0, namedHolders: 0 })).toMatchObject({
      refusal: { code: 'noQualityManagerLeft', rule: 'ST-3' },
    });
  });
});

describe('changing the settings', () => {
  const before = stateAfter(named);
  const wanted = {
    ...before,
    numberPrefix: 'TBI',
    spaces: { [space]: { projectKey: 'QM', issueTypeId: null } },
    reason: 'Our numbers and our project',
  };
  it('[ST-2] records the whole and the reason', () => {
    const decided = changeSettings(before, wanted, current);
    expect(decided).toEqual({ ok: true, value: [{ type: 'SettingsChanged', ...wanted }] });
    if (!decided.ok) throw new Error('refused');
    const after = decided.value.reduce(evolveSettings, before);
    expect(issueTargetOf(after, space)).toEqual({ projectKey: 'QM', issueTypeId: null });
    expect(after).not.toHaveProperty('reason');
  });
  it('[ST-2] refuses when somebody else changed them meanwhile', () => {
    expect(changeSettings(before, wanted, { ...current, sequence: 2 })).toMatchObject({
      refusal: { code: 'changedMeanwhile', rule: 'ST-2' },
    });
  });
  it('[ST-3] refuses to leave the site without a quality manager', () => {
    expect(changeSettings(before, wanted, { ...current, qualityManagersAfter: 0 })).toMatchObject({
      refusal: { code: 'noQualityManagerLeft', rule: 'ST-3' },
    });
  });
  it('[ST-4] records nothing when nothing is different, in whatever order it is named', () => {
    expect(changeSettings(before, { ...before, reason: 'Just looking' }, current)).toEqual({ ok: true, value: [] });
    const two = { ...idris, people: ['a', 'b'] as AccountId[] };
    const one = { ...before, roles: { ...before.roles, reviewer: two } };
    const turned = { ...before, roles: { ...before.roles, reviewer: { ...two, people: [...two.people].reverse() } } };
    expect(changeSettings(one, { ...turned, reason: 'Order' }, current)).toEqual({ ok: true, value: [] });
  });
});

describe('roles', () => {
  it('[ST-5] are held by name or by group, and by nobody else', () => {
    const settings = stateAfter(named, {
      type: 'SettingsChanged',
      ...defaultSettings,
      roles: { ...defaultSettings.roles, qualityManager: idris, reviewer: quality },
      reason: 'Reviewers by group',
    });
    expect(rolesOf(settings, 'idris' as AccountId, [])).toEqual(['qualityManager']);
    expect(rolesOf(settings, 'luca' as AccountId, quality.groups)).toEqual(['reviewer']);
    expect(rolesOf(settings, 'luca' as AccountId, ['22222222-bbbb' as GroupId])).toEqual([]);
  });
  it('[ST-6] leaves nonconformities of a space without a project alone', () => {
    expect(issueTargetOf(defaultSettings, space)).toBeNull();
    const without = { ...defaultSettings, spaces: { [space]: { projectKey: null, issueTypeId: null } } };
    expect(issueTargetOf(without, space)).toBeNull();
  });
});

describe('holidays', () => {
  const before = stateAfter(named);
  const easter = { on: '2026-04-06' as CalendarDate, name: 'Easter Monday' };
  const newYear = { on: '2026-01-01' as CalendarDate, name: 'New Year' };
  const wanted = { ...before, reason: 'Calendar of the works council' };
  const after = (...holidays: readonly Holiday[]) => {
    const decided = changeSettings(before, { ...wanted, holidays }, current);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce(evolveSettings, before);
  };

  it('[HD-1] are named with the settings, kept by day, and taken out again', () => {
    expect(after(easter, newYear).holidays).toEqual([newYear, easter]);
    expect([...daysOff(after(easter, newYear))]).toEqual(['2026-01-01', '2026-04-06']);
    const emptied = changeSettings(after(easter), { ...wanted, holidays: [] }, current);
    expect(emptied).toMatchObject({ ok: true, value: [{ type: 'SettingsChanged' }] });
    expect(emptied.ok && emptied.value.reduce(evolveSettings, after(easter))).not.toHaveProperty('holidays');
  });
  it('[HD-1] are refused when one day is named twice', () => {
    const decided = changeSettings(before, { ...wanted, holidays: [easter, newYear, easter] }, current);
    expect(decided).toEqual({
      ok: false,
      refusal: { code: 'holidayTwice', rule: 'HD-1', details: { on: '2026-04-06' } },
    });
  });
  it('[HD-1, ST-4] record nothing when they are so already, or when nothing is said of them', () => {
    const twoNamed = after(easter, newYear);
    expect(changeSettings(twoNamed, { ...wanted, holidays: [easter, newYear] }, current)).toEqual({
      ok: true,
      value: [],
    });
    expect(changeSettings(twoNamed, wanted, current)).toEqual({ ok: true, value: [] });
  });
  it('[HD-1] are none in settings stored before they could be named', () => {
    expect([...daysOff(before)]).toEqual([]);
    const { reason: _reason, ...stored } = wanted;
    expect(evolveSettings(after(easter), { type: 'SettingsChanged', ...stored, reason: 'x' })).toEqual(stored);
  });
});
