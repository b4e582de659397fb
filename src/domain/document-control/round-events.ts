/**
 * Events around the signatures of a round: a step given to somebody else, an overdue step escalated, an approver found inactive,
 * a waiver of the separation of duties; and the place of a page, which is flagged and recorded only. Stored for ever, like
 * those of `events.ts`. [AG-44 … AG-53, DC-54]
 */
import type { Person } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { PagePlace } from './page-place';
import type { Signature } from './signature';

interface InRound {
  readonly label: string;
  readonly round: number;
}
interface InStep extends InRound {
  readonly stepId: string;
}

export interface StepReassigned extends InStep {
  readonly type: 'StepReassigned';
  /** Null: the new person is asked beside those who are. */
  readonly from: Person | null;
  readonly to: Person;
  /** How many may sign the step since; absent where it did not change, and before it was counted. [AG-76] */
  readonly asked?: number;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface StepEscalated extends InStep {
  readonly type: 'StepEscalated';
  readonly dueOn: CalendarDate;
  readonly at: Instant;
}
export interface InactiveApproverFlagged extends InStep {
  readonly type: 'InactiveApproverFlagged';
  readonly person: Person;
  readonly at: Instant;
}
/** Small firm: this person may approve their own work in this round, once somebody else has reviewed it. */
export interface SeparationWaived extends InStep {
  readonly type: 'SeparationWaived';
  readonly person: Person;
  /** Of the quality manager, with the reason as its comment. */
  readonly signature: Signature;
}
export type RoundEvent = StepReassigned | StepEscalated | InactiveApproverFlagged | SeparationWaived;

export interface PlaceChanged {
  readonly type: 'PlaceChanged';
  readonly what: 'parent' | 'labels' | 'restrictions';
  /** In words. */
  readonly from: string;
  readonly to: string;
  readonly place: PagePlace;
  /** Null when no event told. */
  readonly by: Person | null;
  readonly at: Instant;
}
