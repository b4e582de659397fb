/**
 * Collects the raw material of a report: first the streams of the space, then their entries, a portion a step, then in the same
 * way what governed them. Streams are found by an index, which lags; each head is then read strictly, so that what is collected
 * is whole. [RP-7, RP-8, RP-18]
 */
import type { JobId, PageId } from '../../kernel/ids';
import type { TrailEntry } from '../../trail/commit-entry';
import { documentType } from '../document-control/document-stream';
import { commitKey, copyStream, headKey, type StreamName } from '../keys';
import { nonconformityType } from '../nonconformity/nonconformity-stream';
import { copyType } from '../released-copy/copy-stream';
import type { Row, RowKey, Storage } from '../ports';
import { entryFromRow } from '../stream';
import { readJson, storeJson } from '../job/blobs';
import { configurationStreams, streamsOfSigners } from './governing-streams';
import type { ReportBody } from './report-job';

const rowsPerPage = 100;
/** Storage reads a step may cost; the pause after it keeps the whole well below the platform's 4,000 units a minute. */
export const readsPerStep = 1_000;

/** What a step did, and roughly what it cost in storage units. */
export interface Progress {
  readonly body: ReportBody;
  readonly units: number;
  readonly isComplete: boolean;
}

export async function listStreams(storage: Storage, jobId: JobId, body: ReportBody): Promise<Progress> {
  const allowed =
    body.allowed === null ? null : new Set(await readJson<readonly PageId[]>(storage, jobId, body.allowed));
  const streams: StreamName[] = [];
  let leftOut = 0;
  let seen = 0;
  for (const kind of [documentType.kind, nonconformityType.kind, copyType.kind]) {
    let after: string | null = null;
    do {
      const page = await storage.query({
        entity: 'head',
        index: 'by-space',
        partition: [kind, body.spaceId],
        limit: rowsPerPage,
        ...(after === null ? {} : { after }),
      });
      for (const { key, row } of page.rows) {
        const isCopy = kind === copyType.kind;
        const pageId = isCopy ? key.slice(copyStream('' as PageId).length) : row.pageId;
        if (allowed === null || allowed.has(pageId as PageId)) streams.push(key as StreamName);
        else if (!isCopy) leftOut += 1;
      }
      seen += page.rows.length;
      after = page.next;
    } while (after !== null);
  }
  const stored = await storeJson(storage, jobId, 'streams', streams);
  const listed: ReportBody = { ...body, streams: stored, streamCount: streams.length, leftOut };
  return { body: listed, units: seen, isComplete: false };
}

/** Once everything else is collected: a signature may be younger than the listing, and what governs it is then found as well. */
export async function listGoverning(storage: Storage, jobId: JobId, body: ReportBody): Promise<Progress> {
  const [listed, entries] = await Promise.all([
    listedStreams(storage, jobId, body),
    readEntriesOf(storage, jobId, body),
  ]);
  const signers = streamsOfSigners(entries, body.allowed === null);
  const streams = [...listed, ...configurationStreams(body.spaceId), ...signers];
  const stored = await storeJson(storage, jobId, 'all-streams', streams);
  return {
    body: { ...body, streams: stored, streamCount: streams.length, listsGoverning: true },
    units: (partsOf(body) + stored.parts) * unitsPerPart,
    isComplete: false,
  };
}

/** The next portion of streams, all their entries. */
export async function collectEntries(storage: Storage, jobId: JobId, body: ReportBody): Promise<Progress> {
  const streams = await listedStreams(storage, jobId, body);
  const entries: TrailEntry[] = [];
  let { collected } = body;
  let units = 0;
  while (collected < streams.length && units < readsPerStep) {
    const group = streams.slice(collected, collected + groupSize);
    const found = await readStreams(storage, group);
    entries.push(...found);
    units += found.length + group.length;
    collected += group.length;
  }
  const chunk = await storeJson(storage, jobId, `entries-${body.chunks.length}`, entries);
  const after: ReportBody = { ...body, collected, chunks: [...body.chunks, chunk] };
  const isComplete = body.listsGoverning === true && collected >= streams.length;
  return { body: after, units: units + chunk.parts * unitsPerPart, isComplete };
}

async function listedStreams(storage: Storage, jobId: JobId, body: ReportBody): Promise<readonly StreamName[]> {
  if (body.streams === null) throw new RangeError('streams are listed before they are collected');
  return readJson<readonly StreamName[]>(storage, jobId, body.streams);
}

/** Streams whose entries are asked for together. */
const groupSize = 50;
export const unitsPerPart = 17;

async function readStreams(storage: Storage, streams: readonly StreamName[]): Promise<readonly TrailEntry[]> {
  const heads = await storage.read(streams.map(headKey));
  const keys: RowKey[] = streams.flatMap((stream) => {
    const head: Row | undefined = heads.row(headKey(stream));
    return Array.from({ length: head?.seq ?? 0 }, (_, index) => commitKey(stream, index + 1));
  });
  const rows = await storage.read(keys);
  return keys.map((at) => entryFromRow(rows.row(at), at.key));
}

export async function readEntriesOf(storage: Storage, jobId: JobId, body: ReportBody): Promise<readonly TrailEntry[]> {
  const all: TrailEntry[] = [];
  for (const chunk of body.chunks) all.push(...(await readJson<readonly TrailEntry[]>(storage, jobId, chunk)));
  return all;
}

/** Stored parts that reading all entries takes. */
export function partsOf({ chunks }: ReportBody): number {
  return chunks.reduce((sum, chunk) => sum + chunk.parts, 0);
}
