/** Comments of an issue. */
import type { JiraContext } from '../context';
import type { CommentRecord } from '../model';
import { badRequest, notFound } from '../refusal';
import { addComment, deleteComment, editComment } from '../services/comment-commands';
import { requireVisibleIssue, type VisibleIssue } from '../services/visibility';
import { presentComment } from './present-comment';
import {
  type JiraApplication,
  type JiraRequest,
  parameter,
  presenterOf,
  readJsonObject,
  readList,
  readPage,
  scopeOf,
  slicePage,
} from './request';

const PATH = '/rest/api/3/issue/:issueIdOrKey/comment';

export function addCommentRoutes(app: JiraApplication, jira: JiraContext): void {
  const options = (request: JiraRequest) => {
    const expand = readList(request, 'expand');
    return { isRendered: expand.includes('renderedBody'), hasProperties: expand.includes('properties') };
  };
  const resolve = (request: JiraRequest): { found: VisibleIssue; comment: CommentRecord } => {
    const found = requireVisibleIssue(scopeOf(jira, request), parameter(request, 'issueIdOrKey'));
    const id = parameter(request, 'id');
    const comment = /^\d+$/.test(id) ? jira.issues.comment(id) : undefined;
    if (comment === undefined || comment.issueId !== found.issue.id)
      throw notFound(`Can not find a comment for the id: ${id}.`);
    return { found, comment };
  };

  app.get(PATH, (request) => {
    const presenter = presenterOf(jira, request);
    const { issue } = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const orderBy = request.req.query('orderBy') ?? 'created';
    if (!/^[+-]?created$/.test(orderBy))
      throw badRequest(`The value '${orderBy}' is not supported for the parameter 'orderBy'.`);
    const comments = jira.issues.commentsOf(issue.id);
    const page = readPage(request, 100, 5000);
    const ordered = orderBy.startsWith('-') ? comments.toReversed() : comments;
    return request.json({
      startAt: page.startAt,
      maxResults: page.maxResults,
      total: comments.length,
      comments: slicePage(ordered, page).map((comment) => presentComment(presenter, comment, options(request))),
    });
  });

  app.post(PATH, async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    const comment = addComment(scope, requireVisibleIssue(scope, parameter(request, 'issueIdOrKey')), body);
    return request.json(presentComment(presenterOf(jira, request), comment, options(request)), 201);
  });

  app.get(`${PATH}/:id`, (request) =>
    request.json(presentComment(presenterOf(jira, request), resolve(request).comment, options(request))),
  );

  app.put(`${PATH}/:id`, async (request) => {
    const body = await readJsonObject(request);
    const { found, comment } = resolve(request);
    return request.json(
      presentComment(
        presenterOf(jira, request),
        editComment(scopeOf(jira, request), found, comment, body),
        options(request),
      ),
    );
  });

  app.delete(`${PATH}/:id`, (request) => {
    const { found, comment } = resolve(request);
    deleteComment(scopeOf(jira, request), found, comment);
    return request.body(null, 204);
  });
}
