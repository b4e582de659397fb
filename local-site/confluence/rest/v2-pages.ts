/**
 * `/wiki/api/v2/pages`: one page and lists of pages, their creation, change, trash and purge.
 */
import { readBody, type BodyFormat } from '../body/representations';
import { badRequest, notFound, notModelled } from '../errors';
import type { Page, PageStatus } from '../model';
import { PageActions } from '../page-actions';
import type { ConfluenceParts } from '../parts';
import {
  currentVersion,
  pageOperations,
  presentLabel,
  presentPage,
  presentProperty,
  presentVersion,
} from '../present/page-presenter';
import { cursorPage } from './paging';
import {
  allowQuery,
  booleanQuery,
  callerId,
  choiceQuery,
  editablePage,
  idListQuery,
  integerQuery,
  isObject,
  jsonObject,
  listQuery,
  pathId,
  usableSpace,
  viewablePage,
  type ConfluenceApp,
  type JsonObject,
  type RequestContext,
} from './request';
import { sortPages, PAGE_SORTS } from './sorting';

export const ONE_PAGE_FORMATS: readonly BodyFormat[] = ['storage', 'atlas_doc_format', 'view'];
export const LIST_FORMATS: readonly BodyFormat[] = ['storage', 'atlas_doc_format'];

export function routePages(app: ConfluenceApp, parts: ConfluenceParts): void {
  const actions = new PageActions(parts);
  const onePage = '/wiki/api/v2/pages/:id';

  app.get(onePage, (context) => {
    allowQuery(context, [
      'body-format',
      'version',
      'include-version',
      'include-labels',
      'include-properties',
      'include-operations',
      'include-versions',
    ]);
    return context.json(readPage(parts, context));
  });

  app.get('/wiki/api/v2/pages', (context) => {
    allowQuery(context, ['id', 'space-id', 'title', 'status', 'sort', 'body-format', 'cursor', 'limit']);
    return listPages(parts, context, {
      ids: idListQuery(context, 'id', 250),
      spaceIds: idListQuery(context, 'space-id', 100),
    });
  });

  app.get('/wiki/api/v2/spaces/:id/pages', (context) => {
    allowQuery(context, ['depth', 'title', 'status', 'sort', 'body-format', 'cursor', 'limit']);
    const space = usableSpace(parts, context, pathId(context, 'id'));
    const onlyRoots = choiceQuery(context, 'depth', ['all', 'root']) === 'root';
    return listPages(parts, context, { spaceIds: [space.id] }, onlyRoots);
  });

  app.post('/wiki/api/v2/pages', async (context) => {
    allowQuery(context, ['root-level', 'private']);
    const input = await jsonObject(context);
    const page = createPage(parts, actions, context, input);
    return context.json(
      presentPage(parts, { page, version: currentVersion(parts, page, true), format: bodyOf(input) }),
    );
  });

  app.put(onePage, async (context) => {
    allowQuery(context, []);
    const input = await jsonObject(context);
    const page = updatePage(actions, context, input, editablePage(parts, context, pathId(context, 'id'), notFound));
    return context.json(
      presentPage(parts, { page, version: currentVersion(parts, page, true), format: bodyOf(input) }),
    );
  });

  app.delete(onePage, (context) => {
    allowQuery(context, ['purge', 'draft']);
    if (booleanQuery(context, 'draft')) throw notModelled('DELETE /wiki/api/v2/pages/{id}?draft=true');
    const page = editablePage(parts, context, pathId(context, 'id'), notFound);
    if (booleanQuery(context, 'purge')) {
      if (!parts.access.mayAdministerSpace(callerId(context), page.spaceId)) throw notFound();
      actions.purge(context.env.caller, page);
    } else {
      if (page.status === 'trashed') throw notFound();
      actions.trash(context.env.caller, page);
    }
    return context.body(null, 204);
  });
}

function readPage(parts: ConfluenceParts, context: RequestContext): JsonObject {
  const format = choiceQuery(context, 'body-format', ONE_PAGE_FORMATS);
  const number = integerQuery(context, 'version');
  const page = viewablePage(parts, context, pathId(context, 'id'));
  const version = parts.versions.get(page.id, number ?? page.versionNumber);
  if (!version) throw notFound();
  const shown: Record<string, unknown> = { ...presentPage(parts, { page, version, format }) };
  if (context.req.query('include-version') === 'false') delete shown['version'];
  const include = (name: string, items: () => readonly JsonObject[]) => {
    if (!booleanQuery(context, `include-${name}`)) return;
    const self = `${parts.origin()}/wiki/api/v2/pages/${page.id}/${name}`;
    shown[name] = { results: items(), meta: { hasMore: false, cursor: '' }, _links: { self } };
  };
  include('labels', () => parts.labels.list(page.id).map(presentLabel));
  include('properties', () => parts.properties.list(page.id).map(presentProperty));
  include('operations', () => pageOperations(parts, callerId(context), page));
  include('versions', () => parts.versions.list(page.id).map(presentVersion));
  return shown;
}

