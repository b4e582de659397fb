/** A nonconformity as its page, its issue and its space show it. */
import type { IssueId, NonconformityId, PageId, SpaceId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { origins, severities } from './nonconformity-procedures';
import type { PersonName, SignatureManifestationOfRecord } from './signature-answers';

export type NonconformityState = 'reported' | 'accepted' | 'rejected' | 'closed' | 'withdrawn';

export type IssueLinkState = 'none' | 'creating' | 'linked' | 'uncertain' | 'doubled';

export interface CorrectionView {
  readonly correctionNumber: number;
  readonly correction: string;
  readonly owner: PersonName;
  readonly dueOn: CalendarDate;
  readonly completedAt: Instant | null;
  readonly outcome: string | null;
}

export type NonconformityDeed =
  | 'accept'
  | 'reject'
  | 'planCorrection'
  | 'completeCorrection'
  | 'close'
  | 'createIssueAgain';

export interface NonconformityView {
  readonly nonconformityId: NonconformityId;
  readonly number: string;
  readonly state: NonconformityState;
  readonly what: string;
  readonly where: string;
  readonly reporter: PersonName;
  readonly reportedAt: Instant;
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly documentNumber: string | null;
  readonly revisionLabel: string | null;
  readonly issue: { readonly state: IssueLinkState; readonly key: string | null; readonly issueId: IssueId | null };
  readonly acceptance: {
    readonly origin: (typeof origins)[number];
    readonly process: string;
    readonly requirement: string;
    readonly evidence: string;
    readonly severity: (typeof severities)[number];
    readonly by: PersonName;
    readonly at: Instant;
  } | null;
  readonly rejection: { readonly reason: string; readonly by: PersonName; readonly at: Instant } | null;
  readonly corrections: readonly CorrectionView[];
  readonly closure: SignatureManifestationOfRecord | null;
  readonly deeds: readonly NonconformityDeed[];
}

export interface NonconformityList {
  readonly rows: readonly NonconformityView[];
  /** True when rows were left out because there are more than the page shows. */
  readonly more: boolean;
}

/** `nonconformity.report` answers the record; `issueRefused` says in words why no issue exists and the record was withdrawn. */
export type ReportedNonconformity =
  | { readonly kind: 'linked' | 'alone' | 'uncertain'; readonly nonconformity: NonconformityView }
  | { readonly kind: 'issueRefused'; readonly because: string };
