/**
 * The app's UI resources on an origin of their own, served as Forge's content network serves them: the bridge script at
 * the top of `<head>`, and the platform's own Content Security Policy computed by the real `@forge/csp`.
 */
import { join } from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { Hono } from 'hono';
import type { AppManifest } from '../platform/manifest/app-manifest';
import { answerFile, readStaticFile, type StaticFile } from './static-files';

export interface ResourceApplicationOptions {
  readonly manifest: AppManifest;
  /** Folder that the manifest's resource paths are relative to. */
  readonly appDirectory: string;
  /** The script that defines `globalThis.__bridge`. */
  readonly bridgeScript: { readonly folder: string; readonly name: string };
  /** Origin of the site, the only page that may frame a resource. */
  readonly siteOrigin: () => string;
}

const BRIDGE_PATH = '/global-bridge.js';

type Mapping = Readonly<Record<string, unknown>>;
const flatten = (list: unknown) =>
  Array.isArray(list)
    ? list.map((entry) => (typeof entry === 'string' ? entry : (entry as { address?: string }).address))
    : undefined;

/** Egress permissions may be written as objects; the policy service takes addresses. */
function flattenPermissions(permissions: Mapping): Mapping {
  const external = (permissions['external'] ?? {}) as Mapping;
  const fetch = (external['fetch'] ?? {}) as Mapping;
  return {
    ...permissions,
    external: { ...external, images: flatten(external['images']), fetch: { client: flatten(fetch['client']) } },
  };
}

export function createResourceApplication(options: ResourceApplicationOptions): Hono {
  const app = new Hono();
  const permissions = flattenPermissions(options.manifest.permissions);

  function injectBridge(file: StaticFile): Buffer {
    const document = load(file.content, { xml: { xmlMode: false } });
    document('head').prepend(`<script src="${BRIDGE_PATH}"></script>`);
    return Buffer.from(document.html());
  }
  function computePolicy(html: Buffer): string {
    const processing = new CSPProcessingService({ info() {} }, load);
    const existingCSPDetails = processing.getCspDetails(html, permissions);
    const directives = new CSPInjectionService().getInjectableCSP({
      existingCSPDetails,
      microsEnv: 'prod',
      hostname: 'localhost',
    } as never) as readonly string[];
    return directives
      .map((directive) =>
        directive.startsWith('frame-ancestors') ? `frame-ancestors ${options.siteOrigin()}` : directive,
      )
      .join('; ');
  }

  app.get(BRIDGE_PATH, () => {
    const script = readStaticFile(options.bridgeScript.folder, options.bridgeScript.name);
    return script === undefined ? new Response('no bridge script', { status: 404 }) : answerFile(script);
  });
  app.get('/:resource/*', (context) => {
    const key = context.req.param('resource');
    const resource = options.manifest.resources.find((candidate) => candidate.key === key);
    const requested = context.req.path.slice(key.length + 2);
    const file =
      resource === undefined ? undefined : readStaticFile(join(options.appDirectory, resource.path), requested);
    if (file === undefined) return context.text('not found', 404);
    if (!file.path.endsWith('.html')) return answerFile(file, { 'access-control-allow-origin': '*' });
    const html = injectBridge(file);
    return new Response(new Uint8Array(html), {
      headers: {
        'content-type': file.type,
        'content-security-policy': computePolicy(html),
        'cache-control': 'no-store',
      },
    });
  });
  return app;
}
