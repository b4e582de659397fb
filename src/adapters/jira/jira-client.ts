/**
 * Jira through the Forge proxy. Every route is a literal template, because Forge lint reads scopes from those; every
 * operation stands in `../products/operations.json`. Reads are repeated when Jira is busy; making an issue never is.
 */
import { type APIResponse, asApp, asUser, route } from '@forge/api';
import * as z from 'zod/mini';
import { ProductFault } from '../../application/faults';
import type { IssueCreation, IssueDraft, IssueWrite, Jira, JiraIssue } from '../../application/jira-port';
import type { Clock } from '../../application/ports';
import type { Viewer } from '../../application/product-ports';
import { type AccountId, type IssueId, isIssueId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/time';
import { send, unexpected } from '../products/product-request';
import { isOfJira, jsonOf, seen, wordsOf } from './jira-answer';
import * as schemas from './jira-schemas';

export const intentProperty = 'plumbline.intent';

const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
const issueFields = 'summary,creator,created';
/** The draft names these, or Jira fills them in by itself. */
const providedFields = new Set(['summary', 'description', 'issuetype', 'project', 'reporter']);

const by = (as: Viewer) => (as === 'user' ? asUser() : asApp());

export function createJira(clock: Clock): Jira {
  const read = (operation: string, request: () => Promise<APIResponse>): Promise<APIResponse> =>
    send(clock, { operation, repeats: true }, request);

  return {
    async project(as, projectKey) {
      const operation = 'Get project';
      const found = await seen(
        operation,
        schemas.project,
        await read(operation, () => by(as).requestJira(route`/rest/api/3/project/${projectKey}`)),
      );
      return found === undefined ? undefined : { projectKey: found.key, name: found.name };
    },

    async mayCreateIssues(projectKey) {
      const operation = 'Get my permissions';
      const response = await read(operation, () =>
        asUser().requestJira(route`/rest/api/3/mypermissions?projectKey=${projectKey}&permissions=CREATE_ISSUES`),
      );
      const found = await seen(operation, schemas.permissions, response);
      return found === undefined ? undefined : (found.permissions.CREATE_ISSUES?.havePermission ?? false);
    },

    async creatableTypes(projectKey) {
      const operation = 'Get create metadata issue types for a project';
      const response = await read(operation, () =>
        asUser().requestJira(route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes?maxResults=100`),
      );
      // Jira answers 400, not 403, to who may not create issues there.
      const found = response.status === 400 ? undefined : await seen(operation, schemas.issueTypes, response);
      return (found?.issueTypes ?? []).map((type) => ({
        issueTypeId: type.id,
        name: type.name,
        isSubtask: type.subtask === true,
      }));
    },

    async requiredFields(projectKey, issueTypeId) {
      const operation = 'Get create field metadata for a project and issue type id';
      const response = await read(operation, () =>
        asUser().requestJira(
          route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes/${issueTypeId}?maxResults=200`,
        ),
      );
      const found = response.status === 400 ? undefined : await seen(operation, schemas.createFields, response);
      return (found?.fields ?? [])
        .filter((field) => field.required && field.hasDefaultValue !== true && !providedFields.has(field.fieldId))
        .map(({ fieldId, name }) => ({ fieldId, name }));
    },

    createIssue: (draft) => createIssue(clock, draft),

    async issue(as, issueId) {
      const operation = 'Get issue';
      const response = await read(operation, () =>
        by(as).requestJira(route`/rest/api/3/issue/${issueId}?fields=${issueFields}&properties=${intentProperty}`),
      );
      const found = await seen(operation, schemas.issue, response);
      return found === undefined ? undefined : issueFrom(found);
    },

    async issueByKey(key) {
      const operation = 'Get issue';
      const response = await read(operation, () =>
        asUser().requestJira(route`/rest/api/3/issue/${key}?fields=${issueFields}&properties=${intentProperty}`),
      );
      if (response.ok) return issueFrom(z.parse(schemas.issue, await response.json()));
      if (response.status >= 500) throw unexpected(operation, response);
      return (await isOfJira(response)) ? 'notVisible' : 'noJira';
    },

    async issuesByIntent(as, intents) {
      const operation = 'Search for issues using JQL enhanced search (POST)';
      // Intents are ULIDs made by the app, so nothing in them needs escaping.
      const jql = `issue.property[${intentProperty}].intent in (${intents.map((intent) => `"${intent}"`).join(', ')})`;
      const body = JSON.stringify({
        jql,
        fields: issueFields.split(','),
        properties: [intentProperty],
        maxResults: 50,
      });
      const response = await read(operation, () =>
        by(as).requestJira(route`/rest/api/3/search/jql`, { method: 'POST', headers, body }),
      );
      const found = await seen(operation, schemas.searchResult, response);
      return (found?.issues ?? []).map(issueFrom);
    },

    async setIssueProperty(issueId, key, value) {
      const operation = 'Set issue property';
      const body = JSON.stringify(value);
      const response = await read(operation, () =>
        asApp().requestJira(route`/rest/api/3/issue/${issueId}/properties/${key}`, { method: 'PUT', headers, body }),
      );
      return written(operation, response);
    },

    async setRemoteLink(issueId, link) {
      const operation = 'Create or update remote issue link';
      const { globalId, url, title, relationship } = link;
      const application = { type: 'com.atlassian.confluence', name: 'Confluence' };
      const body = JSON.stringify({ globalId, application, relationship, object: { url, title } });
      // The global id makes a repetition an update of the same link.
      const response = await read(operation, () =>
        asApp().requestJira(route`/rest/api/3/issue/${issueId}/remotelink`, { method: 'POST', headers, body }),
      );
      return written(operation, response);
    },
  };
}

async function createIssue(clock: Clock, draft: IssueDraft): Promise<IssueCreation> {
  const body = JSON.stringify({
    fields: {
      project: { key: draft.projectKey },
      issuetype: { id: draft.issueTypeId },
      summary: draft.summary,
      description: draft.description,
    },
    properties: [{ key: intentProperty, value: draft.intent }],
  });
  let response: APIResponse;
  try {
    response = await send(clock, { operation: 'Create issue', repeats: false }, () =>
      asUser().requestJira(route`/rest/api/3/issue`, { method: 'POST', headers, body }),
    );
  } catch (error) {
    if (!(error instanceof ProductFault)) throw error;
    // Both are answers given before anything was made; every other fault leaves open whether the issue exists.
    if (error.status === 401) return { kind: 'refused', because: 'Jira does not let the app act for you.' };
    if (error.status === 429) return { kind: 'refused', because: 'Jira is busy. Please report it again in a moment.' };
    return { kind: 'unknown' };
  }
  if (response.ok) {
    const created = z.safeParse(schemas.createdIssue, await jsonOf(response));
    if (!created.success || !isIssueId(created.data.id)) return { kind: 'unknown' };
    return { kind: 'created', issueId: created.data.id, key: created.data.key };
  }
  // 408 is a time-out behind Jira's front door: it does not say whether the issue was made.
  if (response.status === 408 || response.status < 400) return { kind: 'unknown' };
  return { kind: 'refused', because: await wordsOf(response) };
}

function written(operation: string, response: APIResponse): IssueWrite {
  if (response.ok) return 'written';
  if (response.status === 404) return 'absent';
  if (response.status === 400 || response.status === 401 || response.status === 403) return 'refused';
  throw unexpected(operation, response);
}

function issueFrom(raw: z.infer<typeof schemas.issue>): JiraIssue {
  return {
    issueId: raw.id as IssueId,
    key: raw.key,
    summary: raw.fields?.summary ?? '',
    creatorId: (raw.fields?.creator?.accountId ?? null) as AccountId | null,
    createdAt: raw.fields?.created == null ? null : parseInstant(raw.fields.created),
    intent: raw.properties?.[intentProperty] ?? null,
  };
}
