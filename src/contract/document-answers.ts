/** A controlled document as its page shows it: its revision in work, its gate, its life cycle, and what the person may do. */
import type { DocumentFlag } from '../kernel/document-flag';
import type { GroupId, PageId } from '../kernel/ids';
import type { Role } from '../kernel/roles';
import type { CalendarDate, Instant } from '../kernel/time';
import type { reviewOutcomes } from './document-procedures';
import type { DocumentTypeCode } from './document-types';
import type { PersonName, SignatureManifestation } from './signature-answers';
import type { SigningNeeds } from './signing-answers';

export type DocumentLife = 'numbered' | 'inForce' | 'withdrawn' | 'cancelled';

export type RevisionState =
  | 'draft'
  | 'preparing'
  | 'inReview'
  | 'approved'
  | 'effective'
  | 'superseded'
  | 'withdrawn'
  | 'abandoned';

/** 21 CFR 11.50: what a signature of a step means. */
export type StepMeaning = 'reviewed' | 'approved' | 'released';

export interface NamedGroup {
  readonly groupId: GroupId;
  readonly name: string;
}

/** Whom a step asks: a role or the owner of the document, groups, people; everybody counts once. */
export interface AskedBy {
  readonly role: Role | 'documentOwner' | null;
  readonly groups?: readonly NamedGroup[];
  readonly people?: readonly PersonName[];
}

export interface StepView extends AskedBy {
  readonly stepId: string;
  /** Steps of the same stage run in parallel; stages run one after the other, from 1. */
  readonly stage: number;
  readonly title: string;
  readonly meaning: StepMeaning;
  readonly quorum: number | 'all';
  /** How many could sign when the round opened. */
  readonly asked?: number;
  readonly state: 'waiting' | 'open' | 'met';
  readonly signatures: readonly SignatureManifestation[];
  /** Rejections that did not end the round. */
  readonly rejections: readonly SignatureManifestation[];
  /** Of a step that waits; null when it is met or its stage is not open yet. */
  readonly dueOn: CalendarDate | null;
  readonly isOverdue: boolean;
  readonly isEscalated: boolean;
  /** To whom it was given while the round ran, in order. */
  readonly reassigned: readonly { readonly from: PersonName | null; readonly to: PersonName }[];
}

export interface ChangeRequestView {
  readonly key: string;
  readonly summary: string;
}

export interface RevisionView {
  readonly label: string;
  readonly state: RevisionState;
  readonly round: number;
  readonly reason: string | null;
  /** The Jira issue in which the change was asked for, as its author saw it. [A14] */
  readonly changeRequest: ChangeRequestView | null;
  readonly author: PersonName | null;
  readonly steps: readonly StepView[];
  readonly signatures: readonly SignatureManifestation[];
  readonly pageVersion: number | null;
  readonly pageVersionCreatedAt: Instant | null;
  readonly contentDigest: string | null;
  readonly effectiveAt: Instant | null;
  /** Why the last round ended without approval, if it did. */
  readonly returned: {
    /** Null when nobody sent it back: a step had nobody left who may sign it. */
    readonly by: PersonName | null;
    readonly at: Instant;
    readonly why: string;
    readonly kind: 'rejected' | 'recalled' | 'contentChanged' | 'nobodyEligible';
  } | null;
}

/** What this person can do here now; the UI shows nothing else as a button. */
export type DocumentDeed =
  | 'register'
  | 'submit'
  | 'approve'
  | 'reject'
  | 'recall'
  | 'startRevision'
  | 'abandonDraft'
  | 'changeOwner'
  | 'reassignStep'
  | 'waiveSeparation'
  | 'withdraw'
  | 'cancelNumber'
  | 'planEffect'
  | 'confirmMinor'
  | 'release'
  | 'reviewPeriodically'
  | 'signWithdrawal'
  | 'rejectWithdrawal'
  | 'recallWithdrawal'
  | 'reinstate'
  | 'hold'
  | 'endHold'
  | 'changeDistribution'
  | 'reportNonconformity';

export interface UncontrolledView {
  readonly kind: 'uncontrolled';
  readonly pageId: PageId;
  readonly title: string;
  readonly deeds: readonly DocumentDeed[];
  readonly numberPrefix: string;
  /** Of the page this one is the released copy of. [RC-14] */
  readonly copyOf?: { readonly pageId: PageId; readonly number: string };
}

