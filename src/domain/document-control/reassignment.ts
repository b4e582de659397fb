/**
 * A step given to somebody else while its round runs, and whom the step asks since. The gate stays the one that was submitted:
 * what was given to whom is told beside it. [AG-44, AG-45; A7]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { conflictIn } from './eligible-signers';
import { type GateStep, stepState } from './gate';
import type { DocumentState, RevisionInReview } from './state';
import { signedSteps, workOf } from './state';
import { no, type Verdict, yes } from './verdict';

export interface Reassignment {
  readonly stepId: string;
  readonly from: Person | null;
  readonly to: Person;
}
/** A step as it asks now. */
export interface AskingStep {
  readonly step: GateStep;
  readonly notAsked: readonly AccountId[];
}

/** In the order they were given: who was asked again later is asked. */
export function askingNow(review: Pick<RevisionInReview, 'reassigned'>, step: GateStep): AskingStep {
  let people = step.people ?? [];
  let notAsked: readonly AccountId[] = [];
  for (const { stepId, from, to } of review.reassigned ?? []) {
    if (stepId !== step.stepId) continue;
    people = [...people.filter((one) => one.accountId !== from?.accountId && one.accountId !== to.accountId), to];
    if (from !== null) notAsked = [...notAsked, from.accountId];
    notAsked = notAsked.filter((one) => one !== to.accountId);
  }
  return { step: people === (step.people ?? []) ? step : { ...step, people }, notAsked };
}

export interface ReassignStep {
  readonly stepId: string;
  readonly round: number;
  readonly from: Person | null;
  readonly to: Person & { readonly isActive: boolean };
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}

export function reassignStep(document: DocumentState, command: ReassignStep): Verdict {
  const review = workOf(document);
  if (review?.state !== 'inReview') return no('nothingInReview', 'AG-44');
  if (review.round !== command.round) return no('changedMeanwhile', 'AG-44', { round: review.round });
  const { stepId, from, by, reason: why, at } = command;
  const { gate, author } = review.submission;
  const step = gate.find((one) => one.stepId === stepId);
  const signed = signedSteps(review);
  if (step === undefined || stepState(gate, step, signed) === 'met') return no('stepNotOpen', 'AG-44');
  if (!command.to.isActive) return no('personInactive', 'AG-45', { person: command.to.name });
  if (hasAnswered(review, stepId, command.to) || (from !== null && hasAnswered(review, stepId, from)))
    return no('alreadySigned', 'AG-44');
  const contributors = review.contributors.map((one) => one.accountId);
  const because = conflictIn(step, author.accountId, contributors, command.to.accountId);
  if (because !== null) return no(because, 'AG-45', { person: command.to.name });
  const to = { accountId: command.to.accountId, name: command.to.name };
  const { label, round } = review;
  return yes({ type: 'StepReassigned', label, round, stepId, from, to, by, why, at });
}

/** Signed or rejected the step, themselves or through a delegate: they are done with it. [AG-43] */
function hasAnswered(review: RevisionInReview, stepId: string, { accountId }: Person): boolean {
  return [...review.signings, ...(review.rejections ?? [])].some(
    (one) => one.stepId === stepId && (one.signer.accountId === accountId || one.onBehalfOf?.accountId === accountId),
  );
}
