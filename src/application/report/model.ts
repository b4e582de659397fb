/**
 * The report on a space and a period as plain data: everything the document writers (`src/rendering`) need and nothing they
 * would have to look up. Sections are already selected and ordered; writers lay out and never decide. [RP-1, RP-2, RP-3]
 */
import type { CorrectionView, NonconformityView } from '../../contract/nonconformity-answers';
import type {
  PersonName,
  SignatureManifestation,
  SignatureManifestationOfRecord,
} from '../../contract/signature-answers';
import type { DocumentTypeCode } from '../../contract/document-types';
import type { CalendarDate, Instant } from '../../kernel/time';

export interface ReportModel {
  readonly header: ReportHeader;
  readonly counts: ReportCounts;
  /** In force at the end of the period, by number. */
  readonly documentsInForce: readonly DocumentInForce[];
  /** Emergency releases of the period, and those still without their full round at its end; by number. [DC-31] */
  readonly emergencyReleases: readonly EmergencyRelease[];
  /** What happened within the period, document by document, by number; documents without an entry are left out. */
  readonly revisionHistory: readonly DocumentHistory[];
  /** Reported or accepted and not closed at the end of the period, by number. */
  readonly openNonconformities: readonly ReportedRecord[];
  /** Closed within the period, by number. */
  readonly closedNonconformities: readonly ReportedRecord[];
  /** Rejected or withdrawn within the period, by number: their numbers must not look lost. */
  readonly settledNonconformities: readonly ReportedRecord[];
  /** What the reader should know about this report, in whole sentences: left-out documents, a broken chain, the time of the data. */
  readonly notices: readonly string[];
}

export interface ReportHeader {
  /** Address or name of the site. */
  readonly site: string;
  readonly spaceName: string;
  readonly from: CalendarDate;
  /** Last day of the period, included (UTC). */
  readonly to: CalendarDate;
  readonly madeAt: Instant;
  readonly madeBy: PersonName;
  /** Id of the report, also printed in `trail.jsonl`. */
  readonly reportId: string;
}

export interface ReportCounts {
  readonly documentsInForce: number;
  /** Revisions that became effective within the period. */
  readonly revisionsMadeEffective: number;
  readonly documentsWithdrawn: number;
  readonly signatures: number;
  readonly nonconformitiesReported: number;
  readonly nonconformitiesOpen: number;
  readonly nonconformitiesClosed: number;
  readonly correctionsOverdue: number;
  /** Commits of the streams in scope: the number of lines in `trail.jsonl` after its header. */
  readonly trailEntries: number;
}

export interface DocumentInForce {
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly title: string;
  readonly owner: PersonName;
  readonly revisionLabel: string;
  readonly effectiveAt: Instant;
  readonly pageVersion: number;
  readonly contentDigest: string;
  readonly approvers: readonly SignatureManifestation[];
  readonly nextReviewOn: CalendarDate | null;
  /** Label and state of a revision in work beside it, in words; null when there is none. */
  readonly inWork: string | null;
  /** Key and summary of the Jira issue in which the change was asked for; null when none was named. [DC-71] */
  readonly changeRequest: string | null;
  /** Of an emergency release. [DC-31] */
  readonly temporaryUntil: CalendarDate | null;
}

/** In force without its approval, and until when that may be. */
export interface EmergencyRelease {
  readonly number: string;
  readonly title: string;
  readonly revisionLabel: string;
  readonly releasedAt: Instant;
  readonly releasedBy: PersonName;
  readonly onBehalfOf: PersonName | null;
  readonly reason: string;
  readonly temporaryUntil: CalendarDate | null;
  /** At the end of the period: the full round followed, is awaited, is overdue, or the document is no longer in force. */
  readonly fullRound: 'done' | 'awaited' | 'overdue' | 'withdrawn';
}

export interface DocumentHistory {
  readonly number: string;
  readonly title: string;
  readonly entries: readonly DocumentHistoryEntry[];
}
export interface DocumentHistoryEntry {
  readonly sequence: number;
  readonly at: Instant;
  /** Name of the person, or why the system acted. */
  readonly actor: string;
  /** One sentence. */
  readonly text: string;
  readonly revisionLabel: string | null;
  readonly reason: string | null;
  readonly signature: SignatureManifestation | null;
  /** Digest of the commit that holds it. */
  readonly digest: string;
}

export interface ReportedRecord {
  readonly number: string;
  readonly state: NonconformityView['state'];
  readonly what: string;
  readonly where: string;
  readonly reporter: PersonName;
  readonly reportedAt: Instant;
  readonly documentNumber: string | null;
  readonly revisionLabel: string | null;
  readonly issueKey: string | null;
  readonly acceptance: NonconformityView['acceptance'];
  /** Why it was rejected or withdrawn, if it was. */
  readonly settledBecause: string | null;
  readonly corrections: readonly CorrectionView[];
  readonly closure: SignatureManifestationOfRecord | null;
  /** Digest of the last commit within the period. */
  readonly digest: string;
}
