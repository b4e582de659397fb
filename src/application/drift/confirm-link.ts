/**
 * The owner looked at a link to a document that changed and leaves it as it is, with a reason. [UI-4]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { confirmDependency } from '../../domain/document-control/dependencies';
import { type Result, refuse } from '../../kernel/result';
import { performOnDocument } from '../document-control/perform-on-document';
import { isOwner, mayControlDocuments } from '../document-control/scene';
import { personOf } from '../document-control/work-on-revision';
import { type Caller, refusal, type Services } from '../use-case';

export async function confirmLink(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.confirmLink'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { target, reason } = request;
  // Nobody confirms what they cannot read; where it leads is not theirs to learn. [UI-5]
  const readable = await services.confluence.pages.readable([target]);
  if (!readable.has(target)) return refuse(refusal('noLinkToCheck', 'UI-5'));
  return performOnDocument(services, caller, {
    procedure: 'document.confirmLink',
    request,
    // Who may is said by the rule, which names the owner.
    may: () => true,
    decide: (document, scene) =>
      confirmDependency(document, {
        target,
        by: personOf(scene),
        mayConfirm: isOwner(scene) || mayControlDocuments(scene),
        reason,
        at: scene.at,
      }),
  });
}
