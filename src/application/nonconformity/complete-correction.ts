/**
 * The owner of a correction, or a quality manager, says that it is done and what came of it. [NC-5]
 */
import { completeCorrection } from '../../domain/nonconformity/decide-record';
import type { UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { performOnRecord } from './perform-on-record';

export const completeCorrectionOfRecord: UseCase<'nonconformity.completeCorrection', JiraServices> = (
  services,
  caller,
  request,
) =>
  performOnRecord(services, caller, request, {
    procedure: 'nonconformity.completeCorrection',
    needsQualityManager: false,
    decide: (record, { me }, isQualityManager) =>
      completeCorrection(record, request, { accountId: me.accountId, name: me.name, isQualityManager }, caller.at),
  });
