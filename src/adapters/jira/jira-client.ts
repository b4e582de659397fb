/**
 * Jira through the Forge proxy. Every route is a literal template, because Forge lint reads scopes from those; every
 * operation stands in `../products/operations.json`. Nothing is repeated here: who may try again decides the application.
 */
import { asApp, asUser, route } from '@forge/api';
import * as z from 'zod/mini';
import { ProductFault } from '../../application/faults';
import type { IssueCreation, IssueDraft, IssueWrite, Jira, JiraIssue } from '../../application/jira-port';
import type { Viewer } from '../../application/product-ports';
import { type AccountId, type IssueId, isIssueId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/time';
import { answerOf, bodyOf, bodyOrUndefined, faultOf, type JiraAnswer, wordsOf } from './jira-answer';

export const intentProperty = 'plumbline.intent';

const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
const fields = 'summary,creator,created';
/** Jira fills these in by itself or the draft names them. */
const providedFields = new Set(['summary', 'description', 'issuetype', 'project', 'reporter']);

const projectSchema = z.object({ key: z.string(), name: z.string() });
const permissionsSchema = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
const typesSchema = z.object({
  issueTypes: z.array(z.object({ id: z.string(), name: z.string(), subtask: z.optional(z.boolean()) })),
});
const fieldsSchema = z.object({
  fields: z.array(
    z.object({
      fieldId: z.string(),
      name: z.string(),
      required: z.boolean(),
      hasDefaultValue: z.optional(z.boolean()),
    }),
  ),
});
const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.optional(
    z.object({
      summary: z.optional(z.nullable(z.string())),
      creator: z.optional(z.nullable(z.object({ accountId: z.string() }))),
      created: z.optional(z.nullable(z.string())),
    }),
  ),
  properties: z.optional(z.record(z.string(), z.unknown())),
});
const searchSchema = z.object({ issues: z.array(issueSchema) });
const createdSchema = z.object({ id: z.string(), key: z.string() });

const by = (as: Viewer) => (as === 'user' ? asUser() : asApp());

