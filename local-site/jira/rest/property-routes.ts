/** Entity properties of issues and comments. Reading needs sight of the issue; writing needs no more than editing it. */
import type { JiraContext, Scope } from '../context';
import type { JsonValue } from '../model';
import { forbidden, notFound } from '../refusal';
import { announceProperty } from '../services/issue-events';
import { checkPropertyKey, checkPropertyValue } from '../services/issue-properties';
import {
  mayOnIssue,
  requireActor,
  requireOnIssue,
  requireVisibleIssue,
  type VisibleIssue,
} from '../services/visibility';
import type { PropertyEntity } from '../store/issue-store';
import { type JiraApplication, type JiraRequest, parameter, presenterOf, readJson, scopeOf } from './request';

interface Holder {
  readonly entity: PropertyEntity;
  readonly id: string;
  readonly path: string;
  readonly requireWrite: () => void;
  /** Issue properties have events, comment properties have none. */
  readonly announce: (verb: 'set' | 'deleted', property: { readonly key: string; readonly value?: JsonValue }) => void;
}

export function addPropertyRoutes(app: JiraApplication, jira: JiraContext): void {
  addRoutesFor(app, jira, '/rest/api/3/issue/:issueIdOrKey/properties', (scope, request) => {
    const found = requireVisibleIssue(scope, parameter(request, 'issueIdOrKey'));
    return {
      entity: 'issue',
      id: found.issue.id,
      path: `issue/${found.issue.key}/properties`,
      requireWrite: () => requireOnIssue(scope, 'EDIT_ISSUES', found, 'You do not have permission to edit this issue.'),
      announce: (verb, property) => announceProperty(scope, verb, found.issue, property),
    };
  });
  addRoutesFor(app, jira, '/rest/api/3/comment/:commentId/properties', (scope, request) => {
    const commentId = parameter(request, 'commentId');
    const comment = /^\d+$/.test(commentId) ? jira.issues.comment(commentId) : undefined;
    if (comment === undefined) throw notFound(`Can not find a comment for the id: ${commentId}.`);
    const found = requireVisibleIssue(scope, comment.issueId);
    return {
      entity: 'comment',
      id: comment.id,
      path: `comment/${comment.id}/properties`,
      requireWrite: () => requireCommentEdit(scope, found, comment.author),
      announce: () => {},
    };
  });
}

function requireCommentEdit(scope: Scope, found: VisibleIssue, author: string): void {
  const isOwn = author === requireActor(scope) && mayOnIssue(scope, 'EDIT_OWN_COMMENTS', found);
  if (!isOwn && !mayOnIssue(scope, 'EDIT_ALL_COMMENTS', found))
    throw forbidden('You do not have permission to edit this comment.');
}

function addRoutesFor(
  app: JiraApplication,
  jira: JiraContext,
  path: string,
  resolve: (scope: Scope, request: JiraRequest) => Holder,
): void {
  const missing = (key: string) => notFound(`The property with key '${key}' does not exist.`);

  app.get(path, (request) => {
    const holder = resolve(scopeOf(jira, request), request);
    const self = (key: string) => presenterOf(jira, request).api(`${holder.path}/${encodeURIComponent(key)}`);
    return request.json({
      keys: [...jira.issues.propertiesOf(holder.entity, holder.id).keys()].map((key) => ({ self: self(key), key })),
    });
  });

  app.get(`${path}/:propertyKey`, (request) => {
    const { entity, id } = resolve(scopeOf(jira, request), request);
    const key = parameter(request, 'propertyKey');
    const value = jira.issues.property(entity, id, key);
    if (value === undefined) throw missing(key);
    return request.json({ key, value });
  });

  app.put(`${path}/:propertyKey`, async (request) => {
    const value = checkPropertyValue(await readJson(request));
    const scope = scopeOf(jira, request);
    const holder = resolve(scope, request);
    requireActor(scope);
    holder.requireWrite();
    const key = parameter(request, 'propertyKey');
    checkPropertyKey(key);
    const isNew = jira.services.database.transaction(() =>
      jira.issues.setProperty(holder.entity, holder.id, key, value),
    );
    holder.announce('set', { key, value });
    return request.json({}, isNew ? 201 : 200);
  });

  app.delete(`${path}/:propertyKey`, (request) => {
    const scope = scopeOf(jira, request);
    const holder = resolve(scope, request);
    requireActor(scope);
    holder.requireWrite();
    const key = parameter(request, 'propertyKey');
    if (jira.issues.property(holder.entity, holder.id, key) === undefined) throw missing(key);
    jira.services.database.transaction(() => jira.issues.removeProperty(holder.entity, holder.id, key));
    holder.announce('deleted', { key });
    return request.body(null, 204);
  });
}
