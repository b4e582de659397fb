/**
 * Names who signs for a person between two dates, and ends that again. [AG-40, AG-41]
 */
import { endDelegation, nameDelegate } from '../../domain/delegation/delegation';
import { refuse } from '../../kernel/result';
import type { UseCase } from '../use-case';
import { performOnDelegations } from './perform-on-delegations';

export const nameDelegateFor: UseCase<'delegation.name'> = (services, caller, request) => {
  const { delegate, from, until } = request;
  return performOnDelegations(services, caller, {
    procedure: 'delegation.name',
    request,
    named: [delegate],
    delegateOf: () => delegate,
    decide(state, { me, principal, known }) {
      const to = known(delegate);
      const details = { person: delegate };
      if (to === undefined) return refuse({ code: 'personInactive', rule: 'AG-40', details });
      return nameDelegate(state, {
        delegationId: request.commandId,
        principal,
        to,
        from,
        until,
        reason: request.reason ?? null,
        by: me,
        at: caller.at,
      });
    },
  });
};

export const endDelegationOf: UseCase<'delegation.end'> = (services, caller, request) => {
  const { delegationId } = request;
  return performOnDelegations(services, caller, {
    procedure: 'delegation.end',
    request,
    named: [],
    delegateOf: (state) => state.current.find((one) => one.delegationId === delegationId)?.to.accountId ?? null,
    decide: (state, { me }) =>
      endDelegation(state, { delegationId, by: me, reason: request.reason ?? null, at: caller.at }),
  });
};
