/**
 * How far a job on many pages is, and what came of each page; the jobs of a space. Seen by who started it and by quality
 * managers. [BK-5]
 */
import { isJobId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { mayManageQuality, readStanding, type Standing } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { type BulkJob, bulkJobFrom, bulkPartition, presentBulkJob, readBulkJob, readResults } from './bulk-job';

const mostShown = 20;

export const viewBulk: UseCase<'bulk.view'> = async (services, caller, { jobId }) => {
  const [job, standing] = await Promise.all([readBulkJob(services.storage, jobId), readStanding(services, caller)]);
  if (job === undefined || !maySee(standing, job)) return refuse(refusal('notFound', 'BK-5'));
  const results = await readResults(services.storage, job);
  return accept({ status: presentBulkJob(job, caller.accountId), results });
};

export const listBulk: UseCase<'bulk.list'> = async (services, caller, { spaceId }) => {
  const [space, standing, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    services.storage.query({
      entity: 'job',
      index: 'by-space',
      partition: [bulkPartition(spaceId)],
      descending: true,
      limit: mostShown,
    }),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'BK-5'));
  const jobs = found.rows.flatMap(({ key, row }) => {
    const jobId = key.slice('job:'.length);
    const job = isJobId(jobId) ? bulkJobFrom(jobId, row) : undefined;
    return job !== undefined && maySee(standing, job) ? [presentBulkJob(job, caller.accountId)] : [];
  });
  return accept({ jobs });
};

function maySee(standing: Standing, { body }: BulkJob): boolean {
  return body.startedBy.accountId === standing.me.accountId || mayManageQuality(standing);
}
