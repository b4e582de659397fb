/**
 * Approval gate: stages run one after the other, the steps of one stage side by side, each step met by a number of different
 * people. A round keeps the gate it was submitted with. Who holds a role is a fact handed in. [AG-1 … AG-3]
 */
import type { AccountId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';

export interface GateStep {
  readonly stepId: string;
  /** From 1. */
  readonly stage: number;
  readonly title: string;
  readonly meaning: 'reviewed' | 'approved';
  readonly role: Role | 'documentOwner';
  /** How many different people must sign. */
  readonly quorum: number;
}
export type ApprovalGate = readonly GateStep[];
export type StepState = 'waiting' | 'open' | 'met';

export interface SignedStep {
  readonly stepId: string;
  readonly signer: AccountId;
}

function signersOf(step: GateStep, signed: readonly SignedStep[]): ReadonlySet<AccountId> {
  return new Set(signed.filter((one) => one.stepId === step.stepId).map((one) => one.signer));
}

export function isMet(step: GateStep, signed: readonly SignedStep[]): boolean {
  return signersOf(step, signed).size >= step.quorum;
}

/** The lowest stage with a step that is not met yet; null when the gate is open. */
export function openStage(gate: ApprovalGate, signed: readonly SignedStep[]): number | null {
  const waiting = gate.filter((step) => !isMet(step, signed)).map((step) => step.stage);
  return waiting.length === 0 ? null : Math.min(...waiting);
}

export function stepState(gate: ApprovalGate, step: GateStep, signed: readonly SignedStep[]): StepState {
  if (isMet(step, signed)) return 'met';
  return step.stage === openStage(gate, signed) ? 'open' : 'waiting';
}

export function stepsThatAre(state: StepState, gate: ApprovalGate, signed: readonly SignedStep[]): ApprovalGate {
  return gate.filter((step) => stepState(gate, step, signed) === state);
}
