/**
 * What a document knows of its obsolete revisions: since when each is kept, how long, what a legal hold keeps, and whose text was
 * disposed of. Events, digests and signatures stay for ever; only the frozen text goes. Stored for ever, like the events of
 * `events.ts`. [RD-1 … RD-8; A20, A28]
 */
import type { Person } from '../../kernel/actor';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { monthsAfter } from './review-date';
import type { Signature } from './signature';
import { type ControlledDocument, type DocumentState, type EffectiveRevision, effectiveOf } from './state';

/** One frozen text of a revision, as it was stored: each of its rounds may have had one. */
export interface StoredText {
  readonly contentDigest: string;
  readonly snapshotParts: number;
}
export interface LegalHoldPlaced {
  readonly type: 'LegalHoldPlaced';
  /** Null: the document with all its revisions. */
  readonly label: string | null;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface LegalHoldLifted extends Omit<LegalHoldPlaced, 'type'> {
  readonly type: 'LegalHoldLifted';
}
/** Kept longer than its type asks for. */
export interface RetentionExtended {
  readonly type: 'RetentionExtended';
  readonly label: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly signature: Signature;
}
/** The decision; from its commit on nobody reads the text. What is stored goes afterwards. */
export interface RevisionDisposed {
  readonly type: 'RevisionDisposed';
  readonly label: string;
  readonly dueOn: CalendarDate;
  readonly retentionYears: number;
  readonly texts: readonly StoredText[];
  readonly signature: Signature;
}
/** What became of the stored texts of a revision that was disposed of. */
export interface DisposedTextRemoved {
  readonly type: 'DisposedTextRemoved';
  readonly label: string;
  /** Digests of the texts that are gone. */
  readonly removed: readonly string[];
  /** Digests of texts still stored, because another revision reads word for word the same. */
  readonly shared: readonly string[];
  readonly at: Instant;
}
export type RetentionEvent =
  | LegalHoldPlaced
  | LegalHoldLifted
  | RetentionExtended
  | RevisionDisposed
  | DisposedTextRemoved;

export interface LegalHold {
  readonly label: string | null;
  readonly by: Person;
  readonly at: Instant;
  readonly why: string;
}
export interface ObsoleteRevision {
  readonly label: string;
  readonly since: CalendarDate;
  readonly because: 'superseded' | 'withdrawn';
  /** Kept until then, whatever the type asks for. */
  readonly keptUntil?: CalendarDate;
}
/** Small: it lies in the head of the document. */
export interface KnownRetention {
  readonly obsolete?: readonly ObsoleteRevision[];
  readonly holds?: readonly LegalHold[];
  readonly disposed?: readonly { readonly label: string; readonly isRemoved?: true }[];
}

const retentionTypes = {
  LegalHoldPlaced: true,
  LegalHoldLifted: true,
  RetentionExtended: true,
  RevisionDisposed: true,
  DisposedTextRemoved: true,
} as const satisfies Record<RetentionEvent['type'], true>;

export function isRetentionEvent(event: { readonly type: string }): event is RetentionEvent {
  return event.type in retentionTypes;
}

export function evolveRetention(document: ControlledDocument, event: RetentionEvent): ControlledDocument {
  const known = document.retention ?? {};
  return { ...document, retention: { ...known, ...changed(known, event) } };
}

function changed(known: KnownRetention, event: RetentionEvent): KnownRetention {
  const { obsolete = [], holds = [], disposed = [] } = known;
  switch (event.type) {
    case 'LegalHoldPlaced': {
      const { label, by, at, why } = event;
      return { holds: [...holds, { label, by, at, why }] };
    }
    case 'LegalHoldLifted':
      return { holds: holds.filter((one) => one.label !== event.label) };
    case 'RetentionExtended':
      return {
        obsolete: obsolete.map((one) => (one.label === event.label ? { ...one, keptUntil: event.until } : one)),
      };
    case 'RevisionDisposed':
      return {
        obsolete: obsolete.filter((one) => one.label !== event.label),
        disposed: [...disposed, { label: event.label }],
      };
    case 'DisposedTextRemoved':
      return {
        disposed: disposed.map((one) => (one.label === event.label ? { ...one, isRemoved: true as const } : one)),
      };
  }
}

/** A revision went out of force: from that day it is only kept. [RD-1] */
export function becameObsolete<Document extends ControlledDocument>(
  document: Document,
  label: string,
  because: ObsoleteRevision['because'],
  at: Instant,
): Document {
  const known = document.retention ?? {};
  const others = (known.obsolete ?? []).filter((one) => one.label !== label);
  return {
    ...document,
    retention: { ...known, obsolete: [...others, { label, since: dayOf(at), because }] },
  };
}

export function retentionOf(document: DocumentState): KnownRetention {
  return document.life === 'none' ? {} : (document.retention ?? {});
}

/** Oldest first: revisions whose text is only kept. */
export function obsoleteRevisions(document: DocumentState): readonly ObsoleteRevision[] {
  return retentionOf(document).obsolete ?? [];
}

/** The first day on which it may be disposed of: years after it went out of force, or the later day it is kept until. [RD-1] */
export function disposalDueOn({ since, keptUntil }: ObsoleteRevision, years: number): CalendarDate {
  const due = monthsAfter(since, years * 12);
  return keptUntil !== undefined && keptUntil > due ? keptUntil : due;
}

/** Holds that keep this revision: its own, and those of the document as a whole. [RD-3] */
export function holdsOn(document: DocumentState, label: string): readonly LegalHold[] {
  return (retentionOf(document).holds ?? []).filter((one) => one.label === null || one.label === label);
}

export function isDisposed(document: DocumentState, label: string): boolean {
  return (retentionOf(document).disposed ?? []).some((one) => one.label === label);
}

/** The last revision that was in force, while its text is there to compare the next one with. [AG-6, RD-4] */
export function revisionBefore(document: DocumentState): EffectiveRevision | null {
  const effective = effectiveOf(document);
  return effective === null || isDisposed(document, effective.label) ? null : effective;
}
