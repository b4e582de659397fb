/**
 * Presets, factors and signing rights as the screens say them.
 */
import type { Reconfirmation } from '../../../../src/contract/answers';

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
  closed: 'Close a nonconformity',
} as const;
