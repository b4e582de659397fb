/**
 * A person enrols and changes their own factors. Each change writes a secret under a new id and lets the commit point to it;
 * one that came to nothing is taken away again. [SG-8 … SG-13]
 */
import { ulid } from 'ulid';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import * as rules from '../../domain/signing/enrolment';
import type { SignerEvent } from '../../domain/signing/events';
import { type FactorGuard, passCheck, swapSecret } from '../../domain/signing/factor-guard';
import { weaknessesOf } from '../../domain/signing/passphrase';
import type { Signer } from '../../domain/signing/signer';
import type { CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { factorKey, secretKey, signerStream } from '../keys';
import { headOf } from '../stream';
import { type Caller, refusal, type Services, type UseCase } from '../use-case';
import { checkFactors, type FactorCheck, type GivenFactors, type PassedFactors } from './check-factors';
import { deviceAddress, type FactorSecret, newDeviceSecret, newSecret, wasUsedBefore } from './factor-secret';
import { type OpenedSigner, openSigner } from './open-signer';
import { performOnSigner, type SignerOutcome } from './perform-on-signer';
import { presentSigner } from './present-signer';
import { guardOf, signerType } from './signing-rows';

export const setPassphrase: UseCase<'signing.setPassphrase'> = async (services, caller, request) => {
  const opened = await openSigner(services, caller, caller.accountId);
  const { me } = opened.standing;
  const weaknesses = weaknessesOf(request.newPassphrase, me.name);
  const decide = (signer: Signer, found: typeof weaknesses) =>
    rules.setPassphrase(signer, {
      person: { accountId: me.accountId, name: me.name },
      weaknesses: found,
      at: caller.at,
    });
  if (!isRepeated(caller, opened, request)) {
    const first = decide(headOf(signerType, signerStream(caller.accountId), opened.rows).state, weaknesses);
    if (!first.ok) return first;
  }
  const swap: SecretSwap = {
    procedure: 'signing.setPassphrase',
    request,
    given: request.factors,
    check: { passphrase: true, code: false },
    isFirst: guardOf(opened.rows.row(factorKey(caller.accountId))).secretId === null,
    async secret(before) {
      if (before !== null && (await wasUsedBefore(before, request.newPassphrase))) {
        return refuse(refusal('passphraseWeak', 'SG-9', { weaknesses: ['usedBefore'] }));
      }
      return accept(await newSecret(request.newPassphrase, before));
    },
    decide: (signer) => decide(signer, []),
  };
  return show(services, opened, await swapFactors(services, caller, opened, swap));
};

export const offerDevice: UseCase<'signing.offerDevice'> = async (services, caller, request) => {
  const opened = await openSigner(services, caller, caller.accountId);
  const device = newDeviceSecret();
  const swapped = await swapFactors(services, caller, opened, {
    procedure: 'signing.offerDevice',
    request,
    given: request.factors,
    check: { passphrase: true, code: false },
    isFirst: false,
    secret: async (before) =>
      before === null
        ? refuse(refusal('notEnrolled', 'SG-12', { missing: ['passphrase'] }))
        : accept({ ...before, offered: device }),
    decide: (signer) => rules.offerDevice(signer, caller.at),
  });
  if (!swapped.ok) return swapped;
  // The same command again finds another secret in place; its address was shown once and is not shown again. [SG-12]
  const row = (await services.storage.read([factorKey(caller.accountId)])).row(factorKey(caller.accountId));
  const { secretId } = swapped.value;
  const isMine = secretId !== null && guardOf(row).secretId === secretId;
  return accept({ address: isMine ? deviceAddress(device, opened.standing.me.name) : null });
};

export const confirmDevice: UseCase<'signing.confirmDevice'> = async (services, caller, request) => {
  const opened = await openSigner(services, caller, caller.accountId);
  if (!isRepeated(caller, opened, request)) {
    const first = rules.enrolDevice(headOf(signerType, signerStream(caller.accountId), opened.rows).state, caller.at);
    if (!first.ok) return first;
  }
  const swapped = await swapFactors(services, caller, opened, {
    procedure: 'signing.confirmDevice',
    request,
    given: request.factors,
    check: { passphrase: false, code: 'offered' },
    isFirst: false,
    secret: async (before) =>
      before === null || before.offered === null
        ? refuse(refusal('noDeviceOffered', 'SG-12'))
        : accept({ ...before, device: before.offered, offered: null }),
    decide: (signer) => rules.enrolDevice(signer, caller.at),
  });
  return show(services, opened, swapped);
};

interface SecretSwap {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId };
  readonly given: GivenFactors | undefined;
  readonly check: FactorCheck;
  /** Nothing is enrolled yet, so there is nothing to check. */
  readonly isFirst: boolean;
  secret(before: FactorSecret | null): Promise<Result<FactorSecret, WireRefusal>>;
  decide(signer: Signer): Result<readonly SignerEvent[], WireRefusal>;
}
/** The secret is null when the command had been done before. */
type Swapped = SignerOutcome & { readonly secretId: string | null };

