/**
 * Content search in v1 by CQL.
 */
import { badRequest } from '../errors';
import type { ConfluenceParts } from '../parts';
import { pageLinks } from '../present/page-presenter';
import { parseCql } from '../search/cql';
import { findContent, type Findable } from '../search/find-content';
import { instant, startPage } from './paging';
import { allowQuery, callerId, type ConfluenceApp, type JsonObject } from './request';

export function routeSearch(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/rest/api/search', (context) => {
    allowQuery(context, ['cql', 'start', 'limit', 'excerpt']);
    const cql = context.req.query('cql');
    if (cql === undefined || cql.trim() === '') throw badRequest('The parameter cql is required');
    const found = findContent(parts, callerId(context), parseCql(cql));
    const extra = { totalSize: found.length, cqlQuery: cql, searchDuration: 1 };
    return startPage(parts, context, found, (item) => presentResult(parts, item), { limit: 25, maximum: 1000, extra });
  });
}

function presentResult(parts: ConfluenceParts, item: Findable): JsonObject {
  const links = pageLinks(parts, item.page);
  const space = parts.spaces.get(item.page.spaceId);
  const excerpt = item.text().replace(/\s+/g, ' ').trim().slice(0, 240);
  return {
    content: {
      id: item.type === 'attachment' ? `att${item.id}` : String(item.id),
      type: item.type,
      status: 'current',
      title: item.title,
      _expandable: { space: `/rest/api/space/${space?.key ?? ''}` },
      _links: { webui: links['webui'], self: `${parts.origin()}/wiki/rest/api/content/${item.id}` },
    },
    title: item.title,
    excerpt,
    url: links['webui'],
    resultGlobalContainer: { title: space?.name ?? '', displayUrl: `/spaces/${space?.key ?? ''}` },
    breadcrumbs: [],
    entityType: 'content',
    iconCssClass: `aui-icon content-type-${item.type}`,
    lastModified: instant(item.modifiedAt()),
    score: 0,
  };
}
