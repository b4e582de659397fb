/**
 * What an example of a procedure is, and what the examples of every context begin with.
 */
import type { ProcedureName } from '../../../src/contract/procedures';
import type { Who, WholeSite } from '../whole-site';

export interface Example {
  readonly as: Who;
  /** Makes what the procedure is called on, in a state in which it is accepted. */
  readonly request: (site: WholeSite) => Promise<Readonly<Record<string, unknown>>>;
  /** Whether the person is asked, or theirs, is decided by the record: it must be as new for each who tries. */
  readonly decidedByRecord?: true;
}
/** Those of one context; the whole table demands a row for each procedure. */
export type Examples = Readonly<Partial<Record<ProcedureName, Example>>>;

export const aReason = { reason: 'Because it must be' };
export const confirmed = { confirmed: true };
export const command = (site: WholeSite) => ({ commandId: site.newCommandId() });

let numbers = 0;
/** Another one each time, for what must differ from what earlier examples made. */
export function nextNumber(): number {
  numbers += 1;
  return numbers;
}
