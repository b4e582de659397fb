/** Projects and issues through Jira's own REST. */
import { collectValues } from './jira-paging';
import type { CreateMetadata, IssueComment, JiraIssue, Project, RemoteLink, SearchedIssue } from './jira-types';
import { query, request } from './http';

export const listProjects = (): Promise<readonly Project[]> =>
  collectValues<Project>('/rest/api/3/project/search', 'values');

export const getProject = (key: string): Promise<Project> =>
  request('GET', `/rest/api/3/project/${encodeURIComponent(key)}`);

export async function searchIssues(jql: string): Promise<readonly SearchedIssue[]> {
  const found: SearchedIssue[] = [];
  let nextPageToken: string | undefined;
  do {
    const answer: { issues: readonly SearchedIssue[]; nextPageToken?: string } = await request(
      'POST',
      '/rest/api/3/search/jql',
      {
        jql,
        maxResults: 100,
        fields: ['summary', 'status', 'issuetype', 'priority', 'assignee', 'updated'],
        ...(nextPageToken ? { nextPageToken } : {}),
      },
    );
    found.push(...answer.issues);
    nextPageToken = answer.nextPageToken;
  } while (nextPageToken && found.length < 500);
  return found;
}

export const getIssue = (key: string): Promise<JiraIssue> =>
  request(
    'GET',
    `/rest/api/3/issue/${encodeURIComponent(key)}${query({ expand: 'renderedFields,transitions,changelog,names' })}`,
  );

export const transitionIssue = (key: string, transitionId: string): Promise<void> =>
  request('POST', `/rest/api/3/issue/${encodeURIComponent(key)}/transitions`, { transition: { id: transitionId } });

export async function listIssueComments(key: string): Promise<readonly IssueComment[]> {
  const answer = await request<{ comments: readonly IssueComment[] }>(
    'GET',
    `/rest/api/3/issue/${encodeURIComponent(key)}/comment${query({ expand: 'renderedBody' })}`,
  );
  return answer.comments;
}

export const addIssueComment = (key: string, document: object): Promise<unknown> =>
  request('POST', `/rest/api/3/issue/${encodeURIComponent(key)}/comment`, { body: document });

export const listRemoteLinks = (key: string): Promise<readonly RemoteLink[]> =>
  request('GET', `/rest/api/3/issue/${encodeURIComponent(key)}/remotelink`);

export const createMetadata = (projectKey: string): Promise<CreateMetadata> =>
  request('GET', `/rest/api/3/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes`);

export const createIssue = (fields: object): Promise<{ readonly id: string; readonly key: string }> =>
  request('POST', '/rest/api/3/issue', { fields });

export const editIssue = (key: string, fields: object): Promise<void> =>
  request('PUT', `/rest/api/3/issue/${encodeURIComponent(key)}`, { fields });
