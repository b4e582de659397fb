/** What readers of a document see beside its state: the text in force, what it is related to, its history. */
import type { PageId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { AskedBy, DocumentLife } from './document-answers';
import type { DocumentTypeCode } from './document-types';
import type { PersonName, SignatureManifestation } from './signature-answers';

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

/** The gate of the round that runs, else of the next one. [A5] */
export interface GateApplied {
  /** The type it is configured for. */
  readonly of: DocumentTypeCode;
  /** Assigned to this document, whose own type has another. */
  readonly isAssigned: boolean;
  readonly isSubmitted: boolean;
  readonly steps: readonly (AskedBy & {
    readonly stepId: string;
    readonly title: string;
    readonly quorum: number | 'all';
    readonly asked?: number;
  })[];
}

/** A document that refers to another one, or is referred to. [A24] */
export interface RelatedDocument {
  readonly pageId: PageId;
  readonly number: string;
  readonly title: string;
  readonly life: DocumentLife;
  /** Withdrawn or never issued: nobody may work by it. */
  readonly isObsolete: boolean;
  /** Of a document the text in force depends on: what became of it since, and who left the link as it is. [A24] */
  readonly changed: {
    readonly what: 'revised' | 'withdrawn' | 'cancelled';
    readonly revision: string | null;
    readonly since: Instant;
    readonly confirmed: { readonly by: PersonName; readonly at: Instant; readonly why: string } | null;
  } | null;
}

export interface RelationsView {
  readonly usedIn: readonly RelatedDocument[];
  readonly dependsOn: readonly RelatedDocument[];
  /** Related documents whose pages this person is not shown. */
  readonly hidden: number;
  /** Of those: documents that changed, and whose links are still to be checked. */
  readonly hiddenToCheck: number;
  /** The person owns this document, or controls documents. */
  readonly mayConfirm: boolean;
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
