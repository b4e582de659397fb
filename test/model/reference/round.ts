/**
 * A round in the reference: handed in, opened, sent back, approved, in force. [DC-5 … DC-11, DC-20 … DC-31, AG-10, AG-11]
 */
import { monthsLater, today, workingDaysLater } from './calendar';
import type { Candidates, Handed, Reference, Refusal, Version, Who, Work } from './document';
import { draft, nextMajor, nextMinor, openDraft, over } from './document';
import { able, approving, isShort } from './gate';

export interface Submit extends Omit<Handed, 'when'> {
  readonly when: string | null;
  readonly seen: number;
  readonly tooLarge: boolean;
  readonly candidates: Candidates;
  readonly wrote: readonly Who[];
}

export function submit(doc: Reference, facts: Submit, at: string): Refusal {
  const { kind, rules, when, author, candidates, wrote } = facts;
  const ended = over(doc);
  if (ended !== null) return ended;
  const { work } = doc;
  if (work?.state !== 'draft') return 'notADraft';
  if (doc.withdrawal !== null) return 'withdrawalUnderWay';
  if (kind !== 'emergency') {
    const unusable = cannotWaitFor(when, at);
    if (unusable !== null) return unusable;
  }
  if (kind === 'minor' && doc.life !== 'inForce') return 'minorNeedsRevision';
  if (kind === 'minor' && rules.minor === 'notAllowed') return 'minorNotAllowed';
  if (facts.seen !== facts.version.number) return 'pageVersionStale';
  if (facts.tooLarge) return 'attachmentTooLarge';
  const gate = kind === 'minor' && rules.minor === 'skipsReview' ? approving(facts.gate) : facts.gate;
  if (isShort(gate, candidates, [author, ...wrote], rules.separation)) return 'stepHasNobodyEligible';
  if (kind === 'minor' && !work.label.includes('.')) work.label = nextMinor(doc);
  if (kind === 'major' && work.label.includes('.')) work.label = nextMajor(doc);
  doc.used.add(work.label);
  doc.title = facts.title;
  work.state = 'preparing';
  work.handed = { ...facts, gate };
  return null;
}

export function cannotWaitFor(when: string | null, at: string): Refusal {
  if (when === 'whenTrained') return 'trainingNotAvailable';
  return when !== null && when !== 'atOnce' && when < today(at) ? 'dateHasPassed' : null;
}

export interface RoundName {
  readonly label: string;
  readonly round: number;
}
export interface Prepared extends RoundName {
  /** Null: the page moved on meanwhile. */
  readonly text: string | null;
  readonly wrote: readonly Who[];
  readonly candidates: Candidates;
}

export function prepared(doc: Reference, { label, round, text, wrote, candidates }: Prepared, at: string): Refusal {
  const { work } = doc;
  if (work?.state !== 'preparing' || work.label !== label || work.round !== round || work.handed === null) return null;
  const { handed } = work;
  const theirs = [handed.author, ...wrote];
  if (text === null) return sentBack(doc, work);
  if (handed.kind === 'emergency') {
    work.text = text;
    inForceNow(doc, work, at, workingDaysLater(at, 10));
    openDraft(doc);
    return null;
  }
  if (isShort(handed.gate, candidates, theirs, handed.rules.separation)) return sentBack(doc, work);
  work.state = 'inReview';
  work.text = text;
  work.wrote = wrote;
  work.able = able(handed.gate, candidates, theirs);
  return null;
}

/** A draft of the same label again, in its next round, with nothing carried forward. */
export function sentBack(doc: Reference, { label, round }: Work): null {
  doc.work = draft(label, round + 1);
  return null;
}

export function recall(doc: Reference, { who, round }: { readonly who: Who; readonly round: number }): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  const { work, owner } = doc;
  if (work === null || work.state === 'draft') return 'nothingInReview';
  if (work.round !== round) return 'changedMeanwhile';
  if (who === owner) return sentBack(doc, work);
  if (work.state === 'approved') return 'notTheOwner';
  return who === work.handed?.author ? sentBack(doc, work) : 'notTheAuthor';
}

