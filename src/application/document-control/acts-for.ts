/**
 * For whom the person in front of the screen signs today, with the roles and groups of each, read now. Nothing is asked when
 * nobody has named them. [AG-42]
 */
import { principalsOn } from '../../domain/delegation/delegation';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId, GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import { dayOf, type Instant } from '../../kernel/time';
import { standsForIn } from '../delegation/delegation-stream';
import type { Rows } from '../ports';
import { rolesHeld } from '../site-settings';
import type { Services } from '../use-case';

export interface ActsFor {
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
  readonly groups: ReadonlySet<GroupId>;
}

/** @param rows read with `standsForKey(accountId)` */
export async function readActsFor(
  services: Services,
  rows: Rows,
  accountId: AccountId,
  settings: SiteSettings,
  at: Instant,
): Promise<readonly ActsFor[]> {
  const principals = principalsOn(standsForIn(rows, accountId), dayOf(at));
  return Promise.all(
    principals.map(async (person) => {
      const groups = await services.confluence.people.groupsOf('app', person.accountId);
      const roles = rolesHeld(settings, person.accountId, groups);
      return { person, roles, groups: new Set(groups.map((group) => group.groupId)) };
    }),
  );
}
