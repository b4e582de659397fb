/**
 * View and edit restrictions of a page in v1. A change is announced unless the app's user can no longer (or could not
 * yet) read the page: then Forge says nothing of it.
 */
import { badRequest, notFound, notModelled } from '../errors';
import type { Page, RestrictedOperation, Restriction } from '../model';
import type { ConfluenceParts } from '../parts';
import { presentGroup, presentUserV1 } from '../present/person-presenter';
import {
  allowQuery,
  callerId,
  editablePage,
  isObject,
  jsonBody,
  looseId,
  viewablePage,
  type ConfluenceApp,
  type JsonObject,
  type RequestContext,
} from './request';

export function routeRestrictions(app: ConfluenceApp, parts: ConfluenceParts): void {
  const path = '/wiki/rest/api/content/:id/restriction';

  app.get(path, (context) => {
    allowQuery(context, ['expand', 'start', 'limit']);
    return context.json(present(parts, context, viewablePage(parts, context, looseId(context, 'id'))));
  });

  app.put(path, async (context) => {
    allowQuery(context, ['expand']);
    const body = await jsonBody(context);
    const page = editablePage(parts, context, looseId(context, 'id'), notFound);
    const restrictions = readRestrictions(parts, body);
    refuseLockingOneselfOut(parts, callerId(context), restrictions);
    replaceAndAnnounce(parts, context, page, restrictions);
    return context.json(present(parts, context, page));
  });

  app.delete(path, (context) => {
    allowQuery(context, ['expand']);
    const page = editablePage(parts, context, looseId(context, 'id'), notFound);
    replaceAndAnnounce(parts, context, page, []);
    return context.json(present(parts, context, page));
  });
}

function replaceAndAnnounce(
  parts: ConfluenceParts,
  context: RequestContext,
  page: Page,
  restrictions: readonly Restriction[],
): void {
  parts.database.transaction(() => {
    parts.restrictions.replace(page.id, restrictions);
    parts.announcer.page(context.env.caller, 'permissions_updated', page);
  });
}

function refuseLockingOneselfOut(
  parts: ConfluenceParts,
  accountId: string,
  restrictions: readonly Restriction[],
): void {
  const groupIds = parts.directory.groupsOf(accountId).map((group) => group.id);
  for (const operation of ['read', 'update'] as const) {
    const subjects = restrictions.filter((restriction) => restriction.operation === operation);
    const includesCaller = subjects.some(({ subjectKind, subjectId }) =>
      subjectKind === 'user' ? subjectId === accountId : groupIds.includes(subjectId),
    );
    if (subjects.length > 0 && !includesCaller) {
      throw badRequest('You cannot restrict the page so that you are no longer able to view or edit it');
    }
  }
}

/** An array of restrictions, or an object with it under `results`; subjects as arrays or under `results` again. */
function readRestrictions(parts: ConfluenceParts, body: unknown): readonly Restriction[] {
  const entries: unknown = isObject(body) ? body['results'] : body;
  if (!Array.isArray(entries)) throw badRequest('The request body must be a list of restrictions');
  return entries.flatMap((entry: unknown) => {
    if (!isObject(entry) || !isObject(entry['restrictions'])) throw badRequest('restrictions must be given');
    const operation = readOperation(entry['operation']);
    const users = subjects(entry['restrictions']['user']).map((user): Restriction => {
      const accountId = user['accountId'];
      if (typeof accountId !== 'string' || !parts.directory.person(accountId)) throw badRequest('Unknown user');
      return { operation, subjectKind: 'user', subjectId: accountId };
    });
    const groups = subjects(entry['restrictions']['group']).map((group): Restriction => {
      const { id, name } = group;
      const known =
        typeof id === 'string'
          ? parts.directory.group(id)
          : parts.directory.groupByName(typeof name === 'string' ? name : '');
      if (!known) throw badRequest('Unknown group');
      return { operation, subjectKind: 'group', subjectId: known.id };
    });
    return [...users, ...groups];
  });
}

function readOperation(value: unknown): RestrictedOperation {
  if (value === 'read' || value === 'update') return value;
  throw notModelled(`PUT /wiki/rest/api/content/{id}/restriction operation ${String(value)}`);
}

function subjects(value: unknown): readonly JsonObject[] {
  const list: unknown = isObject(value) ? value['results'] : value;
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isObject)) throw badRequest('Subjects of a restriction must be a list');
  return list;
}

function present(parts: ConfluenceParts, context: RequestContext, page: Page): JsonObject {
  const restrictions = parts.restrictions.list(page.id);
  const results = (['read', 'update'] as const).map((operation) => {
    const ids = (kind: Restriction['subjectKind']) =>
      restrictions.filter((one) => one.operation === operation && one.subjectKind === kind).map((one) => one.subjectId);
    const users = ids('user').flatMap((id) => parts.directory.person(id) ?? []);
    const groups = ids('group').flatMap((id) => parts.directory.group(id) ?? []);
    return {
      operation,
      restrictions: {
        user: list(users.map((user) => presentUserV1(parts, user))),
        group: list(groups.map((group) => presentGroup(parts, group))),
      },
      _expandable: { content: `/rest/api/content/${page.id}` },
      _links: { self: `${parts.origin()}/wiki/rest/api/content/${page.id}/restriction/byOperation/${operation}` },
    };
  });
  const restrictionsHash = results.map(({ operation }) => operation).join('-');
  return {
    results,
    start: 0,
    limit: 100,
    size: results.length,
    restrictionsHash,
    _links: { self: context.req.url, base: `${parts.origin()}/wiki`, context: '/wiki' },
  };
}

function list(results: readonly JsonObject[]): JsonObject {
  return { results, start: 0, limit: 200, size: results.length };
}
