/**
 * A person as a signer: what they enrolled, what they may sign and since when, what failed, and a recovery under way.
 * The factors themselves are elsewhere: their guard in `factor-guard.ts`, the secret in the secret store. [SG-12, SG-18, SG-20]
 */
import { assertNever } from '../../kernel/assert-never';
import type { Person } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import type { RecoveryRole, SignerEvent } from './events';

export interface SigningRight {
  readonly meaning: SigningMeaning;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly checkedBy: Person;
  readonly identity: string;
  readonly grantedAt: Instant;
  /** First day without it, when it was revoked. */
  readonly revokedOn: CalendarDate | null;
}

/** So many failures are told to the quality managers. */
export const repeatedFailures = 5;

export interface Recovery {
  readonly requestedAt: Instant;
  readonly why: string;
  readonly approvals: readonly { readonly by: Person; readonly as: RecoveryRole; readonly at: Instant }[];
}

export interface Signer {
  /** As named when they enrolled or were given a right first; null before. */
  readonly person: Person | null;
  readonly passphrase: { readonly enrolledAt: Instant; readonly setAt: Instant } | null;
  readonly device: { readonly enrolledAt: Instant } | null;
  readonly offeredAt: Instant | null;
  readonly rights: readonly SigningRight[];
  /** Since a quality manager last looked; `last` is kept. */
  readonly failures: {
    readonly count: number;
    readonly lastAt: Instant | null;
    readonly lockedUntil: Instant | null;
  };
  readonly recovery: Recovery | null;
}

export const unknownSigner: Signer = {
  person: null,
  passphrase: null,
  device: null,
  offeredAt: null,
  rights: [],
  failures: { count: 0, lastAt: null, lockedUntil: null },
  recovery: null,
};

export function evolveSigner(signer: Signer, event: SignerEvent): Signer {
  switch (event.type) {
    case 'PassphraseEnrolled':
      return { ...signer, person: event.person, passphrase: { enrolledAt: event.at, setAt: event.at } };
    case 'PassphraseChanged':
      return {
        ...signer,
        passphrase: { enrolledAt: signer.passphrase?.enrolledAt ?? event.at, setAt: event.at },
      };
    case 'DeviceOffered':
      return { ...signer, offeredAt: event.at };
    case 'DeviceEnrolled':
      return { ...signer, device: { enrolledAt: event.at }, offeredAt: null };
    case 'RightGranted': {
      const { person, meaning, from, to, checkedBy, identity, at } = event;
      const right = { meaning, from, to, checkedBy, identity, grantedAt: at, revokedOn: null };
      return { ...signer, person: signer.person ?? person, rights: [...signer.rights, right] };
    }
    case 'RightRevoked':
      return {
        ...signer,
        rights: signer.rights.map((right) =>
          right.meaning === event.meaning && (right.revokedOn === null || right.revokedOn > event.on)
            ? { ...right, revokedOn: event.on }
            : right,
        ),
      };
    case 'SigningFailed': {
      const { count, lockedUntil } = signer.failures;
      return {
        ...signer,
        failures: { count: count + 1, lastAt: event.at, lockedUntil: event.lockedUntil ?? lockedUntil },
      };
    }
    case 'FailuresReviewed':
      return { ...signer, failures: { ...signer.failures, count: 0, lockedUntil: null } };
    case 'RecoveryRequested':
      return {
        ...signer,
        person: signer.person ?? event.person,
        recovery: { requestedAt: event.at, why: event.why, approvals: [] },
      };
    case 'RecoveryApproved': {
      if (signer.recovery === null) throw new Error('a recovery nobody asked for cannot be approved');
      const approvals = [...signer.recovery.approvals, { by: event.by, as: event.as, at: event.at }];
      return { ...signer, recovery: { ...signer.recovery, approvals } };
    }
    case 'RecoveryRefused':
      return { ...signer, recovery: null };
    case 'FactorsReset':
      return { ...signer, passphrase: null, device: null, offeredAt: null, recovery: null };
    default:
      return assertNever(event);
  }
}
