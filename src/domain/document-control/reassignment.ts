/**
 * A step given to somebody else while its round runs, and whom the step asks since. The gate stays the one that was submitted:
 * what was given to whom is told beside it, and how many are asked follows. [AG-44, AG-45, AG-74, AG-76; A7]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { type Conflict, conflictIn } from './eligible-signers';
import { type ApprovalGate, type GateStep, neededOf, stepState } from './gate';
import type { WithdrawalRound } from './life-cycle';
import type { DocumentState, RevisionInReview, StepSigning } from './state';
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
  /** Who may sign the step as it stands; not given: how many are asked is left as it was. [AG-76] */
  readonly able?: readonly AccountId[];
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}

export function reassignStep(document: DocumentState, command: ReassignStep): Verdict {
  if (document.life === 'inForce' && document.withdrawalRound !== undefined) {
    return reassignInWithdrawal(document.effective.label, document.withdrawalRound, command);
  }
  const review = workOf(document);
  if (review?.state !== 'inReview') return no('nothingInReview', 'AG-44');
  const { gate, author } = review.submission;
  const contributors = review.contributors.map((one) => one.accountId);
  const decided = decideGiving(
    { ...review, gate, answered: [...review.signings, ...(review.rejections ?? [])] },
    command,
    {
      ofRule: 'AG-44',
      conflict: (step) => conflictIn(step, author.accountId, contributors, command.to.accountId),
    },
  );
  if ('refused' in decided) return decided.refused;
  const { label, round } = review;
  return yes({ type: 'StepReassigned', label, round, ...decided.given });
}

/** Nobody is given the withdrawal they proposed. [AG-74, DC-34] */
function reassignInWithdrawal(label: string, withdrawal: WithdrawalRound, command: ReassignStep): Verdict {
  const isProposer = command.to.accountId === withdrawal.proposedBy.accountId;
  const decided = decideGiving({ ...withdrawal, answered: withdrawal.signings }, command, {
    ofRule: 'AG-74',
    conflict: () => (isProposer ? 'approverIsAuthor' : null),
  });
  if ('refused' in decided) return decided.refused;
  return yes({ type: 'WithdrawalStepReassigned', label, round: withdrawal.round, ...decided.given });
}

interface GivableRound {
  readonly round: number;
  readonly gate: ApprovalGate;
  readonly signings: readonly StepSigning[];
  readonly answered: readonly Pick<StepSigning, 'stepId' | 'signer' | 'onBehalfOf'>[];
}
interface Given {
  readonly stepId: string;
  readonly from: Person | null;
  readonly to: Person;
  readonly asked?: number;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}

function decideGiving(
  waiting: GivableRound,
  command: ReassignStep,
  { ofRule, conflict }: { readonly ofRule: 'AG-44' | 'AG-74'; readonly conflict: (step: GateStep) => Conflict | null },
): { readonly refused: Verdict } | { readonly given: Given } {
  if (waiting.round !== command.round) return { refused: no('changedMeanwhile', ofRule, { round: waiting.round }) };
  const { stepId, from, by, reason: why, at } = command;
  const { accountId, name, isActive } = command.to;
  const step = waiting.gate.find((one) => one.stepId === stepId);
  if (step === undefined || stepState(waiting.gate, step, signedSteps(waiting)) === 'met') {
    return { refused: no('stepNotOpen', ofRule) };
  }
  if (!isActive) return { refused: no('personInactive', 'AG-45', { person: name }) };
  const answered = [command.to, ...(from === null ? [] : [from])].some((one) => hasAnswered(waiting, stepId, one));
  if (answered) return { refused: no('alreadySigned', ofRule) };
  const because = conflict(step);
  if (because !== null) return { refused: no(because, 'AG-45', { person: name }) };
  const asked = askedAfter(step, command);
  if (asked !== undefined && asked < neededOf({ quorum: step.quorum, asked })) {
    return { refused: no('stepHasNobodyEligible', 'AG-76', { steps: [step.title], leftOut: [] }) };
  }
  const counted = asked === undefined || asked === step.asked ? {} : { asked };
  return { given: { stepId, from, to: { accountId, name }, ...counted, by, why, at } };
}

/** One more when somebody new is asked beside the others, one fewer when it goes to one of them; else as many as before. */
function askedAfter({ asked }: GateStep, { able, from, to }: ReassignStep): number | undefined {
  if (asked === undefined || able === undefined) return undefined;
  const joins = able.includes(to.accountId) ? 0 : 1;
  const isTaken = from !== null && from.accountId !== to.accountId;
  const leaves = isTaken && able.includes(from.accountId) ? 1 : 0;
  return asked + joins - leaves;
}

/** Signed or rejected the step, themselves or through a delegate: they are done with it. [AG-43] */
function hasAnswered({ answered }: GivableRound, stepId: string, { accountId }: Person): boolean {
  return answered.some(
    (one) => one.stepId === stepId && (one.signer.accountId === accountId || one.onBehalfOf?.accountId === accountId),
  );
}
