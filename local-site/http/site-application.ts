/**
 * The site's own origin: product REST under Atlassian's paths, control and session under `/__site/`, and the shell's
 * pages for everything a person may type into the address bar.
 */
import { Hono } from 'hono';
import type { ProductName } from '../platform/installation';
import type { Site } from '../site';
import { identifyCaller } from './authentication';
import { addControlRoutes } from './control-routes';
import { addExportRoutes } from './export-routes';
import { addNotificationRoutes } from './notification-routes';
import { addSessionRoutes } from './session-routes';
import { addSetupRoutes } from './setup-routes';
import { answerFile, readStaticFile } from './static-files';

export interface SiteApplicationOptions {
  readonly site: Site;
  readonly resourceOrigin: () => string;
  readonly defaultPerson: () => string | undefined;
  /** Built shell, with `index.html`. */
  readonly shellDirectory: string;
}

/** REST and downloads; every other path below `/wiki` is a page of the shell. */
const CONFLUENCE_REST = /^\/wiki\/(rest|api|download|media|aa-avatar)\//;
const JIRA_REST = /^\/(rest|secure|images|attachments|media|universal_avatar)\//;

export function createSiteApplication(options: SiteApplicationOptions): Hono {
  const { site } = options;
  const app = new Hono();
  addControlRoutes(app, site);
  addSessionRoutes(app, options);
  addSetupRoutes(app, site);
  addNotificationRoutes(app, site);
  addExportRoutes(app, site);

  /** Outside clients are limited; the shell's own pages, known by their cookie, stand for Atlassian's. */
  async function serveProduct(name: ProductName, request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const isClient = request.headers.has('authorization');
    const rated = isClient
      ? site.platform.rates.admit({
          product: name,
          method: request.method,
          target: pathname + search,
          origin: 'outside',
        })
      : { headers: {} };
    const answer =
      rated.refusal === undefined
        ? await site[name].fetch(request, {
            caller: identifyCaller(request.headers, site.services.directory),
            via: 'outside',
          })
        : Response.json(rated.refusal.body, { status: rated.refusal.status });
    if (!isClient) return answer;
    const headers = new Headers(answer.headers);
    for (const [header, value] of Object.entries(rated.headers)) headers.set(header, value);
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
  }

  app.all('*', async (context) => {
    const { path } = context.req;
    const request = context.req.raw;
    if (CONFLUENCE_REST.test(path)) return serveProduct('confluence', request);
    if (JIRA_REST.test(path)) return serveProduct('jira', request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return context.json({ message: `No ${path}.` }, 404);
    const file = readStaticFile(options.shellDirectory, path.slice(1));
    if (file !== undefined) return answerFile(file);
    const acceptsPage = (request.headers.get('accept') ?? '').includes('text/html');
    const page = acceptsPage ? readStaticFile(options.shellDirectory, 'index.html') : undefined;
    if (page !== undefined) return answerFile(page, { 'cache-control': 'no-store' });
    return path.startsWith('/wiki/')
      ? serveProduct('confluence', request)
      : context.json({ message: `No ${path}.` }, 404);
  });
  app.onError((error, context) => {
    console.error(error);
    return context.json({ code: 'LOCAL_SITE_FAILED', message: error.message }, 500);
  });
  return app;
}
