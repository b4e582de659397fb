/**
 * The shell in front of real local products, for the shell's own tests: serves the built shell, product REST under the
 * session cookie, the `/__site` endpoints the shell needs, and one test resource on an origin of its own.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createSite, type Site } from '../../../../local-site/site';
import { buildFixture } from './build-fixture';
import { type Seeded, seedSite } from './seed';
import { answerSiteRequest } from './site-endpoints';

const ROOT = process.cwd();
const SHELL = join(ROOT, 'local-site/shell');
const SUPPORT = join(ROOT, 'test/local-site/shell/support');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface ShellServer {
  readonly url: string;
  readonly site: Site;
  readonly seeded: Seeded;
  close(): Promise<void>;
}

/** What the fixture app's resolver answers; `face` is null where the module should show nothing. */
async function resolve(request: {
  readonly call: { readonly functionKey: string; readonly payload?: unknown };
  readonly context: { readonly moduleKey: string; readonly extension: { readonly content?: { readonly id: string } } };
}): Promise<unknown> {
  const { call, context } = request;
  if (call.functionKey === 'fail') throw new Error('kaboom');
  if (call.functionKey === 'echo') return { payload: call.payload, extension: context.extension };
  const isQuiet = context.moduleKey === 'fixture-banner' && quietPages.has(context.extension.content?.id ?? '');
  return { text: isQuiet ? null : 'hello' };
}
const quietPages = new Set<string>();

export async function startShellServer(port = 0): Promise<ShellServer> {
  const site = await createSite({
    manifestPath: join(SUPPORT, 'manifest.yml'),
    functions: { kind: 'inProcess', load: async () => ({ run: resolve }) },
  });
  const seeded = await seedSite(site);
  quietPages.add(seeded.homeId);
  const fixture = buildFixture(join(SUPPORT, 'resource'));
  let origin = '';
  const resources = await listen(0, (request, response) => serveResource(fixture, () => origin, request, response));
  const resourceOrigin = originOf(resources);
  const pages = await listen(port, (request, response) => {
    void serve({ site, seeded, resourceOrigin }, request, response).catch((failure: unknown) => {
      send(response, 500, JSON.stringify({ message: String(failure) }), { 'content-type': 'application/json' });
    });
  });
  origin = originOf(pages);
  site.services.setOrigin(origin);
  return {
    url: origin,
    site,
    seeded,
    close: async () => {
      for (const server of [pages, resources]) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
      await site.close();
    },
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(port: number, handler: Handler): Promise<Server> {
  const server = createServer(handler);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string>,
): void {
  response.writeHead(status, headers);
  response.end(body);
}

function sendFile(response: ServerResponse, path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) return send(response, 404, 'not found', {});
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}

function serveResource(
  fixture: ReadonlyMap<string, string>,
  shell: () => string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const path = new URL(request.url ?? '/', 'http://resource').pathname;
  if (path === '/global-bridge.js') return sendFile(response, join(SHELL, 'host/global-bridge.js'));
  const body = fixture.get(path.replace(/^\/ui\//, ''));
  if (body === undefined) return send(response, 404, 'not found', {});
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors ${shell()}`;
  send(response, 200, body, {
    'content-type': TYPES[extname(path)] ?? 'text/plain',
    'content-security-policy': policy,
  });
}

export interface ServedSite {
  readonly site: Site;
  readonly seeded: Seeded;
  readonly resourceOrigin: string;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function serve(served: ServedSite, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', served.site.services.origin());
  const accountId = /acting-as=([^;]+)/.exec(incoming.headers.cookie ?? '')?.[1];
  const actingAs = accountId ? decodeURIComponent(accountId) : served.seeded.author;
  const isRest = /^\/(wiki\/(rest|api|download)|rest|secure|images)\//.test(url.pathname);
  if (url.pathname.startsWith('/shell-assets/')) return sendFile(response, join(SHELL, 'dist', url.pathname));
  if (!isRest && !url.pathname.startsWith('/__site/')) return sendFile(response, join(SHELL, 'dist/index.html'));
  const body = await readBody(incoming);
  const request = new Request(url, {
    method: incoming.method ?? 'GET',
    headers: Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && name !== 'content-length' ? [[name, value]] : [],
    ),
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const product = url.pathname.startsWith('/wiki/') ? served.site.confluence : served.site.jira;
  const answer = url.pathname.startsWith('/__site/')
    ? await answerSiteRequest(served, url, request, actingAs)
    : await product.fetch(request, { caller: { kind: 'person', accountId: actingAs }, via: 'outside' });
  send(response, answer.status, new Uint8Array(await answer.arrayBuffer()), Object.fromEntries(answer.headers));
}