function listPages(
  parts: ConfluenceParts,
  context: RequestContext,
  where: { readonly ids?: readonly number[] | undefined; readonly spaceIds?: readonly number[] | undefined },
  onlyRoots = false,
): Response {
  const format = choiceQuery(context, 'body-format', LIST_FORMATS);
  const sort = choiceQuery(context, 'sort', PAGE_SORTS);
  const title = context.req.query('title');
  const found = parts.pages.find({
    ...(where.ids && { ids: where.ids }),
    ...(where.spaceIds && { spaceIds: where.spaceIds }),
    ...(title !== undefined && { title }),
    isRoot: onlyRoots,
    statuses: statusesAsked(context),
  });
  const pages = parts.access.viewable(callerId(context), found);
  const sorted = sortPages(pages, sort ?? 'id', (page) => currentVersion(parts, page, false).createdAt);
  return cursorPage(parts, context, sorted, (page) => {
    const version = currentVersion(parts, page, format !== undefined);
    const { _links, ...shown } = presentPage(parts, { page, version, format });
    return { ...shown, subtype: 'page', _links };
  });
}

function statusesAsked(context: RequestContext): readonly PageStatus[] {
  const asked = listQuery(context, 'status') ?? ['current', 'archived'];
  const known = ['current', 'archived', 'deleted', 'trashed'];
  const unknown = asked.find((status) => !known.includes(status));
  if (unknown !== undefined) throw badRequest(`Invalid status ${unknown}`);
  return (['current', 'archived', 'trashed'] as const).filter((status) => asked.includes(status));
}

function createPage(parts: ConfluenceParts, actions: PageActions, context: RequestContext, input: JsonObject): Page {
  if (input['status'] !== undefined && input['status'] !== 'current')
    throw notModelled('POST /wiki/api/v2/pages draft');
  if (input['subtype'] !== undefined) throw notModelled('POST /wiki/api/v2/pages subtype');
  const space = usableSpace(parts, context, readId(input['spaceId'], 'spaceId'));
  const isRootLevel = booleanQuery(context, 'root-level');
  let parentId = isRootLevel ? undefined : space.homepageId;
  if (input['parentId'] !== undefined && input['parentId'] !== null) {
    if (isRootLevel) throw badRequest('parentId may not be given for a root-level page');
    const parent = viewablePage(parts, context, readId(input['parentId'], 'parentId'));
    if (parent.spaceId !== space.id || parent.status !== 'current') throw notFound();
    parentId = parent.id;
  }
  const draft = { spaceId: space.id, parentId, title: readTitle(input['title']), body: readBody(input['body']) };
  const page = actions.create(context.env.caller, draft);
  if (booleanQuery(context, 'private')) {
    const subject = { subjectKind: 'user', subjectId: callerId(context) } as const;
    parts.restrictions.replace(page.id, [
      { operation: 'read', ...subject },
      { operation: 'update', ...subject },
    ]);
  }
  return page;
}

function updatePage(actions: PageActions, context: RequestContext, input: JsonObject, page: Page): Page {
  if (readId(input['id'], 'id') !== page.id) throw badRequest('The id in the body does not match the id in the path');
  if (input['status'] !== 'current') throw notModelled('PUT /wiki/api/v2/pages/{id} with a status other than current');
  if (input['spaceId'] !== undefined && readId(input['spaceId'], 'spaceId') !== page.spaceId) {
    throw badRequest('The space of a page cannot be changed by an update');
  }
  const version = input['version'];
  if (!isObject(version) || typeof version['number'] !== 'number') throw badRequest('version.number must be given');
  const { message, minorEdit } = version;
  if (message !== undefined && typeof message !== 'string') throw badRequest('version.message must be a string');
  if (input['ownerId'] !== undefined || changesParent(input, page)) {
    throw notModelled('PUT /wiki/api/v2/pages/{id} with another ownerId or parentId');
  }
  if (input['body'] === undefined) throw badRequest('body must be given');
  return actions.update(context.env.caller, page, {
    versionNumber: version['number'],
    title: readTitle(input['title']),
    body: readBody(input['body']),
    message: message ?? '',
    minorEdit: minorEdit === true,
  });
}

function changesParent(input: JsonObject, page: Page): boolean {
  const given = input['parentId'];
  return given !== undefined && given !== null && readId(given, 'parentId') !== page.parentId;
}

/** The representation the writer used is the one shown in the answer. */
function bodyOf(input: JsonObject): BodyFormat {
  const body = input['body'];
  const isStorage = isObject(body) && (body['representation'] === 'storage' || 'storage' in body);
  return isStorage ? 'storage' : 'atlas_doc_format';
}

function readTitle(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw badRequest('title must be given');
  if (value.length > 255) throw badRequest('title cannot be longer than 255 characters');
  return value.trim();
}

function readId(value: unknown, name: string): number {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text)) throw badRequest(`${name} must be an id`);
  return Number(text);
}
