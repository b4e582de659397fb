/** What the route files share: the application's type, the scope of a request, its JSON body and its paging parameters. */
import type { Context, Hono } from 'hono';
import type { ProductBindings } from '../../contracts';
import type { JiraContext, Scope } from '../context';
import { badRequest } from '../refusal';
import { Presenter } from './presenter';

export interface JiraEnvironment {
  Bindings: ProductBindings & Record<string, unknown>;
}
export type JiraApplication = Hono<JiraEnvironment>;
export type JiraRequest = Context<JiraEnvironment>;
export type Json = Record<string, unknown>;

export function scopeOf(jira: JiraContext, request: JiraRequest): Scope {
  return { jira, caller: request.env.caller, via: request.env.via };
}
export function presenterOf(jira: JiraContext, request: JiraRequest): Presenter {
  return new Presenter(scopeOf(jira, request));
}

const UNREADABLE = 'There was an error parsing JSON. Check that your request body is valid.';

export async function readJson(request: JiraRequest): Promise<unknown> {
  try {
    return await request.req.json();
  } catch {
    throw badRequest(UNREADABLE);
  }
}
export async function readJsonObject(request: JiraRequest): Promise<Json> {
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest(UNREADABLE);
  return body as Json;
}

export interface Page {
  readonly startAt: number;
  readonly maxResults: number;
}
export function readPage(request: JiraRequest, standard: number, limit: number): Page {
  const startAt = readNumber(request, 'startAt', 0);
  const maxResults = readNumber(request, 'maxResults', standard);
  return { startAt: Math.max(0, startAt), maxResults: Math.min(Math.max(0, maxResults), limit) };
}
function readNumber(request: JiraRequest, name: string, standard: number): number {
  const text = request.req.query(name);
  if (text === undefined) return standard;
  const value = Number(text);
  if (!Number.isInteger(value))
    throw badRequest(`The value '${text}' is not a valid number for the parameter '${name}'.`);
  return value;
}
export const slicePage = <T>(items: readonly T[], { startAt, maxResults }: Page): readonly T[] =>
  items.slice(startAt, startAt + maxResults);

/** `fields=a,b&fields=c` and `expand=a,b`: Jira takes both forms. */
export function readList(request: JiraRequest, name: string): readonly string[] {
  return (request.req.queries(name) ?? [])
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
export function asStrings(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return Array.isArray(value) ? value.map(String) : [];
}

/** A path parameter; Hono types it as possibly absent. */
export const parameter = (request: JiraRequest, name: string): string => request.req.param(name as never) ?? '';
