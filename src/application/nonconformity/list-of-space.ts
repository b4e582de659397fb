/**
 * The nonconformities of a space, newest first: those on pages the person may read, those they are party to, and all of them
 * for the quality and auditor right. Two waves. [NC-14]
 */
import { accept, refuse } from '../../kernel/result';
import { mayReadEverything, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { findRecords } from './find-records';
import type { JiraServices } from './jira-services';
import { isParty, onlookerOf } from './open-record';
import { presentNonconformity } from './present-nonconformity';

/** As many as fit an answer of the platform (5 MB) with room to spare. */
const mostShown = 300;

export const listOfSpace: UseCase<'nonconformity.ofSpace', JiraServices> = async (services, caller, { spaceId }) => {
  const [space, standing, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    findRecords(services.storage, 'by-space', spaceId, mostShown),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'NC-14'));
  const pageIds = [...new Set(found.records.map(({ record }) => record.pageId))];
  const seesEverything = mayReadEverything(standing);
  const readable = seesEverything ? new Set(pageIds) : await services.confluence.pages.readable(pageIds);
  const onlooker = onlookerOf(standing);
  const rows = found.records
    .filter(({ record }) => readable.has(record.pageId) || isParty(record, onlooker.accountId))
    .map(({ nonconformityId, record }) => presentNonconformity(nonconformityId, record, onlooker));
  return accept({ rows, more: found.more });
};