/** All steps are done: in force, or waiting for a day to come. */
export function approved(doc: Reference, work: Work, at: string): void {
  const when = work.planned ?? work.handed?.when ?? null;
  work.day = when !== null && when !== 'atOnce' && when > today(at) ? when : null;
  if (work.day === null) inForceNow(doc, work, at, null);
  else work.state = 'approved';
}

function inForceNow(
  doc: Reference,
  { label, text, day, handed, edited }: Work,
  at: string,
  until: string | null,
): void {
  if (handed === null) throw new Error('nothing was handed in');
  const { version, months, title } = handed;
  doc.inForce = { label, text, version, months, at, nextReview: monthsLater(at, months), plannedOn: day, until };
  doc.life = 'inForce';
  doc.title = title;
  doc.changed = edited;
  doc.work = null;
}

export type Reading = { readonly because: string } | null;

/** @param reading what speaks against it */
export function takeEffect(
  doc: Reference,
  { label, round, reading }: RoundName & { readonly reading: Reading },
  at: string,
): Refusal {
  const { work, inForce } = doc;
  if (inForce?.label === label) return 'alreadyEffective';
  if (work?.state !== 'approved' || work.label !== label || work.round !== round) return 'nothingApproved';
  if (work.day !== null && work.day > today(at)) return 'notDueYet';
  if (reading !== null) {
    work.deferred = reading.because;
    return 'effectDeferred';
  }
  inForceNow(doc, work, at, null);
  if (work.edited !== null) openDraft(doc);
  return null;
}

export function plan(
  doc: Reference,
  { who, round, when }: { readonly who: Who; readonly round: number; readonly when: string },
  at: string,
): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  const { work, owner } = doc;
  if (work?.state !== 'inReview' && work?.state !== 'approved') return 'nothingInReview';
  if (work.round !== round) return 'changedMeanwhile';
  const unusable = cannotWaitFor(when, at);
  if (unusable !== null) return unusable;
  const approvals = work.handed?.gate.filter((step) => step.approves).map((step) => step.id) ?? [];
  const didApprove = work.signed.some((one) => one.who === who && approvals.includes(one.step));
  if (who !== owner && !didApprove) return 'notTheOwner';
  work.planned = when;
  if (work.state === 'inReview') return null;
  work.day = when !== 'atOnce' && when > today(at) ? when : null;
  work.deferred = null;
  return null;
}

export interface Read {
  readonly version: Version;
  readonly text: string;
  readonly title: string;
}

/** A page as it was read; what is older than what the document already knows says nothing. */
export function pageRead(doc: Reference, { version, text, title }: Read): Refusal {
  const { work, inForce } = doc;
  if (doc.life === 'none' || doc.life === 'cancelled') return null;
  const known = [work?.state === 'draft' ? null : work?.handed?.version, work?.edited, inForce?.version, doc.changed];
  if (known.some((one) => one !== null && one !== undefined && isEarlier(version, one))) return null;
  doc.page = 'live';
  doc.title = title;
  if (work?.state === 'inReview' && work.text !== text) sentBack(doc, work);
  if (work?.state === 'approved' && work.text !== text) work.edited ??= version;
  if (doc.life !== 'inForce' || inForce === null) return null;
  if (inForce.text === text) {
    doc.changed = null;
    return null;
  }
  const isNews = doc.changed === null || (doc.work === null && isEarlier(doc.changed, version));
  if (!isNews) return null;
  doc.changed = version;
  if (doc.work === null) openDraft(doc);
  return null;
}

function isEarlier(one: Version, other: Version): boolean {
  return one.madeAt < other.madeAt || (one.madeAt === other.madeAt && one.number < other.number);
}
