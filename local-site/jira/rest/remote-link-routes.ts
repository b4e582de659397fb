/** Remote links: pointers from an issue to something outside Jira, replaced by their `globalId`. */
import { plainText } from '../plain-text';
import type { JiraContext } from '../context';
import type { JsonValue, RemoteLinkRecord } from '../model';
import { fieldRefusal, notFound } from '../refusal';
import { requireActor, requireOnIssue, requireVisibleIssue } from '../services/visibility';
import { type JiraApplication, type Json, parameter, presenterOf, readJsonObject, scopeOf } from './request';
import type { Presenter } from './presenter';

const PATH = '/rest/api/3/issue/:issueIdOrKey/remotelink';

export function addRemoteLinkRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get(PATH, (request) => {
    const presenter = presenterOf(jira, request);
    const { issue } = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const links = jira.issues.remoteLinksOf(issue.id);
    const globalId = request.req.query('globalId');
    if (globalId === undefined) return request.json(links.map((link) => presentRemoteLink(presenter, link)));
    const link = links.find((known) => known.globalId === globalId);
    if (link === undefined) throw notFound(`The remote link with global id '${globalId}' does not exist.`);
    return request.json(presentRemoteLink(presenter, link));
  });

  app.get(`${PATH}/:linkId`, (request) => {
    const presenter = presenterOf(jira, request);
    const { issue } = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const link = jira.issues.remoteLinksOf(issue.id).find(({ id }) => String(id) === parameter(request, 'linkId'));
    if (link === undefined) throw notFound('The remote link does not exist.');
    return request.json(presentRemoteLink(presenter, link));
  });

  app.post(PATH, async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    const found = requireVisibleIssue(scope, parameter(request, 'issueIdOrKey'));
    requireActor(scope);
    requireOnIssue(scope, 'LINK_ISSUES', found, 'You do not have permission to link issues in this project.');
    const object = checkObject(body.object);
    const globalId = body.globalId === undefined || body.globalId === null ? null : plainText(body.globalId);
    const link = jira.services.database.transaction(() => {
      const known =
        globalId === null
          ? undefined
          : jira.issues.remoteLinksOf(found.issue.id).find((existing) => existing.globalId === globalId);
      const record: RemoteLinkRecord = {
        id: known?.id ?? Number(jira.issues.newId('remoteLink')),
        issueId: found.issue.id,
        globalId,
        relationship: typeof body.relationship === 'string' ? body.relationship : null,
        application: (body.application ?? {}) as JsonValue,
        object,
      };
      jira.issues.saveRemoteLink(record);
      return { record, isNew: known === undefined };
    });
    return request.json(
      {
        id: link.record.id,
        self: presenterOf(jira, request).api(`issue/${found.issue.key}/remotelink/${link.record.id}`),
      },
      link.isNew ? 201 : 200,
    );
  });

  app.delete(PATH, (request) => {
    const scope = scopeOf(jira, request);
    const found = requireVisibleIssue(scope, parameter(request, 'issueIdOrKey'));
    requireOnIssue(scope, 'LINK_ISSUES', found, 'You do not have permission to link issues in this project.');
    const link = jira.issues
      .remoteLinksOf(found.issue.id)
      .find(({ globalId }) => globalId === request.req.query('globalId'));
    if (link === undefined) throw notFound('The remote link does not exist.');
    jira.issues.removeRemoteLink(link.id);
    return request.body(null, 204);
  });
}

function checkObject(value: unknown): JsonValue {
  const { url, title } = (value ?? {}) as { url?: unknown; title?: unknown };
  const errors = {
    ...(typeof url === 'string' && url !== '' ? {} : { url: "'url' is required." }),
    ...(typeof title === 'string' && title !== '' ? {} : { title: "'title' is required." }),
  };
  if (Object.keys(errors).length > 0) throw fieldRefusal(errors);
  if (String(title).length > 255) throw fieldRefusal({ title: "'title' must not be longer than 255 characters." });
  return value as JsonValue;
}

function presentRemoteLink(presenter: Presenter, link: RemoteLinkRecord): Json {
  return {
    id: link.id,
    self: presenter.api(`issue/${link.issueId}/remotelink/${link.id}`),
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application,
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: link.object,
  };
}
