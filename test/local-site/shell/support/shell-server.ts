/** The whole local site with a small company and the fixture app, served on two loopback ports for the shell's tests. */
import { join } from 'node:path';
import { serveSite } from '../../../../local-site/http/serve-site';
import { createSite, type Site } from '../../../../local-site/site';
import { buildFixture } from './build-fixture';
import { type Seeded, seedSite } from './seed';

export interface ShellServer {
  readonly url: string;
  readonly site: Site;
  readonly seeded: Seeded;
  close(): Promise<void>;
}

interface ResolverRequest {
  readonly call: { readonly functionKey: string; readonly payload?: unknown };
  readonly context: { readonly moduleKey: string; readonly extension: object };
}

/** The fixture app's resolver. */
async function resolve({ call, context }: ResolverRequest): Promise<unknown> {
  if (call.functionKey === 'fail') throw new Error('kaboom');
  if (call.functionKey === 'echo') return { payload: call.payload, extension: context.extension };
  return { text: 'hello' };
}

interface ExportRequest {
  readonly exportType: string;
  readonly context: { readonly extension: { readonly config: { readonly words?: string } } };
}

/** The fixture macro as a document, for an export. */
async function exportMacro({ exportType, context }: ExportRequest): Promise<unknown> {
  const text = `exported as ${exportType}: ${context.extension.config.words ?? 'nothing'}`;
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

export async function startShellServer(port = 0): Promise<ShellServer> {
  const support = join(process.cwd(), 'test/local-site/shell/support');
  const site = await createSite({
    manifestPath: join(support, 'manifest.yml'),
    appDirectory: buildFixture(join(support, 'resource')),
    functions: { kind: 'inProcess', load: async () => ({ run: resolve, exportMacro }) },
  });
  const seeded = await seedSite(site);
  const served = await serveSite(site, { port, shellDirectory: join(process.cwd(), 'local-site/shell') });
  return {
    url: served.url,
    site,
    seeded,
    close: async () => {
      await served.close();
      await site.close();
    },
  };
}
