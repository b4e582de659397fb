/**
 * What the events around the signatures of a round make of it. [AG-44 … AG-53]
 */
import { withAsked } from './gate';
import type { RoundEvent } from './round-events';
import type { RevisionInReview } from './state';

export function evolveRound(review: RevisionInReview, event: RoundEvent): RevisionInReview {
  const { stepId } = event;
  switch (event.type) {
    case 'StepReassigned': {
      const { from, to, asked } = event;
      const { submission } = review;
      const gate = asked === undefined ? submission.gate : withAsked(submission.gate, { [stepId]: asked });
      const reassigned = [...(review.reassigned ?? []), { stepId, from, to }];
      return { ...review, submission: { ...submission, gate }, reassigned };
    }
    case 'StepEscalated':
      return { ...review, escalated: [...(review.escalated ?? []), { stepId, at: event.at }] };
    case 'InactiveApproverFlagged':
      return { ...review, inactive: [...(review.inactive ?? []), { stepId, person: event.person }] };
    case 'SeparationWaived': {
      const { person, signature } = event;
      const { signer: by } = signature;
      return { ...review, waivers: [...(review.waivers ?? []), { stepId, accountId: person.accountId, by }] };
    }
  }
}
