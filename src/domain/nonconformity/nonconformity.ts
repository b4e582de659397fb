/**
 * A nonconformity: what was found, where, and what became of it. Each state is a type of its own and holds exactly its data:
 * reported → accepted | rejected | withdrawn; accepted → closed. [NC-2 … NC-7]
 * The Jira issue beside it has a life of its own (`linked-issue.ts`).
 */
import type { Person } from '../../kernel/actor';
import type { PageId, SpaceId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { LinkedIssue } from './linked-issue';
import type { Reconfirmation } from '../../signature/reconfirmation';

export type Severity = 'critical' | 'major' | 'minor';
export type Origin = 'process' | 'product' | 'audit' | 'complaint' | 'supplier' | 'other';

export interface Report {
  readonly number: string;
  readonly what: string;
  readonly where: string;
  readonly reporter: Person;
  readonly reportedAt: Instant;
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly pageAddress: string | null;
  /** Number and revision in force (or in work) of the page, if it was a controlled document at the time. */
  readonly documentNumber: string | null;
  readonly revisionLabel: string | null;
  readonly linkedIssue: LinkedIssue;
}

/** What the quality manager adds when the report becomes a nonconformity. [NC-3] */
export interface AcceptanceFindings {
  readonly origin: Origin;
  readonly process: string;
  readonly requirement: string;
  readonly evidence: string;
  readonly severity: Severity;
}
export interface Acceptance extends AcceptanceFindings {
  readonly by: Person;
  readonly at: Instant;
}

/** Action to eliminate the nonconformity itself, not its cause (ISO 9000:2015 3.12.3). */
export interface PlannedCorrection {
  readonly correctionNumber: number;
  readonly correction: string;
  readonly owner: Person;
  readonly dueOn: CalendarDate;
}
export type Correction =
  | (PlannedCorrection & { readonly state: 'planned' })
  | (PlannedCorrection & {
      readonly state: 'completed';
      readonly completedAt: Instant;
      readonly completedBy: Person;
      readonly outcome: string;
    });

export interface Closure {
  readonly signer: Person;
  readonly meaning: 'closed';
  readonly signedAt: Instant;
  readonly correctiveActionNeeded: boolean;
  readonly reason: string;
  /** SHA-256 over the canonical form of the record as it stood before the signature (`canonical-record.ts`). */
  readonly contentDigest: string;
  /** Absent before it was recorded: by account. [SG-6] */
  readonly reconfirmation?: Reconfirmation;
}

export interface Settlement {
  readonly reason: string;
  readonly by: Person;
  readonly at: Instant;
}

export interface ReportedNonconformity extends Report {
  readonly state: 'reported';
}
export interface RejectedNonconformity extends Report {
  readonly state: 'rejected';
  readonly rejection: Settlement;
}
/** Jira refused the issue, so the report was taken back; its number stays used. */
export interface WithdrawnNonconformity extends Report {
  readonly state: 'withdrawn';
  readonly reason: string;
}
export interface AcceptedNonconformity extends Report {
  readonly state: 'accepted';
  readonly acceptance: Acceptance;
  readonly corrections: readonly Correction[];
}
export interface ClosedNonconformity extends Report {
  readonly state: 'closed';
  readonly acceptance: Acceptance;
  readonly corrections: readonly Correction[];
  readonly closure: Closure;
}
export type Nonconformity =
  | ReportedNonconformity
  | RejectedNonconformity
  | WithdrawnNonconformity
  | AcceptedNonconformity
  | ClosedNonconformity;

export function correctionsOf(nonconformity: Nonconformity): readonly Correction[] {
  return nonconformity.state === 'accepted' || nonconformity.state === 'closed' ? nonconformity.corrections : [];
}

export function openCorrectionsOf(nonconformity: Nonconformity): readonly Correction[] {
  return correctionsOf(nonconformity).filter((correction) => correction.state === 'planned');
}
