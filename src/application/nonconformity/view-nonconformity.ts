/**
 * Shows one nonconformity to a person who may read it. [NC-14]
 */
import { accept, refuse } from '../../kernel/result';
import { refusal, type UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { onlookerOf, openRecord } from './open-record';
import { presentNonconformity } from './present-nonconformity';

export const viewNonconformity: UseCase<'nonconformity.view', JiraServices> = async (services, caller, request) => {
  const opened = await openRecord(services, caller, request.nonconformityId);
  if (opened === undefined) return refuse(refusal('notFound', 'NC-14'));
  return accept(presentNonconformity(opened.nonconformityId, opened.record, onlookerOf(opened.standing)));
};