/** Done before, its answer lost on the way: the factors it was given are the old ones by now. (recipe R0) */
function isRepeated(caller: Caller, opened: OpenedSigner, { commandId }: SecretSwap['request']): boolean {
  const { recent } = headOf(signerType, signerStream(caller.accountId), opened.rows);
  return recent.some((one) => one.commandId === commandId);
}

async function swapFactors(
  services: Services,
  caller: Caller,
  opened: OpenedSigner,
  swap: SecretSwap,
): Promise<Result<Swapped, WireRefusal>> {
  const command = {
    procedure: swap.procedure,
    request: swap.request,
    signer: caller.accountId,
    standing: opened.standing,
    decide: (signer: Signer) => swap.decide(signer),
  };
  if (isRepeated(caller, opened, swap.request)) {
    const outcome = await performOnSigner(services, caller, { ...command, rows: opened.rows });
    return outcome.ok ? accept({ ...outcome.value, secretId: null }) : outcome;
  }
  const passed = swap.isFirst ? null : await checkOwn(services, caller, opened, swap);
  if (passed !== null && !passed.ok) return passed;
  const made = await swap.secret(passed?.value.secret ?? null);
  if (!made.ok) return made;
  const secretId = secretKey(caller.accountId, ulid());
  await services.secrets.write(secretId, made.value);
  const outcome = await performOnSigner(services, caller, {
    ...command,
    rows: passed?.value.rows ?? opened.rows,
    guard: (guard) => swapped(guard, passed?.value ?? null, secretId, caller),
  });
  // With an unknown outcome the commit may point to it; then it stays.
  if (!outcome.ok && outcome.refusal.code !== 'busyTryAgain') await services.secrets.remove(secretId);
  return outcome.ok ? accept({ ...outcome.value, secretId }) : outcome;
}

async function checkOwn(
  services: Services,
  caller: Caller,
  opened: OpenedSigner,
  swap: SecretSwap,
): Promise<Result<PassedFactors, WireRefusal>> {
  const { me } = opened.standing;
  const given = swap.given ?? {};
  const isMissing =
    (swap.check.passphrase && given.passphrase === undefined) ||
    (swap.check.code !== false && given.code === undefined);
  if (isMissing) {
    const { passphrase, code } = swap.check;
    return refuse(refusal('factorsNeeded', 'SG-11', { passphrase, code: code !== false }));
  }
  return checkFactors(services, caller, {
    me: { accountId: me.accountId, name: me.name },
    rows: opened.rows,
    given,
    check: swap.check,
    procedure: swap.procedure,
    commandId: swap.request.commandId,
  });
}

function swapped(
  guard: FactorGuard,
  passed: PassedFactors | null,
  secretId: string,
  caller: Caller,
): Result<FactorGuard, WireRefusal> {
  if (passed === null) {
    return guard.secretId === null ? accept(swapSecret(guard, secretId)) : refuse(refusal('changedMeanwhile', 'SG-10'));
  }
  const after = passCheck(guard, { ...passed, beginsSitting: false }, caller.at);
  if (after === 'codeUsed') return refuse(refusal('codeUsed', 'SG-13'));
  if (after === 'secretChanged') return refuse(refusal('changedMeanwhile', 'SG-10'));
  return accept(swapSecret(after, secretId));
}

async function show(services: Services, opened: OpenedSigner, outcome: Result<SignerOutcome, WireRefusal>) {
  if (!outcome.ok) return outcome;
  return accept(await presentSigner(services, opened.standing, opened.standing.me, opened.rows, outcome.value));
}
