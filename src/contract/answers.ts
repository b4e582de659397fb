/**
 * What the procedures answer: the only shapes that leave the server. Plain data, ready to be shown; every instant is UTC and
 * every person carries the name as frozen in the record where there is one.
 */
import type { ExportStatus } from './export-answers';
import type { Role } from '../kernel/roles';
import type { AccountId, GroupId, IssueId, JobId, NonconformityId, PageId, SpaceId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { BulkList, BulkPreview, BulkStatus, BulkStep, BulkView } from './bulk';
import type { DocumentTypeCode } from './document-types';
import type { RedlineView, RegisterAsOf, RevisionsView, RevisionText, VerificationView } from './revision-answers';
import type { origins, reviewOutcomes, severities, signingMeanings, signingPresets } from './procedures';

export interface PersonName {
  readonly accountId: AccountId;
  readonly name: string;
}

export type Reconfirmation = 'account' | 'passphrase' | 'passphraseAndCode' | 'passphraseInSitting';

/** 21 CFR 11.50 and 11.70: who, what it meant, when, and to what it is bound. [B1] */
export interface SignatureManifestation {
  readonly signer: PersonName;
  /** Whom the signer stood in for, by a delegation of that day. [A7] */
  readonly onBehalfOf?: PersonName;
  readonly meaning: SignatureMeaning;
  readonly signedAt: Instant;
  readonly documentNumber: string;
  readonly revisionLabel: string;
  readonly pageVersion: number;
  readonly pageVersionCreatedAt: Instant;
  readonly contentDigest: string;
  readonly comment?: string;
  /** How the signer was confirmed. [B2] */
  readonly reconfirmation: Reconfirmation;
}
export type SignatureMeaning =
  | 'author'
  | 'reviewed'
  | 'approved'
  | 'released'
  | 'rejected'
  | 'recalled'
  | 'withdrawalProposed'
  | 'withdrawn'
  | 'minorConfirmed'
  | 'stillValid'
  | 'toRevise'
  | 'toWithdraw'
  | 'abandoned'
  | 'cancelled'
  | 'reinstated'
  | 'waived'
  | 'closed';

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
}
export type DocumentFlag =
  | 'underRevision'
  | 'changed'
  | 'reviewOverdue'
  | 'temporary'
  | 'temporaryOverdue'
  | 'onHold'
  | 'withdrawalUnderWay'
  | 'pageGone'
  | 'notVisibleToApp'
  | 'approvedVersionGone'
  | 'placeChanged';
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

export interface EffectiveText {
  readonly number: string;
  readonly revisionLabel: string;
  readonly title: string;
  readonly effectiveAt: Instant;
  readonly contentDigest: string;
  /** ADF document as frozen at submit. */
  readonly body: unknown;
  readonly attachments: readonly FrozenFile[];
  readonly signatures: readonly SignatureManifestation[];
}
/** A document that refers to another one, or is referred to. [A24] */
export interface RelatedDocument {
  readonly pageId: PageId;
  readonly number: string;
  readonly title: string;
  readonly life: DocumentLife;
  /** Withdrawn or never issued: nobody may work by it. */
  readonly isObsolete: boolean;
}
export interface RelationsView {
  readonly usedIn: readonly RelatedDocument[];
  readonly dependsOn: readonly RelatedDocument[];
  /** Related documents whose pages this person is not shown. */
  readonly hidden: number;
}

/** An attachment of a frozen text: which bytes were approved, and where the browser may fetch them as the person. [A10] */
export interface FrozenFile {
  readonly title: string;
  readonly version: number;
  readonly sha256: string | null;
  readonly size: number;
  /** By which a media node of the text names it. */
  readonly fileId: string;
  /** Null when the page has no attachment of this name any more, or does not show it to this person. */
  readonly attachmentId: string | null;
}

