/**
 * Events of the life cycle beside the rounds: labels, dates, releases, periodic reviews, withdrawal, hold, distribution and
 * announcements. Stored for ever, like those of `events.ts`.
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { Person } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { EffectiveWhen } from './effective-when';
import type { ApprovalGate } from './gate';
import type { DeferredBecause, DistributionList, ReviewOutcome } from './life-cycle';
import type { PageVersionStamp, Signature } from './signature';
import type { Contributor, FrozenContent } from './state';

interface InRevision {
  readonly label: string;
}
interface InRound extends InRevision {
  readonly round: number;
}

/** A draft became the minor revision of the one in force, or a major one again, before it was submitted. [DC-27] */
export interface RevisionRelabelled extends InRevision {
  readonly type: 'RevisionRelabelled';
  readonly to: string;
  readonly lastOrdinal: number;
  readonly lastMinor: number;
  readonly at: Instant;
}
export interface MinorConfirmed extends InRound {
  readonly type: 'MinorConfirmed';
  readonly signature: Signature;
}
/** Somebody other than the author said when the revision is to take effect. [DC-23] */
export interface EffectPlanned extends InRound {
  readonly type: 'EffectPlanned';
  readonly when: EffectiveWhen;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface EffectiveDeferred extends InRound {
  readonly type: 'EffectiveDeferred';
  readonly because: DeferredBecause;
  /** In words, what was found. */
  readonly why: string;
  readonly at: Instant;
}
/** The page was edited between approval and effect. [DC-26] */
export interface ApprovedTextEdited extends InRound {
  readonly type: 'ApprovedTextEdited';
  readonly page: PageVersionStamp;
  readonly by: Person;
  readonly title: string;
  readonly at: Instant;
}
/** An emergency release: content frozen, signed by one quality manager, effective in the same commit. [DC-30] */
export interface RevisionReleased extends InRound {
  readonly type: 'RevisionReleased';
  readonly content: FrozenContent;
  readonly contributors: readonly Contributor[];
  readonly signature: Signature;
  readonly at: Instant;
}

export interface PeriodicallyReviewed extends InRevision {
  readonly type: 'PeriodicallyReviewed';
  readonly outcome: ReviewOutcome;
  readonly signature: Signature;
  readonly wasDueOn: CalendarDate | null;
  /** Moved only when the revision is still valid. */
  readonly nextReviewOn: CalendarDate | null;
}
export interface WithdrawalProposed extends InRound {
  readonly type: 'WithdrawalProposed';
  readonly why: string;
  readonly replacement: string | null;
  readonly usedIn: readonly string[];
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  readonly signature: Signature;
}
export interface WithdrawalSigned extends InRound {
  readonly type: 'WithdrawalSigned';
  readonly stepId: string;
  readonly signature: Signature;
}
export interface WithdrawalEnded extends InRound {
  readonly type: 'WithdrawalEnded';
  readonly how: 'rejected' | 'recalled';
  readonly signature: Signature;
}

/** A step of a withdrawal, as one of a round. [AG-74] */
export interface WithdrawalStepReassigned extends InRound {
  readonly type: 'WithdrawalStepReassigned';
  readonly stepId: string;
  readonly from: Person | null;
  readonly to: Person;
  /** How many may sign the step since. */
  readonly asked?: number;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface WithdrawalStepEscalated extends InRound {
  readonly type: 'WithdrawalStepEscalated';
  readonly stepId: string;
  readonly dueOn: CalendarDate;
  readonly at: Instant;
}
export interface WithdrawalApproverInactive extends InRound {
  readonly type: 'WithdrawalApproverInactive';
  readonly stepId: string;
  readonly person: Person;
  readonly at: Instant;
}

export interface PlacedOnHold {
  readonly type: 'PlacedOnHold';
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface HoldEnded {
  readonly type: 'HoldEnded';
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
/** A periodic review is wanted earlier than it would fall due. [BK-7] */
export interface ReviewAskedFor {
  readonly type: 'ReviewAskedFor';
  readonly label: string;
  readonly from: CalendarDate | null;
  readonly dueOn: CalendarDate;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface DistributionChanged {
  readonly type: 'DistributionChanged';
  readonly from: DistributionList;
  readonly to: DistributionList;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
/** Of another type from its next round on; the number stays. [DC-74] */
export interface TypeAssigned {
  readonly type: 'TypeAssigned';
  readonly from: DocumentTypeCode;
  readonly to: DocumentTypeCode;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
/** Held to the approval of that type from its next round on; null: of its own. [AG-72] */
export interface GateAssigned {
  readonly type: 'GateAssigned';
  readonly from: DocumentTypeCode | null;
  readonly to: DocumentTypeCode | null;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
/** The distribution list was told, once. [DC-42] */
export interface RevisionAnnounced extends InRevision {
  readonly type: 'RevisionAnnounced';
  readonly what: 'effective' | 'withdrawn';
  readonly people: readonly Person[];
  /** Visible in the comment, so that it is found again. */
  readonly mark: string;
  readonly commentId: string;
  readonly at: Instant;
}

/** Of the revision in work. */
export type WorkEvent =
  | RevisionRelabelled
  | MinorConfirmed
  | EffectPlanned
  | EffectiveDeferred
  | ApprovedTextEdited
  | RevisionReleased;
/** Of the document and what is in force. */
export type StandingEvent =
  | PeriodicallyReviewed
  | ReviewAskedFor
  | WithdrawalProposed
  | WithdrawalSigned
  | WithdrawalEnded
  | WithdrawalStepReassigned
  | WithdrawalStepEscalated
  | WithdrawalApproverInactive
  | PlacedOnHold
  | HoldEnded
  | DistributionChanged
  | TypeAssigned
  | GateAssigned
  | RevisionAnnounced;
