/**
 * Approval gate: stages run one after the other, the steps of one stage side by side, each step met by a number of different
 * people. A round keeps the gate it was submitted with. Who holds a role or is in a group is a fact handed in.
 * [AG-1 … AG-3, AG-12 … AG-14; A5, A6]
 */
import type { DocumentTypeCode } from '../../contract/document-types';
import type { Person } from '../../kernel/actor';
import type { AccountId, GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { MacroPolicy } from './macro-policy';

export type StepMeaning = 'reviewed' | 'approved' | 'released';

/** A group as the configuration named it; its members are read at the moment they matter. */
export interface NamedGroup {
  readonly groupId: GroupId;
  readonly name: string;
}

export interface GateStep {
  readonly stepId: string;
  /** From 1. */
  readonly stage: number;
  readonly title: string;
  readonly meaning: StepMeaning;
  /** Null: only the groups and people named are asked. */
  readonly role: Role | 'documentOwner' | null;
  readonly groups?: readonly NamedGroup[];
  readonly people?: readonly Person[];
  /** How many different people must sign; `all`: everybody who could sign when the round opened. */
  readonly quorum: number | 'all';
  /** Working days until the step is due; five when not said. */
  readonly dueDays?: number;
  /** Working days after the due day until it is escalated; three when not said. */
  readonly escalateAfterDays?: number;
  /** How many could sign when the round opened; a configured gate does not have it. */
  readonly asked?: number;
}
export type ApprovalGate = readonly GateStep[];
export type StepState = 'waiting' | 'open' | 'met';

/** `one`: a rejection ends the round at once. `majority`: more than half of those asked in the step must reject. */
export type RejectionRule = 'one' | 'majority';
/** What the author and contributors may sign (A7); `smallFirm` asks a signed waiver and a second reviewer instead. */
export type Separation = 'standard' | 'strict' | 'smallFirm';
/** Whether a minor revision exists for the type, and whether it skips the steps that review. */
export type MinorPolicy = 'notAllowed' | 'allSteps' | 'skipsReview';

/** What a round is held to, as one piece: configured at one level, digested and frozen as a whole. */
export interface ApprovalRules {
  readonly steps: ApprovalGate;
  readonly rejection: RejectionRule;
  readonly separation: Separation;
  readonly minor: MinorPolicy;
}

/** Where a value of the configuration comes from. */
export type Level = 'builtIn' | 'site' | 'space';

/** What a submission freezes of the configuration beside the steps; stored submissions before it have none. */
export interface FrozenRules extends Omit<ApprovalRules, 'steps'> {
  readonly reviewMonths: number | null;
  /** Groups told when the revision becomes effective, is superseded or withdrawn. */
  readonly distribution: readonly NamedGroup[];
  readonly changeRequestRequired: boolean;
  /** Absent: allowed with a note, as in all submissions before it could be configured. [DC-80] */
  readonly dynamicContent?: Exclude<MacroPolicy, 'allow'>;
  /** The record the approval rules were taken from. */
  readonly from: {
    readonly level: Level;
    readonly version: number;
    /** Of the type whose approval was assigned; absent: the document's own. [AG-72] */
    readonly typeCode?: DocumentTypeCode;
  };
}

export interface SignedStep {
  readonly stepId: string;
  readonly signer: AccountId;
}

function signersOf(step: GateStep, signed: readonly SignedStep[]): ReadonlySet<AccountId> {
  return new Set(signed.filter((one) => one.stepId === step.stepId).map((one) => one.signer));
}

/**
 * How many different people must sign; infinite while it is not known who is asked. Of `all` at least one, also when whoever
 * is asked may sign with a waiver only and nobody was counted. [AG-12, AG-52]
 */
export function neededOf({ quorum, asked }: Pick<GateStep, 'quorum' | 'asked'>): number {
  return quorum === 'all' ? Math.max(1, asked ?? Number.POSITIVE_INFINITY) : quorum;
}

export function isMet(step: GateStep, signed: readonly SignedStep[]): boolean {
  return signersOf(step, signed).size >= neededOf(step);
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

/**
 * Whether this many rejections end the round. By majority they do when more than half of those asked rejected, and also when
 * too few are left to reach the quorum: such a step could only wait for nobody. [AG-8, AG-13]
 */
export function rejectionStops(rule: RejectionRule, step: GateStep, rejections: number): boolean {
  if (rule === 'one' || step.asked === undefined) return true;
  return rejections * 2 > step.asked || step.asked - rejections < neededOf(step);
}

/** The gate with how many could sign each step when the round opened. [AG-12] */
export function withAsked(gate: ApprovalGate, asked: Readonly<Record<string, number>>): ApprovalGate {
  return gate.map((step) => {
    const count = asked[step.stepId];
    return count === undefined ? step : { ...step, asked: count };
  });
}

/** The steps a minor revision that skips review still needs, its stages counted from 1 again. [AG-15] */
export function withoutReviews(gate: ApprovalGate): ApprovalGate {
  const kept = gate.filter((step) => step.meaning !== 'reviewed');
  const stages = [...new Set(kept.map((step) => step.stage))].sort((one, other) => one - other);
  return kept.map((step) => ({ ...step, stage: stages.indexOf(step.stage) + 1 }));
}

/**
 * What the gate digest is taken over: the rules as they were configured. Submissions stored before types were configured were
 * digested over their steps alone. [AG-1, ST-15]
 */
export function digestedRules(steps: ApprovalGate, rules: Omit<ApprovalRules, 'steps'> | undefined): unknown {
  const configured = steps.map(({ asked: _counted, ...step }) => step);
  if (rules === undefined) return configured;
  const { rejection, separation, minor } = rules;
  return { steps: configured, rejection, separation, minor };
}
