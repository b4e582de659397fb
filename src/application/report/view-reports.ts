/**
 * How far a report is, the reports of a space, and a file of one, part by part. [RP-6]
 */
import { isJobId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { readFilePart } from '../job/blobs';
import { jobFromRow } from '../job/job';
import { mayReport, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { maySeeReport, openReport } from './open-report';
import { presentReport } from './present-report';
import { isReport } from './report-job';

const mostShown = 20;

export const viewReportStatus: UseCase<'report.status'> = async (services, caller, { jobId }) => {
  const job = await openReport(services, caller, jobId);
  return job === undefined ? refuse(refusal('notFound', 'RP-6')) : accept(presentReport(job));
};

export const listReports: UseCase<'report.list'> = async (services, caller, { spaceId }) => {
  const [space, standing, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    services.storage.query({
      entity: 'job',
      index: 'by-space',
      partition: [spaceId],
      descending: true,
      limit: mostShown,
    }),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'RP-6'));
  if (!mayReport(standing)) return refuse(refusal('notPermitted', 'RP-6', { right: 'reportOnSpace' }));
  const reports = found.rows.flatMap(({ key, row }) => {
    const jobId = key.slice('job:'.length);
    const job = isJobId(jobId) ? jobFromRow(jobId, row) : undefined;
    return isReport(job) ? [job] : [];
  });
  return accept({ reports: reports.filter((job) => maySeeReport(standing, job)).map(presentReport) });
};

export const downloadReport: UseCase<'report.download'> = async (services, caller, { jobId, file, part }) => {
  const job = await openReport(services, caller, jobId);
  if (job === undefined) return refuse(refusal('notFound', 'RP-6'));
  if (job.phase !== 'done') return refuse(refusal('reportNotReady', 'RP-6', { state: job.phase }));
  const known = job.body.files.find((each) => each.name === file);
  if (known === undefined || part >= known.parts) return refuse(refusal('notFound', 'RP-6'));
  const bytes = await readFilePart(services.storage, jobId, file, part);
  return bytes === undefined ? refuse(refusal('notFound', 'RP-6')) : accept({ part, of: known.parts, bytes });
};
