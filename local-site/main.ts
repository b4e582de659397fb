/**
 * `npm start`: builds what is out of date, starts the site with the bundled app, seeds it when it is empty and says where
 * it is. Run from the project's root.
 *
 *   --port N             port of the site (8090)
 *   --fresh              start from an empty database
 *   --database PATH      (.cache/site.sqlite)
 *   --seed SCRIPT        module exporting `seedCompany(siteUrl)`, called when the site is empty
 *   --content FOLDER     load a folder of Markdown into a space of its own; may be repeated
 *   --as PERSON          account id or e-mail a browser acts as at first
 *   --operations FILE    table of the product operations the app may call (src/adapters/products/operations.json)
 *   --no-build           use what was built before
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildResources, buildShell } from './build-steps';
import { loadContent } from './content/load-content';
import { describeContent } from './content/report-text';
import { serveSite } from './http/serve-site';
import { loadManifest } from './platform/manifest/app-manifest';
import type { OperationDescription } from './platform/proxy/operation-table';
import { bundleApp } from './platform/runtime/bundle-app';
import { createSite, type Site } from './site';

const DEFAULT_PORT = 8090;
const MAXIMUM_SPACE_KEY = 20;
/** Stands beside the database while it is seeded: half a company would be taken for a whole one at the next start. */
const UNFINISHED = '.unfinished';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    database: { type: 'string', default: '.cache/site.sqlite' },
    seed: { type: 'string' },
    content: { type: 'string', multiple: true, default: [] },
    as: { type: 'string' },
    operations: { type: 'string', default: 'src/adapters/products/operations.json' },
    'no-build': { type: 'boolean', default: false },
  },
});

function readOperations(path: string): readonly OperationDescription[] {
  if (!existsSync(path)) return [];
  return (JSON.parse(readFileSync(path, 'utf8')) as { operations: readonly OperationDescription[] }).operations;
}

function readAppName(root: string): string {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string };
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function removeDatabase(path: string): void {
  for (const suffix of ['', '-journal', '.lock', '.pid', UNFINISHED])
    rmSync(`${path}${suffix}`, { recursive: true, force: true });
}

async function seed(script: string, url: string): Promise<void> {
  const module = (await import(pathToFileURL(resolve(script)).href)) as {
    seedCompany?: (url: string) => Promise<unknown>;
  };
  if (module.seedCompany === undefined) throw new Error(`${script} does not export seedCompany.`);
  console.log(`seeding from ${script}`);
  await module.seedCompany(url);
}

/** Each folder becomes a space of its own, once. */
function loadFolder(site: Site, folder: string): void {
  const key = basename(resolve(folder))
    .replace(/[^a-zA-Z0-9]/g, '')
    .toUpperCase()
    .slice(0, MAXIMUM_SPACE_KEY);
  if (site.confluence.spaceByKey(key) !== undefined) return;
  const author = site.services.directory.people().find((person) => person.accountType === 'atlassian');
  if (author === undefined) throw new Error('Content needs a person to write it: seed the site first.');
  const space = site.confluence.createSpace({ key, name: basename(resolve(folder)), authorId: author.accountId });
  const at = site.services.clock.now();
  const report = loadContent({
    confluence: site.confluence,
    folder,
    spaceId: space.id,
    authorId: author.accountId,
    at,
  });
  console.log(describeContent(report));
}

/** A site without people can be neither looked at nor seeded by hand. */
function addFirstPerson(site: Site): void {
  site.services.directory.addPerson({
    accountId: '712020:00000000-0000-4000-8000-000000000001',
    displayName: 'Site administrator',
    email: 'admin@example.org',
    isSiteAdministrator: true,
  });
}

async function start(): Promise<void> {
  const root = process.cwd();
  const manifestPath = join(root, 'manifest.yml');
  if (!options['no-build']) {
    buildResources(root, loadManifest(manifestPath));
    buildShell(root);
  }
  const bundle = await bundleApp(root);
  const databasePath = resolve(options.database);
  if (options.fresh || existsSync(databasePath + UNFINISHED)) removeDatabase(databasePath);

  const site = await createSite({
    manifestPath,
    databasePath,
    appName: readAppName(root),
    operations: readOperations(options.operations),
    functions: {
      kind: 'bundle',
      directory: bundle.directory,
      onLog: ({ level, text }) => console.log(`[function ${level}] ${text}`),
    },
  });
  const served = await serveSite(site, {
    port: Number(options.port ?? DEFAULT_PORT),
    shellDirectory: join(root, 'local-site/shell'),
    defaultPerson: options.as,
  });
  const close = async () => {
    await served.close();
    await site.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(0)));
  }

  if (site.isEmpty() && options.seed !== undefined) {
    writeFileSync(databasePath + UNFINISHED, '');
    // The seed plays months in a minute: limits a second would meet it, and no one else.
    const { settings } = site.platform.rates;
    settings.isEnforced = false;
    try {
      await seed(options.seed, served.url);
      settings.isEnforced = true;
    } catch (error) {
      await close();
      throw error;
    }
    rmSync(databasePath + UNFINISHED);
  }
  if (site.isEmpty()) addFirstPerson(site);
  for (const folder of options.content) loadFolder(site, folder);
  console.log(`ready ${served.url}`);
}

await start();
