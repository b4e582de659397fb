/**
 * Acting on many pages as one conditional row: what is asked for, which pages, how far it is. A step takes a lease on the row
 * and saves its results and its progress in one transaction, so that two windows, a crash or a closed tab do no page twice
 * and lose none. Rows are kept as long as those of reports, apart from them in every query. [BK-3, BK-5]
 */
import type { BulkAction, BulkResult, BulkStatus } from '../../contract/bulk';
import type { Person } from '../../kernel/actor';
import type { JobId, PageId, SpaceId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import type { Instant } from '../../kernel/time';
import { StoreFault } from '../faults';
import { jobKey, jobPartKey } from '../keys';
import type { Row, RowKey, Rows, Storage } from '../ports';
import type { StoredBlob } from '../job/blobs';
import { keptDays, later } from '../job/job';

/** Longer than an invocation may take: who died does not come back under a lease that somebody else took. */
const leaseSeconds = 30;

export interface BulkPage {
  readonly pageId: PageId;
  /** The version the person saw in the preview. */
  readonly pageVersion: number;
}

export interface BulkBody {
  readonly fingerprint: string;
  readonly spaceId: SpaceId;
  readonly action: BulkAction;
  readonly startedAt: Instant;
  readonly startedBy: Person;
  readonly pages: StoredBlob;
  readonly of: number;
  /** Pages with a result. */
  readonly next: number;
  /** Parts in which the results lie. */
  readonly lots: number;
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
  /** Of the page at hand, without getting past it. */
  readonly attempts: number;
  /** Mark of the invocation that wrote the row last. */
  readonly holder: string;
}
export interface BulkJob {
  readonly jobId: JobId;
  readonly seq: number;
  readonly state: BulkStatus['state'];
  readonly leaseUntil: Instant;
  readonly body: BulkBody;
}

const storedStates = { running: 'bulkRunning', done: 'bulkDone' } as const;

/** Where the jobs of a space are found; reports are listed by the bare id. */
export const bulkPartition = (spaceId: SpaceId): string => `bulk:${spaceId}`;

export function bulkRow({ seq, state, leaseUntil, body }: BulkJob): Row {
  const { spaceId, startedAt } = body;
  return {
    schema: 1,
    seq,
    state: storedStates[state],
    spaceId: bulkPartition(spaceId),
    startedAt,
    leaseUntil,
    body,
  };
}

/** Undefined for a job of another kind. */
export function bulkJobFrom(jobId: JobId, row: Row | undefined): BulkJob | undefined {
  const state = row?.state === storedStates.running ? 'running' : 'done';
  if (row === undefined || row.state !== storedStates[state]) return undefined;
  return { jobId, seq: row.seq ?? 0, state, leaseUntil: row.leaseUntil as Instant, body: row.body as BulkBody };
}

export async function readBulkJob(storage: Storage, jobId: JobId): Promise<BulkJob | undefined> {
  const at = jobKey(jobId);
  return bulkJobFrom(jobId, (await storage.read([at])).row(at));
}

/** The job under a lease of this step; undefined while somebody else is at it or it is not due. */
export async function leaseBulkJob(storage: Storage, job: BulkJob, now: Instant): Promise<BulkJob | undefined> {
  if (job.state === 'done' || job.leaseUntil > now) return undefined;
  const leased: BulkJob = {
    ...job,
    seq: job.seq + 1,
    leaseUntil: later(now, leaseSeconds),
    body: { ...job.body, attempts: job.body.attempts + 1, holder: newUlid(now) },
  };
  return (await replaceBulkJob(storage, job, leased, [])) ? leased : undefined;
}

const mostTries = 3;

/**
 * Writes the row, with the results of a lot, if it is still `before`. An error does not say whether it landed, so the row is
 * read again: only this holder writes its own mark. False: somebody else was faster, or nothing can be known.
 */
export async function replaceBulkJob(
  storage: Storage,
  before: BulkJob,
  after: BulkJob,
  results: readonly BulkResult[],
): Promise<boolean> {
  const at = jobKey(before.jobId);
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      await storage.transact([
        {
          step: 'set',
          at,
          row: bulkRow(after),
          on: { attribute: 'seq', is: 'equalTo', value: before.seq },
          keepDays: keptDays,
        },
        ...(results.length === 0
          ? []
          : [
              {
                step: 'set',
                at: lotKey(before.jobId, before.body.lots),
                row: { schema: 1, body: results },
                keepDays: keptDays,
              } as const,
            ]),
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected') throw error;
    }
    const now = await readBulkJob(storage, before.jobId);
    if (now?.seq === after.seq && now.body.holder === after.body.holder) return true;
    if (now?.seq !== before.seq) return false;
  }
  return false;
}

/** In the order of the pages. */
export async function readResults(storage: Storage, { jobId, body }: BulkJob): Promise<readonly BulkResult[]> {
  const keys = Array.from({ length: body.lots }, (_, lot) => lotKey(jobId, lot));
  const rows: Rows = await storage.read(keys);
  return keys.flatMap((at) => (rows.row(at)?.body ?? []) as readonly BulkResult[]);
}

function lotKey(jobId: JobId, lot: number): RowKey {
  return jobPartKey(jobId, `results-${lot}`);
}

export function presentBulkJob({ jobId, state, body }: BulkJob, accountId: string): BulkStatus {
  const { action, startedAt, startedBy, of, done, refused, failed } = body;
  const isMine = startedBy.accountId === accountId;
  return { jobId, action, state, startedAt, startedBy, of, done, refused, failed, isMine };
}
