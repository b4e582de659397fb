/**
 * Goes on with a job in steps, as told by the queue or by the reconciler. Each step is saved; when storage has been used for a
 * while the rest is asked for after a pause that keeps it below its limits. A step that fails is tried again, and what was saved
 * stays. What a step does, the kind of the job says. [RP-7, RP-9]
 */
import type { JobId } from '../../kernel/ids';
import type { Services } from '../use-case';
import { type Job, type JobBody, type JobKind, type JobPhase, kindOf, later, leaseJob, replaceJob } from './job';

/** Half of what the platform allows, so that people go on working meanwhile. */
const unitsPerSecond = 2_000 / 60;
/** Storage units spent without a pause. */
const unitsAtOnce = 500;
const longestPauseSeconds = 600;
const mostAttemptsOfStep = 6;
const pauseAfterFault = 60;

export interface Step<Body extends JobBody = JobBody> {
  readonly body: Body;
  readonly phase: JobPhase;
  /** What it cost in storage units, roughly. */
  readonly units: number;
}
/** How one kind of job takes its next step, and what is said when it cannot be finished. */
export interface JobWork {
  readonly failure: string;
  takeStep(services: Services, job: Job): Promise<Step>;
}
export type JobWorks = Readonly<Record<JobKind, JobWork>>;

export async function runJob(services: Services, works: JobWorks, jobId: JobId): Promise<void> {
  const { storage, clock } = services;
  let job = await leaseJob(storage, jobId, clock.now());
  if (job === undefined) return;
  const work = works[kindOf(job)];
  let spent = 0;
  try {
    for (;;) {
      const { body, phase, units } = await work.takeStep(services, job);
      spent += units;
      const after = { ...body, stepAttempts: 0 };
      if (phase === 'done' || phase === 'failed') return await saveAndGoOn(services, job, after, phase, 0);
      if (spent > unitsAtOnce) return await saveAndGoOn(services, job, after, phase, pauseAfter(spent));
      // A small job is done in one go; each step is saved all the same, under the same lease.
      const saved: Job = { ...job, seq: job.seq + 1, phase, body: { ...after, stepAttempts: 1 } };
      if (!(await replaceJob(storage, job, saved))) return;
      job = saved;
    }
  } catch (error) {
    const isLast = job.body.stepAttempts >= mostAttemptsOfStep;
    const failure = isLast ? work.failure : null;
    await saveAndGoOn(services, job, { ...job.body, failure }, isLast ? 'failed' : job.phase, pauseAfterFault);
    throw error;
  }
}

function pauseAfter(units: number): number {
  return Math.min(longestPauseSeconds, Math.ceil(units / unitsPerSecond));
}

async function saveAndGoOn(
  services: Services,
  job: Job,
  body: JobBody,
  phase: JobPhase,
  pauseSeconds: number,
): Promise<void> {
  const leaseUntil = later(services.clock.now(), pauseSeconds);
  // When it is not known whether it was saved, the next step is asked for all the same: if it was not, the lease says no.
  await replaceJob(services.storage, job, { ...job, seq: job.seq + 1, phase, leaseUntil, body });
  if (phase !== 'done' && phase !== 'failed') await askForStep(services, job.jobId, pauseSeconds);
}

/** A failure is harmless: the reconciler finds jobs whose next step is overdue. */
export async function askForStep(services: Services, jobId: JobId, delaySeconds: number): Promise<void> {
  try {
    await services.queue.push('reports', [
      { body: { job: jobId }, oneAtATimeBy: jobId, ...(delaySeconds > 0 ? { delaySeconds } : {}) },
    ]);
  } catch {
    // Said above.
  }
}
