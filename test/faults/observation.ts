/**
 * What can be seen of a site after an action: streams with their commits, guards, tasks, what is still owed, and what the
 * products show. Read past the app, so that a fault of the app's own reading hides nothing.
 */
import { bylinePropertyKey } from '../../src/application/document-control/byline';
import type { Row } from '../../src/application/ports';
import { entryFromRow } from '../../src/application/stream';
import type { TrailEntry } from '../../src/trail/commit-entry';
import type { FaultSite, StoredRow } from './fault-site';
import { type Facts, releaseSpaceKey } from './state-recipes';

export interface Stream {
  readonly name: string;
  /** Undefined when commits exist without a head. */
  readonly head: Row | undefined;
  readonly entries: readonly TrailEntry[];
}
export interface Issue {
  readonly issueId: string;
  readonly intent: string | null;
  /** What the app shows of the record on the issue. */
  readonly shown: unknown;
  readonly links: number;
}
export interface Observation {
  readonly rows: readonly StoredRow[];
  readonly streams: ReadonlyMap<string, Stream>;
  readonly outbox: readonly StoredRow[];
  readonly jobs: readonly StoredRow[];
  /** Each task as one line, sorted. */
  readonly tasks: readonly string[];
  /** By page. */
  readonly bylines: ReadonlyMap<string, readonly unknown[]>;
  readonly issues: readonly Issue[];
  /** Pages of the space for readers, each as one line, sorted. */
  readonly copies: readonly string[];
  /** Site time. */
  readonly at: number;
}

const rowsOf = (rows: readonly StoredRow[], entity: string) => rows.filter((one) => one.entity === entity);

export async function observe(site: FaultSite, facts: Facts): Promise<Observation> {
  const rows = site.rows();
  return {
    rows,
    streams: streamsIn(rows),
    outbox: rowsOf(rows, 'outbox').filter(({ row }) => row.seq !== 0),
    jobs: rowsOf(rows, 'job').filter(({ key }) => !key.includes('#')),
    tasks: rowsOf(rows, 'task')
      .map(({ key, row }) => `${key} ${describeTask(row)}`)
      .sort(),
    bylines: site.properties(bylinePropertyKey),
    issues: await readIssues(site, facts),
    copies: await readReleased(site),
    at: site.clock.now(),
  };
}

/** Pages of the space for readers: title, who reads them, how often written. */
async function readReleased(site: FaultSite): Promise<readonly string[]> {
  const space = site.site.confluence.spaceByKey(releaseSpaceKey);
  if (space === undefined) return [];
  const found = await site.rest<{ results: readonly { id: string; title: string; version: { message: string } }[] }>(
    'luca',
    'GET',
    `/wiki/api/v2/spaces/${space.id}/pages?limit=250`,
  );
  return found.body.results.map(({ title, version }) => `${title}: ${version.message.split(' · ')[0] ?? ''}`).sort();
}

function describeTask(row: Row): string {
  const { kind, title } = (row.body ?? {}) as { kind?: string; title?: string };
  return `${kind}: ${title}`;
}

export function streamsIn(rows: readonly StoredRow[]): ReadonlyMap<string, Stream> {
  const heads = new Map(rowsOf(rows, 'head').flatMap(({ key, row }) => (row.seq === 0 ? [] : [[key, row] as const])));
  const entries = new Map<string, TrailEntry[]>();
  for (const { key, row } of rowsOf(rows, 'commit')) {
    const entry = entryFromRow(row, key);
    // Keys sort by sequence.
    entries.set(entry.stream, [...(entries.get(entry.stream) ?? []), entry]);
  }
  const names = [...new Set([...heads.keys(), ...entries.keys()])];
  return new Map(names.map((name) => [name, { name, head: heads.get(name), entries: entries.get(name) ?? [] }]));
}

/** One element for each event type, commits in order. */
export function kindsOf(entries: readonly TrailEntry[]): readonly string[] {
  return entries.map((entry) => entry.events.map((event) => (event as { type: string }).type).join('+'));
}

/** The commits added to a state, stream by stream, as text; null when history itself was changed. */
export function addedSince(base: Observation, now: Observation): string | null {
  const parts: string[] = [];
  for (const { name, entries } of [...now.streams.values()].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const before = base.streams.get(name)?.entries ?? [];
    if (before.some((entry, index) => entries[index]?.digest !== entry.digest)) return null;
    if (entries.length > before.length) parts.push(kindsOf(entries.slice(before.length)).join(','));
  }
  return parts.join(' | ');
}

interface FoundIssue {
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

async function readIssues(site: FaultSite, facts: Facts): Promise<readonly Issue[]> {
  const viewer = facts.example?.viewer ?? 'luca';
  const found = await site.rest<{ issues?: readonly FoundIssue[] }>(viewer, 'POST', '/rest/api/3/search/jql', {
    jql: 'project = QM ORDER BY created ASC',
    fields: ['summary'],
    properties: ['plumbline.intent', 'plumbline.nonconformity'],
    maxResults: 100,
  });
  return Promise.all(
    (found.body.issues ?? []).map(async ({ id, properties }) => {
      const links = await site.rest<readonly unknown[]>(viewer, 'GET', `/rest/api/3/issue/${id}/remotelink`);
      const intent = properties?.['plumbline.intent'] as { intent?: string } | undefined;
      return {
        issueId: id,
        intent: intent?.intent ?? null,
        shown: properties?.['plumbline.nonconformity'],
        links: links.body.length,
      };
    }),
  );
}

/**
 * Something the app still has to do.
 * @param standing keys of effects that an undisturbed run leaves, done again and again: owed only when they are due
 */
export function isOwing(site: FaultSite, standing: ReadonlySet<string>): boolean {
  const now = site.clock.now();
  return site.rows().some(({ entity, key, row }) => {
    if (entity === 'job') return !key.includes('#') && row['state'] !== 'done' && row['state'] !== 'failed';
    if (entity !== 'outbox' || row['pending'] !== 'pending') return false;
    return !standing.has(key) || Date.parse(String(row['nextAttemptAt'])) <= now;
  });
}

/** What a person sees of parked effects on the page. */
export async function noticesOn(site: FaultSite, facts: Facts): Promise<readonly string[]> {
  const documents = [...streamsIn(site.rows()).keys()].filter((name) => name.startsWith('document:'));
  const pages = new Set([facts.pageId, ...documents.map((name) => name.slice('document:'.length))]);
  const notices: string[] = [];
  for (const pageId of pages) {
    if (pageId === '') continue;
    const view = await site.press(facts.example?.viewer ?? 'luca', 'document', 'document.view', { pageId });
    notices.push(...(((view.kind === 'answered' ? view.answer : {}) as { notices?: readonly string[] }).notices ?? []));
  }
  return notices;
}