export interface HistoryEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: PersonName | { readonly system: string };
  readonly kind: string;
  /** One sentence. */
  readonly text: string;
  readonly revisionLabel: string | null;
  readonly reason: string | null;
  readonly signature: SignatureManifestation | null;
  readonly digest: string;
}
export interface HistoryView {
  readonly number: string;
  readonly title: string;
  readonly entries: readonly HistoryEntry[];
  /** Position where the digest chain breaks, or null when it is whole. */
  readonly brokenAt: number | null;
}

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
export interface SignatureManifestationOfRecord {
  readonly signer: PersonName;
  readonly meaning: 'closed';
  readonly signedAt: Instant;
  readonly reason: string;
  readonly correctiveActionNeeded: boolean;
  readonly contentDigest: string;
  readonly reconfirmation: Reconfirmation;
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

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly parts: number;
  readonly sha256: string;
}
export interface ReportStatus {
  readonly jobId: JobId;
  readonly state: 'queued' | 'collecting' | 'writing' | 'done' | 'failed';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly startedAt: Instant;
  readonly startedBy: PersonName;
  readonly progress: { readonly done: number; readonly of: number };
  readonly files: readonly ReportFile[];
  /** In words, when it failed. */
  readonly failure: string | null;
  /** Sequence of attempts so far; a resumed report keeps what it had. */
  readonly attempts: number;
}
export interface ReportList {
  readonly reports: readonly ReportStatus[];
}
export interface ReportPart {
  readonly part: number;
  readonly of: number;
  /** Base64. */
  readonly bytes: string;
}

export interface SettingsView {
  readonly sequence: number;
  readonly isSiteAdministrator: boolean;
  readonly isQualityManager: boolean;
  /** True until the first administrator has named a quality manager. */
  readonly fresh: boolean;
  readonly numberPrefix: string;
  readonly roles: Readonly<
    Record<
      Role,
      {
        readonly groups: readonly { readonly groupId: GroupId; readonly name: string }[];
        readonly people: readonly PersonName[];
      }
    >
  >;
  readonly spaces: readonly {
    readonly spaceId: SpaceId;
    readonly name: string;
    readonly projectKey: string | null;
    readonly issueTypeId: string | null;
  }[];
  readonly changes: readonly { readonly at: Instant; readonly by: PersonName; readonly reason: string }[];
  readonly reconciler: { readonly lastRunAt: Instant | null };
  readonly driftScan: DriftScanView;
}

/** Where a value of a type's configuration comes from. */
export type ConfigurationLevel = 'builtIn' | 'site' | 'space';
export type ConfigurationAspect =
  | 'approval'
  | 'reviewMonths'
  | 'numberingCode'
  | 'distribution'
  | 'changeRequestRequired';
export interface ConfiguredStep extends AskedBy {
  readonly stepId: string;
  readonly stage: number;
  readonly title: string;
  readonly meaning: StepMeaning;
  readonly quorum: number | 'all';
  readonly dueDays?: number;
  readonly escalateAfterDays?: number;
}
export interface ApprovalView {
  readonly steps: readonly ConfiguredStep[];
  readonly rejection: 'one' | 'majority';
  readonly separation: 'standard' | 'strict' | 'smallFirm';
  readonly minor: 'notAllowed' | 'allSteps' | 'skipsReview';
}
export interface TypeValues {
  readonly approval: ApprovalView;
  readonly reviewMonths: number | null;
  readonly numberingCode: string;
  readonly distribution: readonly NamedGroup[];
  readonly changeRequestRequired: boolean;
}
/** What one level says; what is absent is inherited. */
export type TypeOverridesView = { readonly [Name in ConfigurationAspect]?: TypeValues[Name] };
/** A change that waits for a second quality manager. */
export interface WaitingChangeView<Value> {
  readonly to: Value;
  readonly reason: string;
  readonly by: PersonName;
  readonly at: Instant;
  /** Proposed by the person who looks: they may take it back, and not approve it. */
  readonly isMine: boolean;
}
export interface TypeView {
  readonly typeCode: DocumentTypeCode;
  /** Of the record at this level; a change must be made on what was seen. */
  readonly sequence: number;
  readonly version: number;
  readonly values: TypeValues;
  readonly from: Readonly<Record<ConfigurationAspect, ConfigurationLevel>>;
  readonly overrides: TypeOverridesView;
  /** What would apply here without this level. */
  readonly inherited: TypeValues;
  /** What every signature of a round submitted now carries. */
  readonly gateDigest: string;
  readonly waiting: WaitingChangeView<TypeOverridesView> | null;
}
export interface TypesView {
  readonly spaceId: SpaceId | null;
  readonly spaceName: string | null;
  readonly mayChange: boolean;
  readonly policy: {
    readonly sequence: number;
    readonly secondApproval: boolean;
    readonly waiting: WaitingChangeView<{ readonly secondApproval: boolean }> | null;
  };
  readonly types: readonly TypeView[];
  readonly templates: readonly {
    readonly templateId: string;
    readonly name: string;
    readonly description: string;
    readonly steps: readonly ConfiguredStep[];
  }[];
}
export interface GatePreview {
  readonly steps: readonly {
    readonly stepId: string;
    readonly title: string;
    readonly asksOwner: boolean;
    readonly active: readonly PersonName[];
    /** Named or in the group, but their account is closed. */
    readonly inactive: readonly PersonName[];
    readonly dueOn: CalendarDate;
    readonly escalatesOn: CalendarDate;
  }[];
  readonly problems: readonly { readonly rule: string; readonly field: string; readonly message: string }[];
}
export interface ConfigurationHistoryEntry {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: PersonName;
  readonly kind: 'changed' | 'proposed' | 'declined' | 'takenBack';
  /** Version in force from then on; null when nothing came into force. */
  readonly version: number | null;
  readonly reason: string;
  readonly approvedBy: PersonName | null;
  readonly from: TypeOverridesView;
  readonly to: TypeOverridesView;
  /** What signatures of rounds under this version carry; null when the level does not set the approval. */
  readonly gateDigest: string | null;
  /** The same for minor revisions that skip the review. */
  readonly minorDigest: string | null;
}
export interface ConfigurationHistory {
  readonly typeCode: DocumentTypeCode;
  readonly builtInDigest: string;
  /** Newest first. */
  readonly entries: readonly ConfigurationHistoryEntry[];
}

