/** The walk of `jira.js` over the local Jira: every modelled operation it has a method for, and the rest plainly. */
import { adf, type OutsideStep } from './outside-steps';

const API = '/rest/api/3';
const ISSUE = `${API}/issue/{issueIdOrKey}`;
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

const issues: readonly OutsideStep[] = [
  {
    operation: `POST ${API}/issue`,
    run: async (walk) => {
      for (const name of ['issue', 'other']) {
        const fields = { project: { key: 'QM' }, issuetype: { id: walk.id('type') }, summary: `The ${name} one` };
        walk.ids[name] =
          (await walk.jira.issues.createIssue({ fields: { ...fields, description: adf('x') } })).key ?? '';
      }
    },
  },
  { operation: `GET ${ISSUE}`, run: (walk) => walk.jira.issues.getIssue({ issueIdOrKey: walk.id('issue') }) },
  {
    operation: `PUT ${ISSUE}`,
    run: (walk) =>
      walk.jira.issues.editIssue({ issueIdOrKey: walk.id('issue'), fields: { labels: ['found-on-site'] } }),
  },
  {
    operation: `PUT ${ISSUE}/assignee`,
    run: (walk) => walk.jira.issues.assignIssue({ issueIdOrKey: walk.id('issue'), accountId: walk.id('me') }),
  },
  {
    operation: `GET ${ISSUE}/editmeta`,
    run: (walk) => walk.jira.issues.getEditIssueMeta({ issueIdOrKey: walk.id('issue') }),
  },
  {
    operation: `GET ${ISSUE}/transitions`,
    run: async (walk) => {
      const { transitions } = await walk.jira.issues.getTransitions({ issueIdOrKey: walk.id('issue') });
      walk.ids['transition'] = transitions?.[0]?.id ?? '';
    },
  },
  {
    operation: `POST ${ISSUE}/transitions`,
    run: (walk) =>
      walk.jira.issues.doTransition({ issueIdOrKey: walk.id('issue'), transition: { id: walk.id('transition') } }),
  },
  {
    operation: `GET ${ISSUE}/changelog`,
    run: (walk) => walk.jira.issues.getChangeLogs({ issueIdOrKey: walk.id('issue') }),
  },
  {
    operation: `POST ${API}/issue/bulkfetch`,
    run: (walk) => walk.jira.issues.bulkFetchIssues({ issueIdsOrKeys: [walk.id('issue'), walk.id('other')] }),
  },
  {
    operation: `POST ${API}/search/jql`,
    run: (walk) =>
      walk.jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = QM', fields: ['summary'] }),
  },
  {
    operation: `GET ${API}/search/jql`,
    run: (walk) => walk.jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'project = QM', fields: ['*all'] }),
  },
  {
    operation: `POST ${API}/search/approximate-count`,
    run: (walk) => walk.jira.issueSearch.countIssues({ jql: 'project = QM' }),
  },
];

const propertiesAndLinks: readonly OutsideStep[] = [
  {
    operation: `PUT ${ISSUE}/properties/{key}`,
    run: (walk) =>
      walk.jira.issueProperties.setIssueProperty({ issueIdOrKey: walk.id('issue'), propertyKey: 'k', body: { a: 1 } }),
  },
  {
    operation: `GET ${ISSUE}/properties`,
    run: (walk) => walk.jira.issueProperties.getIssuePropertyKeys({ issueIdOrKey: walk.id('issue') }),
  },
  {
    operation: `GET ${ISSUE}/properties/{key}`,
    run: (walk) => walk.jira.issueProperties.getIssueProperty({ issueIdOrKey: walk.id('issue'), propertyKey: 'k' }),
  },
  {
    operation: `DELETE ${ISSUE}/properties/{key}`,
    run: (walk) => walk.jira.issueProperties.deleteIssueProperty({ issueIdOrKey: walk.id('issue'), propertyKey: 'k' }),
  },
  {
    operation: `POST ${ISSUE}/remotelink`,
    run: async (walk) => {
      const made = await walk.jira.issueRemoteLinks.createOrUpdateRemoteIssueLink({
        issueIdOrKey: walk.id('issue'),
        globalId: 'g',
        object: { url: 'https://example.org/page', title: 'The page' },
      });
      walk.ids['remoteLink'] = String(made.id);
    },
  },
  {
    operation: `GET ${ISSUE}/remotelink`,
    run: (walk) => walk.jira.issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey: walk.id('issue') }),
  },
  {
    operation: `GET ${ISSUE}/remotelink/{linkId}`,
    run: (walk) =>
      walk.jira.issueRemoteLinks.getRemoteIssueLinkById({
        issueIdOrKey: walk.id('issue'),
        linkId: walk.id('remoteLink'),
      }),
  },
  {
    operation: `DELETE ${ISSUE}/remotelink`,
    run: (walk) =>
      walk.jira.issueRemoteLinks.deleteRemoteIssueLinkByGlobalId({ issueIdOrKey: walk.id('issue'), globalId: 'g' }),
  },
  { operation: `GET ${API}/issueLinkType`, run: (walk) => walk.jira.issueLinkTypes.getIssueLinkTypes() },
  {
    operation: `POST ${API}/issueLink`,
    run: async (walk) => {
      const [inwardIssue, outwardIssue] = [{ key: walk.id('issue') }, { key: walk.id('other') }];
      await walk.jira.issueLinks.linkIssues({ type: { name: 'Blocks' }, inwardIssue, outwardIssue });
      const { fields } = await walk.jira.issues.getIssue({ issueIdOrKey: walk.id('issue') });
      walk.ids['link'] = (fields?.['issuelinks'] as readonly { id?: string }[] | undefined)?.[0]?.id ?? '';
    },
  },
  {
    operation: `GET ${API}/issueLink/{id}`,
    run: (walk) => walk.jira.issueLinks.getIssueLink({ linkId: walk.id('link') }),
  },
  {
    operation: `DELETE ${API}/issueLink/{id}`,
    run: (walk) => walk.jira.issueLinks.deleteIssueLink({ linkId: walk.id('link') }),
  },
];

