/** Links between issues and their types. */
import { plainText } from '../plain-text';
import type { JiraContext, Scope } from '../context';
import type { IssueLinkRecord, LinkType } from '../model';
import { JiraRefusal, notFound } from '../refusal';
import { addComment } from '../services/comment-commands';
import { announceLink } from '../services/issue-events';
import { asObject } from '../services/issue-input';
import {
  findVisibleIssue,
  mayOnIssue,
  requireActor,
  requireVisibleIssue,
  type VisibleIssue,
} from '../services/visibility';
import { presentLinkType, shortIssue } from './present-issue';
import { type JiraApplication, type Json, parameter, presenterOf, readJsonObject, scopeOf } from './request';

export function addLinkRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get('/rest/api/3/issueLinkType', (request) => {
    const presenter = presenterOf(jira, request);
    return request.json({
      issueLinkTypes: jira.configuration.list('linkType').map(({ id }) => presentLinkType(presenter, id)),
    });
  });

  app.post('/rest/api/3/issueLink', async (request) => {
    const body = await readJsonObject(request);
    createLink(scopeOf(jira, request), body);
    return request.body(null, 201);
  });

  app.get('/rest/api/3/issueLink/:linkId', (request) => {
    const presenter = presenterOf(jira, request);
    const { link, inward, outward } = requireLink(presenter.scope, parameter(request, 'linkId'));
    return request.json({
      id: link.id,
      self: presenter.api(`issueLink/${link.id}`),
      type: presentLinkType(presenter, link.typeId),
      inwardIssue: shortIssue(presenter, inward.issue),
      outwardIssue: shortIssue(presenter, outward.issue),
    });
  });

  app.delete('/rest/api/3/issueLink/:linkId', (request) => {
    const scope = scopeOf(jira, request);
    const { link, inward } = requireLink(scope, parameter(request, 'linkId'));
    requireActor(scope);
    if (!mayOnIssue(scope, 'LINK_ISSUES', inward)) throw notFound(`No issue link with id '${link.id}' exists.`);
    announceLink(scope, 'deleted', link);
    jira.issues.removeLink(link.id);
    return request.body(null, 204);
  });
}

function createLink(scope: Scope, body: Json): void {
  const { jira } = scope;
  requireActor(scope);
  const type = requireLinkType(scope, body.type);
  const inward = requireEnd(scope, body.inwardIssue);
  const outward = requireEnd(scope, body.outwardIssue);
  if (!mayOnIssue(scope, 'LINK_ISSUES', inward)) throw new JiraRefusal(404, ['No Link Issue Permission for issue.']);
  if (inward.issue.id === outward.issue.id) throw new JiraRefusal(400, ['You cannot link an issue to itself.']);
  const isSame = (link: IssueLinkRecord) =>
    link.typeId === type.id && link.inwardIssueId === inward.issue.id && link.outwardIssueId === outward.issue.id;
  // The same link again is answered as if it were new; nothing is doubled.
  if (jira.issues.linksOf(inward.issue.id).some(isSame)) return;
  const link: IssueLinkRecord = {
    id: jira.issues.newId('link'),
    typeId: type.id,
    inwardIssueId: inward.issue.id,
    outwardIssueId: outward.issue.id,
  };
  jira.issues.addLink(link);
  announceLink(scope, 'created', link);
  if (body.comment !== undefined) addComment(scope, inward, asObject(body.comment, 'comment'));
}

function requireLinkType({ jira }: Scope, value: unknown): LinkType {
  const { id, name } = asObject(value, 'type') as { id?: unknown; name?: unknown };
  const found =
    id === undefined
      ? jira.configuration.byName('linkType', String(name))
      : jira.configuration.byId('linkType', plainText(id));
  if (found === undefined)
    throw notFound(
      id === undefined
        ? `No issue link type with name '${String(name)}' found.`
        : `No issue link type with id '${plainText(id)}' found.`,
    );
  return found;
}

function requireEnd(scope: Scope, value: unknown): VisibleIssue {
  const { id, key } = asObject(value, 'issue') as { id?: unknown; key?: unknown };
  return requireVisibleIssue(scope, plainText(id ?? key ?? ''));
}

function requireLink(
  scope: Scope,
  linkId: string,
): { link: IssueLinkRecord; inward: VisibleIssue; outward: VisibleIssue } {
  const link = /^\d+$/.test(linkId) ? scope.jira.issues.link(linkId) : undefined;
  const inward = link === undefined ? undefined : findVisibleIssue(scope, link.inwardIssueId);
  const outward = link === undefined ? undefined : findVisibleIssue(scope, link.outwardIssueId);
  if (link === undefined || inward === undefined || outward === undefined)
    throw notFound(`No issue link with id '${linkId}' exists.`);
  return { link, inward, outward };
}
