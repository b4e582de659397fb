/**
 * Who may see a report, asked again at every look and download: the person must still hold the right to report, and either
 * have started it or hold the right to read everything, because it contains what its starter could read. [RP-6]
 */
import type { JobId } from '../../kernel/ids';
import { jobIn } from '../job/job';
import { jobKey } from '../keys';
import { mayReadEverything, mayReport, readStanding, type Standing } from '../standing';
import type { Caller, Services } from '../use-case';
import { isReport, type ReportJob } from './report-job';

export function maySeeReport(standing: Standing, job: ReportJob): boolean {
  if (!mayReport(standing)) return false;
  return mayReadEverything(standing) || job.body.startedBy.accountId === standing.me.accountId;
}

/** Undefined when there is no such report or it is not for this person: the same answer for both. */
export async function openReport(services: Services, caller: Caller, jobId: JobId): Promise<ReportJob | undefined> {
  const [rows, standing] = await Promise.all([services.storage.read([jobKey(jobId)]), readStanding(services, caller)]);
  const job = jobIn(rows, jobId);
  return isReport(job) && maySeeReport(standing, job) ? job : undefined;
}
