/** Projects as the caller may see them, and what may be created in them. */
import type { JiraContext, Scope } from '../context';
import type { Project } from '../model';
import { JiraRefusal, notFound } from '../refusal';
import { findVisibleProject, requireVisibleIssue, requireVisibleProject } from '../services/visibility';
import { presentCreateField } from './present-create-field';
import type { Presenter } from './presenter';
import {
  type JiraApplication,
  type JiraRequest,
  type Json,
  type Page,
  parameter,
  presenterOf,
  readList,
  readPage,
  slicePage,
} from './request';

const EXPAND = 'description,lead,issueTypes,url,projectKeys,permissions,insight';

export function addProjectRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get('/rest/api/3/project/search', (request) => request.json(searchProjects(jira, request)));

  app.get('/rest/api/3/project/:projectIdOrKey', (request) => {
    const presenter = presenterOf(jira, request);
    const project = requireVisibleProject(presenter.scope, parameter(request, 'projectIdOrKey'));
    return request.json(presentProject(presenter, project));
  });

  app.get('/rest/api/3/project/:projectIdOrKey/statuses', (request) => {
    const presenter = presenterOf(jira, request);
    const project = requireVisibleProject(presenter.scope, parameter(request, 'projectIdOrKey'));
    return request.json(
      project.issueTypes.map(({ issueTypeId, workflow }) => {
        const { self, id, name, subtask } = presenter.issueType(issueTypeId);
        return { self, id, name, subtask, statuses: workflow.statusIds.map((statusId) => presenter.status(statusId)) };
      }),
    );
  });

  app.get('/rest/api/3/issue/createmeta/:projectIdOrKey/issuetypes', (request) => {
    const presenter = presenterOf(jira, request);
    const project = requireCreatable(presenter.scope, parameter(request, 'projectIdOrKey'));
    const page = readMetadataPage(request);
    const types = project.issueTypes.map(({ issueTypeId }) => presenter.issueType(issueTypeId));
    return request.json({
      startAt: page.startAt,
      maxResults: page.maxResults,
      total: types.length,
      issueTypes: slicePage(types, page),
    });
  });

  app.get('/rest/api/3/issue/createmeta/:projectIdOrKey/issuetypes/:issueTypeId', (request) => {
    const presenter = presenterOf(jira, request);
    const project = requireCreatable(presenter.scope, parameter(request, 'projectIdOrKey'));
    const type = project.issueTypes.find(({ issueTypeId }) => issueTypeId === parameter(request, 'issueTypeId'));
    if (type === undefined) throw new JiraRefusal(400, ['The issue type selected is invalid.']);
    const page = readMetadataPage(request);
    const fields = type.screen.flatMap((field) => presentCreateField(presenter, project, type, field));
    return request.json({
      startAt: page.startAt,
      maxResults: page.maxResults,
      total: fields.length,
      fields: slicePage(fields, page),
    });
  });

  app.get('/rest/api/3/issue/:issueIdOrKey/editmeta', (request) => {
    const presenter = presenterOf(jira, request);
    const { issue, project } = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const type = project.issueTypes.find(({ issueTypeId }) => issueTypeId === issue.issueTypeId);
    const mayEdit = jira.permissions.mayInProject(presenter.scope.caller, 'EDIT_ISSUES', project, issue);
    if (type === undefined || !mayEdit) return request.json({ fields: {} });
    const fields = type.screen
      .filter(({ fieldId }) => fieldId !== 'project')
      .flatMap((field) => presentCreateField(presenter, project, type, field));
    return request.json({ fields: Object.fromEntries(fields.map(({ fieldId, ...field }) => [fieldId, field])) });
  });
}

