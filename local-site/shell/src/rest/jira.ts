/** Projects and issues through Jira's own REST. */
import { collectValues } from './jira-paging';
import type {
  CreateMetadata,
  FieldMetadata,
  IssueComment,
  JiraIssue,
  JiraPerson,
  LinkType,
  Project,
  RemoteLink,
  SearchedIssue,
} from './jira-types';
import { query, request, upload } from './http';

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

export const createFields = (projectKey: string, typeId: string): Promise<readonly FieldMetadata[]> =>
  collectValues<FieldMetadata>(
    `/rest/api/3/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes/${typeId}`,
    'fields',
  );

export async function editFields(key: string): Promise<readonly FieldMetadata[]> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}/editmeta`;
  const { fields } = await request<{ readonly fields: Readonly<Record<string, FieldMetadata>> }>('GET', path);
  return Object.entries(fields).map(([fieldId, field]) => ({ ...field, fieldId }));
}

export const assignablePeople = (
  within: { readonly project: string } | { readonly issueKey: string },
): Promise<readonly JiraPerson[]> =>
  request('GET', `/rest/api/3/user/assignable/search${query({ ...within, maxResults: 100 })}`);

export function attachFile(key: string, file: File): Promise<unknown> {
  const form = new FormData();
  form.append('file', file, file.name);
  return upload(`/rest/api/3/issue/${encodeURIComponent(key)}/attachments`, form);
}

export const deleteAttachment = (id: string): Promise<void> => request('DELETE', `/rest/api/3/attachment/${id}`);

export async function listLinkTypes(): Promise<readonly LinkType[]> {
  return (await request<{ readonly issueLinkTypes: readonly LinkType[] }>('GET', '/rest/api/3/issueLinkType'))
    .issueLinkTypes;
}

/** The inward issue is the one the outward description is said of ("A blocks B": inward A, outward B). */
export const linkIssues = (typeId: string, inwardKey: string, outwardKey: string): Promise<unknown> =>
  request('POST', '/rest/api/3/issueLink', {
    type: { id: typeId },
    inwardIssue: { key: inwardKey },
    outwardIssue: { key: outwardKey },
  });
