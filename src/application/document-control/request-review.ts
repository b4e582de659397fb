/**
 * Asks the owner for a periodic review by a day, as one of many documents. [BK-7]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { WireRefusal } from '../../contract/wire';
import { askForReview } from '../../domain/document-control/ask-for-review';
import type { CommandId, PageId } from '../../kernel/ids';
import type { Result } from '../../kernel/result';
import type { CalendarDate } from '../../kernel/time';
import type { Caller, Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { isOwner, mayControlDocuments } from './scene';
import { personOf } from './work-on-revision';

interface ReviewRequest {
  readonly commandId: CommandId;
  readonly pageId: PageId;
  readonly dueOn: CalendarDate;
  readonly reason: string;
}

export function requestReview(
  services: Services,
  caller: Caller,
  request: ReviewRequest,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { dueOn, reason } = request;
  return performOnDocument(services, caller, {
    procedure: 'bulk.step',
    request,
    may: (scene) => isOwner(scene) || mayControlDocuments(scene),
    decide: (document, scene) => askForReview(document, { dueOn, reason, by: personOf(scene), at: scene.at }),
  });
}
