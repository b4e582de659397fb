/**
 * Whether every step of a gate has enough people who may sign it, and who is left out why. Asked when a draft is submitted
 * and again when its round opens, so that a round never waits for nobody. [AG-5, AG-6, AG-10, AG-11]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { type ApprovalGate, type GateStep, neededOf, type Separation } from './gate';

export type Conflict = 'approverIsAuthor' | 'approverContributed';

/** Why somebody who is asked does not count. */
export type LeftOutBecause = Conflict | 'inactive';

export interface LeftOut {
  readonly person: Person;
  readonly because: LeftOutBecause;
  /** Small firm: a signed waiver of the quality manager lets them sign after all. [AG-52] */
  readonly isWaivable?: true;
}
/** The people a step asks by role or as owner, parted into those who may sign it and those who may not. */
export interface StepSigners {
  readonly step: GateStep;
  readonly asked: readonly Person[];
  readonly excluded: readonly LeftOut[];
}
/** A step that cannot be met. */
export interface StepShortage {
  readonly stepId: string;
  readonly title: string;
  /** For `all`, one: somebody must be there to be asked. */
  readonly quorum: number;
  readonly eligible: number;
  readonly leftOut: readonly LeftOut[];
}

/** Only approving is closed to those whose work it is; they may review. */
export function conflictIn(
  step: GateStep,
  author: AccountId | null,
  contributors: readonly AccountId[],
  accountId: AccountId,
): Conflict | null {
  if (step.meaning === 'reviewed') return null;
  if (accountId === author) return 'approverIsAuthor';
  return contributors.includes(accountId) ? 'approverContributed' : null;
}

export function partSigners(
  step: GateStep,
  candidates: readonly Person[],
  conflicts: {
    readonly author: AccountId | null;
    readonly contributors: readonly AccountId[];
    readonly separation?: Separation;
  },
  inactive: readonly Person[] = [],
): StepSigners {
  const asked: Person[] = [];
  const excluded: LeftOut[] = inactive.map((person) => ({ person, because: 'inactive' }));
  const waivable = conflicts.separation === 'smallFirm' ? ({ isWaivable: true } as const) : {};
  for (const person of candidates) {
    const because = conflictIn(step, conflicts.author, conflicts.contributors, person.accountId);
    if (because === null) asked.push(person);
    else excluded.push({ person, because, ...waivable });
  }
  return { step, asked, excluded };
}

/** A step of the gate that nobody was counted for is short, too. */
export function shortagesOf(gate: ApprovalGate, signers: readonly StepSigners[]): readonly StepShortage[] {
  return gate.flatMap((step) => {
    const { stepId, title } = step;
    const quorum = step.quorum === 'all' ? 1 : neededOf(step);
    const found = signers.find((one) => one.step.stepId === stepId);
    const eligible = (found?.asked.length ?? 0) + (found?.excluded.filter((one) => one.isWaivable).length ?? 0);
    return eligible >= quorum ? [] : [{ stepId, title, quorum, eligible, leftOut: found?.excluded ?? [] }];
  });
}

/** How many may sign each step; `all` then means that many. [AG-12] */
export function askedCounts(signers: readonly StepSigners[]): Readonly<Record<string, number>> {
  return Object.fromEntries(signers.map(({ step, asked }) => [step.stepId, asked.length]));
}

const becauseInWords = {
  approverIsAuthor: 'submits this revision',
  approverContributed: 'has edits in this text',
  inactive: 'has no active account',
} as const satisfies Record<LeftOutBecause, string>;

export function sayConflict(because: LeftOutBecause): string {
  return becauseInWords[because];
}
export function sayLeftOut({ person, because }: LeftOut): string {
  return `${person.name} ${sayConflict(because)}`;
}

function sayOnly(count: number): string {
  if (count === 0) return 'is nobody';
  return count === 1 ? 'is only one' : `are only ${count}`;
}

/** One or two sentences: what is missing, and who was left out why. */
export function sayShortage({ title, quorum, eligible, leftOut }: StepShortage): string {
  const needed = quorum === 1 ? 'one person' : `${quorum} people`;
  const missing = `“${title}” needs ${needed} who may sign, and there ${sayOnly(eligible)}.`;
  return leftOut.length === 0 ? missing : `${missing} Left out: ${leftOut.map(sayLeftOut).join('; ')}.`;
}
