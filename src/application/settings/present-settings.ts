/**
 * The settings as they are shown: ids with the names they have today and the change history.
 */
import type { SettingsView } from '../../contract/settings-answers';
import { namesAnybody, type SettingsEvent, type SiteSettings } from '../../domain/settings/site-settings';
import type { AccountId, GroupId, SpaceId } from '../../kernel/ids';
import { type Role, roles } from '../../kernel/roles';
import type { Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { holdersOf } from '../site-settings';
import { presentScan } from '../drift/present-scan';
import { driftScanKey, operationsKey, siteSettingsStream } from '../keys';
import type { CurrentPerson } from '../product-ports';
import { readEntries } from '../stream';
import type { Services } from '../use-case';

/** Newest changes shown; older ones stay in the trail. */
const changesShown = 50;

export async function presentSettings(
  services: Services,
  subject: {
    readonly settings: SiteSettings;
    readonly sequence: number;
    readonly me: CurrentPerson;
    readonly isQualityManager: boolean;
  },
): Promise<SettingsView> {
  const { settings, sequence, me, isQualityManager } = subject;
  const spaceIds = Object.keys(settings.spaces) as SpaceId[];
  const { people, spaces } = services.confluence;
  const accounts = roles.flatMap((role) => settings.roles[role].people);
  const namesGroups = roles.some((role) => settings.roles[role].groups.length > 0);
  const reconcilerKey = operationsKey('reconciler');
  const [names, groups, spaceFacts, entries, managers, operations] = await Promise.all([
    accounts.length === 0 ? new Map<AccountId, { readonly name: string }>() : people.people('user', accounts),
    namesGroups ? people.groups('user') : [],
    spaceIds.length === 0 ? [] : spaces.spaces('user', spaceIds),
    readEntries(services.storage, siteSettingsStream, Math.max(1, sequence - changesShown + 1), sequence),
    namesAnybody(settings.roles.qualityManager) ? holdersOf(people, 'user', settings, 'qualityManager') : [],
    services.storage.read([reconcilerKey, driftScanKey]),
  ]);
  const groupNames = new Map<GroupId, string>(groups.map((group) => [group.groupId, group.name]));
  const spaceNames = new Map<SpaceId, string>(spaceFacts.map((space) => [space.spaceId, space.name]));
  const holdersBy = (role: Role) => ({
    groups: settings.roles[role].groups.map((groupId) => ({ groupId, name: groupNames.get(groupId) ?? groupId })),
    people: settings.roles[role].people.map((accountId) => ({
      accountId,
      name: names.get(accountId)?.name ?? accountId,
    })),
  });
  const body = operations.row(reconcilerKey)?.body as { readonly lastRunAt?: Instant } | undefined;
  return {
    sequence,
    isSiteAdministrator: me.isSiteAdministrator,
    isQualityManager,
    fresh: managers.length === 0,
    numberPrefix: settings.numberPrefix,
    roles: forEachRole(holdersBy),
    spaces: spaceIds.map((spaceId) => ({
      spaceId,
      name: spaceNames.get(spaceId) ?? spaceId,
      projectKey: settings.spaces[spaceId]?.projectKey ?? null,
      issueTypeId: settings.spaces[spaceId]?.issueTypeId ?? null,
    })),
    holidays: settings.holidays ?? [],
    changes: [...entries].reverse().flatMap(changeOf),
    reconciler: { lastRunAt: body?.lastRunAt ?? null },
    driftScan: presentScan(operations),
  };
}

function forEachRole<Value>(valueOf: (role: Role) => Value): Record<Role, Value> {
  return Object.fromEntries(roles.map((role) => [role, valueOf(role)])) as Record<Role, Value>;
}

function changeOf(entry: TrailEntry): SettingsView['changes'] {
  if (entry.actor.kind !== 'person') return [];
  const by = { accountId: entry.actor.accountId as AccountId, name: entry.actor.name };
  return (entry.events as readonly SettingsEvent[]).map((event) => ({
    at: entry.at as Instant,
    by,
    reason: event.type === 'SettingsChanged' ? event.reason : 'Named the quality manager',
  }));
}
