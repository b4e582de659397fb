/**
 * The site's own origin: product REST under Atlassian's paths, control and session under `/__site/`, and the shell's
 * pages for everything a person may type into the address bar.
 */
import { Hono } from 'hono';
import type { Product } from '../contracts';
import type { Site } from '../site';
import { identifyCaller } from './authentication';
import { addControlRoutes } from './control-routes';
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

  const serveProduct = (product: Product, request: Request) =>
    product.fetch(request, { caller: identifyCaller(request.headers, site.services.directory), via: 'outside' });

  app.all('*', async (context) => {
    const { path } = context.req;
    const request = context.req.raw;
    if (CONFLUENCE_REST.test(path)) return serveProduct(site.confluence, request);
    if (JIRA_REST.test(path)) return serveProduct(site.jira, request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return context.json({ message: `No ${path}.` }, 404);
    const file = readStaticFile(options.shellDirectory, path.slice(1));
    if (file !== undefined) return answerFile(file);
    const acceptsPage = (request.headers.get('accept') ?? '').includes('text/html');
    const page = acceptsPage ? readStaticFile(options.shellDirectory, 'index.html') : undefined;
    if (page !== undefined) return answerFile(page, { 'cache-control': 'no-store' });
    return path.startsWith('/wiki/')
      ? serveProduct(site.confluence, request)
      : context.json({ message: `No ${path}.` }, 404);
  });
  app.onError((error, context) => {
    console.error(error);
    return context.json({ code: 'LOCAL_SITE_FAILED', message: error.message }, 500);
  });
  return app;
}
