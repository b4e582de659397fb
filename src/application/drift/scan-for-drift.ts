/**
 * The drift scan: once a day, in chunks of the five-minute schedule, it looks at every controlled document as the app, because
 * events of Confluence may be missed. The cursor is the last page id, so that a run that died is resumed; reading stops at the
 * site's share of the hour's REST points. What it finds is noted by the same rules as what an event told. [DR-1, DR-7; F5]
 */
import { isPageId, type PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { requestPageCheck } from '../document-control/check-page';
import { documentType } from '../document-control/document-stream';
import { ProductFault, StoreFault } from '../faults';
import type { Services } from '../use-case';
import { lookAgain } from './look-again';
import { counted, type Ledger, pointsAnHour } from './rest-points';
import { type KeptScan, keepScan, leaseFrom, openScan, type Pass, type ScanRecord, spentOf } from './scan-record';

const hoursBetweenPasses = 24;
const documentsAChunk = 25;
const looksAtOnce = 5;
/** The schedule may take 300 seconds; what it did before is kept. */
const longestRunMilliseconds = 120_000;
/** Of one document that has not changed: attachments, labels, restrictions and the parent, with a few files. */
const pointsOfALook = 12;
const tooManyRequests = 429;

export async function scanForDrift(services: Services): Promise<{ readonly looked: number }> {
  const begunAt = services.clock.now();
  const found = await openScan(services);
  const leased = mayRun(found.record, begunAt) ? await lease(services, found, begunAt) : null;
  if (leased === null) return { looked: 0 };
  let kept: KeptScan | null = leased;
  let looked = 0;
  while (kept !== null && kept.record.pass !== null && hasTime(services, begunAt)) {
    const left = pointsAnHour - spentOf(kept.record, services.clock.now()).points;
    if (left < pointsOfALook) break;
    const chunk: Chunk = await lookAtNext(services, kept.record.pass, left);
    looked += chunk.looked;
    kept = await keepScan(services, kept, afterChunk(kept.record, chunk, services.clock.now()));
  }
  if (kept !== null) await keepScan(services, kept, { ...kept.record, leaseUntil: null });
  return { looked };
}

function mayRun({ pass, lastPass, leaseUntil }: ScanRecord, now: Instant): boolean {
  if (leaseUntil !== null && leaseUntil > now) return false;
  if (pass !== null || lastPass === null) return true;
  return Date.parse(lastPass.startedAt) + hoursBetweenPasses * 3_600_000 <= Date.parse(now);
}

function lease(services: Services, found: KeptScan, now: Instant): Promise<KeptScan | null> {
  const pass = found.record.pass ?? { startedAt: now, after: null, looked: 0 };
  return keepScan(services, found, { ...found.record, pass, leaseUntil: leaseFrom(now) });
}

function hasTime(services: Services, begunAt: Instant): boolean {
  return Date.parse(services.clock.now()) - Date.parse(begunAt) < longestRunMilliseconds;
}

interface Chunk {
  readonly looked: number;
  readonly after: PageId | null;
  readonly points: number;
  readonly isLast: boolean;
}

function afterChunk(record: ScanRecord, chunk: Chunk, now: Instant): ScanRecord {
  const { pass } = record;
  if (pass === null) return record;
  const spent = spentOf(record, now);
  const hour = { from: spent.from, points: spent.points + chunk.points };
  const looked = pass.looked + chunk.looked;
  if (!chunk.isLast) return { ...record, hour, pass: { ...pass, after: chunk.after, looked } };
  const lastPass = { startedAt: pass.startedAt, finishedAt: now, documents: looked };
  return { ...record, hour, pass: null, lastPass };
}

async function lookAtNext(services: Services, { after }: Pass, pointsLeft: number): Promise<Chunk> {
  const ledger: Ledger = { points: 0 };
  const counting = counted(services, ledger);
  const wanted = Math.max(1, Math.min(documentsAChunk, Math.floor(pointsLeft / pointsOfALook)));
  const { pageIds, isLast } = await nextDocuments(services, after, wanted);
  if (pageIds.length === 0) return { looked: 0, after, points: 0, isLast: true };
  const listed = await counting.confluence.pages.pages('app', pageIds);
  for (let start = 0; start < pageIds.length; start += looksAtOnce) {
    const some = pageIds.slice(start, start + looksAtOnce);
    await Promise.all(
      some.map((pageId) => lookOrAskAgain(counting, pageId, () => lookAgain(counting, pageId, listed.get(pageId)))),
    );
  }
  return { looked: pageIds.length, after: pageIds.at(-1) ?? after, points: ledger.points, isLast };
}

/** One page that cannot be looked at now keeps nobody from looking at the others: the queue looks at it later. */
async function lookOrAskAgain(services: Services, pageId: PageId, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (error instanceof StoreFault || (error instanceof ProductFault && error.status === tooManyRequests)) throw error;
    await requestPageCheck(services, pageId);
  }
}

/** A query finds work and decides nothing: each look reads the record itself. */
async function nextDocuments(
  { storage }: Services,
  after: PageId | null,
  wanted: number,
): Promise<{ readonly pageIds: readonly PageId[]; readonly isLast: boolean }> {
  // One more for the document the cursor stands on, and one to see whether there is another.
  const limit = wanted + 2;
  const found = await storage.query({
    entity: 'head',
    index: 'by-kind',
    partition: [documentType.kind],
    ...(after === null ? {} : { range: { is: 'greaterThanEqualTo', value: after } as const }),
    limit,
  });
  const pageIds = found.rows
    .flatMap(({ row }) => (typeof row.pageId === 'string' && isPageId(row.pageId) ? [row.pageId] : []))
    .filter((pageId) => pageId !== after);
  return { pageIds: pageIds.slice(0, wanted), isLast: pageIds.length <= wanted && found.next === null };
}
