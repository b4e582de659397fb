/**
 * Enrolling and changing one's own factors. What the factors are is checked by the application; here is what may follow what.
 * [SG-8, SG-11, SG-12]
 */
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { SignerEvent } from './events';
import type { Weakness } from './passphrase';
import type { Signer } from './signer';

export interface EnrolmentRefusal {
  readonly code: 'passphraseWeak' | 'notEnrolled' | 'noDeviceOffered';
  readonly rule: string;
  readonly details?: Readonly<Record<string, string | readonly string[]>>;
}
type Decided = Result<readonly SignerEvent[], EnrolmentRefusal>;

/** The first passphrase, or another one in its place; the old one was checked before, if there is one. */
export function setPassphrase(
  signer: Signer,
  command: { readonly person: Person; readonly weaknesses: readonly Weakness[]; readonly at: Instant },
): Decided {
  const { person, weaknesses, at } = command;
  if (weaknesses.length > 0) {
    const rule = weaknesses.includes('usedBefore') ? 'SG-9' : 'SG-8';
    return refuse({ code: 'passphraseWeak', rule, details: { weaknesses } });
  }
  return accept([
    signer.passphrase === null ? { type: 'PassphraseEnrolled', person, at } : { type: 'PassphraseChanged', at },
  ]);
}

/** A device comes on top of a passphrase. */
export function offerDevice(signer: Signer, at: Instant): Decided {
  if (signer.passphrase === null) {
    return refuse({ code: 'notEnrolled', rule: 'SG-12', details: { missing: ['passphrase'] } });
  }
  return accept([{ type: 'DeviceOffered', at }]);
}

/** The offered device gave a right first code. */
export function enrolDevice(signer: Signer, at: Instant): Decided {
  if (signer.offeredAt === null) return refuse({ code: 'noDeviceOffered', rule: 'SG-12' });
  return accept([{ type: 'DeviceEnrolled', at }]);
}
