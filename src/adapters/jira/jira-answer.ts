/**
 * Reads Jira's answers. A 4xx is an ordinary answer; Jira's own words for a refusal are taken from its two error forms.
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes)
 */
import type { APIResponse } from '@forge/api';
import * as z from 'zod/mini';
import { ProductFault } from '../../application/faults';
import { unexpected } from '../products/product-request';

/** The answer in the shape that is used; undefined where Jira shows the resource to nobody like this caller. */
export async function seen<Schema extends z.ZodMiniType>(
  operation: string,
  schema: Schema,
  response: APIResponse,
): Promise<z.infer<Schema> | undefined> {
  if (response.status === 401 || response.status === 403 || response.status === 404) return undefined;
  if (!response.ok) throw unexpected(operation, response);
  const parsed = z.safeParse(schema, await response.json());
  if (!parsed.success) throw new ProductFault(`${operation}: answer of another shape`, 200, false);
  return parsed.data;
}

const errorSchema = z.object({
  errorMessages: z.optional(z.array(z.string())),
  errors: z.optional(z.record(z.string(), z.string())),
});

/** Jira's words for why it refused, one after the other. */
export async function wordsOf(response: APIResponse): Promise<string> {
  const parsed = z.safeParse(errorSchema, await jsonOf(response));
  const words = parsed.success
    ? [
        ...(parsed.data.errorMessages ?? []),
        ...Object.entries(parsed.data.errors ?? {}).map(([field, text]) => `${field}: ${text}`),
      ]
    : [];
  return words.length > 0 ? words.join(' ').slice(0, 500) : `Jira answered ${response.status} without a reason.`;
}

/**
 * Whether a refusal comes from Jira itself: it always says `errorMessages`. On a site without Jira, or where the app has no
 * access to it, the gateway in front answers in words of its own.
 */
export async function isOfJira(response: APIResponse): Promise<boolean> {
  const parsed = z.safeParse(errorSchema, await jsonOf(response));
  return parsed.success && parsed.data.errorMessages !== undefined;
}

/** Null when the body is not JSON. */
export async function jsonOf(response: APIResponse): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
}
