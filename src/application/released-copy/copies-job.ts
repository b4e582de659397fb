/**
 * A change of the setting brings the documents of the space in step, one after the other, by a job that a later step goes on with:
 * it spends no more REST points an hour than the drift scan may, and a document it cannot get past keeps nobody from the others.
 * [RC-13]
 */
import { type AccountId, isPageId, type JobId, type PageId, type SpaceId } from '../../kernel/ids';
import { textOf } from '../../kernel/text';
import { documentType } from '../document-control/document-stream';
import { type Ledger, counted, pointsAnHour } from '../drift/rest-points';
import type { EffectOutcome, OwedEffect } from '../effects';
import { ProductFault, StoreFault } from '../faults';
import { type JobBody, keptDays, newJob, rowOf, untouched } from '../job/job';
import { askForStep, type JobWork, type Step } from '../job/run-job';
import { copySettingsStream, headKey, jobKey } from '../keys';
import { headFromRow, readEntries } from '../stream';
import { type Services, systemCommandId } from '../use-case';
import { copySettingsType } from './copy-settings-rows';
import { syncCopy } from './sync-copy';

export interface CopiesBody extends JobBody {
  readonly kind: 'copies';
  readonly from: SpaceId;
  /** Number of the last document that was brought in step. */
  readonly after: string;
  readonly done: number;
  /** Documents that could not be brought in step; the daily scan tries them again. */
  readonly failed: number;
}
const documentsAStep = 5;
/** A job waits as long as 2,000 storage units a minute take; REST points are scarcer, so each counts for many of those. */
const unitsOfAPoint = Math.ceil(2_000 / (pointsAnHour / 60));
const tooManyRequests = 429;

/** The same change leads to the same job, however often its effect is worked. */
export function copiesJobId(spaceId: SpaceId, seq: number): JobId {
  return systemCommandId(`job of ${copySettingsStream(spaceId)} ${seq}`) as string as JobId;
}

/** State effect of the setting. */
export async function startCopiesJob(services: Services, { stream }: OwedEffect): Promise<EffectOutcome> {
  const { storage, clock } = services;
  const spaceId = stream.slice(copySettingsStream('' as SpaceId).length) as SpaceId;
  const head = headFromRow(copySettingsType, (await storage.read([headKey(stream)])).row(headKey(stream)), stream);
  const [entry] = await readEntries(storage, stream, head.seq, head.seq);
  if (entry === undefined || entry.actor.kind !== 'person') return { kind: 'done' };
  const { accountId, name } = entry.actor;
  const jobId = copiesJobId(spaceId, head.seq);
  const body: CopiesBody = {
    ...untouched,
    kind: 'copies',
    fingerprint: entry.digest,
    startedAt: clock.now(),
    startedBy: { accountId: accountId as AccountId, name },
    from: spaceId,
    after: '',
    done: 0,
    failed: 0,
  };
  await storage.create(jobKey(jobId), rowOf(newJob(jobId, body)), keptDays);
  await askForStep(services, jobId, 0);
  return { kind: 'done' };
}

export const copiesWork: JobWork = {
  failure: 'Not all documents could be brought in step; the daily look at every document goes on with it.',
  async takeStep(services, job): Promise<Step> {
    const body = job.body as CopiesBody;
    const ledger: Ledger = { points: 0 };
    const counting = counted(services, ledger);
    const next = await nextDocuments(services, body);
    let { done, failed } = body;
    for (const { pageId } of next.documents) {
      if (await trySync(counting, pageId)) done += 1;
      else failed += 1;
    }
    const after = next.documents.at(-1)?.number ?? body.after;
    const kept: CopiesBody = { ...body, after, done, failed };
    return { body: kept, phase: next.isLast ? 'done' : 'collecting', units: ledger.points * unitsOfAPoint };
  },
};

async function trySync(services: Services, pageId: PageId): Promise<boolean> {
  try {
    await syncCopy(services, { pageId, inFull: true, by: null });
    return true;
  } catch (error) {
    // Storage or Confluence are busy: the whole step is taken again later, and what is done is found done.
    if (error instanceof StoreFault || (error instanceof ProductFault && error.status === tooManyRequests)) throw error;
    return false;
  }
}

async function nextDocuments({ storage }: Services, { from, after }: CopiesBody) {
  const found = await storage.query({
    entity: 'head',
    index: 'by-space',
    partition: [documentType.kind, from],
    ...(after === '' ? {} : { range: { is: 'greaterThanEqualTo', value: after } as const }),
    limit: documentsAStep + 2,
  });
  const documents = found.rows
    .map(({ row }) => ({ pageId: textOf(row.pageId), number: textOf(row.number) }))
    .flatMap(({ pageId, number }) => (isPageId(pageId) && number !== after ? [{ pageId, number }] : []));
  const isLast = documents.length <= documentsAStep && found.next === null;
  return { documents: documents.slice(0, documentsAStep), isLast };
}
