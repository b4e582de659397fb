import { freshGuard } from '../../../src/domain/signing/factor-guard';
import { neededFactors, type SignerNow, whyCannotSign } from '../../../src/domain/signing/needed-factors';
import {
  changeSigningSettings,
  defaultSigningSettings,
  evolveSigningSettings,
  type SigningPreset,
} from '../../../src/domain/signing/signing-settings';
import { at, day, enrolled, idris, later, luca, signerAfter, today } from './people';

const guard = { ...freshGuard, secretId: 'secret:a#1' };
const granted = {
  type: 'RightGranted',
  person: luca,
  meaning: 'approved',
  from: today,
  to: day('2026-12-31'),
  checkedBy: idris,
  identity: 'Passport seen',
  at,
} as const;
const device = { type: 'DeviceEnrolled', at } as const;
const now = (preset: SigningPreset, more: Partial<SignerNow> = {}): SignerNow => ({
  settings: { preset, rightsRequired: preset !== 'iso9001', passphraseDays: 365 },
  signer: signerAfter(enrolled, granted, device),
  guard,
  at,
  ...more,
});

describe('what a signer must give', () => {
  it('[SG-6] is nothing but the account in ISO 9001, the passphrase in Regulated, passphrase and code in High', () => {
    expect(neededFactors(now('iso9001'))).toEqual({ passphrase: false, code: false, reconfirmation: 'account' });
    expect(neededFactors(now('regulated'))).toEqual({ passphrase: true, code: false, reconfirmation: 'passphrase' });
    expect(neededFactors(now('high'))).toEqual({ passphrase: true, code: true, reconfirmation: 'passphraseAndCode' });
  });

  it('[SG-6] stops who has not enrolled what the preset asks for, and nobody in ISO 9001', () => {
    const nobody = signerAfter(granted);
    expect(whyCannotSign(now('iso9001', { signer: nobody }), 'approved')).toBeNull();
    expect(whyCannotSign(now('regulated', { signer: nobody }), 'approved')).toMatchObject({
      code: 'notEnrolled',
      details: { missing: ['passphrase'] },
    });
    const withoutDevice = signerAfter(enrolled, granted);
    expect(whyCannotSign(now('regulated', { signer: withoutDevice }), 'approved')).toBeNull();
    expect(whyCannotSign(now('high', { signer: withoutDevice }), 'approved')).toMatchObject({
      details: { missing: ['device'] },
    });
  });

  it('[SG-17] is the passphrase alone while a sitting lasts', () => {
    const sitting = { ...guard, sittingUntil: later(15) };
    expect(neededFactors(now('high', { guard: sitting, at: later(14) }))).toEqual({
      passphrase: true,
      code: false,
      reconfirmation: 'passphraseInSitting',
    });
    expect(neededFactors(now('high', { guard: sitting, at: later(15) })).code).toBe(true);
  });

  it('[SG-11] includes a new passphrase once the old one has expired', () => {
    const day365 = later(365 * 24 * 60);
    const signer = signerAfter(enrolled, { ...granted, to: null }, device);
    expect(whyCannotSign(now('regulated', { signer, at: later(364 * 24 * 60) }), 'approved')).toBeNull();
    expect(whyCannotSign(now('regulated', { signer, at: day365 }), 'approved')).toMatchObject({
      code: 'passphraseExpired',
    });
    const changed = signerAfter(enrolled, { ...granted, to: null }, { type: 'PassphraseChanged', at: later(60) });
    expect(whyCannotSign(now('regulated', { signer: changed, at: day365 }), 'approved')).toBeNull();
  });

  it('[SG-21] is refused by name without a right for the meaning, where rights are required', () => {
    expect(whyCannotSign(now('regulated'), 'reviewed')).toEqual({
      code: 'noSigningRight',
      rule: 'SG-21',
      details: { meaning: 'reviewed' },
    });
    expect(whyCannotSign(now('regulated'), 'approved')).toBeNull();
    expect(whyCannotSign(now('iso9001'), 'reviewed')).toBeNull();
    const strict = { ...defaultSigningSettings, rightsRequired: true };
    expect(whyCannotSign(now('iso9001', { settings: strict }), 'reviewed')).toMatchObject({ code: 'noSigningRight' });
  });
});

describe('the preset', () => {
  const wanted = { preset: 'regulated', rightsRequired: true, passphraseDays: 365, reason: 'A customer asks' } as const;
  const facts = { sequence: 3, seenSequence: 3 };

  it('[SG-7] changes with a reason, records nothing when nothing changes, and is refused on settings that moved on', () => {
    const changed = changeSigningSettings(defaultSigningSettings, wanted, facts);
    expect(changed).toEqual({ ok: true, value: [{ type: 'SigningSettingsChanged', ...wanted }] });
    expect(changeSigningSettings({ ...wanted }, wanted, facts)).toEqual({ ok: true, value: [] });
    expect(changeSigningSettings(defaultSigningSettings, wanted, { ...facts, sequence: 4 })).toEqual({
      ok: false,
      refusal: { code: 'changedMeanwhile', rule: 'SG-7' },
    });
    expect(evolveSigningSettings(defaultSigningSettings, { type: 'SigningSettingsChanged', ...wanted })).toEqual({
      preset: 'regulated',
      rightsRequired: true,
      passphraseDays: 365,
    });
  });

  it('[SG-7] of Regulated and High brings signing rights with it', () => {
    for (const preset of ['regulated', 'high'] as const) {
      expect(
        changeSigningSettings(defaultSigningSettings, { ...wanted, preset, rightsRequired: false }, facts),
      ).toMatchObject({ ok: false, refusal: { code: 'rightsBelongToPreset' } });
    }
    const optional = { ...wanted, preset: 'iso9001', rightsRequired: true } as const;
    expect(changeSigningSettings(defaultSigningSettings, optional, facts)).toMatchObject({ ok: true });
  });
});
