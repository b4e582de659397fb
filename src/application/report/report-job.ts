/**
 * A report being made, as one conditional row: what is asked for, how far it is, what came of it. Every step takes a lease on
 * the row and saves its progress on condition that the lease is still its own, so that doubled, late or lost queue events
 * make nothing twice and lose nothing. [RP-7]
 */
import type { ReportFile } from '../../contract/answers';
import type { Person } from '../../kernel/actor';
import type { JobId, SpaceId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import { type CalendarDate, type Instant, instantOf } from '../../kernel/time';
import { StoreFault } from '../faults';
import { jobKey } from '../keys';
import type { Row, Rows, Storage } from '../ports';

/** Parts and job rows are kept this long; a report that outlives it is made again. */
export const keptDays = 7;
const leaseSeconds = 900;

export type ReportPhase = 'queued' | 'collecting' | 'writing' | 'done' | 'failed';

export interface ReportBody {
  readonly fingerprint: string;
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  /** Address of the site, for the cover. */
  readonly site: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly startedAt: Instant;
  readonly startedBy: Person;
  /** Pages the person may read; null: all, by the quality or auditor right. The ids lie in parts of their own. */
  readonly allowed: StoredBlob | null;
  /** Streams in scope with their length; listed in the first step. */
  readonly streams: StoredBlob | null;
  readonly streamCount: number;
  /** Streams left out because the person may not read their page. */
  readonly leftOut: number;
  /** How many of the streams have been collected. */
  readonly collected: number;
  readonly chunks: readonly StoredBlob[];
  readonly files: readonly ReportFile[];
  readonly attempts: number;
  /** Mark of the invocation that wrote the row last. */
  readonly holder: string;
  /** Attempts of the step at hand. */
  readonly stepAttempts: number;
  readonly failure: string | null;
}
/** Deflated bytes in rows `job:<id>#<name>-<n>`. */
export interface StoredBlob {
  readonly name: string;
  readonly parts: number;
}

export interface ReportJob {
  readonly jobId: JobId;
  readonly seq: number;
  readonly phase: ReportPhase;
  /** A step is at work, or the next one is not due, until then. */
  readonly leaseUntil: Instant;
  readonly body: ReportBody;
}

export function jobIn(rows: Rows, jobId: JobId): ReportJob | undefined {
  const row = rows.row(jobKey(jobId));
  return row === undefined ? undefined : jobFromRow(jobId, row);
}

export function jobFromRow(jobId: JobId, row: Row): ReportJob {
  return {
    jobId,
    seq: row.seq ?? 0,
    phase: row.state as ReportPhase,
    leaseUntil: row.leaseUntil as Instant,
    body: row.body as ReportBody,
  };
}

export function rowOf(job: ReportJob): Row {
  const { body, seq, phase, leaseUntil } = job;
  return { schema: 1, seq, state: phase, spaceId: body.spaceId, startedAt: body.startedAt, leaseUntil, body };
}

export function later(instant: Instant, seconds: number): Instant {
  return instantOf(Date.parse(instant) + seconds * 1000);
}

/** The job under a lease of this step; undefined when somebody else is at it or nothing is to be done. */
export async function leaseJob(storage: Storage, jobId: JobId, now: Instant): Promise<ReportJob | undefined> {
  const job = jobIn(await storage.read([jobKey(jobId)]), jobId);
  if (job === undefined || job.phase === 'done' || job.phase === 'failed' || job.leaseUntil > now) return undefined;
  const leased: ReportJob = {
    ...job,
    seq: job.seq + 1,
    leaseUntil: later(now, leaseSeconds),
    body: {
      ...job.body,
      attempts: job.body.attempts + 1,
      stepAttempts: job.body.stepAttempts + 1,
      holder: newUlid(now),
    },
  };
  return (await replaceJob(storage, job, leased)) ? leased : undefined;
}

const mostTries = 3;

/**
 * Writes the row if it is still `before`. An error does not say whether it landed, so the row is read again: only this holder
 * writes its own mark. False when somebody else was faster, or nothing can be known; the lease then runs out.
 */
export async function replaceJob(storage: Storage, before: ReportJob, after: ReportJob): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      await storage.transact([
        {
          step: 'set',
          at: jobKey(before.jobId),
          row: rowOf(after),
          on: { attribute: 'seq', is: 'equalTo', value: before.seq },
          keepDays: keptDays,
        },
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected') throw error;
    }
    const now = jobIn(await storage.read([jobKey(before.jobId)]), before.jobId);
    if (now?.seq === after.seq && now.body.holder === after.body.holder) return true;
    if (now?.seq !== before.seq) return false;
  }
  return false;
}
