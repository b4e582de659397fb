/**
 * A controlled document as a union: each life and each state of a revision holds exactly the data it has, so that nothing can
 * be read that is not true yet. Transitions stand in `transitions.ts`. (docs/lifecycles/controlled-document.md) [DC-4; A4]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { Reconfirmation } from '../../signature/reconfirmation';
import type { ApprovalGate, FrozenRules, SignedStep, StepMeaning } from './gate';
import type { ChangeRequest } from './change-request';
import type { EffectiveWhen } from './effective-when';
import type { Deferral, DistributionList, Hold, OpenedBecause, PageEdit, PeriodicReview } from './life-cycle';
import type { RevisionKind, WithdrawalRound } from './life-cycle';
import type { KnownDependency } from './dependencies';
import type { KnownDrift } from './drift';
import type { KnownPlace } from './page-place';
import type { Reassignment } from './reassignment';
import type { KnownRetention } from './retention';
import type { PageVersionStamp, Signature } from './signature';

export interface Identity {
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly legacyRevision: number | null;
  readonly registeredAt: Instant;
}

/** Why a round ended without approval. */
export interface Returned {
  readonly kind: 'rejected' | 'recalled' | 'contentChanged' | 'nobodyEligible';
  /** Null when nobody sent it back: the round could not open. */
  readonly by: Person | null;
  readonly at: Instant;
  readonly why: string;
  readonly author: Person;
  /** Why the revision was made, to begin the next round with; absent in what was stored before it was kept. */
  readonly reason?: string;
}

/** What the author handed in. */
export interface Submission {
  readonly author: Person;
  readonly submittedAt: Instant;
  readonly reason: string;
  readonly title: string;
  readonly page: PageVersionStamp;
  readonly gate: ApprovalGate;
  /** Digest of steps, rejection, separation and minor policy as they were frozen (`approvalRulesIn`). */
  readonly gateDigest: string;
  /** What else the configuration said; absent in what was submitted before types were configured. */
  readonly rules?: FrozenRules;
  /** Absent in what was stored before it could be chosen: at once. [DC-21] */
  readonly effective?: EffectiveWhen;
  /** Absent: major. [DC-27] */
  readonly kind?: RevisionKind;
  /** The Jira issue in which the change was asked for; absent when none was named. [DC-71] */
  readonly changeRequest?: ChangeRequest;
  /** Of an emergency release: in whose place it was signed. [AG-71] */
  readonly onBehalfOf?: Person;
  /** How the author's signature was confirmed; absent before it was recorded. */
  readonly reconfirmation?: Reconfirmation;
}

/** The content as frozen for a round; its text lies in the snapshot of the same digest. */
export interface FrozenContent {
  readonly contentDigest: string;
  readonly snapshotParts: number;
  /** Digest over id, version, file id and size of every attachment, compared at signing. */
  readonly listingDigest: string;
  /** Attachments whose bytes could not be read for a digest. */
  readonly undigested: readonly string[];
  /** Pages the text shows as its own; absent when there are none, and in what was frozen before they counted. [DC-50] */
  readonly included?: readonly IncludedStamp[];
  /** Digest of what the page itself holds, where what macros showed is frozen beside it. [DC-83] */
  readonly pageDigest?: string;
}

/** What the page, read again, is compared with: macros that show something else today are no edit. [DC-83] */
export function digestOfPage({ contentDigest, pageDigest }: FrozenContent): string {
  return pageDigest ?? contentDigest;
}

/** An included page as it was when its text was frozen. */
export interface IncludedStamp extends PageVersionStamp {
  readonly pageId: PageId;
  readonly title: string;
}

/** One part of a frozen content that is no longer as it was, and by whom, where Confluence tells. [DC-9, DC-51] */
export interface ContentChange {
  readonly kind: 'body' | 'title' | 'attachment' | 'includedPage';
  /** Of the attachment or the included page. */
  readonly name: string | null;
  readonly by: Person | null;
}

/** Somebody whose edits survive in the frozen text, with the page versions that prove it. */
export interface Contributor {
  readonly accountId: AccountId;
  readonly versions: readonly number[];
}

/** Who signed which step and when; the full signature is put together in `signatures-of.ts`. */
export interface StepSigning {
  readonly stepId: string;
  readonly signer: Person;
  readonly onBehalfOf?: Person;
  readonly meaning: StepMeaning;
  readonly signedAt: Instant;
  readonly reconfirmation?: Reconfirmation;
}

/** A rejection where a majority must reject: signed, and the round goes on. */
export interface StepRejection {
  readonly stepId: string;
  readonly signer: Person;
  readonly onBehalfOf?: Person;
  readonly signedAt: Instant;
  readonly comment: string;
  readonly reconfirmation?: Reconfirmation;
}

