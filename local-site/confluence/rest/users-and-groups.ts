/**
 * People and groups: v2 `users-bulk`; v1 `user/*`, `group/*` and the user search with its one modelled clause.
 */
import { badRequest, notFound } from '../errors';
import type { ConfluenceParts } from '../parts';
import { presentGroup, presentUserV1, presentUserV2 } from '../present/person-presenter';
import { parseUserQuery } from '../search/user-query';
import { startPage } from './paging';
import { allowQuery, callerId, jsonObject, listQuery, type ConfluenceApp, type RequestContext } from './request';

/** The picture of everybody who has none of their own. */
const AVATAR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="#6b778c"/>' +
  '<circle cx="24" cy="18" r="8" fill="#fff"/><path d="M8 42a16 14 0 0 1 32 0z" fill="#fff"/></svg>';

const GROUP_LIMITS = { limit: 200, maximum: 200 };

export function routeUsersAndGroups(app: ConfluenceApp, parts: ConfluenceParts): void {
  routeUsers(app, parts);
  routeGroups(app, parts);
  app.get('/wiki/aa-avatar/:id', (context) => context.body(AVATAR, 200, { 'Content-Type': 'image/svg+xml' }));

  app.get('/wiki/rest/api/search/user', (context) => {
    allowQuery(context, ['cql', 'start', 'limit']);
    const cql = requiredQuery(context, 'cql');
    const matches = parseUserQuery(cql);
    const people = parts.directory.people().filter((person) => person.active && matches(person));
    return startPage(
      parts,
      context,
      people,
      (person) => ({
        user: presentUserV1(parts, person),
        title: person.displayName,
        excerpt: '',
        url: `/people/${person.accountId}`,
        breadcrumbs: [],
        entityType: 'user',
        iconCssClass: 'aui-icon content-type-profile',
        lastModified: new Date(parts.clock.now()).toISOString(),
        score: 0,
      }),
      {
        limit: 25,
        maximum: 200,
        extra: { totalSize: people.length, cqlQuery: cql, searchDuration: 1 },
      },
    );
  });
}

function routeUsers(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.post('/wiki/api/v2/users-bulk', async (context) => {
    allowQuery(context, []);
    const { accountIds } = await jsonObject(context);
    if (!Array.isArray(accountIds) || accountIds.length === 0 || accountIds.length > 250) {
      throw badRequest('accountIds must hold 1 to 250 account ids');
    }
    const people = accountIds.flatMap((accountId: unknown) => {
      if (typeof accountId !== 'string') throw badRequest('accountIds must be strings');
      return parts.directory.person(accountId) ?? [];
    });
    return context.json({ results: people.map(presentUserV2), _links: { base: `${parts.origin()}/wiki` } });
  });

  app.get('/wiki/rest/api/user/current', (context) => {
    allowQuery(context, ['expand']);
    const person = parts.directory.person(callerId(context));
    if (!person) throw notFound();
    const operations = listQuery(context, 'expand')?.includes('operations') && {
      operations: applicationOperations(parts.access.isSiteAdministrator(person.accountId)),
    };
    return context.json({ ...presentUserV1(parts, person, true), ...operations });
  });

  app.get('/wiki/rest/api/user', (context) => {
    allowQuery(context, ['accountId']);
    const accountId = requiredQuery(context, 'accountId');
    const person = parts.directory.person(accountId);
    if (!person) throw notFound();
    return context.json(presentUserV1(parts, person, accountId === callerId(context)));
  });

  app.get('/wiki/rest/api/user/memberof', (context) => {
    allowQuery(context, ['accountId', 'start', 'limit']);
    const accountId = requiredQuery(context, 'accountId');
    if (!parts.directory.person(accountId)) throw notFound();
    const groups = parts.directory.groupsOf(accountId);
    return startPage(parts, context, groups, (group) => presentGroup(parts, group), GROUP_LIMITS);
  });
}

function routeGroups(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/rest/api/group', (context) => {
    allowQuery(context, ['start', 'limit']);
    return startPage(parts, context, parts.directory.groups(), (group) => presentGroup(parts, group), GROUP_LIMITS);
  });

  app.get('/wiki/rest/api/group/picker', (context) => {
    allowQuery(context, ['query', 'start', 'limit', 'shouldReturnTotalSize']);
    const query = requiredQuery(context, 'query').toLowerCase();
    const groups = parts.directory.groups().filter((group) => group.name.toLowerCase().includes(query));
    const extra = context.req.query('shouldReturnTotalSize') === 'true' ? { totalSize: groups.length } : {};
    return startPage(parts, context, groups, (group) => presentGroup(parts, group), { ...GROUP_LIMITS, extra });
  });

  app.get('/wiki/rest/api/group/by-id', (context) => {
    allowQuery(context, ['id']);
    const group = parts.directory.group(requiredQuery(context, 'id'));
    if (!group) throw notFound();
    return context.json(presentGroup(parts, group));
  });

  app.get('/wiki/rest/api/group/:groupId/membersByGroupId', (context) => {
    allowQuery(context, ['start', 'limit', 'shouldReturnTotalSize']);
    const groupId = context.req.param('groupId');
    if (!parts.directory.group(groupId)) throw notFound();
    const members = parts.directory.membersOf(groupId);
    const extra = context.req.query('shouldReturnTotalSize') === 'true' ? { totalSize: members.length } : {};
    return startPage(parts, context, members, (person) => presentUserV1(parts, person), { ...GROUP_LIMITS, extra });
  });
}

function applicationOperations(isAdministrator: boolean): readonly object[] {
  const use = [{ operation: 'use', targetType: 'application' }];
  return isAdministrator ? [...use, { operation: 'administer', targetType: 'application' }] : use;
}

function requiredQuery(context: RequestContext, name: string): string {
  const value = context.req.query(name);
  if (value === undefined) throw badRequest(`The parameter ${name} is required`);
  return value;
}
