/**
 * Presets, factors and signing rights as the screens say them.
 */
import type { Reconfirmation } from '../../../../src/contract/signature-answers';
import type { SigningPreset } from '../../../../src/contract/signing-answers';

export const reconfirmationWords: Readonly<Record<Reconfirmation, string>> = {
  account: 'by account and explicit confirmation (not a 21 CFR Part 11 signature)',
  passphrase: 'by account and signing passphrase',
  passphraseAndCode: 'by account, signing passphrase and single-use code',
  passphraseInSitting: 'by account and signing passphrase, in a sitting begun with both factors',
};

/** Rights by meaning, as they are granted. */
export const rightMeaningWords = {
  author: 'Submit as author',
  reviewed: 'Review',
  approved: 'Approve',
  released: 'Release in an emergency',
  stillValid: 'Confirm as still valid',
  withdrawn: 'Withdraw',
  waived: 'Waive',
  disposed: 'Dispose of obsolete revisions',
  closed: 'Close a nonconformity',
} as const;

/** What each preset means for the people of the site. */
export const presetWords: Readonly<
  Record<SigningPreset, { readonly name: string; readonly atSigning: string; readonly consequences: readonly string[] }>
> = {
  iso9001: {
    name: 'ISO 9001 (not Part 11)',
    atSigning: 'This site asks for your account and an explicit confirmation.',
    consequences: [
      'Who is signed in and confirms, has signed. Nothing is enrolled.',
      'Enough for ISO 9001; not an electronic signature in the sense of 21 CFR Part 11.',
      'Who finds a computer unlocked can sign in that person’s name.',
    ],
  },
  regulated: {
    name: 'Regulated',
    atSigning: 'This site asks for your account and your signing passphrase at every signature.',
    consequences: [
      'Everybody who signs enrols a passphrase and needs a right by meaning, given by somebody who checked their identity.',
      'Until both are there, they cannot sign. Grant the rights before you choose this, your own included.',
      'Five failures lock a person out for a minute, then longer; you are told at once.',
    ],
  },
  high: {
    name: 'High',
    atSigning:
      'This site asks for your signing passphrase and a code of your device, then for the passphrase alone for 15 minutes.',
    consequences: [
      'Everything that Regulated asks for; and everybody who signs enrols a device for single-use codes.',
      'The first signature of a sitting needs both; later ones within 15 minutes the passphrase.',
      'A lost device is replaced through a recovery by two people.',
    ],
  },
};
