/**
 * Archiving of pages and the long task that does it; v1 only. The key in the task's name is our own: it is not published.
 */
import type { Archiving } from '../archiving';
import { badRequest, notFound } from '../errors';
import type { Page } from '../model';
import { accountOf } from '../page-actions';
import type { ConfluenceParts } from '../parts';
import type { LongTask } from '../store/long-task-store';
import {
  allowQuery,
  callerId,
  isObject,
  jsonObject,
  type ConfluenceApp,
  type JsonObject,
  type RequestContext,
} from './request';

const MOST_PAGES = 300;

export function routeArchive(app: ConfluenceApp, parts: ConfluenceParts, archiving: Archiving): void {
  app.post('/wiki/rest/api/content/archive', async (context) => {
    allowQuery(context, []);
    const pages = readPages(parts, context, await jsonObject(context));
    const { id } = archiving.submit(context.env.caller, pages);
    return context.json({ id, links: { status: `/rest/api/longtask/${id}` } }, 202);
  });

  app.get('/wiki/rest/api/longtask/:id', (context) => {
    allowQuery(context, []);
    const task = parts.longTasks.get(context.req.param('id'));
    const caller = callerId(context);
    if (!task || (accountOf(task.caller) !== caller && !parts.access.isSiteAdministrator(caller))) throw notFound();
    return context.json(presentTask(parts, task));
  });
}

function readPages(parts: ConfluenceParts, context: RequestContext, input: JsonObject): readonly Page[] {
  const given: unknown = input['pages'];
  if (!Array.isArray(given) || given.length === 0) throw badRequest('pages must be given');
  if (given.length > MOST_PAGES) throw badRequest(`At most ${MOST_PAGES} pages can be archived at once`);
  const pages = given.map((reference: unknown) => {
    const id = isObject(reference) ? Number(reference['id']) : NaN;
    const page = Number.isSafeInteger(id) ? parts.pages.get(id) : undefined;
    if (!page || page.status === 'trashed' || !parts.access.mayView(callerId(context), page)) {
      throw badRequest('Some of the ids do not resolve to pages');
    }
    if (page.status === 'archived') throw badRequest(`The page ${page.id} is already archived`);
    return page;
  });
  // Only 400 and 401 are published; who may see a page but not archive it is refused by the former.
  const refused = pages.find((page) => !parts.access.mayEdit(callerId(context), page));
  if (refused) throw badRequest(`You do not have permission to archive the page ${refused.id}`);
  return [...new Map(pages.map((page) => [page.id, page])).values()];
}

function presentTask(parts: ConfluenceParts, task: LongTask): JsonObject {
  const isFinished = task.finishedAt !== undefined;
  return {
    id: task.id,
    name: { key: 'archive.pages', args: [] },
    elapsedTime: (task.finishedAt ?? parts.clock.now()) - task.createdAt,
    percentageComplete: isFinished ? 100 : 0,
    successful: isFinished,
    finished: isFinished,
    messages: [],
    _links: {
      base: `${parts.origin()}/wiki`,
      context: '/wiki',
      self: `${parts.origin()}/wiki/rest/api/longtask/${task.id}`,
    },
  };
}
