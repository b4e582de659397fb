/**
 * Whom a person has named to sign for them, and for whom they sign. Others' are shown to a quality manager. [AG-41]
 */
import type { DelegationView } from '../../contract/space-answers';
import { type Delegations, delegateOn } from '../../domain/delegation/delegation';
import type { Person } from '../../kernel/actor';
import { accept, refuse } from '../../kernel/result';
import { dayOf, type Instant } from '../../kernel/time';
import { delegationStream, headKey, standsForKey } from '../keys';
import { mayManageQuality, readStanding, type Standing } from '../standing';
import { headOf } from '../stream';
import { refusal, type Services, type UseCase } from '../use-case';
import { delegationType, standsForIn } from './delegation-stream';

export const viewDelegations: UseCase<'delegation.view'> = async (services, caller, request) => {
  const whose = request.principal ?? caller.accountId;
  const stream = delegationStream(whose);
  const [standing, people, rows] = await Promise.all([
    readStanding(services, caller),
    whose === caller.accountId ? null : services.confluence.people.people('user', [whose]),
    services.storage.read([headKey(stream)]),
  ]);
  if (whose !== caller.accountId && !mayManageQuality(standing)) return refuse(refusal('notPermitted', 'AG-41'));
  const known = people === null ? standing.me : people.get(whose);
  if (known === undefined) return refuse(refusal('unknownPerson', 'AG-41'));
  const principal = { accountId: known.accountId, name: known.name };
  const { state } = headOf(delegationType, stream, rows);
  return accept(await presentDelegations(services, standing, { ...state, principal }, caller.at));
};

export async function presentDelegations(
  services: Services,
  standing: Standing,
  delegations: Delegations & { readonly principal: Person },
  at: Instant,
): Promise<DelegationView> {
  const { principal, current } = delegations;
  const today = dayOf(at);
  const rows = await services.storage.read([standsForKey(principal.accountId)]);
  const running = delegateOn(delegations, today)?.accountId;
  return {
    principal,
    delegations: current
      .filter((one) => one.until >= today)
      .map(({ delegationId, to, from, until, reason, by }) => ({
        delegationId,
        to,
        from,
        until,
        reason,
        by,
        isRunning: from <= today && to.accountId === running,
      }))
      .sort((one, other) => one.from.localeCompare(other.from)),
    standsFor: standsForIn(rows, principal.accountId)
      .filter((one) => one.until >= today)
      .map(({ principal: of, from, until }) => ({ principal: of, from, until })),
    mayActForOthers: mayManageQuality(standing),
  };
}
