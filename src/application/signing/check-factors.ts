/**
 * Counts an attempt, then checks the factors that were given (recipe R5). The secret is fetched while the attempt is counted
 * and looked at only after. What fails is a commit of the signer; what locked is told to the quality managers.
 * [SG-13 … SG-15, SG-18]
 */
import type { WireRefusal } from '../../contract/wire';
import type { FailedBecause, SignerEvent } from '../../domain/signing/events';
import { type PassedCheck, type Reservation, reserveAttempt } from '../../domain/signing/factor-guard';
import type { Signer } from '../../domain/signing/signer';
import { asPerson, type Person } from '../../kernel/actor';
import type { CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { changeGuard, withRow } from '../change-guard';
import { factorKey, signerStream } from '../keys';
import { perform } from '../perform';
import type { Rows } from '../ports';
import { type Caller, refusal, type Services, systemCommandId } from '../use-case';
import { type FactorSecret, isPassphrase, stepOfCode } from './factor-secret';
import { guardOf, signerType } from './signing-rows';

export interface GivenFactors {
  readonly passphrase?: string | undefined;
  readonly code?: string | undefined;
}
/** Which factors are looked at, and against which device. */
export interface FactorCheck {
  readonly passphrase: boolean;
  readonly code: false | 'device' | 'offered';
}
export interface Attempt {
  readonly me: Person;
  readonly rows: Rows;
  readonly given: GivenFactors;
  readonly check: FactorCheck;
  /** What the factors are given for. */
  readonly procedure: string;
  readonly commandId: CommandId;
}
export interface PassedFactors extends PassedCheck {
  readonly secret: FactorSecret;
  /** What was read, with the guard as the attempt left it. */
  readonly rows: Rows;
}

/** One wave when they are right. */
export async function checkFactors(
  services: Services,
  caller: Caller,
  attempt: Attempt,
): Promise<Result<PassedFactors, WireRefusal>> {
  const at = factorKey(caller.accountId);
  const { secretId, lastStep } = guardOf(attempt.rows.row(at));
  if (secretId === null) return refuse(refusal('notEnrolled', 'SG-6', { missing: ['passphrase'] }));
  const [counted, secret] = await Promise.all([
    changeGuard<Reservation>(services, at, attempt.rows, (row) => {
      const reserved = reserveAttempt(guardOf(row), caller.at);
      return { body: reserved.guard, outcome: reserved };
    }),
    services.secrets.read(secretId) as Promise<FactorSecret | undefined>,
  ]);
  if (counted === null) return refuse(refusal('busyTryAgain'));
  const reservation = counted.outcome;
  if (reservation.kind === 'locked') {
    return refuse(refusal('factorsLocked', 'SG-15', { until: reservation.until }));
  }
  if (secret === undefined) return refuse(refusal('changedMeanwhile', 'SG-10'));
  const verified = await verify(secret, attempt, { at: caller.at, lastStep });
  if (verified.failed !== null) return fail(services, caller, attempt, reservation, verified.failed);
  return accept({
    secret,
    rows: withRow(attempt.rows, at, counted.row),
    secretId,
    attempt: reservation.attempt,
    step: verified.step,
    beginsSitting: attempt.check.passphrase && attempt.check.code === 'device',
  });
}

/** Both are always looked at, so that the time it takes does not say which one was wrong. */
async function verify(
  secret: FactorSecret,
  { given, check }: Attempt,
  { at, lastStep }: { readonly at: Instant; readonly lastStep: number },
): Promise<{ readonly failed: FailedBecause | null; readonly step: number | null }> {
  const passphraseIsRight = !check.passphrase || (await isPassphrase(secret, given.passphrase ?? ''));
  const device = check.code === 'offered' ? secret.offered : secret.device;
  const step = check.code === false || device === null ? null : stepOfCode(device, given.code ?? '', at);
  if (!passphraseIsRight) return { failed: 'passphrase', step: null };
  if (check.code === false) return { failed: null, step: null };
  if (step === null) return { failed: 'code', step: null };
  // Steps of another device are another count; time alone keeps them apart.
  return step <= lastStep ? { failed: 'codeUsed', step: null } : { failed: null, step };
}

async function fail(
  services: Services,
  caller: Caller,
  attempt: Attempt,
  reservation: Extract<Reservation, { kind: 'reserved' }>,
  because: FailedBecause,
): Promise<Result<never, WireRefusal>> {
  const { lockedUntil } = reservation.guard;
  const event: SignerEvent = {
    type: 'SigningFailed',
    because,
    attempt: reservation.attempt,
    procedure: attempt.procedure,
    at: caller.at,
    lockedUntil,
  };
  await recordFailure(services, caller, attempt.me, event, attempt.commandId);
  if (lockedUntil !== null) return refuse(refusal('factorsLocked', 'SG-15', { until: lockedUntil }));
  if (because === 'codeUsed') return refuse(refusal('codeUsed', 'SG-13'));
  return refuse(
    refusal('factorWrong', 'SG-14', { passphrase: attempt.check.passphrase, code: attempt.check.code !== false }),
  );
}

async function recordFailure(
  services: Services,
  caller: Caller,
  me: Person,
  event: Extract<SignerEvent, { type: 'SigningFailed' }>,
  commandId: CommandId,
): Promise<void> {
  const cause = `failed ${caller.accountId} ${commandId} ${event.attempt} ${event.at}`;
  await perform<Signer, SignerEvent, null>(services, {
    commandId: systemCommandId(cause),
    fingerprint: cause,
    actor: asPerson(me),
    at: caller.at,
    type: signerType,
    stream: signerStream(caller.accountId),
    decide: () => ({ answer: null, events: [event], effects: [{ kind: 'state' }] }),
  });
}
