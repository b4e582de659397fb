/**
 * When the stage of a step opened, when the step falls due, and when an overdue one is escalated, once. An approver whose
 * account is no longer active is flagged, once a round. [AG-46, AG-47; A5, A7]
 */
import type { Person } from '../../kernel/actor';
import type { DaysOff } from '../../kernel/working-days';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { type GateStep, stepsThatAre } from './gate';
import type { RoundEvent } from './round-events';
import type { DocumentState, RevisionInReview } from './state';
import { signedSteps, workOf } from './state';
import { escalatesOn, stepDueOn } from './step-due';
import { nothing, type Verdict, yes } from './verdict';

/** The last signature of the stages before it, or the opening of the round. */
export function stageOpenedAt(review: RevisionInReview, step: GateStep): Instant {
  const before = new Set(review.submission.gate.filter((one) => one.stage < step.stage).map((one) => one.stepId));
  const signedAt = review.signings.filter((one) => before.has(one.stepId)).map((one) => one.signedAt);
  return signedAt.reduce((latest, at) => (at > latest ? at : latest), review.inReviewSince);
}

export function dueOf(review: RevisionInReview, step: GateStep, daysOff: DaysOff): CalendarDate {
  return stepDueOn(stageOpenedAt(review, step), step, daysOff);
}

export function isEscalated(review: RevisionInReview, step: GateStep): boolean {
  return (review.escalated ?? []).some((one) => one.stepId === step.stepId);
}

export interface RoundSeen {
  /** Asked by open steps, but without an active account. */
  readonly inactive: readonly { readonly stepId: string; readonly person: Person }[];
  readonly daysOff: DaysOff;
  readonly at: Instant;
}

/** What there is to tell about a round that waits. */
export function watchRound(document: DocumentState, { inactive, daysOff, at }: RoundSeen): Verdict {
  const review = workOf(document);
  if (review?.state !== 'inReview') return nothing;
  const { label, round, submission } = review;
  const today = dayOf(at);
  const open = stepsThatAre('open', submission.gate, signedSteps(review));
  const escalated = open
    .filter((step) => !isEscalated(review, step) && today > escalatesOn(stageOpenedAt(review, step), step, daysOff))
    .map(
      (step): RoundEvent => ({
        type: 'StepEscalated',
        label,
        round,
        stepId: step.stepId,
        dueOn: dueOf(review, step, daysOff),
        at,
      }),
    );
  const flagged = inactive
    .filter(({ stepId }) => open.some((step) => step.stepId === stepId))
    .filter((one) => !isFlagged(review, one.stepId, one.person))
    .map(({ stepId, person }): RoundEvent => {
      return { type: 'InactiveApproverFlagged', label, round, stepId, person, at };
    });
  return yes(...escalated, ...flagged);
}

function isFlagged(review: RevisionInReview, stepId: string, person: Person): boolean {
  return (review.inactive ?? []).some((one) => one.stepId === stepId && one.person.accountId === person.accountId);
}
