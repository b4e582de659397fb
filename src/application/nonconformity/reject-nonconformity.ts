/**
 * The quality manager answers a report that is no nonconformity, with the reason. [NC-3, NC-15]
 */
import { rejectNonconformity } from '../../domain/nonconformity/decide-record';
import type { UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { performOnRecord } from './perform-on-record';

export const rejectReported: UseCase<'nonconformity.reject', JiraServices> = (services, caller, request) =>
  performOnRecord(services, caller, request, {
    procedure: 'nonconformity.reject',
    needsQualityManager: true,
    decide: (record, { me }) =>
      rejectNonconformity(record, request.reason, { accountId: me.accountId, name: me.name }, caller.at),
  });