interface RevisionInWork {
  readonly label: string;
  /** Rounds count from 1 within a revision. */
  readonly round: number;
  readonly openedAt: Instant;
}
export interface DraftRevision extends RevisionInWork {
  readonly state: 'draft';
  readonly openedBecause: OpenedBecause;
  readonly returned: Returned | null;
}
export interface PreparingRevision extends RevisionInWork {
  readonly state: 'preparing';
  readonly submission: Submission;
}
export interface RevisionInReview extends RevisionInWork {
  readonly state: 'inReview';
  readonly submission: Submission;
  readonly content: FrozenContent;
  readonly contributors: readonly Contributor[];
  readonly signings: readonly StepSigning[];
  /** Rejections that did not end the round; absent when there are none. [AG-13] */
  readonly rejections?: readonly StepRejection[];
  /** `<stepId> <accountId>` of refusals already on record in this round. */
  readonly refused: readonly string[];
  readonly inReviewSince: Instant;
  /** Steps given to somebody else, in order. [AG-44] */
  readonly reassigned?: readonly Reassignment[];
  /** Steps escalated because they were overdue. [AG-46] */
  readonly escalated?: readonly { readonly stepId: string; readonly at: Instant }[];
  /** Asked, but without an active account. [AG-47] */
  readonly inactive?: readonly { readonly stepId: string; readonly person: Person }[];
  /** Small firm: who may approve their own work in this round. [AG-52] */
  readonly waivers?: readonly { readonly stepId: string; readonly accountId: AccountId; readonly by: Person }[];
  /** When it is to take effect, where somebody decided otherwise than the author. [DC-23] */
  readonly planned?: EffectiveWhen;
  /** The quality manager who confirmed that the revision is minor. [DC-28] */
  readonly minorConfirmed?: { readonly by: Person; readonly at: Instant };
}
/** All steps are signed: it rests here until its day, or passes through in the commit that makes it effective. [DC-21] */
export interface ApprovedRevision extends Omit<RevisionInReview, 'state'> {
  readonly state: 'approved';
  readonly approvedAt: Instant;
  /** Null: at once. */
  readonly effectiveOn: CalendarDate | null;
  readonly deferred: Deferral | null;
  /** An edit of the page since the approval: the frozen text takes effect all the same. [DC-26] */
  readonly edited: PageEdit | null;
}
export type WorkRevision = DraftRevision | PreparingRevision | RevisionInReview | ApprovedRevision;

export interface EffectiveRevision {
  readonly label: string;
  readonly round: number;
  readonly submission: Submission;
  readonly content: FrozenContent;
  readonly signings: readonly StepSigning[];
  readonly effectiveAt: Instant;
  readonly nextReviewOn: CalendarDate | null;
  /** The day it was planned for, when it rested approved; `effectiveAt` is when it really happened. [DC-22] */
  readonly plannedOn?: CalendarDate;
  /** Of an emergency release: the full round is due by then. [DC-31] */
  readonly temporaryUntil?: CalendarDate;
  readonly lastReview?: PeriodicReview;
}

interface Controlled {
  readonly identity: Identity;
  readonly owner: Person;
  readonly title: string;
  /** The highest revision label given so far. */
  readonly lastOrdinal: number;
  /** The highest minor label given since the last major revision. */
  readonly lastMinor?: number;
  readonly hold?: Hold;
  readonly distribution?: DistributionList;
  /** The last announcement made: `effective 3`, `withdrawn 3`. [DC-42] */
  readonly announced?: string;
  /** How many withdrawals were proposed so far, over all revisions: a number is of one round only. [DC-73] */
  readonly withdrawalRounds?: number;
  /** The type whose approval the next round is held to; absent: its own. [AG-72] */
  readonly gateOf?: DocumentTypeCode;
  readonly page: 'live' | 'trashed' | 'deleted';
  /** Parent, labels and restrictions since the last round opened; absent in what was opened before. [DC-54] */
  readonly place?: KnownPlace;
  /** Found by the drift scan; absent when there is nothing. [DR-2, DR-3] */
  readonly drift?: KnownDrift;
  /** What became of documents the text in force refers to; absent while nothing did. [UI-2] */
  readonly dependencies?: readonly KnownDependency[];
  /** Of revisions that went out of force; absent while there is none and nothing is held. [RD-1] */
  readonly retention?: KnownRetention;
}
export interface NotControlled {
  readonly life: 'none';
}
export interface NumberedDocument extends Controlled {
  readonly life: 'numbered';
  readonly work: WorkRevision | null;
}
export interface DocumentInForce extends Controlled {
  readonly life: 'inForce';
  readonly effective: EffectiveRevision;
  readonly work: WorkRevision | null;
  /** The page version with which the page stopped being the text in force; null while it still is. */
  readonly changedBy: PageEdit | null;
  readonly withdrawalRound?: WithdrawalRound;
}
export interface WithdrawnDocument extends Controlled {
  readonly life: 'withdrawn';
  readonly effective: EffectiveRevision;
  readonly withdrawal: Signature;
  readonly replacement?: string;
  /** A new revision that is to bring the document back. [DC-36] */
  readonly work?: WorkRevision | null;
}
export interface CancelledDocument extends Controlled {
  readonly life: 'cancelled';
  readonly cancelled: { readonly by: Person; readonly at: Instant; readonly why: string };
}
export type DocumentState = NotControlled | NumberedDocument | DocumentInForce | WithdrawnDocument | CancelledDocument;
export type ControlledDocument = Exclude<DocumentState, NotControlled>;

export const notControlled: DocumentState = { life: 'none' };

export function signedSteps(revision: { readonly signings: readonly StepSigning[] }): readonly SignedStep[] {
  return revision.signings.map(({ stepId, signer }) => ({ stepId, signer: signer.accountId }));
}

/** The revision somebody is working on, if any. */
export function workOf(document: DocumentState): WorkRevision | null {
  if (document.life === 'withdrawn') return document.work ?? null;
  return document.life === 'numbered' || document.life === 'inForce' ? document.work : null;
}
/** The last revision that was in force, if any; of a withdrawn document it is no longer. */
export function effectiveOf(document: DocumentState): EffectiveRevision | null {
  return document.life === 'inForce' || document.life === 'withdrawn' ? document.effective : null;
}
