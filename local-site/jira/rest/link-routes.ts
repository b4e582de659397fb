/** Links between issues and their types. */
import type { JiraContext, Scope } from '../context';
import type { IssueLinkRecord } from '../model';
import { notFound } from '../refusal';
import { createLink, removeLink } from '../services/link-commands';
import { findVisibleIssue, type VisibleIssue } from '../services/visibility';
import { presentLinkType, shortIssue } from './present-issue';
import { type JiraApplication, parameter, presenterOf, readJsonObject, scopeOf } from './request';

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
    removeLink(scope, link, inward);
    return request.body(null, 204);
  });
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
