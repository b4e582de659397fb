/**
 * The quality manager plans a correction: what, who, until when. The owner must be an active person of the site. [NC-4, NC-15]
 */
import { planCorrection } from '../../domain/nonconformity/decide-record';
import { refuse } from '../../kernel/result';
import { refusal, type UseCase } from '../use-case';
import type { JiraServices } from './jira-services';
import { performOnRecord } from './perform-on-record';

export const planCorrectionOfRecord: UseCase<'nonconformity.planCorrection', JiraServices> = async (
  services,
  caller,
  request,
) => {
  const owner = (await services.confluence.people.people('user', [request.owner])).get(request.owner);
  if (owner === undefined || !owner.isActive || owner.isApp) {
    return refuse(refusal('unknownPerson', 'NC-4', { id: request.owner }));
  }
  const { correction, dueOn } = request;
  return performOnRecord(services, caller, request, {
    procedure: 'nonconformity.planCorrection',
    needsQualityManager: true,
    decide: (record) =>
      planCorrection(record, { correction, owner: { accountId: owner.accountId, name: owner.name }, dueOn }),
  });
};
