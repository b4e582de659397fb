/**
 * What the life cycle of a document knows beside its rounds: kinds of revision, a date that was deferred, a withdrawal under
 * way, a hold, who is told. The states that carry these facts stand in `state.ts`. [A11, A13, A23, A25]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import type { ApprovalGate, NamedGroup } from './gate';
import type { Reassignment } from './reassignment';
import type { PageVersionStamp } from './signature';
import type { StepSigning } from './state';

/** `emergency`: released by one quality manager, the full round follows. [DC-30] */
export type RevisionKind = 'major' | 'minor' | 'emergency';
export type OpenedBecause = 'registered' | 'started' | 'pageChanged' | 'released' | 'review' | 'reinstated';

/** Why an approved revision did not take effect on its day. [DC-25] */
export type DeferredBecause = 'pageNotVisible' | 'snapshotMissing' | 'snapshotChanged';
export interface Deferral {
  readonly because: DeferredBecause;
  readonly at: Instant;
}
export interface PageEdit {
  readonly page: PageVersionStamp;
  readonly person: Person;
}

export type ReviewOutcome = 'stillValid' | 'revise' | 'withdraw';
export interface PeriodicReview {
  readonly outcome: ReviewOutcome;
  readonly by: Person;
  readonly at: Instant;
}

/** A withdrawal under way: proposed with its reason, signed by those who approve the document. [DC-33] */
export interface WithdrawalRound {
  readonly round: number;
  readonly proposedBy: Person;
  readonly proposedAt: Instant;
  readonly why: string;
  /** Number or title of what is to be used instead. */
  readonly replacement: string | null;
  /** What uses this document, as the proposer knew it. */
  readonly usedIn: readonly string[];
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  readonly signings: readonly StepSigning[];
  /** Steps given to somebody else, in order. [AG-74] */
  readonly reassigned?: readonly Reassignment[];
  /** Steps escalated because they were overdue. [AG-75] */
  readonly escalated?: readonly { readonly stepId: string; readonly at: Instant }[];
  /** Asked, but without an active account. [AG-75] */
  readonly inactive?: readonly { readonly stepId: string; readonly person: Person }[];
}

export interface Hold {
  readonly by: Person;
  readonly at: Instant;
  readonly why: string;
}
/** Who is told when a revision takes effect, is superseded or withdrawn. [DC-41] */
export interface DistributionList {
  readonly groups: readonly NamedGroup[];
  readonly people: readonly Person[];
}
