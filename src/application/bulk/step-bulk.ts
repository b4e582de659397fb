/**
 * The next few pages of a job, as the person who started it and is in front of the screen: what was not decided as them is not
 * done. Ends early when time or a product's patience runs out, and says when to ask again. What is under a lease of another
 * window is left to it. [BK-3, BK-5, BK-6]
 */
import type { BulkResult, BulkStep } from '../../contract/bulk';
import type { WireRefusal } from '../../contract/wire';
import { accept, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { NotFound, ProductFault, RecordDamaged, StoreFault } from '../faults';
import type { PageFacts } from '../product-ports';
import { readJson } from '../job/blobs';
import { later } from '../job/job';
import type { JiraServices } from '../nonconformity/jira-services';
import { type Caller, refusal, type UseCase } from '../use-case';
import { actOnPage } from './act-on-page';
import { type BulkJob, type BulkPage, leaseBulkJob, presentBulkJob, readBulkJob, replaceBulkJob } from './bulk-job';
import { rememberPeople } from './remember-people';

const pagesAtOnce = 10;
/** No page is begun after that long: the slowest one then still ends within the 25 s of an invocation. */
const secondsAtOnce = 8;
const secondsAfterFault = 15;
const longestWaitSeconds = 3600;
/** A page that nobody got past as often is given up, so that it does not hold up the others. */
const mostAttempts = 5;

export const stepBulk: UseCase<'bulk.step', JiraServices> = async (services, caller, { jobId }) => {
  const { storage, clock } = services;
  const job = await readBulkJob(storage, jobId);
  if (job === undefined || job.body.startedBy.accountId !== caller.accountId)
    return refuse(refusal('notFound', 'BK-5'));
  const leased = await leaseBulkJob(storage, job, caller.at);
  if (leased === undefined) return accept(stepOf(job, [], caller));
  const lot = await workLot(rememberPeople(services), caller, leased);
  const after = afterLot(leased, lot, clock.now());
  const isSaved = await replaceBulkJob(storage, leased, after, lot.results);
  // What is not known to be saved is asked for again; every page then gets its first outcome.
  return accept(isSaved ? stepOf(after, lot.results, caller) : stepOf(leased, [], caller));
};

function stepOf(job: BulkJob, results: readonly BulkResult[], caller: Caller): BulkStep {
  const milliseconds = Date.parse(job.leaseUntil) - Date.parse(caller.at);
  const againInSeconds = job.state === 'done' ? 0 : Math.max(0, Math.ceil(milliseconds / 1000));
  return { status: presentBulkJob(job, caller.accountId), results, againInSeconds };
}

interface Lot {
  readonly results: readonly BulkResult[];
  readonly waitSeconds: number;
  /** Told to wait: nothing is wrong with the page at hand. */
  readonly isTold: boolean;
}

async function workLot(services: JiraServices, caller: Caller, job: BulkJob): Promise<Lot> {
  const { storage, clock, confluence } = services;
  const results: BulkResult[] = [];
  const begun = Date.parse(caller.at);
  try {
    const all = await readJson<readonly BulkPage[]>(storage, job.jobId, job.body.pages);
    const lot = all.slice(job.body.next, job.body.next + pagesAtOnce);
    const shown = await confluence.pages.pages(
      'user',
      lot.map((page) => page.pageId),
    );
    for (const page of lot) {
      const now = clock.now();
      if (results.length > 0 && Date.parse(now) - begun > secondsAtOnce * 1000) break;
      const isGivenUp = results.length === 0 && job.body.attempts > mostAttempts;
      const facts = shown.get(page.pageId);
      results.push(
        isGivenUp
          ? resultOf(page, facts, 'failed', refusal('busyTryAgain', 'BK-6'))
          : await resultOn(services, { ...caller, at: now }, job, page, facts),
      );
    }
    return { results, waitSeconds: 0, isTold: false };
  } catch (error) {
    const waitSeconds = secondsToWait(error);
    if (waitSeconds === null) throw error;
    return { results, waitSeconds, isTold: error instanceof ProductFault && error.status === 429 };
  }
}

/** @throws what is worth waiting for, before anything is said about the page */
async function resultOn(
  services: JiraServices,
  caller: Caller,
  job: BulkJob,
  page: BulkPage,
  facts: PageFacts | undefined,
): Promise<BulkResult> {
  if (facts === undefined) return resultOf(page, facts, 'refused', refusal('notFound', 'DC-19'));
  if (facts.spaceId !== job.body.spaceId) return resultOf(page, facts, 'refused', refusal('pageElsewhere', 'BK-2'));
  try {
    const outcome = await actOnPage(services, caller, job, page);
    if (outcome.ok) {
      const number = outcome.value.kind === 'controlled' ? outcome.value.number : null;
      return { ...resultOf(page, facts, 'done', null), number };
    }
    if (outcome.refusal.code === 'busyTryAgain') throw new StoreFault('busy', 'overQuota');
    return resultOf(page, facts, 'refused', outcome.refusal);
  } catch (error) {
    if (secondsToWait(error) !== null) throw error;
    const isOfThisPage = error instanceof ProductFault || error instanceof RecordDamaged || error instanceof NotFound;
    if (!isOfThisPage) throw error;
    return resultOf(page, facts, 'failed', refusal('internalFault', 'BK-6'));
  }
}

function resultOf(
  { pageId }: BulkPage,
  facts: PageFacts | undefined,
  outcome: BulkResult['outcome'],
  because: WireRefusal | null,
): BulkResult {
  return { pageId, title: facts?.title ?? null, number: null, outcome, refusal: because };
}

/** Null: waiting does not help. */
function secondsToWait(error: unknown): number | null {
  if (error instanceof ProductFault && error.retryable) {
    return Math.min(Math.max(error.retryAfter ?? secondsAfterFault, 1), longestWaitSeconds);
  }
  return error instanceof StoreFault && error.kind !== 'rejected' ? secondsAfterFault : null;
}

function afterLot(job: BulkJob, { results, waitSeconds, isTold }: Lot, now: Instant): BulkJob {
  const { body } = job;
  const count = (outcome: BulkResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const next = body.next + results.length;
  const isStuck = results.length === 0 && !isTold;
  return {
    ...job,
    seq: job.seq + 1,
    state: next >= body.of ? 'done' : 'running',
    leaseUntil: waitSeconds === 0 ? now : later(now, waitSeconds),
    body: {
      ...body,
      next,
      lots: body.lots + (results.length === 0 ? 0 : 1),
      done: body.done + count('done'),
      refused: body.refused + count('refused'),
      failed: body.failed + count('failed'),
      attempts: isStuck ? body.attempts : 0,
    },
  };
}
