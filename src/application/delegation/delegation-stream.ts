/**
 * Delegations as a kind of stream, one a principal, and the row kept at each delegate in the same transaction: for whom they
 * stand in. A signature for somebody else stands on that row. [AG-40, AG-42]
 */
import {
  type DelegationEvent,
  type Delegations,
  evolveDelegations,
  noDelegations,
  type StandsFor,
} from '../../domain/delegation/delegation';
import type { AccountId } from '../../kernel/ids';
import { standsForKey } from '../keys';
import type { GuardChange } from '../perform';
import type { Rows } from '../ports';
import type { StreamType } from '../stream';

export const delegationType: StreamType<Delegations, DelegationEvent> = {
  kind: 'delegation',
  initial: noDelegations,
  evolve: evolveDelegations,
  attributes: () => ({ state: 'current' }),
};

export function standsForIn(rows: Rows, delegate: AccountId): readonly StandsFor[] {
  const body = rows.row(standsForKey(delegate))?.body as { readonly stands?: readonly StandsFor[] } | undefined;
  return body?.stands ?? [];
}

/** The row at a delegate after an event; what is over is left out. */
export function standsForAfter(rows: Rows, delegate: AccountId, event: DelegationEvent, today: string): GuardChange {
  const known = standsForIn(rows, delegate).filter((one) => one.until >= today);
  const stands =
    event.type === 'DelegationEnded'
      ? known.filter((one) => one.delegationId !== event.delegationId)
      : [...known, standing(event)];
  return { at: standsForKey(delegate), attributes: { body: { stands } } };
}

function standing({ principal, delegation }: Extract<DelegationEvent, { type: 'DelegateNamed' }>): StandsFor {
  const { delegationId, from, until } = delegation;
  return { principal, delegationId, from, until };
}
