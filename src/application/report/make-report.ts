/**
 * Makes a report in steps, as told by the queue or by the reconciler: list the streams, collect a portion, write a file. Each
 * step is saved; when storage has been used for a while the rest is asked for after a pause that keeps it below its limits. A
 * step that fails is tried again, and what was saved stays. [RP-7, RP-9]
 */
import type { JobId } from '../../kernel/ids';
import { sha256Hex } from '../../trail/commit-entry';
import type { Services } from '../use-case';
import { storeFile } from './blobs';
import { buildModel } from './build-model';
import { collectEntries, listStreams, type Progress, readEntriesOf, unitsPerPart } from './collect';
import { later, leaseJob, type ReportBody, type ReportJob, type ReportPhase, replaceJob } from './report-job';
import { fileOf, plannedFiles, type ReportWriters } from './write-files';

/** Half of what the platform allows, so that people go on working while a report is made. */
const unitsPerSecond = 2_000 / 60;
/** Storage units spent without a pause. */
const unitsAtOnce = 500;
const longestPauseSeconds = 600;
const mostAttemptsOfStep = 6;
const pauseAfterFault = 60;

export async function makeReport(services: Services, writers: ReportWriters, jobId: JobId): Promise<void> {
  const { storage, clock } = services;
  let job = await leaseJob(storage, jobId, clock.now());
  if (job === undefined) return;
  let spent = 0;
  try {
    for (;;) {
      const { body, phase, units } = await takeStep(services, writers, job);
      spent += units;
      const after = { ...body, stepAttempts: 0 };
      if (phase === 'done') return await saveAndGoOn(services, job, after, phase, 0);
      if (spent > unitsAtOnce) return await saveAndGoOn(services, job, after, phase, pauseAfter(spent));
      // A small report is made in one go; each step is saved all the same, under the same lease.
      const saved: ReportJob = { ...job, seq: job.seq + 1, phase, body: { ...after, stepAttempts: 1 } };
      if (!(await replaceJob(storage, job, saved))) return;
      job = saved;
    }
  } catch (error) {
    const isLast = job.body.stepAttempts >= mostAttemptsOfStep;
    const failure = isLast ? 'The report could not be finished. Please start it again.' : null;
    await saveAndGoOn(services, job, { ...job.body, failure }, isLast ? 'failed' : job.phase, pauseAfterFault);
    throw error;
  }
}

function pauseAfter(units: number): number {
  return Math.min(longestPauseSeconds, Math.ceil(units / unitsPerSecond));
}

interface Step {
  readonly body: ReportBody;
  readonly phase: ReportPhase;
  readonly units: number;
}

async function takeStep(services: Services, writers: ReportWriters, job: ReportJob): Promise<Step> {
  const { storage } = services;
  if (job.body.streams === null) return afterCollecting(await listStreams(storage, job.jobId, job.body));
  if (job.body.collected < job.body.streamCount) {
    return afterCollecting(await collectEntries(storage, job.jobId, job.body));
  }
  return writeNextFile(services, writers, job);
}

function afterCollecting({ body, units, isComplete }: Progress): Step {
  return { body, units, phase: isComplete ? 'writing' : 'collecting' };
}

async function writeNextFile(services: Services, writers: ReportWriters, job: ReportJob): Promise<Step> {
  const { storage } = services;
  const { body, jobId } = job;
  const planned = plannedFiles[body.files.length];
  if (planned === undefined) return { body, phase: 'done', units: 0 };
  const entries = await readEntriesOf(storage, jobId, body);
  const header = {
    site: body.site,
    spaceName: body.spaceName,
    from: body.from,
    to: body.to,
    // When it was asked for, not when this step ran: every file of a report says the same.
    madeAt: body.startedAt,
    madeBy: body.startedBy,
    reportId: jobId,
  };
  const report = buildModel(header, entries, { leftOut: body.leftOut });
  const bytes = await planned.write(writers, report, entries);
  const parts = await storeFile(storage, jobId, planned.name, bytes);
  const files = [...body.files, fileOf(planned, { size: bytes.length, parts, sha256: sha256Hex(bytes) })];
  const read = body.chunks.reduce((sum, chunk) => sum + chunk.parts, 0);
  return {
    body: { ...body, files },
    phase: files.length === plannedFiles.length ? 'done' : 'writing',
    units: (read + parts) * unitsPerPart,
  };
}

async function saveAndGoOn(
  services: Services,
  job: ReportJob,
  body: ReportBody,
  phase: ReportPhase,
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
