/**
 * Reads Jira's answers: a request that got none is a fault of status 0, and Jira's own words for a refusal are taken from
 * its two error forms. (https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes)
 */
import type { APIResponse } from '@forge/api';
import { ProductFault } from '../../application/faults';

export interface JiraAnswer {
  readonly status: number;
  /** Parsed JSON; null without a body. */
  readonly body: unknown;
}

/** @throws ProductFault when no answer arrived; the request may have been carried out. */
export async function answerOf(operation: string, request: Promise<APIResponse>): Promise<JiraAnswer> {
  let response: APIResponse;
  try {
    response = await request;
  } catch (error) {
    // The person has not let the app act for them: Forge asks for consent when this one reaches it.
    if (error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR') throw error;
    throw new ProductFault(operation, 0, true, null, { cause: error });
  }
  const text = await textOf(operation, response);
  return { status: response.status, body: text === '' ? null : parse(text) };
}

/** The body of a 2xx; undefined where Jira shows the resource to nobody like this caller. */
export async function bodyOrUndefined(
  operation: string,
  request: Promise<APIResponse>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const answer = await answerOf(operation, request);
  if (answer.status === 404 || answer.status === 403 || answer.status === 401) return undefined;
  return bodyOf(operation, answer);
}

export function bodyOf(operation: string, answer: JiraAnswer): Readonly<Record<string, unknown>> {
  if (answer.status < 200 || answer.status > 299) throw faultOf(operation, answer);
  if (typeof answer.body !== 'object' || answer.body === null) throw new ProductFault(operation, answer.status, false);
  return answer.body as Readonly<Record<string, unknown>>;
}

export function faultOf(operation: string, answer: JiraAnswer): ProductFault {
  return new ProductFault(operation, answer.status, answer.status === 429 || answer.status >= 500);
}

/** Jira's words for why it refused, one after the other. */
export function wordsOf(answer: JiraAnswer): string {
  const body = answer.body as { errorMessages?: unknown; errors?: unknown } | null;
  const messages = Array.isArray(body?.errorMessages) ? body.errorMessages.filter(isText) : [];
  const errors = typeof body?.errors === 'object' && body.errors !== null ? Object.entries(body.errors) : [];
  const words = [...messages, ...errors.filter(([, text]) => isText(text)).map(([field, text]) => `${field}: ${text}`)];
  return words.length > 0 ? words.join(' ').slice(0, 500) : `Jira answered ${answer.status} without a reason.`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

async function textOf(operation: string, response: APIResponse): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new ProductFault(operation, 0, true, null, { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
