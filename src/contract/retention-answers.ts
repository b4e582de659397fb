/** What is kept of obsolete revisions, until when, and what keeps it longer. [A20, A28] */
import type { PageId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { DocumentTypeCode } from './document-types';
import type { PersonName } from './signature-answers';
import type { SigningNeeds } from './signing-answers';

export interface LegalHoldView {
  /** Null: the document with all its revisions. */
  readonly revision: string | null;
  readonly by: PersonName;
  readonly at: Instant;
  readonly why: string;
}

/** The decision by which the text of a revision went. */
export interface DisposedView {
  readonly at: Instant;
  readonly by: PersonName;
  readonly why: string | null;
  /** Of the text as it was approved. */
  readonly contentDigest: string;
}

export interface KeptRevision {
  readonly label: string;
  readonly because: 'superseded' | 'withdrawn';
  readonly since: CalendarDate;
  /** The first day on which it may be disposed of. */
  readonly dueOn: CalendarDate;
  readonly isDue: boolean;
  /** Kept until then by decision, longer than the type asks for. */
  readonly keptUntil: CalendarDate | null;
}

export interface RetainedDocument {
  readonly pageId: PageId;
  readonly number: string;
  readonly title: string;
  readonly typeCode: DocumentTypeCode;
  /** Years its type asks for here, today. */
  readonly years: number;
  /** Trashed or deleted, as the record has it: there is nothing to open. */
  readonly pageIsGone: boolean;
  readonly holds: readonly LegalHoldView[];
  /** Oldest first. */
  readonly revisions: readonly KeptRevision[];
}

export interface DispositionView {
  readonly today: CalendarDate;
  /** By number; every controlled document, so that a hold can be placed on any. */
  readonly documents: readonly RetainedDocument[];
  /** Of the person who looks: what they give to sign a decision. */
  readonly signing: SigningNeeds;
  readonly more: boolean;
}
