/**
 * Role tables name accounts and groups by id; an id that Confluence does not know is refused before it is stored, because
 * nobody could ever hold the role by it. [ST-5]
 */
import type { RoleTable } from '../../domain/settings/site-settings';
import { roles } from '../../kernel/roles';
import type { ConfluencePeople } from '../product-ports';

/** The first account or group id that Confluence does not know; undefined when all are known. */
export async function findUnknownHolder(people: ConfluencePeople, table: RoleTable): Promise<string | undefined> {
  const accounts = [...new Set(roles.flatMap((role) => table[role].people))];
  const groups = [...new Set(roles.flatMap((role) => table[role].groups))];
  const [knownPeople, knownGroups] = await Promise.all([
    accounts.length === 0 ? new Map() : people.people('user', accounts),
    groups.length === 0 ? [] : people.groups('user'),
  ]);
  const groupIds = new Set(knownGroups.map((group) => group.groupId));
  return accounts.find((account) => !knownPeople.has(account)) ?? groups.find((group) => !groupIds.has(group));
}