function searchProjects(jira: JiraContext, request: JiraRequest): Json {
  const presenter = presenterOf(jira, request);
  const page = readPage(request, 50, 100);
  const query = request.req.query('query')?.toLowerCase();
  const keys = readList(request, 'keys');
  const ids = readList(request, 'id');
  const action = request.req.query('action') ?? 'view';
  const permission = action === 'create' ? 'CREATE_ISSUES' : action === 'edit' ? 'ADMINISTER_PROJECTS' : undefined;
  const orderBy = request.req.query('orderBy') ?? 'key';
  const found = jira.configuration
    .list('project')
    .filter((project) => findVisibleProject(presenter.scope, project.id) !== undefined)
    .filter(
      (project) =>
        permission === undefined || jira.permissions.mayInProject(presenter.scope.caller, permission, project),
    )
    .filter(
      ({ key, name }) => query === undefined || key.toLowerCase().includes(query) || name.toLowerCase().includes(query),
    )
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(
      ({ typeKey }) => request.req.query('typeKey') === undefined || readList(request, 'typeKey').includes(typeKey),
    );
  const read = (project: Project) => (orderBy.endsWith('name') ? project.name : project.key);
  const ordered = found.sort(
    (left, right) => read(left).localeCompare(read(right)) * (orderBy.startsWith('-') ? -1 : 1),
  );
  const values = slicePage(ordered, page);
  const self = (startAt: number) => presenter.api(`project/search?maxResults=${page.maxResults}&startAt=${startAt}`);
  const isLast = page.startAt + values.length >= ordered.length;
  return {
    self: self(page.startAt),
    ...(isLast ? {} : { nextPage: self(page.startAt + page.maxResults) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total: ordered.length,
    isLast,
    values: values.map((project) => presentProjectRow(presenter, project, readList(request, 'expand'))),
  };
}

function presentProjectRow(presenter: Presenter, project: Project, expand: readonly string[]): Json {
  return {
    ...presenter.project(project),
    expand: EXPAND,
    style: project.style,
    isPrivate: false,
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(expand.includes('lead') && project.leadAccountId !== null
      ? { lead: presentLead(presenter, project.leadAccountId) }
      : {}),
    ...(expand.includes('issueTypes')
      ? { issueTypes: project.issueTypes.map(({ issueTypeId }) => presenter.issueType(issueTypeId)) }
      : {}),
    ...(expand.includes('insight')
      ? { insight: { totalIssueCount: presenter.scope.jira.issues.countIn(project.id) } }
      : {}),
  };
}

export function presentProject(presenter: Presenter, project: Project): Json {
  return {
    ...presenter.project(project),
    expand: EXPAND,
    description: project.description,
    ...(project.leadAccountId === null ? {} : { lead: presentLead(presenter, project.leadAccountId) }),
    components: project.components.map(({ id, name }) => ({
      self: presenter.api(`component/${id}`),
      id,
      name,
      isAssigneeTypeValid: false,
    })),
    issueTypes: project.issueTypes.map(({ issueTypeId }) => presenter.issueType(issueTypeId)),
    assigneeType: 'UNASSIGNED',
    versions: project.versions.map(({ id, name }) => ({
      self: presenter.api(`version/${id}`),
      id,
      name,
      archived: false,
      released: false,
      projectId: Number(project.id),
    })),
    roles: {},
    style: project.style,
    isPrivate: false,
    properties: {},
  };
}

/** A lead is a `User`, which unlike the people of an issue carries no time zone here. */
function presentLead(presenter: Presenter, accountId: string): Json {
  const { timeZone: _timeZone, emailAddress: _emailAddress, ...lead } = presenter.person(accountId) ?? {};
  return lead;
}

/** What Jira says here to somebody who may not create is not documented; this is the sentence of the create dialog. */
function requireCreatable(scope: Scope, idOrKey: string): Project {
  const project = findVisibleProject(scope, idOrKey);
  if (project === undefined) throw notFound(`No project could be found with key or id '${idOrKey}'.`);
  if (!scope.jira.permissions.mayInProject(scope.caller, 'CREATE_ISSUES', project)) {
    throw new JiraRefusal(400, ['You do not have permission to create issues in this project.']);
  }
  return project;
}

function readMetadataPage(request: JiraRequest): Page {
  if (Number(request.req.query('maxResults') ?? 0) > 200)
    throw new JiraRefusal(400, ["Parameter 'maxResults' must not exceed the limit '200'"]);
  return readPage(request, 50, 200);
}