export type SigningPreset = (typeof signingPresets)[number];
export type SigningMeaning = (typeof signingMeanings)[number];
/** What a person must give to sign now, or what stands in the way. [B2] */
export interface SigningNeeds {
  readonly preset: SigningPreset;
  readonly passphrase: boolean;
  readonly code: boolean;
  readonly obstacle: 'noSigningRight' | 'notEnrolled' | 'passphraseExpired' | 'factorsLocked' | null;
  /** Not enrolled: `passphrase`, `device`. */
  readonly missing: readonly string[];
  readonly lockedUntil: Instant | null;
  /** Meanings this person may sign with today; null when no right is needed. */
  readonly rights: readonly SigningMeaning[] | null;
}
export interface SigningRightView {
  readonly meaning: SigningMeaning;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly checkedBy: PersonName;
  readonly identity: string;
  readonly grantedAt: Instant;
  readonly revokedOn: CalendarDate | null;
}
export interface SignerRow {
  readonly person: PersonName;
  readonly passphrase: { readonly enrolledAt: Instant; readonly setAt: Instant; readonly expiresAt: Instant } | null;
  readonly deviceSince: Instant | null;
  readonly rights: readonly SigningRightView[];
  readonly failures: {
    readonly count: number;
    readonly lastAt: Instant | null;
    readonly lockedUntil: Instant | null;
  };
  readonly recovery: {
    readonly requestedAt: Instant;
    readonly why: string;
    readonly approvals: readonly {
      readonly by: PersonName;
      readonly as: 'qualityManager' | 'administrator';
      readonly at: Instant;
    }[];
  } | null;
}
export type SignerDeed =
  | 'setPassphrase'
  | 'addDevice'
  | 'confirmDevice'
  | 'requestRecovery'
  | 'grantRight'
  | 'revokeRight'
  | 'reviewFailures'
  | 'decideRecovery';
export interface SignerView extends SignerRow {
  readonly isMine: boolean;
  readonly needs: SigningNeeds;
  readonly rightsRequired: boolean;
  readonly deviceOffered: boolean;
  readonly today: CalendarDate;
  readonly deeds: readonly SignerDeed[];
  readonly trail: readonly {
    readonly at: Instant;
    readonly by: PersonName | { readonly system: string };
    readonly text: string;
  }[];
}
export interface SignersView {
  readonly asOf: CalendarDate;
  /** With the rights of that day. */
  readonly rows: readonly SignerRow[];
  readonly more: boolean;
  readonly rightsRequired: boolean;
  readonly mayGrant: boolean;
}
/** Crosses the wire once; null when the same command is sent again. */
export interface DeviceOffer {
  readonly address: string | null;
}
export interface SigningSettingsView {
  readonly preset: SigningPreset;
  readonly rightsRequired: boolean;
  readonly passphraseDays: number;
  readonly sequence: number;
  readonly mayChange: boolean;
  readonly changes: readonly {
    readonly at: Instant;
    readonly by: PersonName;
    readonly preset: SigningPreset;
    readonly rightsRequired: boolean;
    readonly passphraseDays: number;
    readonly reason: string;
  }[];
}

