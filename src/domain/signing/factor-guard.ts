/**
 * The guard of one person's signing factors: how often they were tried since the last success, the last time step of which a
 * code was used, until when they are locked, until when a sitting lasts, and which secret is the present one. An attempt is
 * counted before it is checked, so that guesses sent side by side count like guesses one after the other. [SG-13 … SG-17]
 */
import { type Instant, instantOf } from '../../kernel/time';

export interface FactorGuard {
  /** Since the last success; counts attempts that were refused because of the lock too. */
  readonly attempts: number;
  /** Thirty-second step of the last code that signed; no code up to it signs again. */
  readonly lastStep: number;
  readonly lockedUntil: Instant | null;
  readonly sittingUntil: Instant | null;
  /** Key of the present secret in the secret store; null when nothing is enrolled. */
  readonly secretId: string | null;
}

export const freshGuard: FactorGuard = {
  attempts: 0,
  lastStep: 0,
  lockedUntil: null,
  sittingUntil: null,
  secretId: null,
};

const freeFailures = 4;
/** Minutes the fifth, sixth, seventh … attempt in a row locks the factors for, unless it succeeds. */
const lockMinutes = [1, 5, 15, 60] as const;
const longestLockMinutes = 60;
export const sittingMinutes = 15;

export type Reservation =
  | { readonly kind: 'reserved'; readonly guard: FactorGuard; readonly attempt: number }
  | { readonly kind: 'locked'; readonly guard: FactorGuard; readonly until: Instant };

/** Counts an attempt. While locked it is counted and nothing may be checked; the lock itself does not grow. */
export function reserveAttempt(guard: FactorGuard, now: Instant): Reservation {
  const attempts = guard.attempts + 1;
  const counted = { ...guard, attempts };
  if (isLocked(guard, now)) return { kind: 'locked', guard: counted, until: guard.lockedUntil ?? now };
  const failures = attempts - freeFailures;
  if (failures <= 0) return { kind: 'reserved', guard: { ...counted, lockedUntil: null }, attempt: attempts };
  const minutes = lockMinutes[failures - 1] ?? longestLockMinutes;
  return { kind: 'reserved', guard: { ...counted, lockedUntil: laterBy(now, minutes) }, attempt: attempts };
}

export function isLocked(guard: FactorGuard, now: Instant): boolean {
  return guard.lockedUntil !== null && guard.lockedUntil > now;
}

export function isSitting(guard: FactorGuard, now: Instant): boolean {
  return guard.sittingUntil !== null && guard.sittingUntil > now;
}

export interface PassedCheck {
  /** Number of the attempt that passed. */
  readonly attempt: number;
  /** The secret it was checked against. */
  readonly secretId: string | null;
  /** Step of the code that was right; null when no code was given. */
  readonly step: number | null;
  /** Both factors were given: a sitting begins. */
  readonly beginsSitting: boolean;
}

/**
 * The guard after a check that passed, as it is written together with what was signed; or why it may not count any more.
 * Attempts reserved after this one stay counted: a success must not wipe out guesses that run beside it.
 */
export function passCheck(
  guard: FactorGuard,
  passed: PassedCheck,
  now: Instant,
): FactorGuard | 'codeUsed' | 'secretChanged' {
  if (guard.secretId !== passed.secretId) return 'secretChanged';
  if (passed.step !== null && passed.step <= guard.lastStep) return 'codeUsed';
  const attempts = Math.max(0, guard.attempts - passed.attempt);
  return {
    ...guard,
    attempts,
    lastStep: passed.step ?? guard.lastStep,
    lockedUntil: attempts > freeFailures ? guard.lockedUntil : null,
    sittingUntil: passed.beginsSitting ? laterBy(now, sittingMinutes) : guard.sittingUntil,
  };
}

/** After another secret took the place of the old one: a sitting ends with it, what was counted stays counted. */
export function swapSecret(guard: FactorGuard, secretId: string | null): FactorGuard {
  return { ...guard, secretId, sittingUntil: null };
}

function laterBy(now: Instant, minutes: number): Instant {
  return instantOf(Date.parse(now) + minutes * 60_000);
}
