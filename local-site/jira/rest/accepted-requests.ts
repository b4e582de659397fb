/**
 * What every modelled operation takes: its query parameters and the members of its body, and of those that Jira knows more
 * values for than this site, the values. All else answers 501 by name before the operation is asked: nothing that
 * Jira would honour is silently left out. A test holds the list against the routes and against the published parameters.
 */

import { plainText } from '../plain-text';

/** Any value, or the values that are modelled (each part of a list, where there is one). */
type Accepted = 'any' | readonly string[];
type AcceptedNames = Readonly<Record<string, Accepted>>;
export interface AcceptedRequest {
  readonly query?: AcceptedNames;
  /** `any` for a body that is stored as it is. */
  readonly body?: 'any' | AcceptedNames;
}

const any = (...names: readonly string[]): AcceptedNames => Object.fromEntries(names.map((name) => [name, 'any']));
/** The value Jira takes when nothing is said. */
const OFF = ['false'];
const PAGE = any('startAt', 'maxResults');
const NOTHING: AcceptedRequest = {};
const ISSUE_EXPAND = ['renderedFields', 'names', 'schema', 'changelog', 'transitions'];
const SEARCH = {
  ...any('jql', 'nextPageToken', 'maxResults', 'fields', 'properties', 'reconcileIssues'),
  expand: ISSUE_EXPAND,
  fieldsByKeys: OFF,
};
const COMMENT_EXPAND = { expand: ['renderedBody', 'properties'] };
/** Only text and properties are written; the rest is what an answer says of a comment, and changes nothing. */
const COMMENT = {
  ...any('body', 'properties', 'author', 'created', 'id', 'renderedBody', 'self', 'updateAuthor', 'updated'),
  jsdPublic: ['true'],
};
const UPDATE_ISSUE = any('fields', 'update', 'properties');
const PERSON_EXPAND = { expand: ['groups'] };
const EXPRESSION: AcceptedRequest = { query: { expand: ['meta.complexity'] }, body: any('expression', 'context') };

