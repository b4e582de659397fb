/** Permission checks: one's own for a place, and anybody's for many projects and issues at once. */
import type { Caller } from '../../contracts';
import type { JiraContext, Scope } from '../context';
import { plainText } from '../plain-text';
import { fieldRefusal, forbidden, JiraRefusal, notFound } from '../refusal';
import { asObject } from '../services/issue-input';
import { findVisibleIssue, requireVisibleProject } from '../services/visibility';
import {
  asStrings,
  type JiraApplication,
  type JiraRequest,
  type Json,
  readJsonObject,
  readList,
  scopeOf,
} from './request';

const MAXIMUM_CHECKED = 1000;

export function addPermissionRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get('/rest/api/3/mypermissions', (request) => request.json({ permissions: myPermissions(jira, request) }));

  app.post('/rest/api/3/permissions/check', async (request) => {
    const body = await readJsonObject(request);
    return request.json(checkPermissions(scopeOf(jira, request), body));
  });
}

function myPermissions(jira: JiraContext, request: JiraRequest): Json {
  const scope = scopeOf(jira, request);
  const wanted = readList(request, 'permissions');
  if (wanted.length === 0) throw new JiraRefusal(400, ["The 'permissions' query parameter is required."]);
  const unknown = wanted.filter((key) => jira.permissions.definition(key) === undefined);
  if (unknown.length > 0) throw new JiraRefusal(400, [`Unrecognized permission: ${unknown.join(', ')}`]);
  const issueKey = request.req.query('issueKey') ?? request.req.query('issueId');
  const issue = issueKey === undefined ? undefined : findVisibleIssue(scope, issueKey);
  if (issueKey !== undefined && issue === undefined)
    throw notFound('Issue does not exist or you do not have permission to see it.');
  const projectKey = request.req.query('projectKey') ?? request.req.query('projectId');
  const project = issue?.project ?? (projectKey === undefined ? undefined : requireVisibleProject(scope, projectKey));
  // Without a project Jira answers whether the permission is held in any.
  const projects = project === undefined ? jira.configuration.list('project') : [project];
  return Object.fromEntries(
    wanted.map((key) => {
      const known = jira.permissions.definition(key);
      const havePermission =
        known?.type === 'GLOBAL'
          ? jira.permissions.mayGlobally(scope.caller, key)
          : projects.some((candidate) => jira.permissions.mayInProject(scope.caller, key, candidate, issue?.issue));
      return [
        key,
        { id: known?.id, key, name: known?.name, type: known?.type, description: known?.description, havePermission },
      ];
    }),
  );
}

/** Invalid ids of projects and issues are left out, invalid permissions are refused. */
function checkPermissions(scope: Scope, body: Json): Json {
  const asked = readPerson(scope, body.accountId);
  const { permissions } = scope.jira;
  const globals = requireKnown(scope.jira, asStrings(body.globalPermissions), 'GLOBAL');
  const groups = Array.isArray(body.projectPermissions) ? (body.projectPermissions as readonly unknown[]) : [];
  return {
    globalPermissions: globals.filter((key) => permissions.mayGlobally(asked, key)),
    projectPermissions: groups.flatMap((given) => {
      const group = asObject(given, 'projectPermissions') as Json;
      const keys = requireKnown(scope.jira, asStrings(group.permissions), 'PROJECT');
      if (keys.length === 0) throw new JiraRefusal(400, ['At least one project permission must be provided.']);
      return keys.map((permission) => grantsOf({ ...scope, caller: asked }, permission, group));
    }),
  };
}

function grantsOf(asked: Scope, permission: string, group: Json): Json {
  const { configuration, permissions } = asked.jira;
  const projects = limited(asStrings(group.projects)).flatMap((id) => configuration.byId('project', id) ?? []);
  const issues = limited(asStrings(group.issues)).flatMap((id) => findVisibleIssue(asked, id) ?? []);
  return {
    permission,
    projects: projects
      .filter((project) => permissions.mayInProject(asked.caller, permission, project))
      .map(({ id }) => Number(id)),
    issues: issues
      .filter(({ issue, project }) => permissions.mayInProject(asked.caller, permission, project, issue))
      .map(({ issue }) => Number(issue.id)),
  };
}

function limited(ids: readonly string[]): readonly string[] {
  if (ids.length > MAXIMUM_CHECKED)
    throw new JiraRefusal(400, [`At most ${MAXIMUM_CHECKED} projects and ${MAXIMUM_CHECKED} issues can be checked.`]);
  return ids;
}

/** Whose permissions are asked for; others than one's own are for administrators. */
function readPerson({ jira, caller }: Scope, accountId: unknown): Caller {
  if (accountId === undefined || accountId === null) return caller;
  const id = plainText(accountId);
  if (caller.kind !== 'anonymous' && caller.accountId === id) return caller;
  if (!jira.permissions.mayGlobally(caller, 'ADMINISTER'))
    throw forbidden('Only Jira administrators can perform this operation.');
  if (jira.services.directory.person(id) === undefined)
    throw new JiraRefusal(400, [`No user could be found with account id '${id}'.`]);
  return { kind: 'person', accountId: id };
}

function requireKnown(jira: JiraContext, keys: readonly string[], type: 'GLOBAL' | 'PROJECT'): readonly string[] {
  const named = keys.filter((key) => key !== '');
  const unknown = named.filter((key) => jira.permissions.definition(key)?.type !== type);
  if (unknown.length > 0)
    throw fieldRefusal(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
  return named;
}
