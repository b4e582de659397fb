/** Signing in the reference. [AG-2 … AG-8, AG-13, AG-42 … AG-45, AG-52, AG-53, SG-3, SG-4, DC-28] */
import type { Handed, Moved, Reference, Refusal, Step, Who, Withdrawal, Work } from './document';
import { over } from './document';
import { isDone, isOpen, needed } from './gate';
import { isComplete } from './gate';
import { approved, sentBack } from './round';

/** Who holds what at this moment. */
export interface Holdings {
  readonly roles: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}
export interface Sign {
  readonly step: string;
  readonly who: Who;
  readonly forWhom: Who | null;
  /** Of the person asked: the signer, or whom they stand in for. */
  readonly holdings: Holdings;
  readonly isNamedToday: boolean;
  readonly seen: { readonly round: number; readonly version: number; readonly text: string };
  readonly pageMoved: boolean;
}
type Round = Work & { readonly handed: Handed };

function inReview({ work }: Reference): Round | null {
  return work?.state === 'inReview' && work.handed !== null ? (work as Round) : null;
}
function counting(round: Round) {
  return { gate: round.handed.gate, able: round.able, signed: round.signed };
}

export function isAskedBy(step: Step, owner: Who, who: Who, { roles, groups }: Holdings): boolean {
  if (step.role === 'documentOwner' ? who === owner : step.role !== null && roles.has(step.role)) return true;
  return step.people.includes(who) || step.groups.some((group) => groups.has(group));
}
/** The last time a step was taken from somebody or given to them decides. */
export function isAskedNow(moved: readonly Moved[], step: Step, owner: Who, who: Who, holdings: Holdings): boolean {
  const last = moved.findLast((one) => one.step === step.id && (one.to === who || one.from === who));
  return last === undefined ? isAskedBy(step, owner, who, holdings) : last.to === who;
}
function hasCounted(round: Round, step: string, who: Who): boolean {
  return [...round.signed, ...round.rejected].some(
    (one) => one.step === step && (one.who === who || one.forWhom === who),
  );
}

/** Whose work a step must not be approved by; null when this person's hands are clean. */
function ownWork({ handed, wrote }: Round, step: Step, who: Who): Refusal {
  if (!step.approves) return null;
  if (handed.author === who) return 'approverIsAuthor';
  return wrote.includes(who) ? 'approverContributed' : null;
}
function conflict(round: Round, step: Step, people: readonly Who[]): Refusal {
  for (const who of people) {
    const why = ownWork(round, step, who);
    if (why === null) continue;
    if (!round.waived.includes(`${step.id} ${who}`)) return why;
    const reviews = round.handed.gate.filter((one) => !one.approves).map((one) => one.id);
    if (!round.signed.some((one) => reviews.includes(one.step) && one.who !== who)) return 'secondReviewerNeeded';
  }
  return null;
}

function mayAct(doc: Reference, facts: Sign): Refusal | { readonly round: Round; readonly step: Step } {
  const ended = over(doc);
  if (ended !== null) return ended;
  const round = inReview(doc);
  if (round === null) return 'nothingInReview';
  const { seen, who, forWhom } = facts;
  if (seen.round !== round.round) return 'changedMeanwhile';
  const step = round.handed.gate.find((one) => one.id === facts.step);
  if (step === undefined) return 'stepNotOpen';
  if (forWhom !== null && !facts.isNamedToday) return 'notTheDelegate';
  if (!isAskedNow(round.moved, step, doc.owner, forWhom ?? who, facts.holdings)) return 'notAsked';
  if (seen.version !== round.handed.version.number || seen.text !== round.text) return 'pageVersionStale';
  if (facts.pageMoved) {
    sentBack(doc, round);
    return 'contentChanged';
  }
  if (hasCounted(round, step.id, who) || (forWhom !== null && hasCounted(round, step.id, forWhom))) {
    return 'alreadySigned';
  }
  return isOpen(step, counting(round)) ? { round, step } : 'stepNotOpen';
}

export function sign(doc: Reference, facts: Sign, at: string): Refusal {
  const may = mayAct(doc, facts);
  if (may === null || typeof may === 'string') return may;
  const { round, step } = may;
  const { who, forWhom } = facts;
  if (round.handed.kind === 'minor' && !round.confirmed) return 'minorNotConfirmed';
  const own = conflict(round, step, forWhom === null ? [who] : [who, forWhom]);
  if (own !== null) return own;
  round.signed.push({ step: step.id, who, forWhom });
  if (isComplete(counting(round))) approved(doc, round, at);
  return null;
}