/** By method and path, parameters of the path as `{}`. */
export const ACCEPTED_REQUESTS: Readonly<Record<string, AcceptedRequest>> = {
  'GET /rest/api/3/project/search': {
    query: {
      ...PAGE,
      ...any('query', 'keys', 'id', 'typeKey'),
      orderBy: ['key', '+key', '-key', 'name', '+name', '-name'],
      action: ['view', 'browse', 'edit', 'create'],
      expand: ['description', 'lead', 'issueTypes', 'insight'],
    },
  },
  'GET /rest/api/3/project/{}': { query: { expand: ['description', 'lead', 'issueTypes'] } },
  'GET /rest/api/3/project/{}/statuses': NOTHING,
  'GET /rest/api/3/issue/createmeta/{}/issuetypes': { query: PAGE },
  'GET /rest/api/3/issue/createmeta/{}/issuetypes/{}': { query: PAGE },
  'GET /rest/api/3/issue/{}/editmeta': { query: { overrideScreenSecurity: OFF, overrideEditableFlag: OFF } },
  'GET /rest/api/3/mypermissions': { query: any('projectKey', 'projectId', 'issueKey', 'issueId', 'permissions') },
  'POST /rest/api/3/permissions/check': { body: any('accountId', 'globalPermissions', 'projectPermissions') },

  'POST /rest/api/3/search/jql': { body: SEARCH },
  'GET /rest/api/3/search/jql': { query: { ...SEARCH, failFast: OFF } },
  'POST /rest/api/3/search/approximate-count': { body: any('jql') },

  'GET /rest/api/3/issue/{}/properties': NOTHING,
  'GET /rest/api/3/issue/{}/properties/{}': NOTHING,
  'PUT /rest/api/3/issue/{}/properties/{}': { body: 'any' },
  'DELETE /rest/api/3/issue/{}/properties/{}': NOTHING,
  'GET /rest/api/3/comment/{}/properties': NOTHING,
  'GET /rest/api/3/comment/{}/properties/{}': NOTHING,
  'PUT /rest/api/3/comment/{}/properties/{}': { body: 'any' },
  'DELETE /rest/api/3/comment/{}/properties/{}': NOTHING,
  'GET /rest/forge/1/app/properties': NOTHING,
  'GET /rest/forge/1/app/properties/{}': NOTHING,
  'PUT /rest/forge/1/app/properties/{}': { body: 'any' },
  'DELETE /rest/forge/1/app/properties/{}': NOTHING,

  'GET /rest/api/3/issue/{}/remotelink': { query: any('globalId') },
  'GET /rest/api/3/issue/{}/remotelink/{}': NOTHING,
  'POST /rest/api/3/issue/{}/remotelink': { body: any('globalId', 'relationship', 'application', 'object') },
  'DELETE /rest/api/3/issue/{}/remotelink': { query: any('globalId') },
  'GET /rest/api/3/issueLinkType': NOTHING,
  'POST /rest/api/3/issueLink': { body: any('type', 'inwardIssue', 'outwardIssue', 'comment') },
  'GET /rest/api/3/issueLink/{}': NOTHING,
  'DELETE /rest/api/3/issueLink/{}': NOTHING,

  'GET /rest/api/3/issue/{}/comment': { query: { ...PAGE, ...any('orderBy'), ...COMMENT_EXPAND } },
  'POST /rest/api/3/issue/{}/comment': { query: COMMENT_EXPAND, body: COMMENT },
  'GET /rest/api/3/issue/{}/comment/{}': { query: COMMENT_EXPAND },
  'PUT /rest/api/3/issue/{}/comment/{}': {
    query: { ...COMMENT_EXPAND, ...any('notifyUsers'), overrideEditableFlag: OFF },
    body: COMMENT,
  },
  'DELETE /rest/api/3/issue/{}/comment/{}': NOTHING,
  'POST /rest/api/3/issue/{}/attachments': NOTHING,
  'GET /rest/api/3/attachment/content/{}': { query: any('redirect') },
  'GET /rest/api/3/attachment/{}': NOTHING,
  'DELETE /rest/api/3/attachment/{}': NOTHING,

  'GET /rest/api/3/myself': { query: PERSON_EXPAND },
  'GET /rest/api/3/user': { query: { ...any('accountId'), ...PERSON_EXPAND } },
  'GET /rest/api/3/user/search': { query: { ...PAGE, ...any('query', 'accountId') } },
  'GET /rest/api/3/users/search': { query: PAGE },
  'GET /rest/api/3/user/assignable/search': { query: { ...PAGE, ...any('query', 'project', 'issueKey') } },
  'GET /rest/api/3/field': NOTHING,
  'GET /rest/api/3/status': NOTHING,
  'GET /rest/api/3/statuscategory': NOTHING,
  'GET /rest/api/3/priority': NOTHING,
  'GET /rest/api/3/resolution': NOTHING,
  'GET /rest/api/3/issuetype': NOTHING,
  'GET /rest/api/3/issuetype/{}': NOTHING,
  'GET /rest/api/3/serverInfo': NOTHING,

  'POST /rest/api/3/issue': { query: { updateHistory: OFF }, body: UPDATE_ISSUE },
  'POST /rest/api/3/issue/bulkfetch': {
    body: { ...any('issueIdsOrKeys', 'fields', 'properties'), expand: ISSUE_EXPAND, fieldsByKeys: OFF },
  },
  'GET /rest/api/3/issue/{}': {
    query: {
      ...any('fields', 'properties'),
      expand: ISSUE_EXPAND,
      fieldsByKeys: OFF,
      updateHistory: OFF,
      failFast: OFF,
    },
  },
  'PUT /rest/api/3/issue/{}': {
    query: {
      ...any('notifyUsers', 'returnIssue'),
      expand: ISSUE_EXPAND,
      overrideScreenSecurity: OFF,
      overrideEditableFlag: OFF,
    },
    body: UPDATE_ISSUE,
  },
  'DELETE /rest/api/3/issue/{}': { query: any('deleteSubtasks') },
  'PUT /rest/api/3/issue/{}/assignee': { body: any('accountId') },
  'GET /rest/api/3/issue/{}/changelog': { query: PAGE },
  'POST /rest/api/3/changelog/bulkfetch': { body: any('issueIdsOrKeys', 'fieldIds', 'maxResults', 'nextPageToken') },
  'GET /rest/api/3/issue/{}/transitions': {
    query: {
      ...any('transitionId'),
      expand: ['transitions.fields'],
      skipRemoteOnlyCondition: OFF,
      includeUnavailableTransitions: OFF,
      sortByOpsBarAndStatus: OFF,
    },
  },
  'POST /rest/api/3/issue/{}/transitions': { body: any('transition', 'fields', 'update') },

  'POST /rest/api/3/expression/eval': EXPRESSION,
  'POST /rest/api/3/expression/evaluate': EXPRESSION,
  'POST /rest/api/3/expression/analyse': { query: { check: ['syntax'] }, body: any('expressions') },
  'GET /rest/api/3/bulk/issues/transition': { query: any('issueIdsOrKeys') },
  'POST /rest/api/3/bulk/issues/transition': { body: any('bulkTransitionInputs', 'sendBulkNotification') },
  'GET /rest/api/3/bulk/queue/{}': NOTHING,
};

/** What of a request is not modelled, as one name; undefined when all of it is. */
export function findUnknownQuery(accepted: AcceptedRequest, query: URLSearchParams): string | undefined {
  for (const [name, value] of query) {
    const unknown = unknownPart(accepted.query?.[name], value);
    if (unknown !== undefined) return `${name}=${unknown}`;
  }
  return undefined;
}

export function findUnknownMember(accepted: AcceptedRequest, body: unknown): string | undefined {
  if (accepted.body === 'any' || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  for (const [name, value] of Object.entries(body as Readonly<Record<string, unknown>>)) {
    const unknown = unknownPart(accepted.body?.[name], value);
    if (unknown !== undefined) return unknown === '' ? `"${name}"` : `"${name}": ${unknown}`;
  }
  return undefined;
}

/** Undefined when the value is modelled; the empty text when the name is not. */
function unknownPart(accepted: Accepted | undefined, value: unknown): string | undefined {
  if (accepted === undefined) return '';
  if (accepted === 'any' || value === null || value === undefined) return undefined;
  const parts = Array.isArray(value) ? value.map(String) : plainText(value).split(',');
  return parts.map((part) => part.trim()).find((part) => part !== '' && !accepted.includes(part));
}
