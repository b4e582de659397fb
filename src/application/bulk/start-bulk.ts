/**
 * Starts acting on many pages: says no to what could not be done on any of them, keeps the list, and does nothing to a page
 * yet. The command id is the job's id. [BK-1, BK-3, BK-4]
 */
import type { JobId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { jobKey } from '../keys';
import { storeJson } from '../job/blobs';
import { keptDays } from '../job/job';
import { signingKeys } from '../signing/signing-rows';
import { readStanding } from '../standing';
import { fingerprintOf, refusal, type UseCase } from '../use-case';
import { whatStandsAgainst, whyNoJob } from './against-action';
import { type BulkJob, bulkJobFrom, bulkRow, presentBulkJob, readBulkJob } from './bulk-job';

export const startBulk: UseCase<'bulk.start'> = async (services, caller, request) => {
  const { spaceId, action } = request;
  const jobId = request.commandId as string as JobId;
  const at = jobKey(jobId);
  const [rows, standing, space] = await Promise.all([
    services.storage.read([at, ...signingKeys(caller.accountId)]),
    readStanding(services, caller),
    services.confluence.spaces.space('user', spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'BK-1'));
  const fingerprint = fingerprintOf('bulk.start', caller, request);
  const earlier = bulkJobFrom(jobId, rows.row(at));
  if (earlier !== undefined) {
    if (earlier.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
    return accept(presentBulkJob(earlier, caller.accountId));
  }
  const against = await whatStandsAgainst(services, caller, action, { standing, rows });
  if (!against.ok) return against;
  const noJob = whyNoJob(caller, action, rows);
  if (noJob !== null) return refuse(noJob);
  const pages = [...new Map(request.pages.map((page) => [page.pageId, page])).values()];
  const { me } = standing;
  const job: BulkJob = {
    jobId,
    seq: 1,
    state: 'running',
    leaseUntil: caller.at,
    body: {
      fingerprint,
      spaceId,
      action,
      startedAt: caller.at,
      startedBy: { accountId: me.accountId, name: me.name },
      pages: await storeJson(services.storage, jobId, 'pages', pages),
      of: pages.length,
      next: 0,
      lots: 0,
      done: 0,
      refused: 0,
      failed: 0,
      attempts: 0,
      holder: '',
    },
  };
  const created = await services.storage.create(at, bulkRow(job), keptDays);
  if (created === 'created') return accept(presentBulkJob(job, caller.accountId));
  const other = await readBulkJob(services.storage, jobId);
  if (other?.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
  return accept(presentBulkJob(other, caller.accountId));
};
