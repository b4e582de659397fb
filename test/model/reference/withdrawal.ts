/** Withdrawal and periodic review in the reference. [DC-14, DC-33, DC-34, DC-37, DC-39] */
import { monthsLater } from './calendar';
import type { Candidates, Reference, Refusal, Step, Who, Withdrawal } from './document';
import { dropDraft, openDraft, over } from './document';
import { able, approving, isComplete, isOpen, isShort } from './gate';
import { type Holdings, isAskedNow } from './signing';

export interface Propose {
  readonly who: Who;
  readonly gate: readonly Step[];
  readonly candidates: Candidates;
}
export function propose(doc: Reference, { who, gate, candidates }: Propose): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (doc.life !== 'inForce') return 'neverEffective';
  if (doc.withdrawal !== null) return 'withdrawalUnderWay';
  if (doc.work !== null && doc.work.state !== 'draft') return 'alreadyInWork';
  const asked = approving(gate);
  if (isShort(asked, candidates, [who], 'standard')) return 'stepHasNobodyEligible';
  doc.withdrawals += 1;
  const counted = able(asked, candidates, [who]);
  doc.withdrawal = { round: doc.withdrawals, proposer: who, gate: asked, able: counted, signed: [], moved: [] };
  return null;
}

export interface Answer {
  readonly step: string;
  readonly who: Who;
  readonly round: number;
  readonly text: string;
  readonly holdings: Holdings;
}
function mayAnswer(doc: Reference, facts: Answer): Refusal | { readonly round: Withdrawal; readonly step: Step } {
  const ended = over(doc);
  if (ended !== null) return ended;
  const { withdrawal: round, inForce, owner } = doc;
  if (round === null) return 'noWithdrawal';
  const { who, holdings } = facts;
  if (round.round !== facts.round || inForce?.text !== facts.text) return 'changedMeanwhile';
  const step = round.gate.find((one) => one.id === facts.step);
  if (step === undefined) return 'stepNotOpen';
  if (!isAskedNow(round.moved, step, owner, who, holdings)) return 'notAsked';
  if (who === round.proposer) return 'approverIsAuthor';
  if (round.signed.some((one) => one.step === step.id && one.who === who)) return 'alreadySigned';
  return isOpen(step, round) ? { round, step } : 'stepNotOpen';
}

export function signWithdrawal(doc: Reference, facts: Answer): Refusal {
  const may = mayAnswer(doc, facts);
  if (may === null || typeof may === 'string') return may;
  may.round.signed.push({ step: may.step.id, who: facts.who, forWhom: null });
  if (!isComplete(may.round)) return null;
  dropDraft(doc);
  doc.life = 'withdrawn';
  doc.withdrawal = null;
  doc.changed = null;
  return null;
}

export function rejectWithdrawal(doc: Reference, facts: Answer): Refusal {
  const may = mayAnswer(doc, facts);
  if (may === null || typeof may === 'string') return may;
  doc.withdrawal = null;
  return null;
}

export function recallWithdrawal(
  doc: Reference,
  { who, round }: { readonly who: Who; readonly round: number },
): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  if (doc.withdrawal === null) return 'noWithdrawal';
  if (doc.withdrawal.round !== round) return 'changedMeanwhile';
  if (who !== doc.withdrawal.proposer && who !== doc.owner) return 'notTheAuthor';
  doc.withdrawal = null;
  return null;
}

export interface Review extends Propose {
  readonly outcome: 'stillValid' | 'revise' | 'withdraw';
  readonly text: string;
  readonly isQualityManager: boolean;
}
export function review(doc: Reference, facts: Review, at: string): Refusal {
  const ended = over(doc);
  if (ended !== null) return ended;
  const { inForce } = doc;
  if (doc.life !== 'inForce' || inForce === null) return 'neverEffective';
  if (inForce.text !== facts.text) return 'changedMeanwhile';
  if (!facts.isQualityManager && facts.who !== doc.owner) return 'notTheOwner';
  if (facts.outcome === 'withdraw') return propose(doc, facts);
  if (facts.outcome === 'stillValid') inForce.nextReview = monthsLater(at, inForce.months);
  else if (doc.work === null) openDraft(doc);
  return null;
}
