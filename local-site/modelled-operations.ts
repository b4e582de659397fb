/**
 * Which operations a product models: read off the routes of its Hono application, so that no list can fall behind them.
 */
import type { Hono } from 'hono';
import type { Env } from 'hono/types';

export interface ModelledOperation {
  readonly method: string;
  /** For example `/wiki/api/v2/pages/{id}`; the names of parameters are the local site's own. */
  readonly path: string;
}

export function listOperations<E extends Env>(app: Hono<E>): readonly ModelledOperation[] {
  const operations = app.routes
    // `ALL` is middleware.
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path: path.replace(/:(\w+)/g, '{$1}') }));
  return [...new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation])).values()];
}
