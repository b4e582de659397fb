/**
 * Retention and disposition: a legal hold is placed and lifted, a revision kept longer than its type asks for, or its frozen text
 * disposed of, signed. What is in force, kept or held is never disposed of, and nobody disposes alone of what they submitted.
 * [RD-2 … RD-6; A20, A28]
 */
import type { Person } from '../../kernel/actor';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import type { Separation } from './gate';
import { approvedRound, type RevisionRecord } from './revision-list';
import {
  disposalDueOn,
  type DisposedTextRemoved,
  holdsOn,
  isDisposed,
  type ObsoleteRevision,
  obsoleteRevisions,
  retentionOf,
  type StoredText,
} from './retention';
import { type SignedBy, signRevision } from './signed-by';
import type { ControlledDocument, DocumentState, FrozenContent, Submission } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

interface Reasoned {
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
  /** Null: the whole document. */
  readonly label: string | null;
}

/** One at a time for the same thing; whatever state the document is in. [RD-3] */
export function placeLegalHold(document: DocumentState, { by, reason: why, at, label }: Reasoned): Verdict {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  if (label !== null && isDisposed(document, label)) return no('textDisposed', 'RD-3', { revision: label });
  const held = (retentionOf(document).holds ?? []).find((one) => one.label === label);
  if (held !== undefined) return no('alreadyOnLegalHold', 'RD-3', { by: held.by.name });
  return yes({ type: 'LegalHoldPlaced', label, by, why, at });
}

export function liftLegalHold(document: DocumentState, { by, reason: why, at, label }: Reasoned): Verdict {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  const isHeld = (retentionOf(document).holds ?? []).some((one) => one.label === label);
  return isHeld ? yes({ type: 'LegalHoldLifted', label, by, why, at }) : no('noLegalHold', 'RD-3');
}

export interface AboutRevision extends SignedBy {
  /** As the trail has it. */
  readonly revision: RevisionRecord;
  readonly reason: string;
  /** Years the type asks for where the document lies, today. */
  readonly years: number;
}

/** [RD-2, RD-4, RD-5] */
export function disposeOfRevision(
  document: DocumentState,
  command: AboutRevision & { readonly separation: Separation },
): Verdict {
  const found = obsoleteIn(document, command);
  if ('refused' in found) return found.refused;
  const { controlled, kept, frozen, dueOn } = found;
  const { label } = kept;
  const [hold] = holdsOn(controlled, label);
  if (hold !== undefined) return no('onLegalHold', 'RD-3', { by: hold.by.name, on: dayOf(hold.at), why: hold.why });
  if (dayOf(command.at) < dueOn) return no('retentionNotOver', 'RD-2', { dueOn });
  const isAuthor = frozen.submission.author.accountId === command.signer.accountId;
  if (isAuthor && command.separation !== 'smallFirm') return no('disposerIsAuthor', 'RD-5', { revision: label });
  return yes({
    type: 'RevisionDisposed',
    label,
    dueOn,
    retentionYears: command.years,
    texts: textsOf(command.revision),
    signature: signRevision(controlled.identity, { label, ...frozen }, command, 'disposed', command.reason),
  });
}

/** Until a later day than it would be kept anyway. [RD-6] */
export function keepRevisionLonger(
  document: DocumentState,
  command: AboutRevision & { readonly until: CalendarDate },
): Verdict {
  const found = obsoleteIn(document, command);
  if ('refused' in found) return found.refused;
  const { controlled, kept, frozen, dueOn } = found;
  const { until } = command;
  const today = dayOf(command.at);
  if (until <= dueOn || until <= today)
    return no('keptUntilTooEarly', 'RD-6', { dueOn: dueOn > today ? dueOn : today });
  const { label } = kept;
  return yes({
    type: 'RetentionExtended',
    label,
    from: dueOn,
    until,
    signature: signRevision(controlled.identity, { label, ...frozen }, command, 'retained', command.reason),
  });
}

type Found =
  | { readonly refused: Verdict }
  | {
      readonly controlled: ControlledDocument;
      readonly kept: ObsoleteRevision;
      readonly frozen: { readonly submission: Submission; readonly content: FrozenContent };
      readonly dueOn: CalendarDate;
    };

function obsoleteIn(document: DocumentState, { revision, years }: AboutRevision): Found {
  if (document.life === 'none') return { refused: no('notControlled', 'DC-2') };
  const { label, inForce } = revision;
  if (isDisposed(document, label)) return { refused: no('textDisposed', 'RD-4', { revision: label }) };
  const frozen = approvedRound(revision);
  if (inForce === null || frozen === null) return { refused: no('neverEffective', 'RD-2') };
  const kept = obsoleteRevisions(document).find((one) => one.label === label);
  if (inForce.until === null || kept === undefined) {
    return { refused: no('stillEffective', 'RD-2', { revision: label }) };
  }
  return { controlled: document, kept, frozen, dueOn: disposalDueOn(kept, years) };
}

/** Of every round of the revision: what was rejected is as old as what was approved. */
function textsOf({ rounds }: RevisionRecord): readonly StoredText[] {
  const texts = new Map<string, StoredText>();
  for (const { content } of rounds) {
    if (content === null) continue;
    const { contentDigest, snapshotParts } = content;
    texts.set(contentDigest, { contentDigest, snapshotParts });
  }
  return [...texts.values()];
}

/** Put on record once, however often the effect runs. [RD-7] */
export function noteTextRemoved(document: DocumentState, what: Omit<DisposedTextRemoved, 'type'>): Verdict {
  const known = retentionOf(document).disposed?.find((one) => one.label === what.label);
  if (known === undefined || known.isRemoved === true) return nothing;
  return yes({ type: 'DisposedTextRemoved', ...what });
}
