/**
 * How signers are confirmed on this site: a controlled setting in a stream of its own, changed by a quality manager with a
 * reason. [SG-7; B2, B13, F17]
 */
import { accept, type Result, refuse } from '../../kernel/result';

export const signingPresets = ['iso9001', 'regulated', 'high'] as const;
/**
 * - `iso9001`: account and explicit confirmation; not a signature in the sense of 21 CFR 11
 * - `regulated`: account and a signing passphrase at every signature
 * - `high`: passphrase and single-use code at the first signature of a sitting, the passphrase at those within 15 minutes
 */
export type SigningPreset = (typeof signingPresets)[number];

export interface SigningSettings {
  readonly preset: SigningPreset;
  /** Signing needs a right by meaning and dates. Always so in `regulated` and `high`. */
  readonly rightsRequired: boolean;
  /** After so many days a passphrase must be changed before it signs again. */
  readonly passphraseDays: number;
}

export const defaultSigningSettings: SigningSettings = {
  preset: 'iso9001',
  rightsRequired: false,
  passphraseDays: 365,
};

export interface SigningSettingsChanged extends SigningSettings {
  readonly type: 'SigningSettingsChanged';
  readonly reason: string;
}
export type SigningSettingsEvent = SigningSettingsChanged;

export function evolveSigningSettings(_settings: SigningSettings, event: SigningSettingsEvent): SigningSettings {
  const { preset, rightsRequired, passphraseDays } = event;
  return { preset, rightsRequired, passphraseDays };
}

export interface SigningSettingsRefusal {
  readonly code: 'changedMeanwhile' | 'rightsBelongToPreset';
  readonly rule: 'SG-7';
}

/** Saving what is there already records nothing; a change made on settings that moved on is refused. */
export function changeSigningSettings(
  settings: SigningSettings,
  wanted: SigningSettings & { readonly reason: string },
  facts: { readonly sequence: number; readonly seenSequence: number },
): Result<readonly SigningSettingsEvent[], SigningSettingsRefusal> {
  if (facts.sequence !== facts.seenSequence) return refuse({ code: 'changedMeanwhile', rule: 'SG-7' });
  if (wanted.preset !== 'iso9001' && !wanted.rightsRequired) {
    return refuse({ code: 'rightsBelongToPreset', rule: 'SG-7' });
  }
  const { preset, rightsRequired, passphraseDays, reason } = wanted;
  const isSame =
    settings.preset === preset &&
    settings.rightsRequired === rightsRequired &&
    settings.passphraseDays === passphraseDays;
  return accept(isSame ? [] : [{ type: 'SigningSettingsChanged', preset, rightsRequired, passphraseDays, reason }]);
}
