/** Gates as the reference counts them: stages in order, different people, own work left out. [AG-2, AG-3, AG-10 … AG-13] */
import type { Candidates, Given, Rules, Step, Who } from './document';

export interface Counting {
  readonly gate: readonly Step[];
  readonly able: ReadonlyMap<string, number>;
  readonly signed: readonly Given[];
}

/** Somebody must always sign, also where all who were asked may do so with a waiver only. */
export function needed(step: Step, able: ReadonlyMap<string, number>): number {
  return step.needs === 'all' ? Math.max(1, able.get(step.id) ?? Number.POSITIVE_INFINITY) : step.needs;
}
export function isDone(step: Step, { able, signed }: Counting): boolean {
  const people = new Set(signed.filter((one) => one.step === step.id).map((one) => one.who));
  return people.size >= needed(step, able);
}
export function isComplete(counting: Counting): boolean {
  return counting.gate.every((step) => isDone(step, counting));
}
/** Not done, and nothing before it is still to do. */
export function isOpen(step: Step, counting: Counting): boolean {
  return !isDone(step, counting) && counting.gate.every((one) => one.stage >= step.stage || isDone(one, counting));
}

export function approving(gate: readonly Step[]): readonly Step[] {
  return gate.filter((step) => step.approves);
}

export function able(gate: readonly Step[], candidates: Candidates, theirs: readonly Who[]): Map<string, number> {
  const may = (step: Step) => (who: Who) => !step.approves || !theirs.includes(who);
  return new Map(gate.map((step) => [step.id, (candidates.get(step.id) ?? []).filter(may(step)).length]));
}
/** Whether some step would wait for nobody; in a small firm a waiver may still help. */
export function isShort(
  gate: readonly Step[],
  candidates: Candidates,
  theirs: readonly Who[],
  separation: Rules['separation'],
): boolean {
  const counted = able(gate, candidates, separation === 'smallFirm' ? [] : theirs);
  return gate.some((step) => (counted.get(step.id) ?? 0) < (step.needs === 'all' ? 1 : step.needs));
}