/** Once a day, as a comment on one page. [C2] */
export interface DigestSettingsView {
  /** Null: off. */
  readonly pageId: PageId | null;
  /** Null when it is off, or the page is not there for this person. */
  readonly pageTitle: string | null;
  readonly hourUtc: number;
  readonly sequence: number;
  readonly mayChange: boolean;
  readonly lastRun: {
    readonly day: CalendarDate;
    /** People who were told. */
    readonly told: number;
    readonly finishedAt: Instant | null;
    readonly problem: string | null;
  } | null;
}

/** Answer of a command on a document: the view after it. */
export interface AnswersByProcedure {
  'document.view': DocumentAnswer;
  'document.banner': BannerView;
  'document.register': DocumentAnswer;
  'document.submissionPreview': SubmissionPreview;
  'document.submit': DocumentAnswer;
  'document.approve': DocumentAnswer;
  'document.reject': DocumentAnswer;
  'document.reassignStep': DocumentAnswer;
  'document.waiveSeparation': DocumentAnswer;
  'document.recall': DocumentAnswer;
  'document.startRevision': DocumentAnswer;
  'document.abandonDraft': DocumentAnswer;
  'document.changeOwner': DocumentAnswer;
  'document.withdraw': DocumentAnswer;
  'document.cancelNumber': DocumentAnswer;
  'document.planEffect': DocumentAnswer;
  'document.confirmMinor': DocumentAnswer;
  'document.release': DocumentAnswer;
  'document.review': DocumentAnswer;
  'document.signWithdrawal': DocumentAnswer;
  'document.rejectWithdrawal': DocumentAnswer;
  'document.recallWithdrawal': DocumentAnswer;
  'document.reinstate': DocumentAnswer;
  'document.hold': DocumentAnswer;
  'document.endHold': DocumentAnswer;
  'document.changeDistribution': DocumentAnswer;
  'document.effectiveText': EffectiveText;
  'document.history': HistoryView;
  'document.relations': RelationsView;
  'document.revisions': RevisionsView;
  'document.revisionText': RevisionText;
  'document.redline': RedlineView;
  'document.verify': VerificationView;
  'nonconformity.report': ReportedNonconformity;
  'nonconformity.ofPage': NonconformityList;
  'nonconformity.ofIssue': NonconformityView;
  'nonconformity.view': NonconformityView;
  'nonconformity.ofSpace': NonconformityList;
  'nonconformity.createIssueAgain': ReportedNonconformity;
  'nonconformity.accept': NonconformityView;
  'nonconformity.reject': NonconformityView;
  'nonconformity.planCorrection': NonconformityView;
  'nonconformity.completeCorrection': NonconformityView;
  'nonconformity.close': NonconformityView;
  'space.overview': SpaceOverview;
  'space.register': RegisterView;
  'space.registerAsOf': RegisterAsOf;
  'space.myWork': MyWork;
  'delegation.view': DelegationView;
  'delegation.name': DelegationView;
  'delegation.end': DelegationView;
  'export.start': ExportStatus;
  'export.status': ExportStatus;
  'export.download': ReportPart;
  'report.start': ReportStatus;
  'report.list': ReportList;
  'report.status': ReportStatus;
  'report.download': ReportPart;
  'bulk.preview': BulkPreview;
  'bulk.start': BulkStatus;
  'bulk.step': BulkStep;
  'bulk.view': BulkView;
  'bulk.list': BulkList;
  'types.view': TypesView;
  'types.preview': GatePreview;
  'types.change': TypesView;
  'types.changePolicy': TypesView;
  'types.decideChange': TypesView;
  'types.history': ConfigurationHistory;
  'signing.mine': SignerView;
  'signing.setPassphrase': SignerView;
  'signing.offerDevice': DeviceOffer;
  'signing.confirmDevice': SignerView;
  'signing.requestRecovery': SignerView;
  'signing.signers': SignersView;
  'signing.signer': SignerView;
  'signing.grantRight': SignerView;
  'signing.revokeRight': SignerView;
  'signing.reviewFailures': SignerView;
  'signing.decideRecovery': SignerView;
  'signing.settings': SigningSettingsView;
  'signing.changeSettings': SigningSettingsView;
  'digest.view': DigestSettingsView;
  'digest.change': DigestSettingsView;
  'settings.view': SettingsView;
  'settings.nameQualityManager': SettingsView;
  'settings.change': SettingsView;
}
