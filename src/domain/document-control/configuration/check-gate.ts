/**
 * Gates that cannot work are refused before they are in force, with the field named: nobody to sign, more signatures than
 * people, nobody who authorises, a stage without steps, two steps of one title, a name the directory does not know.
 * Counted today; at submit and at the opening of a round people are counted again. [AG-19 … AG-24]
 */
import type { ApprovalRules, GateStep } from '../gate';

export interface GateProblem {
  readonly code: 'gateImpossible' | 'badInput';
  readonly rule: string;
  /** Path in the request: `approval.steps.0.quorum`. */
  readonly field: string;
  /** A sentence without its full stop. */
  readonly message: string;
}
/** What the directory says today about whom a step asks. */
export interface StepToday {
  readonly stepId: string;
  /** Different active people who are asked; the owner of the document counts as one. */
  readonly people: number;
  /** Groups and people named that the directory does not know. */
  readonly unknown: readonly string[];
}

const mostSteps = 8;
const mostPeopleNamed = 20;

export function checkGate(rules: ApprovalRules, today: readonly StepToday[]): readonly GateProblem[] {
  const { steps } = rules;
  return [...checkWhole(steps), ...steps.flatMap((step, index) => checkStep(step, index, steps, today))];
}

function impossible(rule: string, field: string, message: string): GateProblem {
  return { code: 'gateImpossible', rule, field, message };
}

function checkWhole(steps: readonly GateStep[]): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const field = 'approval.steps';
  if (!steps.some((step) => step.meaning === 'approved')) {
    problems.push(impossible('AG-21', field, 'No step approves'));
  }
  if (steps.length > mostSteps) problems.push(impossible('AG-21', field, `A gate has at most ${mostSteps} steps`));
  const named = steps.reduce((sum, step) => sum + (step.people?.length ?? 0), 0);
  if (named > mostPeopleNamed) {
    problems.push(impossible('AG-24', field, `A gate names at most ${mostPeopleNamed} people; use a group or a role`));
  }
  const last = Math.max(0, ...steps.map((step) => step.stage));
  for (let stage = 1; stage < last; stage += 1) {
    if (!steps.some((step) => step.stage === stage)) {
      problems.push(impossible('AG-22', field, `Stage ${stage} has no step`));
    }
  }
  return problems;
}

function checkStep(
  step: GateStep,
  index: number,
  steps: readonly GateStep[],
  today: readonly StepToday[],
): readonly GateProblem[] {
  const at = (field: string) => `approval.steps.${index}.${field}`;
  const same = (other: GateStep) => other.title.toLowerCase() === step.title.toLowerCase();
  const problems: GateProblem[] = [];
  if (steps.slice(0, index).some(same)) {
    problems.push(impossible('AG-23', at('title'), `Two steps are called “${step.title}”`));
  }
  const { role, groups = [], people = [] } = step;
  if (role === null && groups.length + people.length === 0) {
    return [
      ...problems,
      impossible('AG-20', at('role'), `“${step.title}” asks nobody: it needs a role, a group or a person`),
    ];
  }
  const found = today.find((one) => one.stepId === step.stepId);
  const [unknown] = found?.unknown ?? [];
  if (unknown !== undefined) {
    problems.push(
      impossible('AG-24', at('people'), `“${step.title}” names “${unknown}”, whom the directory does not know`),
    );
  }
  const count = found?.people ?? 0;
  if (count === 0) {
    problems.push(impossible('AG-20', at('role'), `“${step.title}” asks nobody who could sign today`));
  } else if (step.quorum !== 'all' && step.quorum > count) {
    const able = count === 1 ? '1 person' : `${count} people`;
    const needs = `“${step.title}” needs ${step.quorum} signatures, and ${able} could sign today`;
    problems.push(impossible('AG-19', at('quorum'), needs));
  }
  return problems;
}
