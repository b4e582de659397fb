/**
 * Gates in words: whom a step asks, how many must sign, what a rejection does. The drawing says the same with boxes.
 */
import type { AskedBy, StepMeaning } from '../../../../src/contract/answers';
import { roleNames } from './states';

/** “Quality manager, group Field team, Hana Ito”. */
export function askedByWords({ role, groups = [], people = [] }: AskedBy): string {
  const asked = [
    ...(role === null ? [] : [roleNames[role]]),
    ...groups.map((group) => `group ${group.name}`),
    ...people.map((person) => person.name),
  ];
  return asked.length === 0 ? 'nobody yet' : asked.join(', ');
}

interface Counted {
  readonly quorum: number | 'all';
  readonly asked?: number | undefined;
}
/** “2”, “2 of 5”, “all”, “all 5”. */
export function quorumWords({ quorum, asked }: Counted): string {
  if (quorum === 'all') return asked === undefined ? 'all' : `all ${asked}`;
  return asked === undefined ? String(quorum) : `${quorum} of ${asked}`;
}
/** How many signatures are needed, for “1 of 2 signed”. */
export function neededWords({ quorum, asked }: Counted): string {
  return quorum === 'all' ? (asked === undefined ? 'all' : String(asked)) : String(quorum);
}

export const stepMeanings: Readonly<Record<StepMeaning, string>> = {
  reviewed: 'Review',
  approved: 'Approve',
  released: 'Release',
};
