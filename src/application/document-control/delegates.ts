/**
 * Who signs for whom today, by the streams of the principals. [AG-42]
 */
import { delegateOn } from '../../domain/delegation/delegation';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { dayOf, type Instant } from '../../kernel/time';
import { delegationType } from '../delegation/delegation-stream';
import { delegationStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';

/** Running delegations of these people, by principal; one request for twenty-five of them. */
export async function findDelegates(
  services: Services,
  people: readonly Person[],
  at: Instant,
): Promise<ReadonlyMap<AccountId, Person>> {
  const accounts = [...new Set(people.map((one) => one.accountId))];
  const rows = await services.storage.read(accounts.map((one) => headKey(delegationStream(one))));
  const today = dayOf(at);
  return new Map(
    accounts.flatMap((accountId): readonly (readonly [AccountId, Person])[] => {
      const delegate = delegateOn(headOf(delegationType, delegationStream(accountId), rows).state, today);
      return delegate === null ? [] : [[accountId, delegate]];
    }),
  );
}
