/**
 * Makes sure that who signs is who they say, before anything is written: a right by meaning, and the factors the preset asks
 * for. What is then signed stands in one transaction on the settings, the signer and the guard of the factors.
 * One wave with factors, none by account. (recipe R5) [SG-6, SG-16, SG-21]
 */
import type { WireRefusal } from '../../contract/wire';
import { isLocked, passCheck } from '../../domain/signing/factor-guard';
import { neededFactors, type SignerNow, whyCannotSign } from '../../domain/signing/needed-factors';
import type { Person } from '../../kernel/actor';
import type { CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import type { Reconfirmation } from '../../signature/reconfirmation';
import { factorKey, headKey, signerStream, signingSettingsStream } from '../keys';
import type { GuardChange } from '../perform';
import type { RowKey, Rows } from '../ports';
import { type Caller, refusal, type Services } from '../use-case';
import { checkFactors, type GivenFactors, type PassedFactors } from './check-factors';
import { guardChange, signerNow } from './signing-rows';

export interface SigningRequest {
  readonly me: Person;
  /** Read with `signingKeys` of the caller. */
  readonly rows: Rows;
  readonly meaning: SigningMeaning;
  readonly factors: GivenFactors | undefined;
  readonly procedure: string;
  readonly commandId: CommandId;
}

/** What `perform` needs to let the confirmation count. */
export interface Confirmation {
  readonly reconfirmation: Reconfirmation;
  readonly guards: readonly RowKey[];
  readonly checks: readonly RowKey[];
  /** The signer: what they may do never changes without the row of their factors. */
  readonly covered: readonly RowKey[];
  /** What was read, as it became by the check. */
  readonly rows: Rows | null;
  /** Asked again on the rows the transaction stands on; the guards to write with it. */
  readonly hold: (rows: Rows) => Result<readonly GuardChange[], WireRefusal>;
}

export async function confirmSigner(
  services: Services,
  caller: Caller,
  request: SigningRequest,
): Promise<Result<Confirmation, WireRefusal>> {
  const now = signerNow(request.rows, caller.accountId, caller.at);
  const cannot = whyCannotSign(now, request.meaning);
  if (cannot !== null) return refuse(cannot);
  const needed = neededFactors(now);
  if (!needed.passphrase) return accept(byAccount(caller, request.meaning, now));
  const given = request.factors ?? {};
  if (given.passphrase === undefined || (needed.code && given.code === undefined)) return refuse(whatIsNeeded(now));
  const checked = await checkFactors(services, caller, {
    ...request,
    given,
    check: { passphrase: true, code: needed.code ? 'device' : false },
  });
  return checked.ok ? accept(byFactors(caller, request.meaning, needed.reconfirmation, checked.value)) : checked;
}

/** For what a rule refuses anyway, and for a command that was carried out before: nothing may be signed with it. */
export const unconfirmed: Confirmation = {
  reconfirmation: 'account',
  guards: [],
  checks: [],
  covered: [],
  rows: null,
  hold: () => refuse(refusal('changedMeanwhile', 'SG-27')),
};

function whatIsNeeded(now: SignerNow): WireRefusal {
  if (isLocked(now.guard, now.at)) {
    return refusal('factorsLocked', 'SG-15', { until: now.guard.lockedUntil ?? now.at });
  }
  const { passphrase, code } = neededFactors(now);
  return refusal('factorsNeeded', 'SG-6', { passphrase, code });
}

function byAccount(caller: Caller, meaning: SigningMeaning, seen: SignerNow): Confirmation {
  const checks = [headKey(signingSettingsStream)];
  if (seen.settings.rightsRequired) checks.push(factorKey(caller.accountId));
  return {
    reconfirmation: 'account',
    guards: [],
    checks,
    covered: [headKey(signerStream(caller.accountId))],
    rows: null,
    hold(rows) {
      const now = signerNow(rows, caller.accountId, caller.at);
      // Stricter settings came in between; what they need was not read.
      if (neededFactors(now).passphrase || now.settings.rightsRequired !== seen.settings.rightsRequired) {
        return refuse(refusal('changedMeanwhile', 'SG-7'));
      }
      const cannot = whyCannotSign(now, meaning);
      return cannot === null ? accept([]) : refuse(cannot);
    },
  };
}

function byFactors(
  caller: Caller,
  meaning: SigningMeaning,
  reconfirmation: Reconfirmation,
  passed: PassedFactors,
): Confirmation {
  return {
    reconfirmation,
    guards: [factorKey(caller.accountId)],
    checks: [headKey(signingSettingsStream)],
    covered: [headKey(signerStream(caller.accountId))],
    rows: passed.rows,
    hold(rows) {
      const now = signerNow(rows, caller.accountId, caller.at);
      const cannot = whyCannotSign(now, meaning);
      if (cannot !== null) return refuse(cannot);
      if (neededFactors(now).code && passed.step === null) return refuse(whatIsNeeded(now));
      const guard = passCheck(now.guard, passed, caller.at);
      if (guard === 'codeUsed') return refuse(refusal('codeUsed', 'SG-13'));
      if (guard === 'secretChanged') return refuse(refusal('changedMeanwhile', 'SG-10'));
      return accept([guardChange(caller.accountId, guard)]);
    },
  };
}