const comment = (walk: Parameters<OutsideStep['run']>[0]) => ({ commentId: walk.id('note'), propertyKey: 'k' });
const commentsAndAttachments: readonly OutsideStep[] = [
  {
    operation: `POST ${ISSUE}/comment`,
    run: async (walk) => {
      const made = await walk.jira.issueComments.addComment({ issueIdOrKey: walk.id('issue'), body: adf('Seen.') });
      walk.ids['note'] = made.id ?? '';
    },
  },
  {
    operation: `GET ${ISSUE}/comment`,
    run: (walk) => walk.jira.issueComments.getComments({ issueIdOrKey: walk.id('issue') }),
  },
  {
    operation: `GET ${ISSUE}/comment/{id}`,
    run: (walk) => walk.jira.issueComments.getComment({ issueIdOrKey: walk.id('issue'), id: walk.id('note') }),
  },
  {
    operation: `PUT ${ISSUE}/comment/{id}`,
    run: (walk) =>
      walk.jira.issueComments.updateComment({
        issueIdOrKey: walk.id('issue'),
        id: walk.id('note'),
        body: { body: adf('Seen twice.') },
      }),
  },
  {
    operation: `PUT ${API}/comment/{id}/properties/{key}`,
    run: (walk) => walk.jira.issueCommentProperties.setCommentProperty({ ...comment(walk), body: { a: 1 } }),
  },
  {
    operation: `GET ${API}/comment/{id}/properties`,
    run: (walk) => walk.jira.issueCommentProperties.getCommentPropertyKeys({ commentId: walk.id('note') }),
  },
  {
    operation: `GET ${API}/comment/{id}/properties/{key}`,
    run: (walk) => walk.jira.issueCommentProperties.getCommentProperty(comment(walk)),
  },
  {
    operation: `DELETE ${API}/comment/{id}/properties/{key}`,
    run: (walk) => walk.jira.issueCommentProperties.deleteCommentProperty(comment(walk)),
  },
  {
    operation: `DELETE ${ISSUE}/comment/{id}`,
    run: (walk) => walk.jira.issueComments.deleteComment({ issueIdOrKey: walk.id('issue'), id: walk.id('note') }),
  },
  {
    operation: `POST ${ISSUE}/attachments`,
    run: async (walk) => {
      const content = new Blob(['one'], { type: 'text/plain' });
      const attachments = { filename: 'record.txt', content };
      const made = await walk.jira.issueAttachments.addAttachment({ issueIdOrKey: walk.id('issue'), attachments });
      walk.ids['file'] = String(made[0]?.id);
    },
  },
  {
    operation: `GET ${API}/attachment/{id}`,
    run: (walk) => walk.jira.issueAttachments.getAttachment({ id: walk.id('file') }),
  },
  {
    operation: `GET ${API}/attachment/content/{id}`,
    run: (walk) => walk.jira.issueAttachments.getAttachmentContent({ id: walk.id('file') }),
  },
  {
    operation: 'GET /secure/attachment/{id}/{filename}',
    withoutClient: 'the address a download redirects to',
    isUnpublished: true,
    run: (walk) => walk.ask('GET', `/secure/attachment/${walk.id('file')}/record.txt`),
  },
  {
    operation: `DELETE ${API}/attachment/{id}`,
    run: (walk) => walk.jira.issueAttachments.removeAttachment({ id: walk.id('file') }),
  },
  { operation: `DELETE ${ISSUE}`, run: (walk) => walk.jira.issues.deleteIssue({ issueIdOrKey: walk.id('other') }) },
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
