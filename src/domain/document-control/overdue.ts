/**
 * When the stage of a step opened, when the step falls due, and when an overdue one is escalated, once. An approver whose
 * account is no longer active is flagged, once a round. [AG-46, AG-47, AG-75; A5, A7]
 */
import type { Person } from '../../kernel/actor';
import type { DaysOff } from '../../kernel/working-days';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { type ApprovalGate, type GateStep, stepsThatAre } from './gate';
import type { WithdrawalRound } from './life-cycle';
import type { StandingEvent } from './life-cycle-events';
import type { RoundEvent } from './round-events';
import type { DocumentState, RevisionInReview } from './state';
import { signedSteps, workOf } from './state';
import { escalatesOn, stepDueOn } from './step-due';
import { nothing, type Verdict, yes } from './verdict';

/** A round that waits: of a revision, or of a withdrawal. */
type Waiting = RevisionInReview | WithdrawalRound;

function gateOf(round: Waiting): ApprovalGate {
  return 'submission' in round ? round.submission.gate : round.gate;
}

/** The last signature of the stages before it, or the opening of the round. */
export function stageOpenedAt(round: Waiting, step: GateStep): Instant {
  const before = new Set(
    gateOf(round)
      .filter((one) => one.stage < step.stage)
      .map((one) => one.stepId),
  );
  const signedAt = round.signings.filter((one) => before.has(one.stepId)).map((one) => one.signedAt);
  const opened = 'submission' in round ? round.inReviewSince : round.proposedAt;
  return signedAt.reduce((latest, at) => (at > latest ? at : latest), opened);
}

export function dueOf(round: Waiting, step: GateStep, daysOff: DaysOff): CalendarDate {
  return stepDueOn(stageOpenedAt(round, step), step, daysOff);
}

export function isEscalated(round: Waiting, step: GateStep): boolean {
  return (round.escalated ?? []).some((one) => one.stepId === step.stepId);
}

export interface RoundSeen {
  /** Asked by open steps, but without an active account. */
  readonly inactive: readonly { readonly stepId: string; readonly person: Person }[];
  readonly daysOff: DaysOff;
  readonly at: Instant;
}

/** What there is to tell about a round that waits. */
export function watchRound(document: DocumentState, seen: RoundSeen): Verdict {
  const review = workOf(document);
  if (review?.state !== 'inReview') return nothing;
  const { label, round } = review;
  const { at } = seen;
  const { overdue, gone } = lookAt(review, seen);
  return yes(
    ...overdue.map(({ stepId, dueOn }): RoundEvent => ({ type: 'StepEscalated', label, round, stepId, dueOn, at })),
    ...gone.map(({ stepId, person }): RoundEvent => {
      return { type: 'InactiveApproverFlagged', label, round, stepId, person, at };
    }),
  );
}

/** The same of a withdrawal. [AG-75] */
export function watchWithdrawal(document: DocumentState, seen: RoundSeen): Verdict {
  if (document.life !== 'inForce' || document.withdrawalRound === undefined) return nothing;
  const { round } = document.withdrawalRound;
  const { label } = document.effective;
  const { at } = seen;
  const { overdue, gone } = lookAt(document.withdrawalRound, seen);
  return yes(
    ...overdue.map(({ stepId, dueOn }): StandingEvent => {
      return { type: 'WithdrawalStepEscalated', label, round, stepId, dueOn, at };
    }),
    ...gone.map(({ stepId, person }): StandingEvent => {
      return { type: 'WithdrawalApproverInactive', label, round, stepId, person, at };
    }),
  );
}

function lookAt(round: Waiting, { inactive, daysOff, at }: RoundSeen) {
  const today = dayOf(at);
  const open = stepsThatAre('open', gateOf(round), signedSteps(round));
  const overdue = open
    .filter((step) => !isEscalated(round, step) && today > escalatesOn(stageOpenedAt(round, step), step, daysOff))
    .map((step) => ({ stepId: step.stepId, dueOn: dueOf(round, step, daysOff) }));
  const gone = inactive
    .filter(({ stepId }) => open.some((step) => step.stepId === stepId))
    .filter((one) => !isFlagged(round, one.stepId, one.person));
  return { overdue, gone };
}

function isFlagged(round: Waiting, stepId: string, person: Person): boolean {
  return (round.inactive ?? []).some((one) => one.stepId === stepId && one.person.accountId === person.accountId);
}
