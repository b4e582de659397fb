/**
 * The quality manager accepts a report and adds what a nonconformity needs. [NC-3, NC-15]
 */
import { acceptNonconformity } from '../../domain/nonconformity/decide-record';
import type { UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { performOnRecord } from './perform-on-record';

export const acceptReported: UseCase<'nonconformity.accept', JiraServices> = (services, caller, request) =>
  performOnRecord(services, caller, request, {
    procedure: 'nonconformity.accept',
    needsQualityManager: true,
    decide: (record, { me }) =>
      acceptNonconformity(record, request, { accountId: me.accountId, name: me.name }, caller.at),
  });
