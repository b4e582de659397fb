/**
 * How far an export is, and its file, part by part. Asked anew at every look: only who started it gets it, as long as Confluence
 * shows them the page. [RP-13]
 */
import type { ExportStatus } from '../../contract/export-answers';
import type { JobId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { readFilePart } from '../job/blobs';
import { jobIn } from '../job/job';
import { jobKey } from '../keys';
import { type Caller, refusal, type Services, type UseCase } from '../use-case';
import { type ExportJob, isExport } from './export-job';

/** Gathering what it needs, then writing it. */
const steps = 2;

export function presentExport({ jobId, phase, body }: ExportJob): ExportStatus {
  const { subject, format, startedAt, files, failure } = body;
  const isGathered = subject.kind === 'copy' ? subject.pictures !== null : subject.redline !== null;
  return {
    jobId,
    state: phase,
    format,
    revisions: subject.kind === 'copy' ? [subject.header.revisionLabel] : [subject.before.label, subject.after.label],
    startedAt,
    progress: { done: (isGathered ? 1 : 0) + files.length, of: steps },
    files: phase === 'done' ? files : [],
    failure,
  };
}

/** Undefined when there is none, it is not theirs, or the page is not shown to them any more. */
async function openExport(services: Services, caller: Caller, jobId: JobId): Promise<ExportJob | undefined> {
  const job = jobIn(await services.storage.read([jobKey(jobId)]), jobId);
  if (!isExport(job) || job.body.startedBy.accountId !== caller.accountId) return undefined;
  const page = await services.confluence.pages.page('user', job.body.pageId);
  return page?.isLive === true ? job : undefined;
}

export const viewExportStatus: UseCase<'export.status'> = async (services, caller, { jobId }) => {
  const job = await openExport(services, caller, jobId);
  return job === undefined ? refuse(refusal('notFound', 'RP-13')) : accept(presentExport(job));
};

export const downloadExport: UseCase<'export.download'> = async (services, caller, { jobId, file, part }) => {
  const job = await openExport(services, caller, jobId);
  if (job === undefined) return refuse(refusal('notFound', 'RP-13'));
  if (job.phase !== 'done') return refuse(refusal('reportNotReady', 'RP-13', { state: job.phase }));
  const known = job.body.files.find((each) => each.name === file);
  if (known === undefined || part >= known.parts) return refuse(refusal('notFound', 'RP-13'));
  const bytes = await readFilePart(services.storage, jobId, job.body.format, part);
  return bytes === undefined ? refuse(refusal('notFound', 'RP-13')) : accept({ part, of: known.parts, bytes });
};
