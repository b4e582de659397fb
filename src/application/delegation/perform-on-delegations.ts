/**
 * What both commands on delegations share: who may act for whom, the transaction with the delegate's row, the view after it.
 * A quality manager acts for others on the settings the transaction stands on. [AG-40, AG-41]
 */
import type { DelegationView } from '../../contract/space-answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { DelegationEvent, DelegationRefusal, Delegations } from '../../domain/delegation/delegation';
import { asPerson, type Person } from '../../kernel/actor';
import type { AccountId, CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { dayOf } from '../../kernel/time';
import { delegationStream, headKey, siteSettingsStream, standsForKey } from '../keys';
import { open, perform } from '../perform';
import type { KnownPerson } from '../product-ports';
import { mayManageQuality, readStanding, stillManagesQuality } from '../standing';
import { type Caller, fingerprintOf, outcomeOf, refusal, type Services } from '../use-case';
import { delegationType, standsForAfter } from './delegation-stream';
import { presentDelegations } from './view-delegations';

export interface DelegationCommand {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId; readonly principal?: AccountId | undefined };
  /** Whose account must be known besides the principal's. */
  readonly named: readonly AccountId[];
  /** Whose row changes, by the delegations as they stand. */
  delegateOf(state: Delegations): AccountId | null;
  decide(
    state: Delegations,
    facts: {
      readonly me: Person;
      readonly principal: Person;
      readonly known: (accountId: AccountId) => KnownPerson | undefined;
    },
  ): Result<readonly DelegationEvent[], DelegationRefusal>;
}

export async function performOnDelegations(
  services: Services,
  caller: Caller,
  command: DelegationCommand,
): Promise<Result<DelegationView, WireRefusal>> {
  const { request } = command;
  const whose = request.principal ?? caller.accountId;
  const stream = delegationStream(whose);
  const [standing, people, before] = await Promise.all([
    readStanding(services, caller),
    services.confluence.people.people('user', [whose, ...command.named]),
    open(services.storage, { type: delegationType, stream }),
  ]);
  const isForOther = whose !== caller.accountId;
  if (isForOther && !mayManageQuality(standing)) return refuse(refusal('notPermitted', 'AG-41'));
  const known = people.get(whose);
  if (known === undefined) return refuse(refusal('unknownPerson', 'AG-40'));
  const me = { accountId: standing.me.accountId, name: standing.me.name };
  const principal = { accountId: known.accountId, name: known.name };
  const delegate = command.delegateOf(before.head.state);
  const guards = delegate === null ? [] : [standsForKey(delegate)];
  const performed = await perform<Delegations, DelegationEvent, Result<null, DelegationRefusal>>(services, {
    commandId: request.commandId,
    fingerprint: fingerprintOf(command.procedure, caller, request),
    actor: asPerson(me),
    at: caller.at,
    type: delegationType,
    stream,
    guards,
    checks: isForOther ? [headKey(siteSettingsStream)] : [],
    decide({ head, rows }) {
      if (isForOther && !stillManagesQuality(standing, rows)) return { answer: accept(null), events: [] };
      const decided = command.decide(head.state, { me, principal, known: (accountId) => people.get(accountId) });
      if (!decided.ok) return { answer: decided, events: [] };
      const changes = decided.value.flatMap((event) =>
        delegate === null ? [] : [standsForAfter(rows, delegate, event, dayOf(caller.at))],
      );
      return { answer: accept(null), events: decided.value, guards: changes, effects: [{ kind: 'state' }] };
    },
  });
  const outcome = outcomeOf(performed);
  if (!outcome.ok) return outcome;
  const { state } = outcome.value;
  return accept(await presentDelegations(services, standing, { ...state, principal }, caller.at));
}
