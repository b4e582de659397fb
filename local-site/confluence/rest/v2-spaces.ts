/**
 * Spaces in v2.
 */
import type { Space } from '../model';
import type { ConfluenceParts } from '../parts';
import { cursorPage, instant } from './paging';
import {
  allowQuery,
  booleanQuery,
  callerId,
  choiceQuery,
  idListQuery,
  listQuery,
  pathId,
  usableSpace,
  type ConfluenceApp,
  type JsonObject,
} from './request';
import { sortBy } from './sorting';

const SORTS = ['id', '-id', 'key', '-key', 'name', '-name'] as const;

export function routeSpaces(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/api/v2/spaces', (context) => {
    allowQuery(context, ['ids', 'keys', 'type', 'status', 'sort', 'cursor', 'limit']);
    const ids = idListQuery(context, 'ids', 250);
    const keys = listQuery(context, 'keys');
    const type = context.req.query('type') ?? 'global';
    const status = context.req.query('status') ?? 'current';
    const sort = choiceQuery(context, 'sort', SORTS) ?? 'id';
    const spaces = parts.spaces
      .all()
      .filter((space) => !ids || ids.includes(space.id))
      .filter((space) => !keys || keys.includes(space.key))
      // Only global spaces that are not archived are modelled; asking for others finds none.
      .filter(
        (space) => type === 'global' && status === 'current' && parts.access.mayUseSpace(callerId(context), space.id),
      );
    const column = sort.replace('-', '');
    const keyOf = (space: Space) => (column === 'id' ? space.id : column === 'key' ? space.key : space.name);
    return cursorPage(parts, context, sortBy(spaces, keyOf, sort.startsWith('-')), presentSpace);
  });

  app.get('/wiki/api/v2/spaces/:id', (context) => {
    allowQuery(context, ['include-operations']);
    const space = usableSpace(parts, context, pathId(context, 'id'));
    const accountId = callerId(context);
    const operations = booleanQuery(context, 'include-operations') && {
      operations: {
        results: spaceOperations(parts.access.mayAdministerSpace(accountId, space.id)),
        meta: { hasMore: false, cursor: '' },
        _links: { self: `${parts.origin()}/wiki/api/v2/spaces/${space.id}/operations` },
      },
    };
    const { _links, ...shown } = presentSpace(space);
    return context.json({ ...shown, ...operations, _links: { ...(_links as object), base: `${parts.origin()}/wiki` } });
  });
}

function presentSpace(space: Space): JsonObject {
  return {
    id: String(space.id),
    key: space.key,
    name: space.name,
    type: 'global',
    status: 'current',
    authorId: space.authorId,
    spaceOwnerId: space.authorId,
    currentActiveAlias: space.key,
    createdAt: instant(space.createdAt),
    homepageId: space.homepageId === undefined ? null : String(space.homepageId),
    description: null,
    icon: null,
    _links: { webui: `/spaces/${space.key}` },
  };
}

function spaceOperations(isAdministrator: boolean): readonly JsonObject[] {
  const operations = [
    { operation: 'read', targetType: 'space' },
    { operation: 'create', targetType: 'page' },
    { operation: 'create', targetType: 'comment' },
    { operation: 'create', targetType: 'attachment' },
  ];
  return isAdministrator ? [...operations, { operation: 'administer', targetType: 'space' }] : operations;
}
