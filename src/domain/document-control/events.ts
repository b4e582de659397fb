/**
 * What can have happened to a controlled document. Stored for ever: fields are added, never renamed or given another meaning.
 */
import type { Person } from '../../kernel/actor';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { StepShortage } from './eligible-signers';
import type { Contributor, FrozenContent, Returned, Submission } from './state';
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
  readonly because: 'registered' | 'started' | 'pageChanged';
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
}
/** After preparation some step had fewer people who may sign than its quorum. [AG-11] */
export interface RoundNotOpened extends InRound {
  readonly type: 'RoundNotOpened';
  readonly steps: readonly StepShortage[];
  readonly contributors: readonly Contributor[];
  readonly at: Instant;
}
export interface StepSigned extends InRound {
  readonly type: 'StepSigned';
  readonly stepId: string;
  readonly signature: Signature;
}
/** Somebody tried to approve their own work. [AG-7] */
export interface SigningRefused extends InRound {
  readonly type: 'SigningRefused';
  readonly stepId: string;
  readonly person: Person;
  readonly because: 'approverIsAuthor' | 'approverContributed';
  /** Page versions that prove the contribution. */
  readonly versions: readonly number[];
  readonly at: Instant;
}
export interface RevisionApproved extends InRound {
  readonly type: 'RevisionApproved';
  readonly at: Instant;
}
export interface RevisionMadeEffective extends InRevision {
  readonly type: 'RevisionMadeEffective';
  readonly at: Instant;
  readonly nextReviewOn: CalendarDate | null;
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
  readonly at: Instant;
}
export interface PageChanged {
  readonly type: 'PageChanged';
  readonly page: PageVersionStamp;
  readonly by: Person;
  readonly title: string;
  readonly at: Instant;
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
}
export interface NumberCancelled {
  readonly type: 'NumberCancelled';
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}

export type DocumentEvent =
  | DocumentRegistered
  | RevisionOpened
  | RevisionSubmitted
  | RoundOpened
  | RoundReturned
  | RoundNotOpened
  | StepSigned
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
  | NumberCancelled;
