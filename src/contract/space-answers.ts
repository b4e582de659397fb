/** What a space shows: the register, the overview, what waits for a person, and who stands in for whom. */
import type { NonconformityId, PageId, SpaceId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { DocumentLife, RevisionState } from './document-answers';
import type { DocumentFlag } from '../kernel/document-flag';
import type { DocumentTypeCode } from './document-types';
import type { PersonName } from './signature-answers';

export interface RegisterRow {
  readonly pageId: PageId;
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly title: string;
  readonly owner: PersonName;
  readonly life: DocumentLife;
  readonly effectiveLabel: string | null;
  readonly effectiveAt: Instant | null;
  readonly workLabel: string | null;
  readonly workState: RevisionState | null;
  readonly changedSinceEffective: boolean;
  readonly nextReviewOn: CalendarDate | null;
  readonly flags: readonly DocumentFlag[];
}

export interface RegisterView {
  readonly rows: readonly RegisterRow[];
  readonly asOf: Instant;
  readonly more: boolean;
}

/** Whether the pages were looked at lately without waiting for an event. [F5] */
export interface DriftScanView {
  /** The last pass over all documents of the site; null before the first one is through. */
  readonly lastPass: { readonly startedAt: Instant; readonly finishedAt: Instant; readonly documents: number } | null;
  /** The pass under way. */
  readonly running: { readonly startedAt: Instant; readonly looked: number } | null;
}

export interface SpaceOverview {
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  readonly mayReport: boolean;
  readonly mayManage: boolean;
  readonly maySeeSigners: boolean;
  readonly projectKey: string | null;
  readonly me: PersonName;
  readonly driftScan: DriftScanView;
}

export interface WorkItem {
  readonly kind:
    | 'sign'
    | 'escalated'
    | 'returned'
    | 'draftOpened'
    | 'acceptNonconformity'
    | 'correction'
    | 'review'
    | 'fullRound'
    | 'deferred'
    | 'editedAfterApproval'
    | 'drift'
    | 'checkLink'
    | 'signingFailures'
    | 'recovery';
  readonly title: string;
  readonly detail: string;
  readonly pageId: PageId | null;
  readonly nonconformityId: NonconformityId | null;
  readonly since: Instant;
  readonly dueOn: CalendarDate | null;
  /** Of a signature: which step, and for whom it is given when somebody delegated it. */
  readonly stepId?: string;
  readonly onBehalfOf?: PersonName;
}

export interface MyWork {
  readonly items: readonly WorkItem[];
  /** Today, by the site's clock: what was due before is overdue. */
  readonly today: CalendarDate;
  /** True when more waits than is shown. */
  readonly more: boolean;
}

export interface DelegationView {
  readonly principal: PersonName;
  /** Coming and running ones, by their first day. */
  readonly delegations: readonly {
    readonly delegationId: string;
    readonly to: PersonName;
    readonly from: CalendarDate;
    readonly until: CalendarDate;
    readonly reason: string | null;
    readonly by: PersonName;
    readonly isRunning: boolean;
  }[];
  /** For whom the principal signs, now or soon. */
  readonly standsFor: readonly {
    readonly principal: PersonName;
    readonly from: CalendarDate;
    readonly until: CalendarDate;
  }[];
  /** A quality manager names delegates for others, too. */
  readonly mayActForOthers: boolean;
}
