/**
 * The reference: a controlled document written down a second time, in few words and from the rules alone, without looking at
 * how the domain does it. Each function plays one command and answers the code of its refusal, or null.
 * [DC-2, DC-3, DC-12, DC-13, DC-15, DC-27, DC-36, DC-37 … DC-40]
 */
export type Who = string;
export type Refusal = string | null;

export interface Step {
  readonly id: string;
  readonly stage: number;
  readonly approves: boolean;
  readonly needs: number | 'all';
  readonly role: string | null;
  readonly groups: readonly string[];
  readonly people: readonly Who[];
}
export interface Rules {
  readonly rejection: 'one' | 'majority';
  readonly separation: 'standard' | 'strict' | 'smallFirm';
  readonly minor: 'notAllowed' | 'allSteps' | 'skipsReview';
}
/** Whom each step asks now, without those whose account is closed and who have no delegate. */
export type Candidates = ReadonlyMap<string, readonly Who[]>;
export interface Given {
  readonly step: string;
  readonly who: Who;
  readonly forWhom: Who | null;
}
/** A page version, told apart by when it was made. */
export interface Version {
  readonly number: number;
  readonly madeAt: string;
}
export interface Handed {
  readonly author: Who;
  readonly version: Version;
  readonly title: string;
  readonly gate: readonly Step[];
  readonly rules: Rules;
  readonly months: number | null;
  readonly when: string | null;
  readonly kind: 'major' | 'minor' | 'emergency';
}
export interface Work {
  label: string;
  state: 'draft' | 'preparing' | 'inReview' | 'approved';
  round: number;
  handed: Handed | null;
  text: string;
  wrote: readonly Who[];
  /** By step, how many could sign when the round opened. */
  able: ReadonlyMap<string, number>;
  signed: Given[];
  rejected: Given[];
  /** `step who` */
  waived: string[];
  moved: Moved[];
  confirmed: boolean;
  planned: string | null;
  day: string | null;
  deferred: string | null;
  edited: Version | null;
}
/** A step given to somebody else, or to one more. */
export interface Moved {
  readonly step: string;
  readonly from: Who | null;
  readonly to: Who;
}
export interface Withdrawal {
  round: number;
  proposer: Who;
  gate: readonly Step[];
  able: ReadonlyMap<string, number>;
  signed: Given[];
  moved: Moved[];
}
export interface InForce {
  label: string;
  text: string;
  version: Version;
  months: number | null;
  at: string;
  nextReview: string | null;
  plannedOn: string | null;
  until: string | null;
}
export interface Reference {
  life: 'none' | 'numbered' | 'inForce' | 'withdrawn' | 'cancelled';
  owner: Who;
  title: string;
  page: 'live' | 'trashed' | 'deleted';
  onHold: boolean;
  legacy: number;
  /** Labels that were submitted or abandoned. */
  used: Set<string>;
  work: Work | null;
  inForce: InForce | null;
  changed: Version | null;
  withdrawal: Withdrawal | null;
  /** Proposed since the document came into force. */
  withdrawals: number;
}

export function nothingYet(): Reference {
  return {
    life: 'none',
    owner: '',
    title: '',
    page: 'live',
    onHold: false,
    legacy: 0,
    used: new Set(),
    work: null,
    inForce: null,
    changed: null,
    withdrawal: null,
    withdrawals: 0,
  };
}

export function register(
  doc: Reference,
  { owner, title, legacy }: { readonly owner: Who; readonly title: string; readonly legacy: number },
): Refusal {
  if (doc.life !== 'none' && doc.life !== 'cancelled') return 'alreadyControlled';
  Object.assign(doc, nothingYet(), { life: 'numbered', owner, title, legacy });
  openDraft(doc);
  return null;
}

/** Nothing is done to what is not, or no longer, under control. */
export function over(doc: Reference): Refusal {
  if (doc.life === 'none') return 'notControlled';
  if (doc.life === 'cancelled') return 'numberCancelled';
  return doc.life === 'withdrawn' && doc.work === null ? 'documentWithdrawn' : null;
}

/** Counted up from what was used; what was never submitted nor abandoned is free. */
export function nextMajor({ used, legacy }: Reference): string {
  return String(1 + Math.max(legacy, ...[...used].map((label) => Number(label.split('.')[0]))));
}
export function nextMinor({ used, inForce }: Reference): string {
  const base = inForce?.label.split('.')[0] ?? '';
  const given = [...used].filter((label) => label.startsWith(`${base}.`)).map((label) => Number(label.split('.')[1]));
  return `${base}.${1 + Math.max(0, ...given)}`;
}

export function draft(label: string, round: number): Work {
  return {
    label,
    state: 'draft',
    round,
    handed: null,
    text: '',
    wrote: [],
    able: new Map(),
    signed: [],
    rejected: [],
    waived: [],
    moved: [],
    confirmed: false,
    planned: null,
    day: null,
    deferred: null,
    edited: null,
  };
}
export function openDraft(doc: Reference): void {
  doc.work = draft(nextMajor(doc), 1);
}

export function start(doc: Reference): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (doc.work !== null) return 'alreadyInWork';
  openDraft(doc);
  return null;
}

export function abandon(doc: Reference): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (doc.work?.state !== 'draft') return 'notADraft';
  dropDraft(doc);
  return null;
}
export function dropDraft(doc: Reference): void {
  if (doc.work !== null) doc.used.add(doc.work.label);
  doc.work = null;
}

export function cancel(doc: Reference): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (doc.life !== 'numbered') return 'wrongState';
  if (doc.work !== null && doc.work.state !== 'draft') return 'alreadyInWork';
  dropDraft(doc);
  doc.life = 'cancelled';
  return null;
}

export function handOver(doc: Reference, owner: Who): Refusal {
  const ended = over(doc);
  if (ended === null) doc.owner = owner;
  return ended;
}

export function hold(doc: Reference, wanted: boolean): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (wanted && doc.life !== 'inForce') return 'neverEffective';
  if (doc.onHold === wanted) return wanted ? 'alreadyOnHold' : 'notOnHold';
  doc.onHold = wanted;
  return null;
}

export function reinstate(doc: Reference): Refusal {
  if (doc.life === 'none') return 'notControlled';
  if (doc.life !== 'withdrawn') return 'wrongState';
  if (doc.work !== null) return 'alreadyInWork';
  openDraft(doc);
  return null;
}

export function pageGone(doc: Reference, how: 'trashed' | 'deleted'): Refusal {
  if (doc.life === 'none') return 'notControlled';
  doc.page = how;
  return null;
}
