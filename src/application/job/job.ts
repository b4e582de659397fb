/**
 * Something made in steps without a person, as one conditional row: what is asked for, how far it is, what came of it. Every
 * step takes a lease on the row and saves its progress on condition that the lease is still its own, so that doubled, late or
 * lost queue events make nothing twice and lose nothing. What kinds there are, is theirs to say. [RP-7]
 */
import type { ReportFile } from '../../contract/report-answers';
import type { Person } from '../../kernel/actor';
import type { JobId, SpaceId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import { type Instant, instantOf } from '../../kernel/time';
import { StoreFault } from '../faults';
import { jobKey } from '../keys';
import type { Row, Rows, Storage } from '../ports';

/** Parts and job rows are kept this long; what outlives it is made again. */
export const keptDays = 7;
const leaseSeconds = 900;

const phases = ['queued', 'collecting', 'writing', 'done', 'failed'] as const;
export type JobPhase = (typeof phases)[number];
export type JobKind = 'report' | 'export' | 'copies';

export interface JobBody {
  /** Absent in what was stored before there was more than one kind: a report. */
  readonly kind?: JobKind;
  readonly fingerprint: string;
  /** Listed among the jobs of this space; absent: listed nowhere. */
  readonly spaceId?: SpaceId;
  readonly startedAt: Instant;
  readonly startedBy: Person;
  readonly files: readonly ReportFile[];
  readonly attempts: number;
  /** Mark of the invocation that wrote the row last. */
  readonly holder: string;
  /** Attempts of the step at hand. */
  readonly stepAttempts: number;
  readonly failure: string | null;
}

export interface Job<Body extends JobBody = JobBody> {
  readonly jobId: JobId;
  readonly seq: number;
  readonly phase: JobPhase;
  /** A step is at work, or the next one is not due, until then. */
  readonly leaseUntil: Instant;
  readonly body: Body;
}

/** What every job begins with. */
export const untouched = { files: [], attempts: 0, holder: '', stepAttempts: 0, failure: null } as const;

export function newJob<Body extends JobBody>(jobId: JobId, body: Body): Job<Body> {
  return { jobId, seq: 1, phase: 'queued', leaseUntil: body.startedAt, body };
}

export function jobIn(rows: Rows, jobId: JobId): Job | undefined {
  const row = rows.row(jobKey(jobId));
  return row === undefined ? undefined : jobFromRow(jobId, row);
}

/** Undefined for what is kept beside these jobs and goes other ways: changes of many pages at once. */
export function jobFromRow(jobId: JobId, row: Row): Job | undefined {
  const phase = phases.find((one) => one === row.state);
  if (phase === undefined) return undefined;
  return {
    jobId,
    seq: row.seq ?? 0,
    phase,
    leaseUntil: row.leaseUntil as Instant,
    body: row.body as JobBody,
  };
}

export function kindOf({ body }: Job): JobKind {
  return body.kind ?? 'report';
}

export function rowOf(job: Job): Row {
  const { body, seq, phase, leaseUntil } = job;
  const { spaceId, startedAt } = body;
  return { schema: 1, seq, state: phase, ...(spaceId === undefined ? {} : { spaceId }), startedAt, leaseUntil, body };
}

export function later(instant: Instant, seconds: number): Instant {
  return instantOf(Date.parse(instant) + seconds * 1000);
}

/** The job under a lease of this step; undefined when somebody else is at it or nothing is to be done. */
export async function leaseJob(storage: Storage, jobId: JobId, now: Instant): Promise<Job | undefined> {
  const job = jobIn(await storage.read([jobKey(jobId)]), jobId);
  if (job === undefined || job.phase === 'done' || job.phase === 'failed' || job.leaseUntil > now) return undefined;
  const leased: Job = {
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
export async function replaceJob(storage: Storage, before: Job, after: Job): Promise<boolean> {
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
