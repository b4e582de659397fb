/**
 * What a signer must give to sign now, by the preset, what they enrolled and their sitting; or why they cannot sign now.
 * [SG-6, SG-11, SG-17, SG-21]
 */
import { dayOf, type Instant, instantOf } from '../../kernel/time';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import type { Reconfirmation } from '../../signature/reconfirmation';
import { type FactorGuard, isSitting } from './factor-guard';
import type { Signer } from './signer';
import { hasRight } from './signing-rights';
import type { SigningSettings } from './signing-settings';

export interface NeededFactors {
  readonly passphrase: boolean;
  readonly code: boolean;
  readonly reconfirmation: Reconfirmation;
}
export interface CannotSign {
  readonly code: 'noSigningRight' | 'notEnrolled' | 'passphraseExpired';
  readonly rule: string;
  readonly details: Readonly<Record<string, string | readonly string[]>>;
}
export interface SignerNow {
  readonly settings: SigningSettings;
  readonly signer: Signer;
  readonly guard: FactorGuard;
  readonly at: Instant;
}

/**
 * A lock is no part of it: an attempt while locked is counted all the same. [SG-14]
 * @param meaning null: whatever they sign
 */
export function whyCannotSign(now: SignerNow, meaning: SigningMeaning | null): CannotSign | null {
  const { settings, signer, guard, at } = now;
  if (meaning !== null && settings.rightsRequired && !hasRight(signer, meaning, dayOf(at))) {
    return { code: 'noSigningRight', rule: 'SG-21', details: { meaning } };
  }
  if (settings.preset === 'iso9001') return null;
  const missing = [
    ...(signer.passphrase === null || guard.secretId === null ? ['passphrase'] : []),
    ...(settings.preset === 'high' && signer.device === null ? ['device'] : []),
  ];
  if (missing.length > 0) return { code: 'notEnrolled', rule: 'SG-6', details: { missing } };
  const expiresAt = passphraseExpiresAt(settings, signer);
  if (expiresAt !== null && expiresAt <= at) {
    return { code: 'passphraseExpired', rule: 'SG-11', details: { on: dayOf(expiresAt) } };
  }
  return null;
}

export function neededFactors({ settings, guard, at }: SignerNow): NeededFactors {
  switch (settings.preset) {
    case 'iso9001':
      return { passphrase: false, code: false, reconfirmation: 'account' };
    case 'regulated':
      return { passphrase: true, code: false, reconfirmation: 'passphrase' };
    case 'high':
      return isSitting(guard, at)
        ? { passphrase: true, code: false, reconfirmation: 'passphraseInSitting' }
        : { passphrase: true, code: true, reconfirmation: 'passphraseAndCode' };
  }
}

export function passphraseExpiresAt(settings: SigningSettings, signer: Signer): Instant | null {
  if (signer.passphrase === null) return null;
  return instantOf(Date.parse(signer.passphrase.setAt) + settings.passphraseDays * 24 * 3600_000);
}
