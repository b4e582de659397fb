/** Delegation between dates: who may be named, for when, and who signs on a day. */
import {
  delegateOn,
  type DelegationEvent,
  endDelegation,
  evolveDelegations,
  nameDelegate,
  type NameDelegate,
  noDelegations,
  principalsOn,
} from '../../../src/domain/delegation/delegation';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { hana, idris, luca, maren } from '../document-control/given';

const day = (text: string) => text as CalendarDate;
const at = '2026-01-05T09:00:00.000Z' as Instant;
const command = (more: Partial<NameDelegate> = {}): NameDelegate => ({
  delegationId: 'D1',
  principal: hana,
  to: { ...luca, isActive: true },
  from: day('2026-01-07'),
  until: day('2026-01-09'),
  reason: null,
  by: hana,
  at,
  ...more,
});
function decided(...commands: readonly NameDelegate[]) {
  let state = noDelegations;
  const events: DelegationEvent[] = [];
  for (const one of commands) {
    const result = nameDelegate(state, one);
    if (!result.ok) return { state, events, refusal: result.refusal };
    events.push(...result.value);
    state = result.value.reduce(evolveDelegations, state);
  }
  return { state, events, refusal: null };
}

describe('naming a delegate', () => {
  it('[AG-40] lets them sign from the first day to the last, and on no other', () => {
    const { state } = decided(command());
    const who = ['2026-01-06', '2026-01-07', '2026-01-09', '2026-01-10'].map(
      (one) => delegateOn(state, day(one))?.name,
    );
    expect(who).toEqual([undefined, 'Luca', 'Luca', undefined]);
  });
  it.each([
    ['a period that ends before it begins', { until: day('2026-01-06') }, 'periodReversed'],
    ['a period that is over', { from: day('2025-12-01'), until: day('2026-01-04') }, 'periodOver'],
    ['oneself', { to: { ...hana, isActive: true } }, 'delegateIsPrincipal'],
    ['an inactive account', { to: { ...luca, isActive: false } }, 'personInactive'],
  ])('[AG-40] refuses %s', (_what, more, code) => {
    expect(decided(command(more)).refusal).toMatchObject({ code, rule: 'AG-40' });
  });
  it('[AG-40] refuses a second delegate for the same days, and allows one for others', () => {
    const second = { delegationId: 'D2', to: { ...maren, isActive: true } };
    expect(decided(command(), command({ ...second, until: day('2026-01-20') })).refusal).toMatchObject({
      code: 'delegationOverlaps',
      details: { delegate: 'Luca' },
    });
    const after = { from: day('2026-01-10'), until: day('2026-01-20') };
    const { state } = decided(command(), command({ ...second, ...after }));
    expect(delegateOn(state, day('2026-01-12'))?.name).toBe('Maren');
  });
  it('[AG-41] asks for a reason from whoever names one for somebody else, not from the principal', () => {
    expect(decided(command({ by: idris })).refusal).toMatchObject({ code: 'reasonNeeded', rule: 'AG-41' });
    expect(decided(command({ by: idris, reason: 'Ill' })).refusal).toBeNull();
    expect(decided(command()).refusal).toBeNull();
  });
  it('[AG-40] ends when it is ended, once', () => {
    const { state } = decided(command());
    const ended = endDelegation(state, { delegationId: 'D1', by: hana, reason: null, at });
    if (!ended.ok) throw new Error(ended.refusal.code);
    const after = ended.value.reduce(evolveDelegations, state);
    expect(delegateOn(after, day('2026-01-08'))).toBeNull();
    expect(endDelegation(after, { delegationId: 'D1', by: hana, reason: null, at })).toMatchObject({
      refusal: { code: 'noDelegation' },
    });
    expect(endDelegation(state, { delegationId: 'D1', by: idris, reason: null, at })).toMatchObject({
      refusal: { code: 'reasonNeeded', rule: 'AG-41' },
    });
  });
  it('[AG-42] names each principal of a day once', () => {
    const stands = (from: string, until: string) => ({
      principal: hana,
      delegationId: from,
      from: day(from),
      until: day(until),
    });
    const all = [
      stands('2026-01-01', '2026-01-31'),
      stands('2026-01-05', '2026-01-06'),
      stands('2026-03-01', '2026-03-02'),
    ];
    expect(principalsOn(all, day('2026-01-05'))).toEqual([hana]);
    expect(principalsOn(all, day('2026-02-05'))).toEqual([]);
  });
});
