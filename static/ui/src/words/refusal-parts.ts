/** What the tables of refusals have in common: their shape, how details are said, and the advice most of them give. */
import type { RefusalCode } from '../../../../src/contract/wire';
import type { RefusalDetails, RefusalWords } from './no-answer';

/** Words of one context; `refusals.ts` demands words for every code. */
export type Refusals = Readonly<Partial<Record<RefusalCode, (details: RefusalDetails) => RefusalWords>>>;

/** The first of the named details as text, or the fallback when the server sent none of them. */
export function say(details: RefusalDetails, names: string | readonly string[], fallback: string): string {
  for (const name of typeof names === 'string' ? [names] : names) {
    const value = details[name];
    if (value !== undefined && value !== '') return typeof value === 'object' ? value.join(', ') : String(value);
  }
  return fallback;
}

export const reload = 'Close this, look at the current state, and start again.';
