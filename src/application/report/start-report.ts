/**
 * Starts a report on a space and a period. It is made without a person, so what this person may read is decided now: all of
 * it by the quality or auditor right, else the pages Confluence shows them. The command id is the report's id. [RP-6, RP-8]
 */
import type { PageId, SpaceId } from '../../kernel/ids';
import type { JobId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { jobKey } from '../keys';
import { nonconformityType } from '../nonconformity/nonconformity-stream';
import { mayReadEverything, mayReport, readStanding } from '../standing';
import { fingerprintOf, refusal, type Services, type UseCase } from '../use-case';
import { type StoredBlob, storeJson } from '../job/blobs';
import { jobIn, keptDays, newJob, rowOf, untouched } from '../job/job';
import { askForStep } from '../job/run-job';
import { presentReport } from './present-report';
import { isReport, type ReportBody } from './report-job';

export const startReport: UseCase<'report.start'> = async (services, caller, request) => {
  const { spaceId, from, to } = request;
  const jobId = request.commandId as string as JobId;
  const at = jobKey(jobId);
  const [rows, standing, space] = await Promise.all([
    services.storage.read([at]),
    readStanding(services, caller),
    services.confluence.spaces.space('user', spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'RP-6'));
  if (!mayReport(standing)) return refuse(refusal('notPermitted', 'RP-6', { right: 'reportOnSpace' }));
  if (from > to) return refuse(refusal('periodReversed', 'RP-6', { from, to }));
  const fingerprint = fingerprintOf('report.start', caller, request);
  const earlier = jobIn(rows, jobId);
  if (earlier !== undefined) {
    if (!isReport(earlier) || earlier.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
    return accept(presentReport(earlier));
  }
  const { me } = standing;
  const job = newJob<ReportBody>(jobId, {
    ...untouched,
    kind: 'report',
    fingerprint,
    spaceId,
    spaceName: space.name,
    site: space.address === null ? space.name : new URL(space.address).origin,
    from,
    to,
    startedAt: caller.at,
    startedBy: { accountId: me.accountId, name: me.name },
    allowed: mayReadEverything(standing) ? null : await storeReadablePages(services, jobId, spaceId),
    streams: null,
    streamCount: 0,
    leftOut: 0,
    collected: 0,
    chunks: [],
  });
  const created = await services.storage.create(at, rowOf(job), keptDays);
  if (created === 'existed') {
    const other = jobIn(await services.storage.read([at]), jobId);
    if (!isReport(other) || other.body.fingerprint !== fingerprint) return refuse(refusal('commandReused'));
    return accept(presentReport(other));
  }
  await askForStep(services, jobId, 0);
  return accept(presentReport(job));
};

async function storeReadablePages(services: Services, jobId: JobId, spaceId: SpaceId): Promise<StoredBlob> {
  const pageIds = new Set<PageId>();
  for (const kind of [documentType.kind, nonconformityType.kind]) {
    let after: string | null = null;
    do {
      const page = await services.storage.query({
        entity: 'head',
        index: 'by-space',
        partition: [kind, spaceId],
        limit: 100,
        ...(after === null ? {} : { after }),
      });
      for (const { row } of page.rows) pageIds.add(row.pageId as PageId);
      after = page.next;
    } while (after !== null);
  }
  const readable = await services.confluence.pages.readable([...pageIds]);
  return storeJson(services.storage, jobId, 'allowed', [...readable]);
}
