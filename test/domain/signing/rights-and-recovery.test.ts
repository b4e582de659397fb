import { enrolDevice, offerDevice } from '../../../src/domain/signing/enrolment';
import type { SignerEvent } from '../../../src/domain/signing/events';
import { approveRecovery, refuseRecovery, requestRecovery } from '../../../src/domain/signing/recovery';
import { grantRight, hasRight, revokeRight, rightsOn } from '../../../src/domain/signing/signing-rights';
import type { Result } from '../../../src/kernel/result';
import { at, day, enrolled, idris, later, luca, maren, noor, signerAfter, today } from './people';

const right = {
  person: luca,
  meaning: 'approved',
  from: today,
  to: day('2026-06-30'),
  checkedBy: idris,
  identity: 'Passport seen',
  at,
} as const;
const eventsOf = (decided: Result<readonly SignerEvent[], unknown>) => (decided.ok ? decided.value : []);
const codeOf = (decided: Result<unknown, { readonly code: string }>) => (decided.ok ? null : decided.refusal.code);

describe('signing rights', () => {
  it('[SG-20] are granted by somebody else, who says how they checked the identity', () => {
    expect(grantRight(signerAfter(), right)).toEqual({ ok: true, value: [{ type: 'RightGranted', ...right }] });
    expect(codeOf(grantRight(signerAfter(), { ...right, checkedBy: luca }))).toBe('ownSigningRight');
  });

  it('[SG-20] begin today or later, end after they begin, and do not overlap', () => {
    expect(codeOf(grantRight(signerAfter(), { ...right, from: day('2026-01-04') }))).toBe('rightInThePast');
    expect(codeOf(grantRight(signerAfter(), { ...right, to: day('2026-01-04') }))).toBe('periodReversed');
    const held = signerAfter({ type: 'RightGranted', ...right });
    expect(codeOf(grantRight(held, { ...right, from: day('2026-06-30'), to: null }))).toBe('rightHeldAlready');
    expect(grantRight(held, { ...right, from: day('2026-07-01'), to: null })).toMatchObject({ ok: true });
    expect(grantRight(held, { ...right, meaning: 'reviewed' })).toMatchObject({ ok: true });
  });

  it('[SG-22] can be read as of any day', () => {
    const signer = signerAfter({ type: 'RightGranted', ...right });
    expect(hasRight(signer, 'approved', day('2026-01-04'))).toBe(false);
    expect(hasRight(signer, 'approved', today)).toBe(true);
    expect(hasRight(signer, 'approved', day('2026-06-30'))).toBe(true);
    expect(rightsOn(signer, day('2026-07-01'))).toEqual([]);
    expect(hasRight(signer, 'reviewed', today)).toBe(false);
  });

  it('[SG-23] are taken with a reason from a day on, keep what was before, and can be given again', () => {
    const held = signerAfter({ type: 'RightGranted', ...right });
    const revoke = {
      accountId: luca.accountId,
      meaning: 'approved',
      on: day('2026-03-01'),
      by: idris,
      why: 'New job',
      at,
    } as const;
    const signer = signerAfter({ type: 'RightGranted', ...right }, ...eventsOf(revokeRight(held, revoke)));
    expect(hasRight(signer, 'approved', day('2026-02-28'))).toBe(true);
    expect(hasRight(signer, 'approved', day('2026-03-01'))).toBe(false);
    expect(codeOf(revokeRight(signer, revoke))).toBe('noSigningRight');
    expect(codeOf(revokeRight(held, { ...revoke, on: day('2026-01-01') }))).toBe('rightInThePast');
    expect(grantRight(signer, { ...right, from: day('2026-03-01') })).toMatchObject({ ok: true });
  });
});

describe('a device', () => {
  it('[SG-12] comes after a passphrase and counts once it gave a first code', () => {
    expect(codeOf(offerDevice(signerAfter(), at))).toBe('notEnrolled');
    expect(codeOf(enrolDevice(signerAfter(enrolled), at))).toBe('noDeviceOffered');
    const offered = signerAfter(enrolled, ...eventsOf(offerDevice(signerAfter(enrolled), at)));
    expect(offered.device).toBeNull();
    const complete = signerAfter(enrolled, { type: 'DeviceOffered', at }, ...eventsOf(enrolDevice(offered, later(1))));
    expect(complete).toMatchObject({ device: { enrolledAt: later(1) }, offeredAt: null });
  });
});

