/** Document types as configured: rules of approval, where they come from, and the changes that wait. */
import type { SpaceId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { AskedBy, NamedGroup, StepMeaning } from './document-answers';
import type { DocumentTypeCode } from './document-types';
import type { PersonName } from './signature-answers';

/** Where a value of a type's configuration comes from. */
export type ConfigurationLevel = 'builtIn' | 'site' | 'space';

export type ConfigurationAspect =
  | 'approval'
  | 'reviewMonths'
  | 'numberingCode'
  | 'distribution'
  | 'changeRequestRequired'
  | 'retentionYears'
  | 'dynamicContent';

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
  /** Years the text of a revision is kept once it is obsolete. [A20] */
  readonly retentionYears: number;
  /** What becomes of macros that show content of elsewhere. */
  readonly dynamicContent: 'allow' | 'block' | 'freeze';
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
