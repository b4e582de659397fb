/**
 * What waits for this person: steps to sign, rounds that came back, drafts that an edit opened, corrections to do, and for a
 * quality manager the reports to accept. A projection: pressing a button there is decided by the record. [SP-3]
 */
import type { WorkItem } from '../../contract/answers';
import { accept } from '../../kernel/result';
import { nonconformityType, recordIdOf } from '../nonconformity/nonconformity-stream';
import type { StreamName } from '../keys';
import type { Services } from '../use-case';
import { mayManageQuality, readStanding } from '../standing';
import { headFromRow } from '../stream';
import type { UseCase } from '../use-case';

const mostShown = 100;

export const viewMyWork: UseCase<'space.myWork'> = async (services, caller) => {
  const [standing, tasks] = await Promise.all([
    readStanding(services, caller),
    services.storage.query({
      entity: 'task',
      index: 'by-assignee',
      partition: [caller.accountId],
      limit: mostShown,
    }),
  ]);
  const items = tasks.rows.map(({ row }) => row.body as WorkItem);
  const pageIds = items.flatMap((item) => (item.pageId === null ? [] : [item.pageId]));
  const [readable, waiting] = await Promise.all([
    services.confluence.pages.readable([...new Set(pageIds)]),
    mayManageQuality(standing) ? findReports(services) : [],
  ]);
  // A correction is its owner's work wherever it was found; everything else happens on the page.
  const shown = items.filter((item) => item.kind === 'correction' || item.pageId === null || readable.has(item.pageId));
  return accept({ items: [...shown, ...waiting] });
};

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
