/**
 * What hangs below one page in v2: versions, operations, labels, children, descendants and ancestors.
 */
import { presentBody } from '../body/representations';
import { notFound, badRequest } from '../errors';
import type { ConfluenceParts } from '../parts';
import {
  currentVersion,
  pageOperations,
  presentChild,
  presentLabel,
  presentVersion,
  renderingContext,
} from '../present/page-presenter';
import { cursorPage, lastShown } from './paging';
import {
  allowQuery,
  callerId,
  choiceQuery,
  integerQuery,
  pathId,
  viewablePage,
  type ConfluenceApp,
  type RequestContext,
} from './request';
import { PAGE_SORTS, sortPages } from './sorting';
import { LIST_FORMATS } from './v2-pages';

export function routePageParts(app: ConfluenceApp, parts: ConfluenceParts): void {
  routeVersions(app, parts);
  routeTree(app, parts);

  app.get('/wiki/api/v2/pages/:id/operations', (context) => {
    allowQuery(context, []);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    return context.json({ operations: pageOperations(parts, callerId(context), page) });
  });

  app.get('/wiki/api/v2/pages/:id/labels', (context) => {
    allowQuery(context, ['prefix', 'cursor', 'limit']);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const prefix = context.req.query('prefix');
    const labels = parts.labels.list(page.id).filter((label) => prefix === undefined || label.prefix === prefix);
    return cursorPage(parts, context, labels, presentLabel);
  });
}

function routeVersions(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/api/v2/pages/:id/versions', (context) => {
    allowQuery(context, ['body-format', 'cursor', 'limit', 'sort']);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const format = choiceQuery(context, 'body-format', LIST_FORMATS);
    const isOldestFirst = choiceQuery(context, 'sort', ['modified-date', '-modified-date']) === 'modified-date';
    const newestFirst = parts.versions.list(page.id);
    const versions = isOldestFirst ? [...newestFirst].reverse() : newestFirst;
    return cursorPage(parts, context, versions, (version) => {
      const shown = { title: version.title, id: String(page.id) };
      const full = format && parts.versions.get(page.id, version.number);
      const body = full && format && { body: presentBody(full.body, format, renderingContext(parts, page.id)) };
      return { ...presentVersion(version), page: { ...shown, ...body } };
    });
  });

  app.get('/wiki/api/v2/pages/:id/versions/:number', (context) => {
    allowQuery(context, []);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const number = pathId(context, 'number');
    const version = parts.versions.details(page.id, number);
    if (!version) throw notFound();
    return context.json({
      ...presentVersion(version),
      contentTypeModified: false,
      collaborators: [version.authorId],
      ...(number > 1 && { prevVersion: number - 1 }),
      ...(number < page.versionNumber && { nextVersion: number + 1 }),
    });
  });
}

function routeTree(app: ConfluenceApp, parts: ConfluenceParts): void {
  const childrenOf = (context: RequestContext) => {
    allowQuery(context, ['cursor', 'limit', 'sort']);
    const sort = choiceQuery(context, 'sort', PAGE_SORTS) ?? 'child-position';
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const children = parts.access.viewable(callerId(context), parts.pages.children(page.id));
    return sortPages(children, sort, (child) => currentVersion(parts, child, false).createdAt);
  };
  app.get('/wiki/api/v2/pages/:id/children', (context) =>
    cursorPage(parts, context, childrenOf(context), presentChild),
  );
  app.get('/wiki/api/v2/pages/:id/direct-children', (context) =>
    cursorPage(parts, context, childrenOf(context), (page) => ({ ...presentChild(page), type: 'page' })),
  );

  app.get('/wiki/api/v2/pages/:id/descendants', (context) => {
    allowQuery(context, ['cursor', 'limit', 'depth']);
    const depth = integerQuery(context, 'depth') ?? 2;
    if (depth < 1 || depth > 10) throw badRequest('depth must be between 1 and 10');
    const page = viewablePage(parts, context, pathId(context, 'id'));
    // One more than is shown tells whether there is a next page of results.
    const found = parts.pages.descendants(page, {
      depth,
      without: parts.access.hiddenRootsFor(callerId(context)),
      most: lastShown(context) + 1,
    });
    return cursorPage(parts, context, found, ({ page: descendant, level }) => ({
      id: String(descendant.id),
      status: descendant.status,
      title: descendant.title,
      type: 'page',
      parentId: String(descendant.parentId),
      depth: level,
      childPosition: descendant.position,
    }));
  });

  app.get('/wiki/api/v2/pages/:id/ancestors', (context) => {
    allowQuery(context, ['limit']);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    return cursorPage(parts, context, parts.pages.ancestors(page), ({ id }) => ({ id: String(id), type: 'page' }));
  });
}
