/**
 * A report as it is shown while it is made and afterwards.
 */
import type { ReportStatus } from '../../contract/report-answers';
import type { ReportJob } from './report-job';
import { plannedFiles } from './write-files';

/** Listing the streams counts as one step of the way, each file as one more. */
export function presentReport(job: ReportJob): ReportStatus {
  const { body, jobId, phase } = job;
  const isListed = body.streams !== null;
  return {
    jobId,
    state: phase,
    from: body.from,
    to: body.to,
    startedAt: body.startedAt,
    startedBy: body.startedBy,
    progress: {
      done: (isListed ? 1 : 0) + body.collected + body.files.length,
      of: 1 + body.streamCount + plannedFiles.length,
    },
    files: phase === 'done' ? body.files : [],
    failure: body.failure,
    attempts: body.attempts,
  };
}
