/** The walk of `jira.js` over the local Jira: every modelled operation it has a method for, and the rest plainly. */
import type { OutsideStep } from './outside-steps';
import { commentsAndAttachments, issues, propertiesAndLinks } from './outside-steps-jira-issues';

const API = '/rest/api/3';
const PICTURE = 'a picture that answers link to';

const projects: readonly OutsideStep[] = [
  {
    operation: `GET ${API}/myself`,
    run: async (walk) => {
      walk.ids['me'] = (await walk.jira.myself.getCurrentUser()).accountId ?? '';
    },
  },
  { operation: `GET ${API}/serverInfo`, run: (walk) => walk.jira.serverInfo.getServerInfo() },
  { operation: `GET ${API}/field`, run: (walk) => walk.jira.issueFields.getFields() },
  { operation: `GET ${API}/status`, run: (walk) => walk.jira.workflowStatuses.getStatuses() },
  {
    operation: `GET ${API}/statuscategory`,
    run: (walk) => walk.jira.workflowStatusCategories.getStatusCategories(),
  },
  {
    operation: `GET ${API}/priority`,
    withoutClient: 'left out by the client, because Atlassian advises against it; still published',
    run: (walk) => walk.ask('GET', `${API}/priority`),
  },
  {
    operation: `GET ${API}/resolution`,
    withoutClient: 'left out by the client, because Atlassian advises against it; still published',
    run: (walk) => walk.ask('GET', `${API}/resolution`),
  },
  { operation: `GET ${API}/issuetype`, run: (walk) => walk.jira.issueTypes.getIssueAllTypes() },
  { operation: `GET ${API}/project/search`, run: (walk) => walk.jira.projects.searchProjects() },
  { operation: `GET ${API}/project/{key}`, run: (walk) => walk.jira.projects.getProject({ projectIdOrKey: 'QM' }) },
  {
    operation: `GET ${API}/project/{key}/statuses`,
    run: (walk) => walk.jira.projects.getAllStatuses({ projectIdOrKey: 'QM' }),
  },
  {
    operation: `GET ${API}/mypermissions`,
    run: (walk) => walk.jira.permissions.getMyPermissions({ projectKey: 'QM', permissions: 'CREATE_ISSUES' }),
  },
  {
    operation: `GET ${API}/issue/createmeta/{key}/issuetypes`,
    run: async (walk) => {
      const { issueTypes } = await walk.jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'QM' });
      walk.ids['type'] = issueTypes?.[0]?.id ?? '';
    },
  },
  {
    operation: `GET ${API}/issue/createmeta/{key}/issuetypes/{id}`,
    run: (walk) =>
      walk.jira.issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: 'QM', issueTypeId: walk.id('type') }),
  },
  { operation: `GET ${API}/issuetype/{id}`, run: (walk) => walk.jira.issueTypes.getIssueType({ id: walk.id('type') }) },
  { operation: `GET ${API}/user`, run: (walk) => walk.jira.users.getUser({ accountId: walk.id('me') }) },
  { operation: `GET ${API}/user/search`, run: (walk) => walk.jira.userSearch.findUsers({ query: 'Ada' }) },
  { operation: `GET ${API}/users/search`, run: (walk) => walk.jira.users.getAllUsers() },
  {
    operation: `GET ${API}/user/assignable/search`,
    run: (walk) => walk.jira.userSearch.findAssignableUsers({ project: 'QM' }),
  },
];

const expressionsAndBulk: readonly OutsideStep[] = [
  {
    operation: `POST ${API}/expression/eval`,
    withoutClient: 'left out by the client, because Atlassian advises against it; still published',
    run: (walk) =>
      walk.ask('POST', `${API}/expression/eval`, {
        expression: 'issue.key',
        context: { issue: { key: walk.id('issue') } },
      }),
  },
  {
    operation: `POST ${API}/expression/evaluate`,
    run: (walk) =>
      walk.jira.jiraExpressions.evaluateJSISJiraExpression({
        expression: '[issue.summary, user.displayName]',
        context: { issue: { key: walk.id('issue') } },
        expand: 'meta.complexity',
      }),
  },
  {
    operation: `POST ${API}/expression/analyse`,
    run: (walk) => walk.jira.jiraExpressions.analyseExpression({ expressions: ['issue.key', 'issue.'] }),
  },
  {
    operation: `POST ${API}/changelog/bulkfetch`,
    run: (walk) => walk.jira.issues.getBulkChangelogs({ issueIdsOrKeys: [walk.id('issue'), walk.id('other')] }),
  },
  {
    operation: `POST ${API}/permissions/check`,
    run: (walk) =>
      walk.jira.permissions.getBulkPermissions({
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10_000], issues: [10_000] }],
      }),
  },
  {
    operation: `GET ${API}/bulk/issues/transition`,
    run: (walk) => walk.jira.issueBulkOperations.getAvailableTransitions({ issueIdsOrKeys: walk.id('issue') }),
  },
  {
    operation: `POST ${API}/bulk/issues/transition`,
    run: async (walk) => {
      const { taskId } = await walk.jira.issueBulkOperations.submitBulkTransition({
        bulkTransitionInputs: [{ selectedIssueIdsOrKeys: [walk.id('issue')], transitionId: walk.id('transition') }],
      });
      walk.ids['task'] = taskId ?? '';
    },
  },
  {
    operation: `GET ${API}/bulk/queue/{taskId}`,
    run: (walk) => walk.jira.issueBulkOperations.getBulkOperationProgress({ taskId: walk.id('task') }),
  },
];

/** Outside clients may not: what is walked here is the refusal. */
const refused = async (asking: Promise<unknown>): Promise<void> => {
  const outcome = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!String(outcome).includes('403')) throw new Error(`not refused: ${String(outcome)}`);
};
const APP_PROPERTIES = '/rest/forge/1/app/properties';
const appProperties: readonly OutsideStep[] = [
  {
    operation: `PUT ${APP_PROPERTIES}/{key}`,
    run: (walk) => refused(walk.jira.appProperties.putForgeAppProperty({ propertyKey: 'k', body: { a: 1 } })),
  },
  { operation: `GET ${APP_PROPERTIES}`, run: (walk) => refused(walk.jira.appProperties.getForgeAppPropertyKeys()) },
  {
    operation: `GET ${APP_PROPERTIES}/{key}`,
    run: (walk) => refused(walk.jira.appProperties.getForgeAppProperty({ propertyKey: 'k' })),
  },
  {
    operation: `DELETE ${APP_PROPERTIES}/{key}`,
    run: (walk) => refused(walk.jira.appProperties.deleteForgeAppProperty({ propertyKey: 'k' })),
  },
];

const pictures = [
  '/secure/useravatar',
  '/secure/projectavatar',
  '/secure/viewavatar',
  '/images/icons/statuses/generic.png',
].map(
  (path): OutsideStep => ({
    operation: `GET ${path}`,
    withoutClient: PICTURE,
    isUnpublished: true,
    run: (walk) => walk.ask('GET', path),
  }),
);

export const jiraSteps: readonly OutsideStep[] = [
  ...projects,
  ...issues,
  ...propertiesAndLinks,
  ...expressionsAndBulk,
  ...appProperties,
  ...commentsAndAttachments,
  ...pictures,
];
