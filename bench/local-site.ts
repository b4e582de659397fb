/**
 * `npm run bench:local-site [-- --fresh] [--pages N] [--issues N] [--runs N]`: how fast the local site is with ten thousand
 * pages and ten thousand issues. The site runs as `npm start` runs it, in a process of its own; requests come one after the
 * other. Exit code 1 when a target is missed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildLargeSite, type LargeSite, reader } from './large-site';
import { type Measured, measure, tableOf } from './measure';
import { createRandom, word } from './synthetic-content';
import { type Client, createClient, viewIssue, viewPage } from './views';

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    pages: { type: 'string', default: '10000' },
    issues: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '100' },
  },
});
const runs = Number(values.runs);
const targets = { view: 200, start: 10_000 };
const folder = join(process.cwd(), '.cache/bench');
const databasePath = join(folder, `site-${values.pages}-${values.issues}.sqlite`);
const factsPath = `${databasePath}.json`;

/** Loading takes minutes, so the file is kept for the next run. */
async function prepare(): Promise<LargeSite> {
  if (!values.fresh && existsSync(factsPath)) return JSON.parse(readFileSync(factsPath, 'utf8')) as LargeSite;
  mkdirSync(folder, { recursive: true });
  for (const suffix of ['', '-journal', '.lock', '.pid', '.json'])
    rmSync(databasePath + suffix, { recursive: true, force: true });
  const started = performance.now();
  const facts = await buildLargeSite(databasePath, { pages: Number(values.pages), issues: Number(values.issues) });
  writeFileSync(factsPath, JSON.stringify(facts));
  console.log(`loaded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return facts;
}

interface Started {
  readonly origin: string;
  readonly process: ChildProcess;
  readonly milliseconds: number;
}

/** The builds are up to date; what is measured is the start on a database that is there. */
function start(): Promise<Started> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', 'local-site/main.ts', '--no-build', '--port', '0'],
      ...['--database', databasePath, '--as', reader.accountId],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const origin = /ready (http\S+)/.exec(said)?.[1];
      if (origin !== undefined) resolve({ origin, process: child, milliseconds: performance.now() - began });
    });
    child.once('exit', (code) => reject(new Error(`The site ended with ${code}: ${said}`)));
  });
}

async function stop({ process: child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** The same choice in every run. */
function choose<Item>(items: readonly Item[], count = runs): readonly Item[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => items[Math.floor(random() * items.length)]).filter(
    (item) => item !== undefined,
  );
}

async function measureAll(client: Client, site: LargeSite): Promise<readonly Measured[]> {
  const random = createRandom(11);
  const words = Array.from({ length: runs }, () => word(random));
  const search = (cql: string) => client.get(`/wiki/rest/api/search?limit=25&cql=${encodeURIComponent(cql)}`);
  const jql = (query: string) =>
    client.post('/rest/api/3/search/jql', { jql: query, maxResults: 50, fields: ['summary', 'status', 'assignee'] });
  const pages = choose(site.pageIds);
  const nothing = choose([0]);
  const pageOf = (id: string) => `/wiki/api/v2/pages/${id}`;
  return [
    await measure('page view, all requests', pages, (id) => viewPage(client, id)),
    await measure('issue view, all requests', choose(site.issueKeys), (key) => viewIssue(client, key)),
    await measure('page as ADF', pages, (id) => client.get(`${pageOf(id)}?body-format=atlas_doc_format`)),
    await measure('children of a page', pages, (id) => client.get(`${pageOf(id)}/children?limit=250`)),
    await measure('versions of a page', pages, (id) => client.get(`${pageOf(id)}/versions?limit=50`)),
    await measure('descendants of a homepage, depth 5', nothing, () =>
      client.get(`${pageOf(site.homepageId)}/descendants?depth=5&limit=250`),
    ),
    await measure('pages of a space by title', nothing, () => client.get('/wiki/api/v2/pages?sort=title&limit=250')),
    await measure('250 pages by id', nothing, () =>
      client.get(`/wiki/api/v2/pages?limit=250&id=${site.pageIds.slice(500, 750).join(',')}`),
    ),
    await measure('CQL text ~ word', words, (asked) => search(`text ~ "${asked}"`)),
    await measure('CQL of the search box', words, (asked) =>
      search(`type = page AND (title ~ "${asked}" OR text ~ "${asked}")`),
    ),
    await measure('CQL text ~ a word on every page', nothing, () =>
      search('type = page AND text ~ "the" ORDER BY lastmodified DESC'),
    ),
    await measure('CQL space, newest first', nothing, () =>
      search('space = "LAB" AND type = page ORDER BY created DESC'),
    ),
    await measure('JQL project, newest first', nothing, () => jql('project = QM ORDER BY created DESC')),
    await measure('JQL status and type', nothing, () =>
      jql('project in (QM, LAB) AND issuetype = Nonconformity AND statusCategory != Done ORDER BY updated DESC'),
    ),
    await measure('JQL assignee', nothing, () => jql('assignee = currentUser() OR assignee is EMPTY ORDER BY key ASC')),
    await measure('JQL text ~ word', words, (asked) => jql(`text ~ "${asked}"`)),
    await measure('JQL key', choose(site.issueKeys), (key) => jql(`key = ${key}`)),
  ];
}

const site = await prepare();
// Builds the bundle when the app has changed, which is no part of the figures.
await stop(await start());
const started = await start();
const rows = await measureAll(createClient(started.origin, reader.email), site).finally(() => stop(started));

const [cpu] = cpus();
console.log(`${cpus().length} cores, ${cpu?.model ?? 'unknown'}, Node ${process.version}`);
console.log(`${site.pageIds.length} pages, ${site.issueKeys.length} issues`);
console.log(tableOf(rows));
const startTime = started.milliseconds;
console.log(`start to ready on this database: ${(startTime / 1000).toFixed(1)} s`);
const missed = [
  ...rows.filter((row) => row.name.includes('view') && row.p95 >= targets.view).map((row) => row.name),
  ...(startTime >= targets.start ? ['start'] : []),
];
for (const name of missed) console.log(`target missed: ${name}`);
process.exitCode = missed.length === 0 ? 0 : 1;
