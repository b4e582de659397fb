/** Issues: create, read, edit, delete, bulk fetch, assignee. */
import type { JiraContext } from '../context';
import { JiraRefusal } from '../refusal';
import { createIssue, deleteIssue, editIssue, saveChange } from '../services/issue-commands';
import { readIssueInput } from '../services/issue-input';
import { findVisibleIssue, requireActor, requireVisibleIssue } from '../services/visibility';
import { fieldFacts, type IssueView, presentIssue, selectFields } from './present-issue';
import {
  asStrings,
  type JiraApplication,
  type JiraRequest,
  type Json,
  parameter,
  presenterOf,
  readJsonObject,
  readList,
  scopeOf,
} from './request';

const MAXIMUM_BULK = 100;

export function addIssueRoutes(app: JiraApplication, jira: JiraContext): void {
  app.post('/rest/api/3/issue', async (request) => {
    const body = await readJsonObject(request);
    const issue = createIssue(scopeOf(jira, request), body);
    return request.json(
      { id: issue.id, key: issue.key, self: presenterOf(jira, request).api(`issue/${issue.id}`) },
      201,
    );
  });

  app.post('/rest/api/3/issue/bulkfetch', async (request) => {
    const body = await readJsonObject(request);
    return request.json(fetchMany(jira, request, body));
  });

  app.get('/rest/api/3/issue/:issueIdOrKey', (request) => {
    const { issue } = requireVisibleIssue(scopeOf(jira, request), parameter(request, 'issueIdOrKey'));
    return request.json(presentIssue(presenterOf(jira, request), issue, readView(request)));
  });

  app.put('/rest/api/3/issue/:issueIdOrKey', async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    const saved = editIssue(scope, requireVisibleIssue(scope, parameter(request, 'issueIdOrKey')), body);
    if (request.req.query('returnIssue') !== 'true') return request.body(null, 204);
    return request.json(
      presentIssue(presenterOf(jira, request), saved, {
        fields: ['*all'],
        expand: new Set(readList(request, 'expand')),
        properties: [],
      }),
    );
  });

  app.delete('/rest/api/3/issue/:issueIdOrKey', (request) => {
    const scope = scopeOf(jira, request);
    deleteIssue(
      scope,
      requireVisibleIssue(scope, parameter(request, 'issueIdOrKey')),
      request.req.query('deleteSubtasks') === 'true',
    );
    return request.body(null, 204);
  });

  app.put('/rest/api/3/issue/:issueIdOrKey/assignee', async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    requireActor(scope);
    const { issue, project } = requireVisibleIssue(scope, parameter(request, 'issueIdOrKey'));
    // Not bound to the edit screen: the permission to assign is enough.
    const screen = [{ fieldId: 'assignee', required: false }];
    const input = readIssueInput({
      scope,
      project,
      current: issue,
      screen,
      fields: { assignee: body },
      update: {},
      isCreating: false,
    });
    saveChange(scope, issue, input.issue);
    return request.body(null, 204);
  });
}

function readView(request: JiraRequest): IssueView {
  const fields = readList(request, 'fields');
  return {
    fields: fields.length === 0 ? ['*all'] : fields,
    expand: new Set(readList(request, 'expand')),
    properties: readList(request, 'properties'),
  };
}

function fetchMany(jira: JiraContext, request: JiraRequest, body: Json): Json {
  const wanted = asStrings(body.issueIdsOrKeys);
  if (wanted.length === 0) throw new JiraRefusal(400, ['The issueIdsOrKeys parameter is required.']);
  if (wanted.length > MAXIMUM_BULK)
    throw new JiraRefusal(400, [`The number of issues requested exceeds the maximum of ${MAXIMUM_BULK}.`]);
  const presenter = presenterOf(jira, request);
  const fields = asStrings(body.fields);
  const expand = new Set(asStrings(body.expand));
  const facts = { names: expand.delete('names'), schema: expand.delete('schema') };
  const view: IssueView = {
    fields: fields.length === 0 ? ['*navigable'] : fields,
    expand,
    properties: asStrings(body.properties),
  };
  const found = new Map(wanted.map((idOrKey) => [idOrKey, findVisibleIssue(presenter.scope, idOrKey)?.issue]));
  const issues = new Map([...found.values()].filter((issue) => issue !== undefined).map((issue) => [issue.id, issue]));
  const ids = selectFields(presenter, view.fields);
  return {
    issues: [...issues.values()]
      .sort((left, right) => Number(left.id) - Number(right.id))
      .map((issue) => presentIssue(presenter, issue, view)),
    issueErrors: [...found]
      .filter(([, issue]) => issue === undefined)
      .map(([id]) => ({ id, errorMessage: 'Issue does not exist or you do not have permission to see it.' })),
    ...(facts.names ? { names: fieldFacts(presenter, ids, ({ name }) => name) } : {}),
    ...(facts.schema ? { schema: fieldFacts(presenter, ids, ({ schema }) => schema) } : {}),
  };
}
