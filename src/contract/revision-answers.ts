/**
 * What the history of revisions answers: the list of revisions and rounds, redlines, verification, and what was in force on a
 * day. [A9, A15, B4, F6, F8]
 */
import type { CalendarDate, Instant } from '../kernel/time';
import type { ChangeRequestView } from './document-answers';
import type { EffectiveText } from './reading-answers';
import type { PersonName, SignatureManifestation } from './signature-answers';
import type { DisposedView } from './retention-answers';
import type { RegisterRow } from './space-answers';
import type { Redline } from './redline';

export type RoundOutcomeView =
  | 'running'
  | 'approved'
  | 'released'
  | 'rejected'
  | 'recalled'
  | 'contentChanged'
  | 'nobodyEligible';

export interface RoundView {
  readonly round: number;
  readonly submittedAt: Instant;
  readonly author: PersonName;
  /** Reason for change. */
  readonly reason: string;
  readonly changeRequest: ChangeRequestView | null;
  readonly pageVersion: number;
  readonly pageVersionCreatedAt: Instant;
  /** Null while the content is prepared and when the round never opened. */
  readonly contentDigest: string | null;
  readonly outcome: RoundOutcomeView;
  readonly endedAt: Instant | null;
  readonly endedBy: PersonName | null;
  readonly why: string | null;
  readonly signatures: readonly SignatureManifestation[];
}
export type RevisionStanding = 'inForce' | 'superseded' | 'withdrawn' | 'abandoned' | 'inWork';

export interface RevisionView {
  readonly label: string;
  readonly standing: RevisionStanding;
  readonly openedAt: Instant;
  readonly inForceFrom: Instant | null;
  readonly inForceUntil: Instant | null;
  readonly supersededBy: string | null;
  /** A text was frozen for it, so that it can be read, compared and verified. */
  readonly hasText: boolean;
  /** Its text was disposed of: when, by whom, and with which digest; what happened to it stays on record. [A20] */
  readonly disposed: DisposedView | null;
  /** Newest first. */
  readonly rounds: readonly RoundView[];
}
export interface RevisionsView {
  readonly number: string;
  readonly title: string;
  /** Newest first. */
  readonly revisions: readonly RevisionView[];
  /** Revisions up to this one were issued elsewhere and are not held here. */
  readonly legacyRevision: number | null;
  /** The last revision this person signed: "what changed since I last confirmed" begins there. */
  readonly lastSignedByMe: string | null;
}

/** `draft`: the page as it is now. */
export type ComparedLabel = string;

export interface RedlineView {
  readonly number: string;
  readonly before: ComparedLabel;
  readonly after: ComparedLabel;
  readonly redline: Redline;
}

export interface RevisionText extends EffectiveText {
  readonly standing: RevisionStanding;
  readonly inForceUntil: Instant | null;
}

export type VerifiedPart = 'record' | 'title' | 'body' | 'attachment' | 'includedPage';
export interface VerificationPart {
  readonly part: VerifiedPart;
  /** Of the attachment or included page. */
  readonly name: string | null;
  /** `notRead`: the person or the app is not shown it, or the bytes could not be fetched; nothing is claimed of it. */
  readonly result: 'same' | 'differs' | 'notThere' | 'notRead';
}
export interface VerificationView {
  readonly number: string;
  readonly revisionLabel: string;
  readonly verifiedAt: Instant;
  readonly contentDigest: string;
  /** `unchanged`: every part was read and is the same. */
  readonly verdict: 'unchanged' | 'differs' | 'notEverythingRead' | 'versionGone' | 'disposed';
  /** Of a text that was disposed of: there is nothing left to compare. */
  readonly disposed: DisposedView | null;
  /** The approved page version as Confluence counts it today; null when it is gone. */
  readonly pageVersion: number | null;
  /** Its number at signing, when Confluence has renumbered it since. */
  readonly signedAsVersion: number;
  readonly pageVersionCreatedAt: Instant;
  readonly parts: readonly VerificationPart[];
}

export interface RegisterAsOf {
  readonly on: CalendarDate;
  /** Instant up to which the record counts: the end of that day in UTC, or now. */
  readonly until: Instant;
  readonly rows: readonly RegisterAsOfRow[];
  readonly more: boolean;
}

export interface RegisterAsOfRow extends Pick<RegisterRow, 'pageId' | 'number' | 'typeCode' | 'title' | 'owner'> {
  readonly revisionLabel: string;
  readonly inForceFrom: Instant;
  readonly approvers: readonly PersonName[];
}
