/**
 * What can happen to a nonconformity, in past tense. Events carry the people and times the state needs, so that a stream is
 * read without its envelope; the envelope (`commit`) adds who commanded it and the digest chain.
 */
import type { Person } from '../../kernel/actor';
import type { IssueId, PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { IssueReference, IssueTarget } from './linked-issue';
import type { Acceptance, Closure, Settlement } from './nonconformity';

export interface NonconformityRaised {
  readonly type: 'NonconformityRaised';
  readonly number: string;
  readonly what: string;
  readonly where: string;
  readonly reporter: Person;
  readonly reportedAt: Instant;
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  /** Where a browser found the page then; for the link back from Jira. */
  readonly pageAddress: string | null;
  readonly documentNumber: string | null;
  readonly revisionLabel: string | null;
  /** Null: the space names no Jira project and the record stands alone. */
  readonly issue: { readonly intentId: string; readonly target: IssueTarget } | null;
}
export interface NonconformityWithdrawn {
  readonly type: 'NonconformityWithdrawn';
  readonly reason: string;
}
export interface IssueLinked {
  readonly type: 'IssueLinked';
  readonly issue: IssueReference;
}
/** A second issue of the same record turned up. */
export interface IssueDoubled {
  readonly type: 'IssueDoubled';
  readonly issue: IssueReference;
}
/** Jira's answer never arrived: the issue may or may not exist. */
export interface IssueOutcomeUnknown {
  readonly type: 'IssueOutcomeUnknown';
  readonly intentId: string;
  readonly at: Instant;
}
export interface IssueSearchExhausted {
  readonly type: 'IssueSearchExhausted';
  readonly intentId: string;
}
export interface IssueAskedForAgain {
  readonly type: 'IssueAskedForAgain';
  readonly intentId: string;
  readonly target: IssueTarget;
  readonly at: Instant;
}
/** Jira refused an issue of a record that stands anyway (a second attempt, or accepted meanwhile). */
export interface IssueRefused {
  readonly type: 'IssueRefused';
  readonly intentId: string;
  readonly reason: string;
  readonly at: Instant;
}
export interface IssueDeleted {
  readonly type: 'IssueDeleted';
  readonly issueId: IssueId;
  readonly at: Instant;
}
export interface NonconformityAccepted {
  readonly type: 'NonconformityAccepted';
  readonly acceptance: Acceptance;
}
export interface NonconformityRejected {
  readonly type: 'NonconformityRejected';
  readonly rejection: Settlement;
}
export interface CorrectionPlanned {
  readonly type: 'CorrectionPlanned';
  readonly correctionNumber: number;
  readonly correction: string;
  readonly owner: Person;
  readonly dueOn: CalendarDate;
}
export interface CorrectionCompleted {
  readonly type: 'CorrectionCompleted';
  readonly correctionNumber: number;
  readonly outcome: string;
  readonly completedBy: Person;
  readonly completedAt: Instant;
}
export interface NonconformityClosed {
  readonly type: 'NonconformityClosed';
  readonly closure: Closure;
}

export type NonconformityEvent =
  | NonconformityRaised
  | NonconformityWithdrawn
  | IssueLinked
  | IssueDoubled
  | IssueOutcomeUnknown
  | IssueSearchExhausted
  | IssueAskedForAgain
  | IssueRefused
  | IssueDeleted
  | NonconformityAccepted
  | NonconformityRejected
  | CorrectionPlanned
  | CorrectionCompleted
  | NonconformityClosed;
