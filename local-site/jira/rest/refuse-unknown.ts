/** Stands before every operation and refuses by name what a request asks for beyond what is modelled. */
import { matchedRoutes } from 'hono/route';
import { notModelled } from '../refusal';
import { ACCEPTED_REQUESTS, findUnknownMember, findUnknownQuery } from './accepted-requests';
import type { JiraApplication, JiraRequest } from './request';

export function addRefusalOfUnknown(app: JiraApplication): void {
  app.use('/rest/*', async (request: JiraRequest, next) => {
    const path = operationOf(request);
    const accepted = path === undefined ? undefined : ACCEPTED_REQUESTS[path];
    if (accepted !== undefined) {
      const { method } = request.req;
      const query = findUnknownQuery(accepted, new URL(request.req.url).searchParams);
      if (query !== undefined) throw notModelled(`${method} ${request.req.path}?${query}`);
      // A body that cannot be read is refused by the operation itself.
      const body: unknown =
        accepted.body === undefined ? undefined : await request.req.json().catch((): unknown => undefined);
      const member = findUnknownMember(accepted, body);
      if (member !== undefined) throw notModelled(`${method} ${request.req.path} with ${member}`);
    }
    await next();
  });
}

/** The operation that will answer: the first route registered that is no middleware. */
function operationOf(request: JiraRequest): string | undefined {
  const route = matchedRoutes(request).find(({ method }) => method !== 'ALL');
  return route === undefined ? undefined : operationKey(route.method, route.path);
}

/** Paths with their parameters unnamed, as the list of accepted requests has them. */
export const operationKey = (method: string, path: string): string =>
  `${method} ${path.replace(/:\w+|\{[^}]*\}/g, '{}')}`;
