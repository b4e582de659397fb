/** The part of the walk of `jira.js` that is about issues, their properties, links, comments and attachments. */
import { adf, type OutsideStep } from './outside-steps';

const API = '/rest/api/3';
const ISSUE = `${API}/issue/{issueIdOrKey}`;

export const issues: readonly OutsideStep[] = [
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

export const propertiesAndLinks: readonly OutsideStep[] = [
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
export const commentsAndAttachments: readonly OutsideStep[] = [
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
