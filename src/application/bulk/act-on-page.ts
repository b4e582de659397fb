/**
 * One page of many: the command a person would give on the page, by the same use case and with the same rules. The command id
 * follows from job and page, so that a page taken up again after a crash gets its first outcome. [BK-3]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { WireRefusal } from '../../contract/wire';
import type { Result } from '../../kernel/result';
import { assignGate, assignType } from '../document-control/assign-type';
import { changeOwner } from '../document-control/govern-document';
import { registerDocument } from '../document-control/register-document';
import { requestReview } from '../document-control/request-review';
import { submitRevision } from '../document-control/submit-revision';
import type { JiraServices } from '../nonconformity/jira-services';
import { type Caller, systemCommandId } from '../use-case';
import type { BulkJob, BulkPage } from './bulk-job';

export function actOnPage(
  services: JiraServices,
  caller: Caller,
  { jobId, body }: BulkJob,
  { pageId, pageVersion }: BulkPage,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { action } = body;
  const command = { commandId: systemCommandId(`bulk ${jobId} ${pageId}`), pageId };
  switch (action.kind) {
    case 'register': {
      const { typeCode, owner } = action;
      return registerDocument(services, caller, { ...command, typeCode, ...(owner === undefined ? {} : { owner }) });
    }
    case 'assignType':
      return assignType(services, caller, { ...command, typeCode: action.typeCode, reason: action.reason });
    case 'assignGate':
      return assignGate(services, caller, { ...command, typeCode: action.typeCode, reason: action.reason });
    case 'changeOwner':
      return changeOwner(services, caller, { ...command, owner: action.owner, reason: action.reason });
    case 'submit':
      return submitRevision(services, caller, { ...command, pageVersion, reason: action.reason, confirmed: true });
    case 'askForReview':
      return requestReview(services, caller, { ...command, dueOn: action.dueOn, reason: action.reason });
  }
}
