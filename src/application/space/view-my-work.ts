/**
 * What waits for this person, over all spaces: steps to sign, for themselves or for whoever named them, rounds that came back,
 * drafts that an edit opened, corrections, periodic reviews, what was escalated or told, and for a quality manager the reports
 * to accept. One request of the screen, two waves. A projection: what is pressed there is decided by the record. [SP-3, SP-4]
 */
import type { WorkItem } from '../../contract/space-answers';
import { reviewDueOn } from '../../domain/document-control/document-flags';
import { accept } from '../../kernel/result';
import { addDays } from '../../kernel/working-days';
import { type CalendarDate, dayOf } from '../../kernel/time';
import { nonconformityType, recordIdOf } from '../nonconformity/nonconformity-stream';
import { documentType } from '../document-control/document-stream';
import { type StoredItem, withLinksCounted } from '../drift/link-tasks';
import type { StreamName } from '../keys';
import type { AccountId } from '../../kernel/ids';
import type { Services } from '../use-case';
import { mayManageQuality, readStanding } from '../standing';
import { headFromRow } from '../stream';
import type { UseCase } from '../use-case';

const mostShown = 100;
/** A periodic review is shown from this many days before it falls due. */
const reviewAheadDays = 30;

export const viewMyWork: UseCase<'space.myWork'> = async (services, caller) => {
  const today = dayOf(caller.at);
  const [standing, tasks, reviews] = await Promise.all([
    readStanding(services, caller),
    services.storage.query({
      entity: 'task',
      index: 'by-assignee',
      partition: [caller.accountId],
      limit: mostShown,
    }),
    findReviews(services, caller.accountId, today),
  ]);
  const known = withLinksCounted(tasks.rows.map(({ row }) => row.body as StoredItem));
  // A document whose review is a task already is not told twice.
  const isTask = new Set(known.flatMap((one) => (one.kind === 'review' ? [one.pageId] : [])));
  const items = [...known, ...reviews.filter((one) => !isTask.has(one.pageId))];
  const pageIds = items.flatMap(({ pageId }) => (pageId === null ? [] : [pageId]));
  const [readable, waiting] = await Promise.all([
    services.confluence.pages.readable([...new Set(pageIds)]),
    mayManageQuality(standing) ? findReports(services) : [],
  ]);
  const shown = items.filter((item) => needsNoPage(item) || item.pageId === null || readable.has(item.pageId));
  return accept({
    items: [...shown, ...waiting].sort(byDue),
    today,
    more: tasks.next !== null,
  });
};

/** A correction is its owner's work wherever it was found, and drift may be that nobody sees the page any more. [DR-6] */
function needsNoPage({ kind }: WorkItem): boolean {
  return kind === 'correction' || kind === 'drift';
}

/** Due first, then the oldest. */
function byDue(one: WorkItem, other: WorkItem): number {
  return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999') || one.since.localeCompare(other.since);
}

/** Documents in force whose owner this person is and whose review comes up. [A13] */
async function findReviews(services: Services, owner: AccountId, today: CalendarDate): Promise<readonly WorkItem[]> {
  const found = await services.storage.query({
    entity: 'head',
    index: 'by-owner',
    partition: [documentType.kind, owner],
    range: { is: 'lessThanEqualTo', value: addDays(today, reviewAheadDays) },
    limit: mostShown,
  });
  return found.rows.flatMap(({ key, row }): readonly WorkItem[] => {
    const document = headFromRow(documentType, row, key).state;
    const dueOn = document.life === 'inForce' ? reviewDueOn(document) : null;
    // What falls due first may be something else, such as the full round of an emergency release.
    if (document.life !== 'inForce' || dueOn === null || dueOn > addDays(today, reviewAheadDays)) return [];
    const { identity, title, effective } = document;
    return [
      {
        kind: 'review',
        title: `${identity.number} ${title}`,
        detail: `Is Rev ${effective.label} still valid? In force since ${dayOf(effective.effectiveAt)}.`,
        pageId: identity.pageId,
        nonconformityId: null,
        since: effective.effectiveAt,
        dueOn,
      },
    ];
  });
}

async function findReports(services: Services): Promise<readonly WorkItem[]> {
  const found = await services.storage.query({
    entity: 'head',
    index: 'by-kind-state',
    partition: [nonconformityType.kind, 'reported'],
    limit: mostShown,
  });
  return found.rows.flatMap(({ key, row }): readonly WorkItem[] => {
    const record = headFromRow(nonconformityType, row, key).state;
    if (record === null) return [];
    return [
      {
        kind: 'acceptNonconformity',
        title: `${record.number}: ${record.what}`,
        detail: `Reported by ${record.reporter.name}, ${record.where}`,
        pageId: record.pageId,
        nonconformityId: recordIdOf(key as StreamName),
        since: record.reportedAt,
        dueOn: null,
      },
    ];
  });
}
