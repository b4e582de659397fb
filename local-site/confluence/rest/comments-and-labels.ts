/**
 * Footer comments in v2 (read and add) and labels in v1 (add and remove; v2 only reads them).
 */
import { presentBody, readBody, type BodyFormat } from '../body/representations';
import { badRequest, notFound, notModelled } from '../errors';
import { announceMentions } from '../mentions';
import type { FooterComment } from '../model';
import type { ConfluenceParts } from '../parts';
import { renderingContext } from '../present/page-presenter';
import { cursorPage, instant, startPage } from './paging';
import {
  allowQuery,
  callerId,
  choiceQuery,
  editablePage,
  isObject,
  jsonBody,
  jsonObject,
  looseId,
  pathId,
  viewablePage,
  type ConfluenceApp,
  type JsonObject,
  type RequestContext,
} from './request';
import { DATE_SORTS } from './sorting';

export function routeComments(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/api/v2/pages/:id/footer-comments', (context) => {
    allowQuery(context, ['body-format', 'sort', 'cursor', 'limit']);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const format = choiceQuery(context, 'body-format', ['storage', 'atlas_doc_format'] as const);
    const isNewestFirst = choiceQuery(context, 'sort', DATE_SORTS)?.startsWith('-') === true;
    const comments = parts.comments.list(page.id).filter((comment) => comment.parentCommentId === undefined);
    const sorted = isNewestFirst ? [...comments].reverse() : comments;
    return cursorPage(parts, context, sorted, (comment) => presentComment(parts, comment, format));
  });

  app.get('/wiki/api/v2/footer-comments/:id', (context) => {
    allowQuery(context, ['body-format']);
    const comment = parts.comments.get(pathId(context, 'id'));
    if (!comment) throw notFound();
    viewablePage(parts, context, comment.pageId);
    const format = choiceQuery(context, 'body-format', ['storage', 'atlas_doc_format', 'view'] as const);
    return context.json(presentComment(parts, comment, format));
  });

  app.get('/wiki/api/v2/footer-comments/:id/children', (context) => {
    allowQuery(context, ['body-format', 'cursor', 'limit']);
    const comment = parts.comments.get(pathId(context, 'id'));
    if (!comment) throw notFound();
    viewablePage(parts, context, comment.pageId);
    const format = choiceQuery(context, 'body-format', ['storage', 'atlas_doc_format'] as const);
    const answers = parts.comments.list(comment.pageId).filter((answer) => answer.parentCommentId === comment.id);
    return cursorPage(parts, context, answers, (answer) => presentComment(parts, answer, format));
  });

  app.post('/wiki/api/v2/footer-comments', async (context) => {
    allowQuery(context, []);
    const input = await jsonObject(context);
    const { pageId, parentCommentId } = commentTarget(parts, input);
    const page = viewablePage(parts, context, pageId);
    const comment = parts.database.transaction(() => {
      const added = parts.comments.add({
        pageId: page.id,
        parentCommentId,
        body: readBody(input['body']),
        authorId: callerId(context),
        createdAt: parts.clock.now(),
      });
      announceMentions(parts, { page, authorId: added.authorId, body: added.body, comment: added });
      return added;
    });
    return context.json(presentComment(parts, comment, 'atlas_doc_format'), 201);
  });
}

function commentTarget(
  parts: ConfluenceParts,
  input: JsonObject,
): { readonly pageId: number; readonly parentCommentId: number | undefined } {
  for (const other of ['blogPostId', 'attachmentId', 'customContentId']) {
    if (input[other] !== undefined) throw notModelled(`POST /wiki/api/v2/footer-comments ${other}`);
  }
  if (input['parentCommentId'] !== undefined) {
    const parent = parts.comments.get(Number(input['parentCommentId']));
    if (!parent) throw notFound();
    return { pageId: parent.pageId, parentCommentId: parent.id };
  }
  if (typeof input['pageId'] !== 'string' || !/^\d+$/.test(input['pageId'])) throw badRequest('pageId must be given');
  return { pageId: Number(input['pageId']), parentCommentId: undefined };
}

function presentComment(parts: ConfluenceParts, comment: FooterComment, format: BodyFormat | undefined): JsonObject {
  const page = parts.pages.get(comment.pageId);
  return {
    id: String(comment.id),
    status: 'current',
    title: `Re: ${page?.title ?? ''}`,
    pageId: String(comment.pageId),
    ...(comment.parentCommentId !== undefined && { parentCommentId: String(comment.parentCommentId) }),
    version: {
      number: 1,
      message: '',
      minorEdit: false,
      authorId: comment.authorId,
      createdAt: instant(comment.createdAt),
    },
    body: format ? presentBody(comment.body, format, renderingContext(parts, comment.pageId)) : {},
    _links: {
      webui: `/pages/viewpage.action?pageId=${comment.pageId}&focusedCommentId=${comment.id}`,
      base: `${parts.origin()}/wiki`,
    },
  };
}

export function routeLabels(app: ConfluenceApp, parts: ConfluenceParts): void {
  const path = '/wiki/rest/api/content/:id/label';

  app.get(path, (context) => {
    allowQuery(context, ['start', 'limit']);
    return answerLabels(parts, context, viewablePage(parts, context, looseId(context, 'id')).id);
  });

  app.post(path, async (context) => {
    allowQuery(context, []);
    const body = await jsonBody(context);
    const page = editablePage(parts, context, looseId(context, 'id'));
    const labels = (Array.isArray(body) ? (body as readonly unknown[]) : [body]).map(readLabel);
    parts.database.transaction(() => {
      for (const { prefix, name } of labels) parts.labels.add(page.id, prefix, name);
    });
    return answerLabels(parts, context, page.id);
  });

  const remove = (context: RequestContext, name: string | undefined) => {
    const page = editablePage(parts, context, looseId(context, 'id'));
    if (name === undefined) throw badRequest('name must be given');
    if (page.status === 'archived') throw badRequest('Labels cannot be removed from archived content');
    if (!parts.labels.remove(page.id, name)) throw notFound();
    return context.body(null, 204);
  };
  app.delete(path, (context) => {
    allowQuery(context, ['name']);
    return remove(context, context.req.query('name'));
  });
  app.delete(`${path}/:label`, (context) => {
    allowQuery(context, []);
    return remove(context, context.req.param('label'));
  });
}

function answerLabels(parts: ConfluenceParts, context: RequestContext, pageId: number): Response {
  const present = ({ id, prefix, name }: { id: number; prefix: string; name: string }) => ({
    prefix,
    name,
    id: String(id),
    label: name,
  });
  return startPage(parts, context, parts.labels.list(pageId), present, { limit: 200, maximum: 200 });
}

function readLabel(value: unknown): { readonly prefix: string; readonly name: string } {
  if (!isObject(value) || typeof value['name'] !== 'string') throw badRequest('A label needs a name');
  const name = value['name'].toLowerCase();
  if (name === '' || name.length > 255 || /[\s:;,.?&[\]()#^*@!]/.test(name)) {
    throw badRequest(`The label ${name} contains invalid characters`);
  }
  return { prefix: typeof value['prefix'] === 'string' ? value['prefix'] : 'global', name };
}
