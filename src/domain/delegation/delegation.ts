/**
 * Delegation of signing between dates: a person names who signs for them, or a quality manager does for somebody absent. A
 * delegate never passes it on, and stands beside the principal in every signature. One stream a principal. [AG-40 … AG-43; A7]
 */
import type { Person } from '../../kernel/actor';
import { type Result, accept, refuse } from '../../kernel/result';
import type { AccountId } from '../../kernel/ids';
import type { CalendarDate, Instant } from '../../kernel/time';

interface Delegation {
  readonly delegationId: string;
  readonly to: Person;
  readonly from: CalendarDate;
  /** Included. */
  readonly until: CalendarDate;
  readonly reason: string | null;
  /** The principal, or a quality manager. */
  readonly by: Person;
  readonly setAt: Instant;
}
export interface Delegations {
  readonly principal: Person | null;
  /** Those that are not over or ended; newest last. */
  readonly current: readonly Delegation[];
}
export const noDelegations: Delegations = { principal: null, current: [] };

interface DelegateNamed {
  readonly type: 'DelegateNamed';
  readonly principal: Person;
  readonly delegation: Delegation;
}
interface DelegationEnded {
  readonly type: 'DelegationEnded';
  readonly delegationId: string;
  readonly by: Person;
  readonly reason: string | null;
  readonly at: Instant;
}
export type DelegationEvent = DelegateNamed | DelegationEnded;

export function evolveDelegations(state: Delegations, event: DelegationEvent): Delegations {
  if (event.type === 'DelegationEnded') {
    return { ...state, current: state.current.filter((one) => one.delegationId !== event.delegationId) };
  }
  const { principal, delegation } = event;
  const today = delegation.setAt.slice(0, 10);
  return { principal, current: [...state.current.filter((one) => one.until >= today), delegation] };
}

type DelegationRefusalCode =
  | 'periodReversed'
  | 'periodOver'
  | 'delegateIsPrincipal'
  | 'delegationOverlaps'
  | 'personInactive'
  | 'reasonNeeded'
  | 'noDelegation';
export interface DelegationRefusal {
  readonly code: DelegationRefusalCode;
  readonly rule: string;
  readonly details?: Readonly<Record<string, string>>;
}
type Decided = Result<readonly DelegationEvent[], DelegationRefusal>;

export interface NameDelegate {
  readonly delegationId: string;
  readonly principal: Person;
  readonly to: Person & { readonly isActive: boolean };
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly reason: string | null;
  readonly by: Person;
  readonly at: Instant;
}

export function nameDelegate(state: Delegations, command: NameDelegate): Decided {
  const { delegationId, principal, from, until, reason, by, at } = command;
  if (until < from) return refuse({ code: 'periodReversed', rule: 'AG-40' });
  if (until < at.slice(0, 10)) return refuse({ code: 'periodOver', rule: 'AG-40' });
  if (command.to.accountId === principal.accountId) return refuse({ code: 'delegateIsPrincipal', rule: 'AG-40' });
  if (!command.to.isActive)
    return refuse({ code: 'personInactive', rule: 'AG-40', details: { person: command.to.name } });
  if (by.accountId !== principal.accountId && (reason === null || reason.trim() === '')) {
    return refuse({ code: 'reasonNeeded', rule: 'AG-41' });
  }
  const other = state.current.find((one) => one.from <= until && from <= one.until);
  if (other !== undefined) {
    const details = { delegate: other.to.name, from: other.from, until: other.until };
    return refuse({ code: 'delegationOverlaps', rule: 'AG-40', details });
  }
  const to = { accountId: command.to.accountId, name: command.to.name };
  const delegation = { delegationId, to, from, until, reason, by, setAt: at };
  return accept([{ type: 'DelegateNamed', principal, delegation }]);
}

export function endDelegation(
  state: Delegations,
  command: { readonly delegationId: string; readonly by: Person; readonly reason: string | null; readonly at: Instant },
): Decided {
  const { delegationId, by, reason, at } = command;
  if (!state.current.some((one) => one.delegationId === delegationId)) {
    return refuse({ code: 'noDelegation', rule: 'AG-40' });
  }
  if (state.principal?.accountId !== by.accountId && (reason === null || reason.trim() === '')) {
    return refuse({ code: 'reasonNeeded', rule: 'AG-41' });
  }
  return accept([{ type: 'DelegationEnded', delegationId, by, reason, at }]);
}

/** Who signs for a person on a day; null when they sign themselves. */
export function delegateOn({ current }: Delegations, day: CalendarDate): Person | null {
  return current.find((one) => one.from <= day && day <= one.until)?.to ?? null;
}

/** What a delegate stands for, as kept at the delegate. */
export interface StandsFor {
  readonly principal: Person;
  readonly delegationId: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** For whom somebody signs on a day, each principal once. */
export function principalsOn(stands: readonly StandsFor[], day: CalendarDate): readonly Person[] {
  const found = stands.filter((one) => one.from <= day && day <= one.until).map((one) => one.principal);
  return [...new Map(found.map((one): [AccountId, Person] => [one.accountId, one])).values()];
}