export function reject(doc: Reference, facts: Sign): Refusal {
  const may = mayAct(doc, facts);
  if (may === null || typeof may === 'string') return may;
  const { round, step } = may;
  const { who, forWhom } = facts;
  if (round.handed.rules.rejection === 'one') return sentBack(doc, round);
  const own = conflict(round, step, forWhom === null ? [who] : [who, forWhom]);
  if (own !== null) return own;
  round.rejected.push({ step: step.id, who, forWhom });
  const able = round.able.get(step.id) ?? 0;
  const against = round.rejected.filter((one) => one.step === step.id).length;
  return against > able / 2 || able - against < needed(step, round.able) ? sentBack(doc, round) : null;
}

export interface Reassign {
  readonly step: string;
  readonly round: number;
  readonly from: Who | null;
  readonly to: Who;
  readonly isActive: boolean;
  /** Who may sign the step now. */
  readonly able: readonly Who[];
}
export function reassign(doc: Reference, facts: Reassign): Refusal {
  if (doc.withdrawal !== null) return giveWithdrawal(doc.withdrawal, facts);
  const { step: id, round: seen, from, to, isActive } = facts;
  const round = inReview(doc);
  if (round === null) return 'nothingInReview';
  if (round.round !== seen) return 'changedMeanwhile';
  const step = round.handed.gate.find((one) => one.id === id);
  if (step === undefined || isDone(step, counting(round))) return 'stepNotOpen';
  if (!isActive) return 'personInactive';
  if (hasCounted(round, id, to) || (from !== null && hasCounted(round, id, from))) return 'alreadySigned';
  return ownWork(round, step, to) ?? move(round, step, facts);
}

function giveWithdrawal(round: Withdrawal, facts: Reassign): Refusal {
  const { step: id, from, to } = facts;
  if (round.round !== facts.round) return 'changedMeanwhile';
  const step = round.gate.find((one) => one.id === id);
  if (step === undefined || isDone(step, round)) return 'stepNotOpen';
  if (!facts.isActive) return 'personInactive';
  const isOver = (who: Who | null) => round.signed.some((one) => one.step === id && one.who === who);
  if (isOver(to) || isOver(from)) return 'alreadySigned';
  return to === round.proposer ? 'approverIsAuthor' : move(round, step, facts);
}

/** How many are asked follows: whoever joins counts, whoever leaves does not. [AG-76] */
function move(
  round: { able: ReadonlyMap<string, number>; readonly moved: Moved[] },
  step: Step,
  { from, to, able }: Reassign,
): Refusal {
  const after = new Set(able.filter((who) => who !== from)).add(to);
  const count = (round.able.get(step.id) ?? 0) + after.size - new Set(able).size;
  if (count < (step.needs === 'all' ? 1 : step.needs)) return 'stepHasNobodyEligible';
  round.able = new Map(round.able).set(step.id, count);
  round.moved.push({ step: step.id, from, to });
  return null;
}

export interface Waive {
  readonly step: string;
  readonly round: number;
  readonly whom: Who;
  readonly who: Who;
}
export function waive(doc: Reference, { step: id, round: seen, whom, who }: Waive): Refusal {
  const round = inReview(doc);
  if (round === null) return 'nothingInReview';
  if (round.round !== seen) return 'changedMeanwhile';
  if (round.handed.rules.separation !== 'smallFirm') return 'waiverNotAllowed';
  const step = round.handed.gate.find((one) => one.id === id);
  if (step === undefined) return 'stepNotOpen';
  if (whom === who) return 'waiverForOneself';
  const key = `${id} ${whom}`;
  if (ownWork(round, step, whom) === null || round.waived.includes(key)) return 'waiverNotNeeded';
  round.waived.push(key);
  return null;
}

export interface Confirm {
  readonly who: Who;
  readonly round: number;
  readonly text: string;
  readonly isRefused: boolean;
}
export function confirmMinor(doc: Reference, { who, round: seen, text, isRefused }: Confirm): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  const round = inReview(doc);
  if (round === null) return 'nothingInReview';
  if (round.round !== seen || round.text !== text) return 'changedMeanwhile';
  if (round.handed.kind !== 'minor' || round.confirmed) return 'alreadySigned';
  if (round.handed.author === who) return 'approverIsAuthor';
  if (isRefused) return sentBack(doc, round);
  round.confirmed = true;
  return null;
}
