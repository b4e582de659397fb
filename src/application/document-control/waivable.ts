/**
 * Small firm: who is asked to approve their own work and could, if the quality manager in front of the screen waived it. Asked
 * only of a quality manager, while such a round is open. [AG-52]
 */
import type { DocumentView } from '../../contract/document-answers';
import { mayNotSign } from '../../domain/document-control/decide-signing';
import { stepsThatAre } from '../../domain/document-control/gate';
import { askingNow } from '../../domain/document-control/reassignment';
import { type ControlledDocument, signedSteps, workOf } from '../../domain/document-control/state';
import type { Services } from '../use-case';
import type { Scene } from './scene';
import { findCandidates } from './signers';

export async function findWaivable(
  services: Services,
  scene: Scene,
  document: ControlledDocument,
): Promise<DocumentView['waivable']> {
  const review = workOf(document);
  if (review?.state !== 'inReview' || !scene.roles.has('qualityManager')) return [];
  if (review.submission.rules?.separation !== 'smallFirm') return [];
  const signed = signedSteps(review);
  const { gate } = review.submission;
  const waiting = [...stepsThatAre('open', gate, signed), ...stepsThatAre('waiting', gate, signed)];
  const asking = waiting.map((step) => askingNow(review, step).step);
  const candidates = await findCandidates(services, 'user', scene.settings, asking, document.owner);
  return candidates.flatMap(({ step, people }) =>
    people
      .filter((one) => one.accountId !== scene.me.accountId && mayNotSign(review, step, one.accountId) !== null)
      .map((person) => ({ stepId: step.stepId, person })),
  );
}
