/**
 * Periodic review of a document in force: still valid, to be revised or to be withdrawn; signed. [DC-37, DC-38, DC-39]
 */
import type { DocumentAnswer } from '../../contract/document-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { reviewPeriodically } from '../../domain/document-control/decide-review';
import type { WithdrawalProposal } from '../../domain/document-control/decide-withdrawal';
import { accept, type Result } from '../../kernel/result';
import { headKey, siteSettingsStream } from '../keys';
import type { Caller, Services } from '../use-case';
import { performOnDocument } from './perform-on-document';
import { withdrawalProposed } from './withdraw-document';
import { signingNow } from './work-on-revision';

export function reviewDocument(
  services: Services,
  caller: Caller,
  request: RequestOf<'document.review'>,
): Promise<Result<DocumentAnswer, WireRefusal>> {
  const { outcome, comment, contentDigest } = request;
  return performOnDocument<WithdrawalProposal | null>(services, caller, {
    procedure: 'document.review',
    request,
    // The owner or a quality manager: decided with the rest, so that the answer names the owner.
    may: () => true,
    signs: { factors: request.factors, meaning: () => (outcome === 'withdraw' ? 'withdrawn' : 'stillValid') },
    onDemands: 'approval',
    gather: async (scene) =>
      accept(
        outcome === 'withdraw' ? await withdrawalProposed(services, scene, { ...request, reason: comment }) : null,
      ),
    checks: [headKey(siteSettingsStream)],
    decide: (document, scene, withdrawal) =>
      reviewPeriodically(document, {
        ...signingNow(scene),
        outcome,
        comment,
        contentDigest,
        isQualityManager: scene.roles.has('qualityManager'),
        withdrawal,
      }),
  });
}
