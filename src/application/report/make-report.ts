/**
 * What the next step of a report is: list the streams, collect a portion, list what governed them, write a file. [RP-7, RP-9]
 */
import { sha256Hex } from '../../trail/commit-entry';
import { storeFile } from '../job/blobs';
import type { JobWork, Step } from '../job/run-job';
import type { Services } from '../use-case';
import { buildModel } from './build-model';
import {
  collectEntries,
  listGoverning,
  listStreams,
  partsOf,
  type Progress,
  readEntriesOf,
  unitsPerPart,
} from './collect';
import { isReport, type ReportBody, type ReportJob } from './report-job';
import { fileOf, plannedFiles, type ReportWriters } from './write-files';

export function reportWork(writers: ReportWriters): JobWork {
  return {
    failure: 'The report could not be finished. Please start it again.',
    async takeStep(services, job) {
      if (!isReport(job)) throw new RangeError('not a report');
      return takeStep(services, writers, job);
    },
  };
}

async function takeStep(services: Services, writers: ReportWriters, job: ReportJob): Promise<Step<ReportBody>> {
  const { storage } = services;
  if (job.body.streams === null) return afterCollecting(await listStreams(storage, job.jobId, job.body));
  if (job.body.collected < job.body.streamCount) {
    return afterCollecting(await collectEntries(storage, job.jobId, job.body));
  }
  if (job.body.listsGoverning !== true) return afterCollecting(await listGoverning(storage, job.jobId, job.body));
  return writeNextFile(services, writers, job);
}

function afterCollecting({ body, units, isComplete }: Progress): Step<ReportBody> {
  return { body, units, phase: isComplete ? 'writing' : 'collecting' };
}

async function writeNextFile(services: Services, writers: ReportWriters, job: ReportJob): Promise<Step<ReportBody>> {
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
  return {
    body: { ...body, files },
    phase: files.length === plannedFiles.length ? 'done' : 'writing',
    units: (partsOf(body) + parts) * unitsPerPart,
  };
}
