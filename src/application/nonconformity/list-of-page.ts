/**
 * The nonconformities reported on a page, newest first, for whoever may read the page. [NC-14]
 */
import { accept, refuse } from '../../kernel/result';
import { readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { findRecords } from './find-records';
import type { JiraServices } from './jira-services';
import { onlookerOf } from './open-record';
import { presentNonconformity } from './present-nonconformity';

const mostShown = 50;

export const listOfPage: UseCase<'nonconformity.ofPage', JiraServices> = async (services, caller, { pageId }) => {
  const [page, standing, found] = await Promise.all([
    services.confluence.pages.page('user', pageId),
    readStanding(services, caller),
    findRecords(services.storage, 'by-page', pageId, mostShown),
  ]);
  if (page === undefined) return refuse(refusal('notFound', 'NC-14'));
  const onlooker = onlookerOf(standing);
  const rows = found.records.map(({ nonconformityId, record }) =>
    presentNonconformity(nonconformityId, record, onlooker),
  );
  return accept({ rows, more: found.more });
};