export const jiraClient: Jira = {
  async project(as, projectKey) {
    const operation = 'jira.getProject';
    const body = await bodyOrUndefined(operation, by(as).requestJira(route`/rest/api/3/project/${projectKey}`));
    if (body === undefined) return undefined;
    const project = shaped(operation, projectSchema, body);
    return { projectKey: project.key, name: project.name };
  },

  async mayCreateIssues(projectKey) {
    const operation = 'jira.getMyPermissions';
    const body = await bodyOrUndefined(
      operation,
      asUser().requestJira(route`/rest/api/3/mypermissions?projectKey=${projectKey}&permissions=CREATE_ISSUES`),
    );
    if (body === undefined) return undefined;
    return shaped(operation, permissionsSchema, body).permissions.CREATE_ISSUES?.havePermission ?? false;
  },

  async creatableTypes(projectKey) {
    const operation = 'jira.getCreateIssueMetaIssueTypes';
    const body = await bodyOrUndefined(
      operation,
      asUser().requestJira(route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes?maxResults=100`),
    );
    if (body === undefined) return [];
    return shaped(operation, typesSchema, body).issueTypes.map((type) => ({
      issueTypeId: type.id,
      name: type.name,
      isSubtask: type.subtask === true,
    }));
  },

  async requiredFields(projectKey, issueTypeId) {
    const operation = 'jira.getCreateIssueMetaIssueTypeId';
    const body = await bodyOrUndefined(
      operation,
      asUser().requestJira(route`/rest/api/3/issue/createmeta/${projectKey}/issuetypes/${issueTypeId}?maxResults=200`),
    );
    if (body === undefined) return [];
    return shaped(operation, fieldsSchema, body)
      .fields.filter((field) => field.required && field.hasDefaultValue !== true && !providedFields.has(field.fieldId))
      .map(({ fieldId, name }) => ({ fieldId, name }));
  },

  createIssue,

  async issue(as, issueId) {
    const operation = 'jira.getIssue';
    const body = await bodyOrUndefined(
      operation,
      by(as).requestJira(route`/rest/api/3/issue/${issueId}?fields=${fields}&properties=${intentProperty}`),
    );
    return body === undefined ? undefined : issueOf(shaped(operation, issueSchema, body));
  },

  async issuesByIntent(as, intents) {
    const operation = 'jira.searchByJql';
    // Intents are ULIDs made by the app, so nothing in them needs escaping.
    const jql = `issue.property[${intentProperty}].intent in (${intents.map((intent) => `"${intent}"`).join(', ')})`;
    const answer = await answerOf(
      operation,
      by(as).requestJira(route`/rest/api/3/search/jql`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ jql, fields: fields.split(','), properties: [intentProperty], maxResults: 50 }),
      }),
    );
    return shaped(operation, searchSchema, bodyOf(operation, answer)).issues.map(issueOf);
  },

  async setIssueProperty(issueId, key, value) {
    const operation = 'jira.setIssueProperty';
    const request = asApp().requestJira(route`/rest/api/3/issue/${issueId}/properties/${key}`, {
      method: 'PUT',
      headers: json,
      body: JSON.stringify(value),
    });
    return writeOf(operation, await answerOf(operation, request));
  },

  async setRemoteLink(issueId, link) {
    const operation = 'jira.createOrUpdateRemoteIssueLink';
    const { globalId, url, title, relationship } = link;
    const application = { type: 'com.atlassian.confluence', name: 'Confluence' };
    const request = asApp().requestJira(route`/rest/api/3/issue/${issueId}/remotelink`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ globalId, application, relationship, object: { url, title } }),
    });
    return writeOf(operation, await answerOf(operation, request));
  },
};

async function createIssue(draft: IssueDraft): Promise<IssueCreation> {
  const operation = 'jira.createIssue';
  let answer: JiraAnswer;
  try {
    answer = await answerOf(
      operation,
      asUser().requestJira(route`/rest/api/3/issue`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({
          fields: {
            project: { key: draft.projectKey },
            issuetype: { id: draft.issueTypeId },
            summary: draft.summary,
            description: draft.description,
          },
          properties: [{ key: intentProperty, value: draft.intent }],
        }),
      }),
    );
  } catch (error) {
    if (error instanceof ProductFault) return { kind: 'unknown' };
    // Consent is missing: the proxy refused before Jira saw the request.
    if (error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR') {
      return { kind: 'refused', because: 'You have not allowed the app to act for you in Jira.' };
    }
    throw error;
  }
  if (answer.status >= 200 && answer.status <= 299) {
    const created = z.safeParse(createdSchema, answer.body);
    if (!created.success || !isIssueId(created.data.id)) return { kind: 'unknown' };
    return { kind: 'created', issueId: created.data.id, key: created.data.key };
  }
  // 408 is a time-out behind Jira's front door: like a 5xx it does not say whether the issue was made.
  if (answer.status === 408 || answer.status >= 500 || answer.status < 400) return { kind: 'unknown' };
  return { kind: 'refused', because: wordsOf(answer) };
}

function writeOf(operation: string, answer: JiraAnswer): IssueWrite {
  if (answer.status >= 200 && answer.status <= 299) return 'written';
  if (answer.status === 404) return 'absent';
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) return 'refused';
  throw faultOf(operation, answer);
}

function issueOf(issue: z.infer<typeof issueSchema>): JiraIssue {
  return {
    issueId: issue.id as IssueId,
    key: issue.key,
    summary: issue.fields?.summary ?? '',
    creatorId: (issue.fields?.creator?.accountId ?? null) as AccountId | null,
    createdAt: issue.fields?.created == null ? null : parseInstant(issue.fields.created),
    intent: issue.properties?.[intentProperty] ?? null,
  };
}

function shaped<Schema extends z.ZodMiniType>(operation: string, schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) throw new ProductFault(operation, 200, false, null, { cause: parsed.error });
  return parsed.data;
}
