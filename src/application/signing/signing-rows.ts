/**
 * The rows a signing stands on, read together with everything else in the first wave: the signing settings, the signer, and
 * the guard of their factors. [SG-6]
 */
import type { SignerEvent } from '../../domain/signing/events';
import { type FactorGuard, freshGuard } from '../../domain/signing/factor-guard';
import type { SignerNow } from '../../domain/signing/needed-factors';
import { evolveSigner, type Signer, unknownSigner } from '../../domain/signing/signer';
import {
  defaultSigningSettings,
  evolveSigningSettings,
  type SigningSettings,
  type SigningSettingsEvent,
} from '../../domain/signing/signing-settings';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { factorKey, headKey, signerStream, signingSettingsStream } from '../keys';
import type { GuardChange } from '../perform';
import type { Row, RowKey, Rows } from '../ports';
import { headOf, type StreamType } from '../stream';

export const signingSettingsType: StreamType<SigningSettings, SigningSettingsEvent> = {
  kind: 'setting',
  initial: defaultSigningSettings,
  evolve: evolveSigningSettings,
  attributes: () => ({ state: 'current' }),
};

export const signerType: StreamType<Signer, SignerEvent> = {
  kind: 'signer',
  initial: unknownSigner,
  evolve: evolveSigner,
  attributes: (signer) => ({
    state: 'known',
    dueOn: '9999-12-31',
    ...(signer.person === null ? {} : { owner: signer.person.accountId }),
  }),
};

export function signingKeys(accountId: AccountId): readonly RowKey[] {
  return [headKey(signingSettingsStream), headKey(signerStream(accountId)), factorKey(accountId)];
}

export function signingSettingsIn(rows: Rows): SigningSettings {
  return headOf(signingSettingsType, signingSettingsStream, rows).state;
}

/** @param rows must have been read with `signingKeys` */
export function signerNow(rows: Rows, accountId: AccountId, at: Instant): SignerNow {
  return {
    settings: signingSettingsIn(rows),
    signer: headOf(signerType, signerStream(accountId), rows).state,
    guard: guardOf(rows.row(factorKey(accountId))),
    at,
  };
}

export function guardOf(row: Row | undefined): FactorGuard {
  return (row?.body as FactorGuard | undefined) ?? freshGuard;
}

export function guardChange(accountId: AccountId, guard: FactorGuard): GuardChange {
  return { at: factorKey(accountId), attributes: { body: guard } };
}