describe('recovery', () => {
  const asked: readonly SignerEvent[] = [enrolled, { type: 'RecoveryRequested', person: luca, why: 'Lost phone', at }];
  const approve = (by: typeof idris, as: 'qualityManager' | 'administrator') =>
    ({ accountId: luca.accountId, by, as, identity: 'Met in person', at }) as const;
  const first = (by: typeof idris, as: 'qualityManager' | 'administrator'): SignerEvent => ({
    type: 'RecoveryApproved',
    by,
    as,
    identity: 'Met in person',
    at,
  });

  it('[SG-24] is asked for by who has enrolled, once', () => {
    const request = { person: luca, why: 'Lost phone', at };
    expect(codeOf(requestRecovery(signerAfter(), request))).toBe('notEnrolled');
    expect(requestRecovery(signerAfter(enrolled), request)).toMatchObject({
      ok: true,
      value: [{ type: 'RecoveryRequested' }],
    });
    expect(requestRecovery(signerAfter(...asked), request)).toEqual({ ok: true, value: [] });
  });

  it('[SG-24] needs two different people and never the person themself', () => {
    const signer = signerAfter(...asked);
    expect(eventsOf(approveRecovery(signer, approve(idris, 'qualityManager'))).map((one) => one.type)).toEqual([
      'RecoveryApproved',
    ]);
    expect(codeOf(approveRecovery(signer, approve(luca, 'qualityManager')))).toBe('ownRecovery');
    expect(codeOf(refuseRecovery(signer, { accountId: luca.accountId, by: luca, why: 'No', at }))).toBe('ownRecovery');
    const once = signerAfter(...asked, first(idris, 'qualityManager'));
    expect(codeOf(approveRecovery(once, approve(idris, 'qualityManager')))).toBe('alreadyApproved');
    expect(codeOf(approveRecovery(signerAfter(enrolled), approve(idris, 'qualityManager')))).toBe('noRecoveryOpen');
  });

  it.each([
    ['qualityManager', 'administrator'],
    ['administrator', 'qualityManager'],
    ['qualityManager', 'qualityManager'],
  ] as const)('[SG-25] takes all factors away when approved by %s and %s', (one, other) => {
    const signer = signerAfter(...asked, { type: 'DeviceEnrolled', at }, first(maren, one));
    const events = eventsOf(approveRecovery(signer, approve(noor, other)));
    expect(events.map((event) => event.type)).toEqual(['RecoveryApproved', 'FactorsReset']);
    expect(signerAfter(...asked, first(maren, one), ...events)).toMatchObject({
      passphrase: null,
      device: null,
      recovery: null,
    });
  });

  it('[SG-26] is never decided by administrators alone', () => {
    const signer = signerAfter(...asked, first(noor, 'administrator'));
    expect(codeOf(approveRecovery(signer, approve(maren, 'administrator')))).toBe('secondPersonOfQuality');
    expect(approveRecovery(signer, approve(idris, 'qualityManager'))).toMatchObject({ ok: true });
  });

  it('[SG-24] ends when it is refused', () => {
    const signer = signerAfter(...asked);
    const events = eventsOf(
      refuseRecovery(signer, { accountId: luca.accountId, by: idris, why: 'It was not them', at }),
    );
    expect(signerAfter(...asked, ...events).recovery).toBeNull();
    expect(signerAfter(...asked, ...events).passphrase).not.toBeNull();
  });
});

describe('failures', () => {
  const failed: SignerEvent = {
    type: 'SigningFailed',
    because: 'passphrase',
    attempt: 1,
    procedure: 'document.approve',
    at,
    lockedUntil: null,
  };
  it('[SG-18] add up until a quality manager looked into them', () => {
    expect(signerAfter(enrolled).failures.count).toBe(0);
    const twice = signerAfter(enrolled, failed, { ...failed, attempt: 5, lockedUntil: later(1) });
    expect(twice.failures).toEqual({ count: 2, lastAt: at, lockedUntil: later(1) });
    const looked = signerAfter(enrolled, failed, { type: 'FailuresReviewed', by: idris, finding: 'It was them', at });
    expect(looked.failures).toEqual({ count: 0, lastAt: at, lockedUntil: null });
  });
});
