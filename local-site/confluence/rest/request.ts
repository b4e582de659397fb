/**
 * How every router reads a request: parsed ids, known query parameters, JSON bodies, pages of results.
 *
 * A query parameter that the product documents but this site does not model answers 501 by name, never silence.
 */
import type { Context, Hono } from 'hono';
import type { ProductBindings } from '../../contracts';
import { ProductError, badRequest, forbidden, invalidParameter, notFound, notModelled } from '../errors';
import type { Page, Space } from '../model';
import { accountOf } from '../page-actions';
import type { ConfluenceParts } from '../parts';

export interface ConfluenceEnvironment {
  Bindings: ProductBindings;
}
export type ConfluenceApp = Hono<ConfluenceEnvironment>;
export type RequestContext = Context<ConfluenceEnvironment>;

export function callerId(context: RequestContext): string {
  return accountOf(context.env.caller);
}

/** Refuses a call with query parameters other than the modelled ones. */
export function allowQuery(context: RequestContext, modelled: readonly string[]): void {
  for (const name of new URL(context.req.url).searchParams.keys()) {
    if (!modelled.includes(name)) {
      throw notModelled(`${context.req.method} ${context.req.path}?${name}=`);
    }
  }
}

export function pathId(context: RequestContext, name: string): number {
  const value = context.req.param(name) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw invalidParameter(name, value, 'long');
  return Number(value);
}

/** v1 answers 404 where v2 answers 400 to an id that is not a number. */
export function looseId(context: RequestContext, name: string): number {
  const value = (context.req.param(name) ?? '').replace(/^att/, '');
  if (!/^\d{1,15}$/.test(value)) throw notFound();
  return Number(value);
}

/** Values of a list parameter, given repeatedly or separated by commas. */
export function listQuery(context: RequestContext, name: string): readonly string[] | undefined {
  const values = (context.req.queries(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
  return values.length > 0 ? values : undefined;
}

export function idListQuery(context: RequestContext, name: string, limit: number): readonly number[] | undefined {
  const values = listQuery(context, name);
  if (values && values.length > limit) throw badRequest(`'${name}' takes at most ${limit} values`);
  return values?.map((value) => {
    if (!/^\d{1,15}$/.test(value)) throw invalidParameter(name, value, 'long');
    return Number(value);
  });
}

export function integerQuery(context: RequestContext, name: string): number | undefined {
  const value = context.req.query(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw invalidParameter(name, value, 'integer');
  return Number(value);
}

export function booleanQuery(context: RequestContext, name: string): boolean {
  const value = context.req.query(name);
  if (value === undefined || value === 'false') return false;
  if (value !== 'true') throw invalidParameter(name, value, 'boolean');
  return true;
}

/** A parameter with a closed set of values, e.g. `sort`. */
export function choiceQuery<T extends string>(
  context: RequestContext,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = context.req.query(name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalidParameter(name, value, choices.join('|'));
  return choice;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export async function jsonBody(context: RequestContext): Promise<unknown> {
  const text = await context.req.text();
  if (text.length > 5_000_000) throw new ProductError(413, 'CONTENT_TOO_LARGE', 'The request is too large');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The request body is not valid JSON');
  }
}

export async function jsonObject(context: RequestContext): Promise<JsonObject> {
  const body = await jsonBody(context);
  if (!isObject(body)) throw badRequest('The request body must be an object');
  return body;
}

/** The page, if it exists and this caller may see it. */
export function viewablePage(parts: ConfluenceParts, context: RequestContext, id: number): Page {
  const page = parts.pages.get(id);
  if (!page || !parts.access.mayView(callerId(context), page)) throw notFound();
  return page;
}

/** The page, if this caller may change it. One that may only be seen answers 404 where the published answers know no 403. */
export function editablePage(parts: ConfluenceParts, context: RequestContext, id: number, refuse = forbidden): Page {
  const page = viewablePage(parts, context, id);
  if (!parts.access.mayEdit(callerId(context), page)) throw refuse();
  return page;
}

export function usableSpace(parts: ConfluenceParts, context: RequestContext, id: number): Space {
  const space = parts.spaces.get(id);
  if (!space || !parts.access.mayUseSpace(callerId(context), id)) throw notFound();
  return space;
}
