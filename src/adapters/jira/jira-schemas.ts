/**
 * The parts of Jira's answers that are used, checked when they arrive.
 */
import * as z from 'zod/mini';

const text = z.string();

export const project = z.object({ key: text, name: text });
export const permissions = z.object({ permissions: z.record(text, z.object({ havePermission: z.boolean() })) });
export const issueTypes = z.object({
  issueTypes: z.array(z.object({ id: text, name: text, subtask: z.optional(z.boolean()) })),
});
export const createFields = z.object({
  fields: z.array(
    z.object({ fieldId: text, name: text, required: z.boolean(), hasDefaultValue: z.optional(z.boolean()) }),
  ),
});
export const issue = z.object({
  id: text,
  key: text,
  fields: z.optional(
    z.object({
      summary: z.optional(z.nullable(text)),
      creator: z.optional(z.nullable(z.object({ accountId: text }))),
      created: z.optional(z.nullable(text)),
    }),
  ),
  properties: z.optional(z.record(text, z.unknown())),
});
export const searchResult = z.object({ issues: z.array(issue) });
export const createdIssue = z.object({ id: text, key: text });
