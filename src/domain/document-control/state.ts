/**
 * A controlled document as a union: each life and each state of a revision holds exactly the data it has, so that nothing can
 * be read that is not true yet. Transitions stand in `transitions.ts`. (docs/lifecycles/controlled-document.md) [DC-4; A4]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { ApprovalGate, SignedStep } from './gate';
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
}

/** What the author handed in. */
export interface Submission {
  readonly author: Person;
  readonly submittedAt: Instant;
  readonly reason: string;
  readonly title: string;
  readonly page: PageVersionStamp;
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
}

/** The content as frozen for a round; its text lies in the snapshot of the same digest. */
export interface FrozenContent {
  readonly contentDigest: string;
  readonly snapshotParts: number;
  /** Digest over id, version, file id and size of every attachment, compared at signing. */
  readonly listingDigest: string;
  /** Attachments whose bytes could not be read for a digest. */
  readonly undigested: readonly string[];
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
  readonly meaning: 'reviewed' | 'approved';
  readonly signedAt: Instant;
}

interface RevisionInWork {
  readonly label: string;
  /** Rounds count from 1 within a revision. */
  readonly round: number;
  readonly openedAt: Instant;
}
export interface DraftRevision extends RevisionInWork {
  readonly state: 'draft';
  readonly openedBecause: 'registered' | 'started' | 'pageChanged';
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
  /** `<stepId> <accountId>` of refusals already on record in this round. */
  readonly refused: readonly string[];
  readonly inReviewSince: Instant;
}
/** All steps are signed. Today it becomes effective in the same commit; a later date will make it rest here. */
export interface ApprovedRevision extends Omit<RevisionInReview, 'state'> {
  readonly state: 'approved';
  readonly approvedAt: Instant;
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
}

interface Controlled {
  readonly identity: Identity;
  readonly owner: Person;
  readonly title: string;
  /** The highest revision label given so far. */
  readonly lastOrdinal: number;
  readonly page: 'live' | 'trashed' | 'deleted';
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
  readonly changedBy: { readonly page: PageVersionStamp; readonly person: Person } | null;
}
export interface WithdrawnDocument extends Controlled {
  readonly life: 'withdrawn';
  readonly effective: EffectiveRevision;
  readonly withdrawal: Signature;
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
  return document.life === 'numbered' || document.life === 'inForce' ? document.work : null;
}
/** The last revision that was in force, if any; of a withdrawn document it is no longer. */
export function effectiveOf(document: DocumentState): EffectiveRevision | null {
  return document.life === 'inForce' || document.life === 'withdrawn' ? document.effective : null;
}
