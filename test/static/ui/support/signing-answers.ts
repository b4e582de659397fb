/**
 * Answers about signing: presets, signers, rights, a lost device.
 */
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { SignerView, SigningNeeds } from '../../../../src/contract/signing-answers';
import type { AccountId } from '../../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';
import { byAccount } from './document-answers';
import { idris } from './answer-parts';

const instant = (text: string) => text as Instant;
const day = (text: string) => text as CalendarDate;
const person = (name: string) => ({ accountId: `712020:${name.toLowerCase().replace(/\W/g, '')}` as AccountId, name });
const tomasz = person('Tomasz Wrona');

export const regulated: SigningNeeds = {
  ...byAccount,
  preset: 'regulated',
  passphrase: true,
  rights: ['reviewed', 'approved'],
};
export const high: SigningNeeds = { ...regulated, preset: 'high', code: true };
export const locked: SigningNeeds = {
  ...regulated,
  obstacle: 'factorsLocked',
  lockedUntil: instant('2026-11-22T10:15:00.000Z'),
};

const rights = [
  {
    meaning: 'approved',
    from: day('2026-01-05'),
    to: null,
    checkedBy: idris,
    identity: 'Passport seen on the first day of work',
    grantedAt: instant('2026-01-05T09:00:00.000Z'),
    revokedOn: null,
  },
  {
    meaning: 'reviewed',
    from: day('2026-01-05'),
    to: day('2026-12-31'),
    checkedBy: idris,
    identity: 'Passport seen on the first day of work',
    grantedAt: instant('2026-01-05T09:01:00.000Z'),
    revokedOn: null,
  },
] as const;

export function signerView(over: Partial<SignerView> = {}): SignerView {
  return {
    person: idris,
    passphrase: {
      enrolledAt: instant('2026-01-05T09:00:00.000Z'),
      setAt: instant('2026-10-05T09:00:00.000Z'),
      expiresAt: instant('2027-10-05T09:00:00.000Z'),
    },
    deviceSince: null,
    rights,
    failures: { count: 0, lastAt: null, lockedUntil: null },
    recovery: null,
    isMine: true,
    needs: regulated,
    rightsRequired: true,
    deviceOffered: false,
    today: day('2026-11-22'),
    deeds: ['setPassphrase', 'addDevice', 'requestRecovery'],
    trail: [
      { at: instant('2026-10-05T09:00:00.000Z'), by: idris, text: 'Changed the signing passphrase.' },
      { at: instant('2026-01-05T09:00:00.000Z'), by: idris, text: 'Enrolled a signing passphrase.' },
    ],
    ...over,
  };
}
export const newcomer = signerView({
  passphrase: null,
  rights: [],
  needs: { ...regulated, obstacle: 'notEnrolled', missing: ['passphrase'], rights: [] },
  deeds: ['setPassphrase'],
  trail: [],
});
export const troubled = signerView({
  person: tomasz,
  isMine: false,
  deviceSince: instant('2026-02-02T08:30:00.000Z'),
  failures: { count: 6, lastAt: instant('2026-11-22T09:12:00.000Z'), lockedUntil: instant('2026-11-22T09:20:00.000Z') },
  recovery: {
    requestedAt: instant('2026-11-22T09:30:00.000Z'),
    why: 'My telephone fell into the test basin.',
    approvals: [{ by: person('Noor Haddad'), as: 'administrator', at: instant('2026-11-22T09:40:00.000Z') }],
  },
  deeds: ['grantRight', 'revokeRight', 'reviewFailures', 'decideRecovery'],
});

export const signers: AnswersByProcedure['signing.signers'] = {
  asOf: day('2026-11-22'),
  rows: [signerView(), troubled],
  more: false,
  rightsRequired: true,
  mayGrant: true,
};
export const signingSettings: AnswersByProcedure['signing.settings'] = {
  preset: 'regulated',
  rightsRequired: true,
  passphraseDays: 365,
  sequence: 1,
  mayChange: true,
  changes: [
    {
      at: instant('2026-01-04T10:00:00.000Z'),
      by: idris,
      preset: 'regulated',
      rightsRequired: true,
      passphraseDays: 365,
      reason: 'A customer sells medical devices.',
    },
  ],
};
export const deviceAddress =
  'otpauth://totp/Plumbline:Idris%20Bello?issuer=Plumbline&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30';
