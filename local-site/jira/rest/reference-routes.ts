/** The lists of the site: fields, statuses, priorities, issue types, resolutions; and what kind of site it is. */
import type { JiraContext } from '../context';
import { allFields } from '../fields/field-catalogue';
import type { Status } from '../model';
import { notFound } from '../refusal';
import { findVisibleProject } from '../services/visibility';
import { type JiraApplication, type JiraRequest, parameter, presenterOf, scopeOf } from './request';

export function addReferenceRoutes(app: JiraApplication, jira: JiraContext): void {
  const { configuration } = jira;
  /** Statuses and issue types that a team-managed project owns are seen by those who see the project. */
  const isVisible = (request: JiraRequest, { projectId }: { readonly projectId?: string }): boolean =>
    projectId === undefined || findVisibleProject(scopeOf(jira, request), projectId) !== undefined;

  app.get('/rest/api/3/field', (request) =>
    request.json(
      allFields(configuration).map((field) => ({
        id: field.id,
        key: field.id,
        name: field.name,
        custom: field.isCustom,
        orderable: field.isOrderable,
        navigable: field.isNavigable,
        searchable: true,
        clauseNames: field.clauseNames,
        ...(field.schema === undefined ? {} : { schema: field.schema }),
      })),
    ),
  );

  app.get('/rest/api/3/status', (request) => {
    const presenter = presenterOf(jira, request);
    const statuses = configuration.list('status').filter((status) => isVisible(request, status));
    return request.json(statuses.map(({ id }) => presenter.status(id)));
  });
  app.get('/rest/api/3/statuscategory', (request) => {
    const presenter = presenterOf(jira, request);
    const sample = (category: Status['category']): Status => ({ id: '', name: '', description: '', category });
    return request.json(
      (['new', 'indeterminate', 'done'] as const).map((category) => presenter.statusCategory(sample(category))),
    );
  });
  app.get('/rest/api/3/priority', (request) => {
    const presenter = presenterOf(jira, request);
    return request.json(configuration.list('priority').map((priority) => presenter.priority(priority)));
  });
  app.get('/rest/api/3/resolution', (request) => {
    const presenter = presenterOf(jira, request);
    return request.json(configuration.list('resolution').map((resolution) => presenter.resolution(resolution)));
  });

  app.get('/rest/api/3/issuetype', (request) => {
    const presenter = presenterOf(jira, request);
    const types = configuration.list('issueType').filter((type) => isVisible(request, type));
    return request.json(types.map(({ id }) => presenter.issueType(id)));
  });
  app.get('/rest/api/3/issuetype/:id', (request) => {
    const type = configuration.byId('issueType', parameter(request, 'id'));
    if (type === undefined || !isVisible(request, type)) throw notFound('The issue type does not exist.');
    return request.json(presenterOf(jira, request).issueType(type.id));
  });

  app.get('/rest/api/3/serverInfo', (request) => {
    const { origin, clock } = jira.services;
    const serverTime = presenterOf(jira, request).time(clock.now());
    return request.json({
      baseUrl: origin(),
      displayUrl: origin(),
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_000,
      buildDate: serverTime,
      serverTime,
      serverTimeZone: 'Etc/UTC',
      serverTitle: 'Jira',
    });
  });
}
