/**
 * A walk through all operations of the local Jira: each answers, and as Atlassian publishes it. The harness compares every
 * answer with the document (test/contract), so the walk only has to see that nothing answers 501.
 */
import { checkExchange } from '../../contract/check-exchange';
import { describePublished } from '../../contract/published-documents';
import { adf, type JiraHarness, openJira, type Who } from './jira-harness';

type Step = readonly [who: Who, method: string, path: string, body?: unknown];

const STEPS: readonly Step[] = [
  ['ada', 'GET', 'mypermissions?projectKey=QMS&permissions=CREATE_ISSUES'],
  ['ada', 'GET', 'project/search?expand=description,lead,issueTypes,insight'],
  ['ada', 'GET', 'project/QMS'],
  ['ada', 'GET', 'project/QMS/statuses'],
  ['ada', 'GET', 'issue/createmeta/QMS/issuetypes'],
  ['ada', 'GET', 'issue/createmeta/QMS/issuetypes/10000'],
  [
    'ada',
    'POST',
    'issue',
    {
      fields: {
        project: { key: 'QMS' },
        issuetype: { name: 'Bug' },
        summary: 'One',
        description: adf('x'),
        assignee: { accountId: 'ben' },
      },
      properties: [{ key: 'p', value: 1 }],
    },
  ],
  ['ada', 'POST', 'issue', { fields: { project: { key: 'QMS' }, issuetype: { name: 'Task' }, summary: 'Two' } }],
  [
    'ada',
    'POST',
    'issue',
    {
      fields: { project: { key: 'QMS' }, issuetype: { name: 'Sub-task' }, summary: 'Three', parent: { key: 'QMS-1' } },
    },
  ],
  ['ada', 'POST', 'issue', { fields: { project: { key: 'QMS' } } }],
  ['ada', 'POST', 'issue/QMS-1/comment', { body: adf('x') }],
  ['ada', 'GET', 'issue/QMS-1/comment?expand=renderedBody'],
  ['ada', 'GET', 'issue/QMS-1/comment/10000'],
  ['ada', 'PUT', 'issue/QMS-1/comment/10000', { body: adf('y') }],
  ['ben', 'PUT', 'issue/QMS-1/comment/10000', { body: adf('z') }],
  ['ada', 'PUT', 'issue/QMS-1', { fields: { summary: 'New', labels: ['a'], duedate: '2026-05-01' } }],
  ['ada', 'PUT', 'issue/QMS-1?returnIssue=true', { fields: { priority: { name: 'Low' } } }],
  ['ada', 'GET', 'issue/QMS-1/transitions'],
  ['ada', 'POST', 'issue/QMS-1/transitions', { transition: { id: '31' } }],
  ['ada', 'GET', 'issue/QMS-1/changelog'],
  ['ada', 'PUT', 'issue/QMS-1/properties/k', { a: 1 }],
  ['ada', 'GET', 'issue/QMS-1/properties'],
  ['ada', 'GET', 'issue/QMS-1/properties/k'],
  ['ada', 'POST', 'issue/QMS-1/remotelink', { globalId: 'g', object: { url: 'http://x', title: 't' } }],
  ['ada', 'GET', 'issue/QMS-1/remotelink'],
  ['ada', 'GET', 'issue/QMS-1/remotelink/10000'],
  ['ada', 'GET', 'issueLinkType'],
  [
    'ada',
    'POST',
    'issueLink',
    { type: { name: 'Blocks' }, inwardIssue: { key: 'QMS-1' }, outwardIssue: { key: 'QMS-2' } },
  ],
  ['ada', 'GET', 'issueLink/10000'],
  ['ada', 'GET', 'issue/QMS-1?expand=renderedFields,names,schema,transitions,changelog&properties=*all'],
  ['ada', 'GET', 'issue/QMS-1/editmeta'],
  ['outsider', 'GET', 'issue/QMS-1'],
  ['ada', 'POST', 'issue/bulkfetch', { issueIdsOrKeys: ['QMS-1', 'QMS-9'] }],
  ['ada', 'POST', 'search/jql', { jql: 'project = QMS', fields: ['*all'], expand: 'names,changelog', maxResults: 1 }],
  ['ada', 'POST', 'search/jql', { jql: 'nothing = 1' }],
  ['ada', 'GET', 'search/jql?jql=project%3DQMS&fields=summary'],
  ['ada', 'POST', 'search/approximate-count', { jql: 'project = QMS' }],
  ['ada', 'GET', 'myself?expand=groups'],
  ['ada', 'GET', 'user?accountId=ben'],
  ['ada', 'GET', 'user/search?query=ben'],
  ['ada', 'GET', 'users/search'],
  ['ada', 'GET', 'user/assignable/search?project=QMS'],
  ['ada', 'GET', 'field'],
  ['ada', 'GET', 'status'],
  ['ada', 'GET', 'statuscategory'],
  ['ada', 'GET', 'priority'],
  ['ada', 'GET', 'resolution'],
  ['ada', 'GET', 'issuetype'],
  ['ada', 'GET', 'issuetype/10000'],
  ['ada', 'GET', 'serverInfo'],
  ['ada', 'PUT', 'issue/QMS-2/assignee', { accountId: 'ben' }],
  ['ada', 'DELETE', 'issueLink/10000'],
  ['ada', 'DELETE', 'issue/QMS-1/properties/k'],
  ['ada', 'DELETE', 'issue/QMS-1/remotelink?globalId=g'],
  ['ben', 'DELETE', 'issue/QMS-2'],
  ['ada', 'DELETE', 'issue/QMS-1/comment/10000'],
  ['ada', 'DELETE', 'issue/QMS-2'],
];

describePublished('published shapes of Jira', () => {
  let site: JiraHarness;
  beforeAll(() => {
    site = openJira();
  });

  test('the walk through all operations answers as published', async () => {
    const findings: string[] = [];
    for (const [who, method, path, body] of STEPS) {
      const answer = await site.call(who, method, path, body);
      if (answer.status === 501) findings.push(`${method} ${path} is not modelled`);
    }
    expect(findings).toEqual([]);
  });

  test('a wrong shape, an unpublished status, a wrong request and an unknown operation are found', () => {
    const exchange = { method: 'GET', requestBody: undefined, mustAskWell: true };
    const check = (target: string, status: number, responseBody: unknown) =>
      checkExchange({ ...exchange, target: `/rest/api/3/${target}`, status, responseBody });
    expect(check('issueLinkType', 200, { issueLinkTypes: [{ id: 5 }] })).toHaveLength(1);
    expect(check('issueLinkType', 200, { issueLinkTypes: [], more: 1 })).toHaveLength(1);
    expect(check('issueLinkType', 418, {})).toHaveLength(1);
    expect(check('issueLinkType?size=3', 200, { issueLinkTypes: [] })).toHaveLength(1);
    expect(check('project/search?maxResults=many', 200, { values: [] })).toHaveLength(1);
    expect(check('nothing/of/the/kind', 200, {})).toHaveLength(1);
  });
});
