/**
 * The site settings as every use case reads them, and the roles of people by them. Roles come from one table of groups and
 * people; groups are read at the moment they matter and never copied. (architecture §7)
 */
import {
  defaultSettings,
  evolveSettings,
  rolesOf,
  type SettingsEvent,
  type SiteSettings,
} from '../domain/settings/site-settings';
import type { Person } from '../kernel/actor';
import type { AccountId } from '../kernel/ids';
import type { Role } from '../kernel/roles';
import { siteSettingsStream } from './keys';
import type { Rows } from './ports';
import type { ConfluencePeople, GroupFacts, KnownPerson, Viewer } from './product-ports';
import { headOf, type StreamType } from './stream';

export const settingsType: StreamType<SiteSettings, SettingsEvent> = {
  kind: 'setting',
  initial: defaultSettings,
  evolve: evolveSettings,
  attributes: () => ({ state: 'current' }),
};

/** @param rows must have been read with `headKey(siteSettingsStream)` */
export function settingsIn(rows: Rows): SiteSettings {
  return headOf(settingsType, siteSettingsStream, rows).state;
}

export function rolesHeld(
  settings: SiteSettings,
  accountId: AccountId,
  groups: readonly GroupFacts[],
): ReadonlySet<Role> {
  return new Set(
    rolesOf(
      settings,
      accountId,
      groups.map((group) => group.groupId),
    ),
  );
}

/** Everybody who holds a role now and has an active account, once each, by name. [AG-73] */
export async function holdersOf(
  people: ConfluencePeople,
  as: Viewer,
  settings: SiteSettings,
  role: Role,
): Promise<readonly Person[]> {
  const everybody = await everyHolderOf(people, as, settings, role);
  return everybody.filter((one) => one.isActive).map(({ accountId, name }) => ({ accountId, name }));
}

/** With those who left and are still named, or still listed in a group. */
export async function everyHolderOf(
  people: ConfluencePeople,
  as: Viewer,
  settings: SiteSettings,
  role: Role,
): Promise<readonly KnownPerson[]> {
  const holders = settings.roles[role];
  const [named, ...groups] = await Promise.all([
    holders.people.length === 0 ? new Map<AccountId, KnownPerson>() : people.people(as, holders.people),
    ...holders.groups.map((groupId) => people.members(as, groupId)),
  ]);
  const everybody = new Map<AccountId, KnownPerson>();
  for (const person of [...named.values(), ...groups.flat()]) everybody.set(person.accountId, person);
  return [...everybody.values()].sort((one, other) => one.name.localeCompare(other.name));
}
