/**
 * What can have happened to a controlled document. Stored for ever: fields are added, never renamed or given another meaning.
 */
import type { Person } from '../../kernel/actor';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { DependencyEvent } from './dependencies';
import type { DriftEvent } from './drift';
import type { StepShortage } from './eligible-signers';
import type { OpenedBecause } from './life-cycle';
import type { StandingEvent, WorkEvent } from './life-cycle-events';
import type { ContentChange, Contributor, FrozenContent, Returned, Submission } from './state';
import type { PagePlace } from './page-place';
import type { PlaceChanged, RoundEvent } from './round-events';
import type { RetentionEvent } from './retention';
import type { PageVersionStamp, Signature } from './signature';

interface InRevision {
  readonly label: string;
}
interface InRound extends InRevision {
  readonly round: number;
}

export interface DocumentRegistered {
  readonly type: 'DocumentRegistered';
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly title: string;
  readonly owner: Person;
  /** Revisions up to this one were issued before and are not held here. */
  readonly legacyRevision: number | null;
  readonly at: Instant;
}
export interface RevisionOpened extends InRevision {
  readonly type: 'RevisionOpened';
  readonly ordinal: number;
  readonly because: OpenedBecause;
  /** Of a reinstatement. [DC-36] */
  readonly signature?: Signature;
  readonly at: Instant;
}
export interface RevisionSubmitted extends InRound {
  readonly type: 'RevisionSubmitted';
  readonly submission: Submission;
}
export interface RoundOpened extends InRound {
  readonly type: 'RoundOpened';
  readonly content: FrozenContent;
  readonly contributors: readonly Contributor[];
  readonly authorSignature: Signature;
  /** Where the page stood; absent before it was recorded. [DC-54] */
  readonly place?: PagePlace;
  /** By step, how many could sign when the round opened; absent in rounds opened before it was counted. [AG-12] */
  readonly asked?: Readonly<Record<string, number>>;
  readonly at: Instant;
}
export interface RoundReturned extends InRound {
  readonly type: 'RoundReturned';
  readonly kind: Exclude<Returned['kind'], 'nobodyEligible'>;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
  /** Of a rejection or a recall; null when the content changed. */
  readonly signature: Signature | null;
  /** What changed, part by part, when the content did. */
  readonly changes?: readonly ContentChange[];
}
/** After preparation some step had fewer people who may sign than its quorum. [AG-11] */
export interface RoundNotOpened extends InRound {
  readonly type: 'RoundNotOpened';
  readonly steps: readonly StepShortage[];
  readonly contributors: readonly Contributor[];
  readonly at: Instant;
}
/** Submitting was refused, because some step had fewer people who may sign than its quorum. [AG-10] */
export interface SubmissionRefused extends InRound {
  readonly type: 'SubmissionRefused';
  readonly steps: readonly StepShortage[];
  readonly by: Person;
  readonly at: Instant;
}
export interface StepSigned extends InRound {
  readonly type: 'StepSigned';
  readonly stepId: string;
  readonly signature: Signature;
}
/** A rejection that did not end the round, because a majority must reject. [AG-13] */
export interface StepRejected extends InRound {
  readonly type: 'StepRejected';
  readonly stepId: string;
  readonly signature: Signature;
}
/** Somebody tried to approve their own work. [AG-7] */
export interface SigningRefused extends InRound {
  readonly type: 'SigningRefused';
  readonly stepId: string;
  readonly person: Person;
  readonly because: 'approverIsAuthor' | 'approverContributed';
  /** Who tried, when it was not the person themselves but their delegate. [AG-42] */
  readonly tried?: Person;
  /** Page versions that prove the contribution. */
  readonly versions: readonly number[];
  readonly at: Instant;
}
export interface RevisionApproved extends InRound {
  readonly type: 'RevisionApproved';
  /** The day it waits for; absent: effective at once, in the same commit. [DC-21] */
  readonly effectiveOn?: CalendarDate;
  readonly at: Instant;
}
export interface RevisionMadeEffective extends InRevision {
  readonly type: 'RevisionMadeEffective';
  readonly at: Instant;
  readonly nextReviewOn: CalendarDate | null;
  /** The day it was planned for, when it was not at once. [DC-22] */
  readonly plannedOn?: CalendarDate;
  /** Of an emergency release. [DC-31] */
  readonly temporaryUntil?: CalendarDate;
}
export interface RevisionSuperseded extends InRevision {
  readonly type: 'RevisionSuperseded';
  readonly by: string;
  readonly at: Instant;
}
export interface RevisionAbandoned extends InRevision {
  readonly type: 'RevisionAbandoned';
  readonly by: Person;
  readonly why: string;
  /** Absent in what was abandoned before it was signed, and when a withdrawal or cancellation ended the draft. [DC-35] */
  readonly signature?: Signature;
  readonly at: Instant;
}
export interface PageChanged {
  readonly type: 'PageChanged';
  readonly page: PageVersionStamp;
  readonly by: Person;
  readonly title: string;
  readonly at: Instant;
  /** In words, what differs from the text in force. */
  readonly change?: string;
}
export interface PageMatchesAgain {
  readonly type: 'PageMatchesAgain';
  readonly page: PageVersionStamp;
  readonly at: Instant;
}
export interface TitleNoted {
  readonly type: 'TitleNoted';
  readonly title: string;
}
export interface PageGone {
  readonly type: 'PageGone';
  readonly how: 'trashed' | 'deleted';
  readonly by: AccountId | null;
  readonly at: Instant;
}
export interface PageBack {
  readonly type: 'PageBack';
  readonly at: Instant;
}
export interface OwnerChanged {
  readonly type: 'OwnerChanged';
  readonly from: Person;
  readonly to: Person;
  readonly why: string;
}
export interface DocumentWithdrawn {
  readonly type: 'DocumentWithdrawn';
  readonly signature: Signature;
  readonly replacement?: string;
}
export interface NumberCancelled {
  readonly type: 'NumberCancelled';
  readonly by: Person;
  readonly why: string;
  /** Absent in what was cancelled before it was signed. [DC-35] */
  readonly signature?: Signature;
  readonly at: Instant;
}

export type DocumentEvent =
  | DocumentRegistered
  | RevisionOpened
  | RevisionSubmitted
  | RoundOpened
  | RoundReturned
  | RoundNotOpened
  | SubmissionRefused
  | StepSigned
  | StepRejected
  | SigningRefused
  | RevisionApproved
  | RevisionMadeEffective
  | RevisionSuperseded
  | RevisionAbandoned
  | PageChanged
  | PageMatchesAgain
  | TitleNoted
  | PageGone
  | PageBack
  | OwnerChanged
  | DocumentWithdrawn
  | NumberCancelled
  | WorkEvent
  | RoundEvent
  | PlaceChanged
  | DriftEvent
  | RetentionEvent
  | DependencyEvent
  | StandingEvent;
