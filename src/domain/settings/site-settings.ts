/**
 * Settings of the site: prefix of the numbers, who holds which role, and in which Jira project the nonconformities of a space
 * become issues. A change is a commit with a reason, like everything else that is controlled. [ST-1 … ST-6]
 * Who is a site administrator and who is in a group is asked of Confluence by the application and passed in as facts.
 */
import type { AccountId, GroupId, SpaceId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { type Role, roles } from '../../kernel/roles';
import type { CalendarDate } from '../../kernel/time';
import { assertNever } from '../../kernel/assert-never';
import { dayNamedTwice, type Holiday, inOrderOfDays } from './holidays';

export interface RoleHolders {
  readonly groups: readonly GroupId[];
  readonly people: readonly AccountId[];
}
export type RoleTable = Readonly<Record<Role, RoleHolders>>;

export interface SpaceSettings {
  /** Null: nonconformities of the space stand alone, without Jira. */
  readonly projectKey: string | null;
  /** Null: the project's first standard issue type. */
  readonly issueTypeId: string | null;
}

export interface SiteSettings {
  readonly numberPrefix: string;
  readonly roles: RoleTable;
  readonly spaces: Readonly<Record<SpaceId, SpaceSettings>>;
  /** In order of their days; absent when there are none, and in what was stored before they could be named. [HD-1] */
  readonly holidays?: readonly Holiday[];
}

const nobody: RoleHolders = { groups: [], people: [] };

/** What a site has before anybody changed anything: usable, with nobody in any role. */
export const defaultSettings: SiteSettings = {
  numberPrefix: 'QMS',
  roles: Object.fromEntries(roles.map((role) => [role, nobody])) as Record<Role, RoleHolders>,
  spaces: {},
};

export interface QualityManagerNamed {
  readonly type: 'QualityManagerNamed';
  readonly holder: RoleHolders;
}
export interface SettingsChanged extends SiteSettings {
  readonly type: 'SettingsChanged';
  readonly reason: string;
}
export type SettingsEvent = QualityManagerNamed | SettingsChanged;

export function evolveSettings(settings: SiteSettings, event: SettingsEvent): SiteSettings {
  switch (event.type) {
    case 'QualityManagerNamed':
      return { ...settings, roles: { ...settings.roles, qualityManager: event.holder } };
    case 'SettingsChanged': {
      const { numberPrefix, roles: held, spaces, holidays } = event;
      return { numberPrefix, roles: held, spaces, ...(holidays === undefined ? {} : { holidays }) };
    }
    default:
      return assertNever(event);
  }
}

export type SettingsRefusal =
  | { readonly code: 'alreadyFresh'; readonly rule: 'ST-1' }
  | { readonly code: 'noQualityManagerLeft'; readonly rule: 'ST-3' }
  | { readonly code: 'changedMeanwhile'; readonly rule: 'ST-2' }
  | { readonly code: 'holidayTwice'; readonly rule: 'HD-1'; readonly details: { readonly on: CalendarDate } };

/**
 * The first site administrator names the quality manager, and only as long as nobody holds the role: afterwards the quality
 * manager decides who holds what, so that a technical administrator cannot appoint an approver. [ST-1]
 */
export function nameQualityManager(
  settings: SiteSettings,
  holder: RoleHolders,
  facts: {
    /** People who hold the role now, group members included. */
    readonly presentHolders: number;
    /** People who would hold it. */
    readonly namedHolders: number;
  },
): Result<readonly SettingsEvent[], SettingsRefusal> {
  if (namesAnybody(settings.roles.qualityManager) && facts.presentHolders > 0) {
    return refuse({ code: 'alreadyFresh', rule: 'ST-1' });
  }
  if (facts.namedHolders === 0) return refuse({ code: 'noQualityManagerLeft', rule: 'ST-3' });
  return accept([{ type: 'QualityManagerNamed', holder }]);
}

/**
 * Replaces the settings as a whole. What the person saw must still be what is there [ST-2], somebody must remain who may
 * change them again [ST-3], and saving what is there already records nothing [ST-4]. Who says nothing of holidays leaves them.
 */
export function changeSettings(
  settings: SiteSettings,
  wanted: SiteSettings & { readonly reason: string },
  facts: {
    readonly sequence: number;
    readonly seenSequence: number;
    /** People who would hold the role of quality manager afterwards. */
    readonly qualityManagersAfter: number;
  },
): Result<readonly SettingsEvent[], SettingsRefusal> {
  if (facts.seenSequence !== facts.sequence) return refuse({ code: 'changedMeanwhile', rule: 'ST-2' });
  if (facts.qualityManagersAfter === 0) return refuse({ code: 'noQualityManagerLeft', rule: 'ST-3' });
  const { numberPrefix, roles: roleTable, spaces, reason, holidays = settings.holidays ?? [] } = wanted;
  const twice = dayNamedTwice(holidays);
  if (twice !== undefined) return refuse({ code: 'holidayTwice', rule: 'HD-1', details: { on: twice } });
  const off = holidays.length === 0 ? {} : { holidays: inOrderOfDays(holidays) };
  const to: SiteSettings = { numberPrefix, roles: roleTable, spaces, ...off };
  return accept(isSame(settings, to) ? [] : [{ type: 'SettingsChanged', ...to, reason }]);
}

export function namesAnybody(holders: RoleHolders): boolean {
  return holders.groups.length + holders.people.length > 0;
}

/** The roles of one person, by name and by group. [ST-5] */
export function rolesOf(settings: SiteSettings, accountId: AccountId, groups: readonly GroupId[]): readonly Role[] {
  return roles.filter((role) => {
    const holders = settings.roles[role];
    return holders.people.includes(accountId) || holders.groups.some((group) => groups.includes(group));
  });
}

/** The project and issue type for nonconformities of a space; null when the record stands alone. [ST-6] */
export function issueTargetOf(
  settings: SiteSettings,
  spaceId: SpaceId,
): { readonly projectKey: string; readonly issueTypeId: string | null } | null {
  const space = settings.spaces[spaceId];
  return space?.projectKey == null ? null : { projectKey: space.projectKey, issueTypeId: space.issueTypeId };
}

function isSame(one: SiteSettings, other: SiteSettings): boolean {
  return describe(one) === describe(other);
}

/** Order of holders and spaces says nothing, so it is no change. */
function describe(settings: SiteSettings): string {
  const sorted = <Item extends string>(items: readonly Item[]) => [...items].sort();
  return JSON.stringify([
    settings.numberPrefix,
    roles.map((role) => [sorted(settings.roles[role].groups), sorted(settings.roles[role].people)]),
    Object.entries(settings.spaces)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([spaceId, space]) => [spaceId, space.projectKey, space.issueTypeId]),
    (settings.holidays ?? []).map(({ on, name }) => [on, name]),
  ]);
}