export interface DocumentView {
  readonly kind: 'controlled';
  readonly pageId: PageId;
  readonly number: string;
  readonly typeCode: DocumentTypeCode;
  readonly title: string;
  readonly owner: PersonName;
  readonly life: DocumentLife;
  readonly effective: RevisionView | null;
  readonly work: RevisionView | null;
  /** The page as it stands is not the text of the revision in force. */
  readonly changedSinceEffective: boolean;
  readonly currentPageVersion: number;
  /** Titles, as the page has them now; signing compares them with what was frozen. */
  readonly attachments: readonly string[];
  /** What this person must give to sign here now. */
  readonly signing: SigningNeeds;
  readonly unchangedSinceApproval: boolean | null;
  /** The step this person is asked to sign, if any; why not, if they are asked but may not. */
  readonly mySteps: readonly {
    readonly stepId: string;
    readonly meaning: StepMeaning;
    /** Whom this person would stand in for; null: they are asked themselves. */
    readonly onBehalfOf: PersonName | null;
    readonly refusedBecause: string | null;
  }[];
  readonly deeds: readonly DocumentDeed[];
  readonly nextReviewOn: CalendarDate | null;
  readonly lifeCycle: LifeCycleView;
  /** Who may approve their own work once the quality manager waives the separation of duties. [A7] */
  readonly waivable: readonly { readonly stepId: string; readonly person: PersonName }[];
  /** Effects still owed or refused by Confluence, in words. */
  readonly notices: readonly string[];
  /** The page readers have of it in another space; null when there is none. [RC-15] */
  readonly releasedCopy: { readonly copyId: PageId; readonly label: string } | null;
}

/** Dates, flags and what is under way beside the round. [A4, A11, A13, A23, A25] */
export interface LifeCycleView {
  readonly flags: readonly DocumentFlag[];
  /** Of an emergency release: the full round is due by then. */
  readonly temporaryUntil: CalendarDate | null;
  /** Null while a periodic review was done and what it asked for is under way. */
  readonly reviewDueOn: CalendarDate | null;
  readonly lastReview: {
    readonly outcome: (typeof reviewOutcomes)[number];
    readonly by: PersonName;
    readonly at: Instant;
  } | null;
  readonly hold: { readonly by: PersonName; readonly at: Instant; readonly why: string } | null;
  readonly withdrawal: WithdrawalView | null;
  /** The quality manager in whose name this person may release and confirm today; null when in nobody else's. */
  readonly qualityManagerFor: PersonName | null;
  /** Of a withdrawn document: who signed that last, when and why. */
  readonly withdrawn?: { readonly by: PersonName; readonly at: Instant; readonly why: string | null };
  /** Of a withdrawn document: what is to be used instead. */
  readonly replacement: string | null;
  readonly distribution: { readonly groups: readonly NamedGroup[]; readonly people: readonly PersonName[] };
  /** Of the revision in work, once it was submitted. */
  readonly work: {
    readonly kind: 'major' | 'minor' | 'emergency';
    readonly effective: 'atOnce' | CalendarDate;
    /** Why it did not take effect on its day, in words. */
    readonly deferredBecause: string | null;
    /** Who edited the page after the approval; the frozen text takes effect all the same. */
    readonly editedBy: PersonName | null;
    /** Of a minor revision: who confirmed that it is one; null while that is waited for. */
    readonly minorConfirmedBy: PersonName | null;
  } | null;
  /** The day the revision in force was planned for; its `effectiveAt` is when it really happened. */
  readonly plannedOn: CalendarDate | null;
}

export interface WithdrawalView {
  readonly round: number;
  readonly proposedBy: PersonName;
  readonly proposedAt: Instant;
  readonly why: string;
  readonly replacement: string | null;
  readonly usedIn: readonly string[];
  readonly steps: readonly StepView[];
  /** Steps this person is asked to sign now. */
  readonly mySteps: readonly string[];
  /** Whose steps they are, when this person signs them for somebody who named them. */
  readonly onBehalfOf: PersonName | null;
}

export type DocumentAnswer = UncontrolledView | DocumentView;

export interface BannerView {
  readonly tone: 'none' | 'information' | 'warning' | 'obsolete';
  readonly text: string;
  /** True when "Read Rev N" should be offered. */
  readonly offersEffectiveText: boolean;
  readonly effectiveLabel: string | null;
}

export interface SubmissionPreview {
  readonly revisionLabel: string;
  readonly pageVersion: number;
  readonly steps: readonly {
    readonly stepId: string;
    readonly stage: number;
    readonly title: string;
    readonly meaning: StepMeaning;
    readonly quorum: number | 'all';
    readonly dueOn: CalendarDate;
    readonly asked: readonly PersonName[];
    /** Asked by role, but may not sign, why, the page versions that prove it, and what helps. [A7] */
    readonly excluded: readonly {
      readonly person: PersonName;
      readonly because: string;
      readonly versions: readonly number[];
      readonly proposal: string | null;
    }[];
    /** Who could be asked instead, where too few are left: people of other roles without a part in the text. */
    readonly instead: readonly PersonName[];
  }[];
  /** The type demands the Jira issue in which the change was asked for. [A14] */
  readonly changeRequestRequired: boolean;
  /** Reasons why submitting would be refused, in words; empty when it can go ahead. */
  readonly obstacles: readonly string[];
  /** Titles of pages whose text is frozen with this one. [A8] */
  readonly included: readonly string[];
  /** Macros that show content of elsewhere, and what becomes of it. [A21] */
  readonly macros: readonly {
    readonly macro: string;
    readonly count: number;
    readonly policy: 'allow' | 'block' | 'freeze';
  }[];
}
