/** People: oneself, one person, and the searches behind pickers. */
import type { Person } from '../../contracts';
import type { JiraContext } from '../context';
import { JiraRefusal } from '../refusal';
import { requireActor, requireVisibleIssue, requireVisibleProject } from '../services/visibility';
import type { Presenter } from './presenter';
import {
  type JiraApplication,
  type JiraRequest,
  type Json,
  presenterOf,
  readList,
  readPage,
  scopeOf,
  slicePage,
} from './request';

export function addPeopleRoutes(app: JiraApplication, jira: JiraContext): void {
  const { directory } = jira.services;

  app.get('/rest/api/3/myself', (request) => {
    const presenter = presenterOf(jira, request);
    return request.json(presentUser(presenter, requireActor(presenter.scope), readList(request, 'expand')));
  });

  app.get('/rest/api/3/user', (request) => {
    const presenter = presenterOf(jira, request);
    requireActor(presenter.scope);
    const accountId = request.req.query('accountId');
    if (accountId === undefined) throw new JiraRefusal(400, ['The query parameter accountId needs to be provided.']);
    if (directory.person(accountId) === undefined)
      throw new JiraRefusal(404, ['Specified user does not exist or you do not have required permissions']);
    return request.json(presentUser(presenter, accountId, readList(request, 'expand')));
  });

  app.get('/rest/api/3/user/search', (request) => {
    const query = request.req.query('query');
    const accountId = request.req.query('accountId');
    if (query === undefined && accountId === undefined) {
      throw new JiraRefusal(400, ['At least one of these parameters must be provided: accountId, query, property.']);
    }
    const found = directory
      .people()
      .filter(
        (person) =>
          person.active && (accountId === undefined ? matches(person, query ?? '') : person.accountId === accountId),
      );
    return request.json(presentPage(jira, request, found));
  });

  app.get('/rest/api/3/users/search', (request) => request.json(presentPage(jira, request, directory.people())));

  app.get('/rest/api/3/user/assignable/search', (request) => {
    const scope = scopeOf(jira, request);
    const issueKey = request.req.query('issueKey');
    const projectKey = request.req.query('project');
    if (issueKey === undefined && projectKey === undefined)
      throw new JiraRefusal(400, ['A project or issueKey must be provided.']);
    const project =
      issueKey === undefined
        ? requireVisibleProject(scope, projectKey ?? '')
        : requireVisibleIssue(scope, issueKey).project;
    const found = directory
      .people()
      .filter((person) => person.accountType === 'atlassian' && matches(person, request.req.query('query') ?? ''))
      .filter((person) => jira.permissions.mayPersonInProject(person.accountId, 'ASSIGNABLE_USER', project));
    return request.json(presentPage(jira, request, found));
  });
}

/** Jira matches the beginning of each word of the name, and the beginning of the e-mail address. */
function matches({ displayName, email }: Person, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const name = displayName.toLowerCase();
  return (
    name.startsWith(wanted) ||
    name.split(/\s+/).some((word) => word.startsWith(wanted)) ||
    email.toLowerCase().startsWith(wanted)
  );
}

function presentPage(jira: JiraContext, request: JiraRequest, people: readonly Person[]): readonly Json[] {
  const presenter = presenterOf(jira, request);
  requireActor(presenter.scope);
  return slicePage(people, readPage(request, 50, 1000)).map(({ accountId }) => presentUser(presenter, accountId, []));
}

function presentUser(presenter: Presenter, accountId: string, expand: readonly string[]): Json {
  const groups = presenter.scope.jira.services.directory.groupsOf(accountId);
  return {
    ...presenter.person(accountId),
    locale: 'en_GB',
    groups: {
      size: groups.length,
      items: expand.includes('groups')
        ? groups.map(({ id, name }) => ({ name, groupId: id, self: presenter.api(`group?groupId=${id}`) }))
        : [],
    },
    applicationRoles: { size: 0, items: [] },
    expand: 'groups,applicationRoles',
  };
}
