import fc from 'fast-check';
import {
  type FactorGuard,
  freshGuard,
  passCheck,
  reserveAttempt,
  swapSecret,
} from '../../../src/domain/signing/factor-guard';
import { at, later } from './people';

const enrolled: FactorGuard = { ...freshGuard, secretId: 'secret:a#1', lastStep: 100 };
const passed = { attempt: 1, secretId: 'secret:a#1', step: 101, beginsSitting: true };

/** So many failures, each as soon as it may be checked. */
function failing(times: number): { readonly guard: FactorGuard; readonly minutes: readonly number[] } {
  let guard = enrolled;
  let now = at;
  const minutes: number[] = [];
  for (let attempt = 0; attempt < times; attempt += 1) {
    const reserved = reserveAttempt(guard, now);
    guard = reserved.guard;
    minutes.push(guard.lockedUntil === null ? 0 : (Date.parse(guard.lockedUntil) - Date.parse(now)) / 60_000);
    if (guard.lockedUntil !== null) now = guard.lockedUntil;
  }
  return { guard, minutes };
}

describe('the guard of signing factors', () => {
  it('[SG-14] counts an attempt before it is checked, also while locked', () => {
    const first = reserveAttempt(enrolled, at);
    expect(first).toMatchObject({ kind: 'reserved', attempt: 1, guard: { attempts: 1, lockedUntil: null } });
    const { guard } = failing(5);
    const whileLocked = reserveAttempt({ ...guard, lockedUntil: later(1) }, at);
    expect(whileLocked).toMatchObject({
      kind: 'locked',
      until: later(1),
      guard: { attempts: 6, lockedUntil: later(1) },
    });
  });

  it('[SG-15] locks from the fifth failure on, for 1, 5, 15 and then 60 minutes, and not before', () => {
    expect(failing(9).minutes).toEqual([0, 0, 0, 0, 1, 5, 15, 60, 60]);
  });

  it('[SG-15] lets nobody try more often than the delays allow, whatever the order of attempts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_600 }), { maxLength: 200 }), (pauses) => {
        let guard = enrolled;
        let seconds = 0;
        let checked = 0;
        for (const pause of pauses) {
          seconds += pause;
          const reserved = reserveAttempt(guard, later(seconds / 60));
          guard = reserved.guard;
          if (reserved.kind === 'reserved') checked += 1;
        }
        expect(guard.attempts).toBe(pauses.length);
        // Four are free, then 1, 5 and 15 minutes, then one an hour.
        expect(checked).toBeLessThanOrEqual(8 + Math.ceil(seconds / 3_600));
      }),
    );
  });

  it('[SG-16] resets what a success outlived and keeps attempts that were reserved beside it', () => {
    expect(passCheck({ ...enrolled, attempts: 1 }, passed, at)).toMatchObject({ attempts: 0, lockedUntil: null });
    const beside = { ...enrolled, attempts: 7, lockedUntil: later(5) };
    expect(passCheck(beside, { ...passed, attempt: 2 }, at)).toMatchObject({ attempts: 5, lockedUntil: later(5) });
    expect(passCheck(beside, { ...passed, attempt: 6 }, at)).toMatchObject({ attempts: 1, lockedUntil: null });
  });

  it('[SG-13] lets a code of a time step sign once, and none from before it', () => {
    const after = passCheck({ ...enrolled, attempts: 1 }, passed, at);
    expect(after).toMatchObject({ lastStep: 101 });
    expect(passCheck(after as FactorGuard, passed, at)).toBe('codeUsed');
    expect(passCheck(after as FactorGuard, { ...passed, step: 100 }, at)).toBe('codeUsed');
    expect(passCheck(after as FactorGuard, { ...passed, step: 102 }, at)).toMatchObject({ lastStep: 102 });
    expect(passCheck(after as FactorGuard, { ...passed, step: null }, at)).toMatchObject({ lastStep: 101 });
  });

  it('[SG-10] refuses what was checked against a secret that is no longer the one', () => {
    expect(passCheck(swapSecret(enrolled, 'secret:a#2'), passed, at)).toBe('secretChanged');
    expect(swapSecret({ ...enrolled, attempts: 3, sittingUntil: later(10) }, null)).toEqual({
      ...enrolled,
      attempts: 3,
      sittingUntil: null,
      secretId: null,
    });
  });

  it('[SG-17] begins a sitting of 15 minutes with both factors only', () => {
    expect(passCheck(enrolled, passed, at)).toMatchObject({ sittingUntil: later(15) });
    expect(passCheck(enrolled, { ...passed, beginsSitting: false }, at)).toMatchObject({ sittingUntil: null });
  });
});
