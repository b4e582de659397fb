/**
 * People and groups as Confluence knows them. (https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/)
 */
import { asApp, asUser, route } from '@forge/api';
import { ProductFault } from '../../application/faults';
import type { Clock } from '../../application/ports';
import type { ConfluencePeople, CurrentPerson, GroupFacts, KnownPerson } from '../../application/product-ports';
import type { AccountId, GroupId } from '../../kernel/ids';
import { jsonBody, send, unexpected } from '../products/product-request';
import { getConfluence, isUnseen } from './get-confluence';
import * as answers from './responses';

const perPage = 200;
/** A group larger than this is read in part only: nobody asks a thousand people to sign. */
const mostPages = 5;
const accountsAtOnce = 250;

function nameOf(raw: {
  accountId: string;
  displayName?: string | null | undefined;
  publicName?: string | null | undefined;
}) {
  return raw.displayName ?? raw.publicName ?? raw.accountId;
}

export function confluencePeople(clock: Clock): ConfluencePeople {
  const directory: ConfluencePeople = {
    async me(): Promise<CurrentPerson> {
      const operation = 'Get current user';
      const response = await getConfluence(
        clock,
        'user',
        operation,
        route`/wiki/rest/api/user/current?expand=operations`,
      );
      if (!response.ok) throw new ProductFault(operation, response.status, false);
      const raw = answers.parsed(operation, answers.currentUser, await response.json());
      return {
        accountId: raw.accountId as AccountId,
        name: nameOf(raw),
        isSiteAdministrator: (raw.operations ?? []).some(
          (one) => one.operation === 'administer' && one.targetType === 'application',
        ),
      };
    },

    async groupsOf(as, accountId): Promise<readonly GroupFacts[]> {
      const operation = 'Get group memberships for user';
      return pages(async (start) => {
        const response = await getConfluence(
          clock,
          as,
          operation,
          route`/wiki/rest/api/user/memberof?accountId=${accountId}&start=${start}&limit=${perPage}`,
        );
        if (isUnseen(response)) return [];
        if (!response.ok) throw unexpected(operation, response);
        return answers.parsed(operation, answers.groupList, await response.json()).results.map(groupFrom);
      });
    },

    async people(as, accountIds): Promise<ReadonlyMap<AccountId, KnownPerson>> {
      const operation = 'Create bulk user lookup using ids';
      const found = new Map<AccountId, KnownPerson>();
      const unique = [...new Set(accountIds)];
      const client = as === 'user' ? asUser() : asApp();
      for (let start = 0; start < unique.length; start += accountsAtOnce) {
        const body = { accountIds: unique.slice(start, start + accountsAtOnce) };
        // A look-up by POST: repeating it changes nothing.
        const response = await send(clock, { operation, repeats: true }, () =>
          client.requestConfluence(route`/wiki/api/v2/users-bulk`, jsonBody('POST', body)),
        );
        if (!response.ok) throw unexpected(operation, response);
        for (const raw of answers.parsed(operation, answers.userList, await response.json()).results) {
          const accountId = raw.accountId as AccountId;
          found.set(accountId, {
            accountId,
            name: nameOf(raw),
            isApp: raw.accountType === 'app',
            isActive: raw.accountStatus !== 'inactive' && raw.accountStatus !== 'closed',
          });
        }
      }
      return found;
    },

    async members(as, groupId): Promise<readonly KnownPerson[]> {
      const operation = 'Get group members';
      const listed = await pages(async (start) => {
        const response = await getConfluence(
          clock,
          as,
          operation,
          route`/wiki/rest/api/group/${groupId}/membersByGroupId?start=${start}&limit=${perPage}`,
        );
        if (isUnseen(response)) return [];
        if (!response.ok) throw unexpected(operation, response);
        return answers
          .parsed(operation, answers.memberList, await response.json())
          .results.map((raw) => raw.accountId as AccountId);
      });
      if (listed.length === 0) return [];
      // The list does not say whose account is still active, and nothing promises that who left is taken out of it. [AG-73]
      const known = await directory.people(as, listed);
      return listed.flatMap((accountId) => known.get(accountId) ?? []);
    },

    async maySeePage(accountId, pageId): Promise<boolean | null> {
      const operation = 'Check content permissions';
      const body = { subject: { type: 'user', identifier: accountId }, operation: 'read' };
      // A question by POST: repeating it changes nothing.
      const response = await send(clock, { operation, repeats: true }, () =>
        asApp().requestConfluence(route`/wiki/rest/api/content/${pageId}/permission/check`, jsonBody('POST', body)),
      );
      // The document of this operation wants an administrator where it is asked about somebody else.
      if (isUnseen(response) || response.status === 400) return null;
      if (!response.ok) throw unexpected(operation, response);
      return answers.parsed(operation, answers.permissionCheck, await response.json()).hasPermission;
    },

    async groups(as): Promise<readonly GroupFacts[]> {
      const operation = 'Get groups';
      return pages(async (start) => {
        const response = await getConfluence(
          clock,
          as,
          operation,
          route`/wiki/rest/api/group?start=${start}&limit=${perPage}`,
        );
        if (!response.ok) throw unexpected(operation, response);
        return answers.parsed(operation, answers.groupList, await response.json()).results.map(groupFrom);
      });
    },
  };
  return directory;
}

function groupFrom(raw: { id: string; name: string }): GroupFacts {
  return { groupId: raw.id as GroupId, name: raw.name };
}

async function pages<Item>(read: (start: number) => Promise<readonly Item[]>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const part = await read(page * perPage);
    found.push(...part);
    if (part.length < perPage) break;
  }
  return found;
}
