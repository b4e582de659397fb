/**
 * Pages of results. v2 pages by an opaque cursor, announced in `_links.next` and in the `Link` header; v1 by `start`
 * and `limit`.
 */
import { badRequest, invalidParameter } from '../errors';
import type { ConfluenceParts } from '../parts';
import { integerQuery, type JsonObject, type RequestContext } from './request';

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** One page of v2 results; `present` runs only for the items shown. */
export function cursorPage<T>(
  parts: ConfluenceParts,
  context: RequestContext,
  items: readonly T[],
  present: (item: T) => JsonObject,
  defaultLimit = 25,
): Response {
  const { limit, offset } = readPlace(context, defaultLimit);
  const base = `${parts.origin()}/wiki`;
  const results = items.slice(offset, offset + limit).map(present);
  const links: Record<string, string> = { base };
  const headers: Record<string, string> = {};
  if (offset + limit < items.length) {
    const next = new URL(context.req.url);
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('cursor', writeCursor(offset + limit));
    links['next'] = `${next.pathname}${next.search}`;
    headers['Link'] = `<${links['next']}>; rel="next", <${base}>; rel="base"`;
  }
  return Response.json({ results, _links: links }, { headers });
}

/** How many items from the first on it takes to fill the page of results that is asked for. */
export function lastShown(context: RequestContext, defaultLimit = 25): number {
  const { limit, offset } = readPlace(context, defaultLimit);
  return offset + limit;
}

function readPlace(context: RequestContext, defaultLimit: number): { readonly limit: number; readonly offset: number } {
  const limit = integerQuery(context, 'limit') ?? defaultLimit;
  if (limit < 1 || limit > 250) throw invalidParameter('limit', String(limit), 'integer between 1 and 250');
  return { limit, offset: readCursor(context.req.query('cursor')) };
}

function writeCursor(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64url');
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = /^\{"offset":(\d+)\}$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw badRequest('Invalid cursor');
  return Number(match[1]);
}

/** One page of v1 results. */
export function startPage<T>(
  parts: ConfluenceParts,
  context: RequestContext,
  items: readonly T[],
  present: (item: T) => JsonObject,
  options: { readonly limit: number; readonly maximum: number; readonly extra?: JsonObject },
): Response {
  const start = integerQuery(context, 'start') ?? 0;
  const limit = integerQuery(context, 'limit') ?? options.limit;
  if (limit > options.maximum) throw badRequest(`The limit may be at most ${options.maximum}`);
  const results = items.slice(start, start + limit).map(present);
  const links: Record<string, string> = { base: `${parts.origin()}/wiki`, context: '/wiki', self: context.req.url };
  if (start + limit < items.length) {
    const next = new URL(context.req.url);
    next.searchParams.set('start', String(start + limit));
    next.searchParams.set('limit', String(limit));
    // v1 writes `next` relative to its context path, unlike v2.
    links['next'] = `${next.pathname.replace(/^\/wiki/, '')}${next.search}`;
  }
  return Response.json({ results, start, limit, size: results.length, ...options.extra, _links: links });
}
