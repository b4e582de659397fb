/**
 * Content operations that only v1 has: permission check, move, copy, deletion of a version.
 */
import { badRequest, forbidden, notFound, notModelled } from '../errors';
import type { Page } from '../model';
import { PageActions } from '../page-actions';
import type { ConfluenceParts } from '../parts';
import { instant } from './paging';
import {
  allowQuery,
  callerId,
  editablePage,
  isObject,
  jsonObject,
  looseId,
  pathId,
  viewablePage,
  type ConfluenceApp,
  type JsonObject,
  type RequestContext,
} from './request';

export function routeContent(app: ConfluenceApp, parts: ConfluenceParts): void {
  const actions = new PageActions(parts);
  routePermissionCheck(app, parts);

  app.put('/wiki/rest/api/content/:id/move/:position/:targetId', (context) => {
    allowQuery(context, []);
    const position = context.req.param('position');
    if (position !== 'before' && position !== 'after' && position !== 'append') {
      throw badRequest(`Invalid position ${position}`);
    }
    const page = editablePage(parts, context, looseId(context, 'id'));
    const target = viewablePage(parts, context, looseId(context, 'targetId'));
    if (target.status !== 'current' || page.status !== 'current') throw notFound();
    actions.move(context.env.caller, page, position, target);
    return context.json({ pageId: String(page.id) });
  });

  app.delete('/wiki/rest/api/content/:id/version/:number', (context) => {
    allowQuery(context, []);
    const page = editablePage(parts, context, looseId(context, 'id'));
    actions.deleteVersion(page, pathId(context, 'number'));
    return context.body(null, 204);
  });

  app.post('/wiki/rest/api/content/:id/copy', async (context) => {
    allowQuery(context, []);
    const input = await jsonObject(context);
    const origin = viewablePage(parts, context, looseId(context, 'id'));
    const copy = copyPage(parts, actions, context, origin, input);
    return context.json(presentCopy(parts, copy));
  });
}

function routePermissionCheck(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.post('/wiki/rest/api/content/:id/permission/check', async (context) => {
    allowQuery(context, []);
    const { subject, operation } = await jsonObject(context);
    if (!isObject(subject) || typeof subject['identifier'] !== 'string') throw badRequest('subject must be given');
    if (operation !== 'read' && operation !== 'update' && operation !== 'delete') {
      throw badRequest(`Invalid operation ${String(operation)}`);
    }
    const page = viewablePage(parts, context, looseId(context, 'id'));
    const answer = (hasPermission: boolean) =>
      context.json({ hasPermission, errors: [], _links: { self: context.req.url } });
    const { type, identifier } = subject;
    if (type === 'group') {
      const group = parts.directory.group(identifier) ?? parts.directory.groupByName(identifier);
      if (!group) throw badRequest(`No group with identifier ${identifier}`);
      return answer(parts.access.groupMay(group.id, operation, page));
    }
    if (type !== 'user') throw badRequest('subject.type must be user or group');
    if (identifier === 'anonymous') return answer(false);
    if (!parts.directory.person(identifier)) throw badRequest(`No user with identifier ${identifier}`);
    return answer(
      operation === 'read' ? parts.access.mayView(identifier, page) : parts.access.mayEdit(identifier, page),
    );
  });
}

function copyPage(
  parts: ConfluenceParts,
  actions: PageActions,
  context: RequestContext,
  origin: Page,
  input: JsonObject,
): Page {
  const { destination } = input;
  if (!isObject(destination) || typeof destination['value'] !== 'string') throw badRequest('destination must be given');
  if (input['body'] !== undefined) throw notModelled('POST /wiki/rest/api/content/{id}/copy with a body');
  const title = typeof input['pageTitle'] === 'string' ? input['pageTitle'] : `Copy of ${origin.title}`;
  const place = copyDestination(parts, context, destination['type'], destination['value']);
  return parts.database.transaction(() => {
    const copy = actions.copy(context.env.caller, origin, { ...place, title });
    copyExtras(parts, context, origin, copy, input);
    return copy;
  });
}

function copyDestination(
  parts: ConfluenceParts,
  context: RequestContext,
  type: unknown,
  value: string,
): { readonly spaceId: number; readonly parentId: number | undefined } {
  if (type === 'space') {
    const space = parts.spaces.getByKey(value);
    if (!space || !parts.access.mayUseSpace(callerId(context), space.id)) throw notFound();
    return { spaceId: space.id, parentId: space.homepageId };
  }
  if (type !== 'parent_page' && type !== 'parent_content') {
    throw notModelled(`POST /wiki/rest/api/content/{id}/copy to ${String(type)}`);
  }
  const parent = viewablePage(parts, context, Number(value));
  if (parent.status !== 'current') throw forbidden();
  return { spaceId: parent.spaceId, parentId: parent.id };
}

function copyExtras(
  parts: ConfluenceParts,
  context: RequestContext,
  origin: Page,
  copy: Page,
  input: JsonObject,
): void {
  if (input['copyLabels'] === true) {
    for (const { prefix, name } of parts.labels.list(origin.id)) parts.labels.add(copy.id, prefix, name);
  }
  if (input['copyPermissions'] === true) parts.restrictions.replace(copy.id, parts.restrictions.list(origin.id));
  const stamp = { pageId: copy.id, versionNumber: 1, authorId: callerId(context), createdAt: parts.clock.now() };
  if (input['copyProperties'] === true) {
    for (const { key, value } of parts.properties.list(origin.id)) {
      parts.properties.add({ ...stamp, key, value, message: '' });
    }
  }
  if (input['copyAttachments'] !== true) return;
  for (const attachment of parts.attachments.list(origin.id, ['current'])) {
    const version = parts.attachments.version(attachment.id, attachment.versionNumber);
    const bytes = parts.attachments.bytes(attachment.id, attachment.versionNumber);
    if (!version || !bytes) continue;
    const { title } = attachment;
    const { authorId, createdAt } = stamp;
    const { mediaType, comment, minorEdit } = version;
    const added = parts.attachments.add({ pageId: copy.id, title, authorId, createdAt });
    const fileId = crypto.randomUUID();
    parts.attachments.addVersion(added, { mediaType, comment, minorEdit, fileId, authorId, createdAt }, bytes);
  }
}

function presentCopy(parts: ConfluenceParts, page: Page): JsonObject {
  const details = parts.versions.details(page.id, page.versionNumber);
  return {
    id: String(page.id),
    type: 'page',
    status: page.status,
    title: page.title,
    ...(details && {
      version: {
        when: instant(details.createdAt),
        message: details.message,
        number: details.number,
        minorEdit: details.minorEdit,
      },
    }),
    _links: { self: `${parts.origin()}/wiki/rest/api/content/${page.id}`, base: `${parts.origin()}/wiki` },
  };
}
