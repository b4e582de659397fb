/**
 * The refusals about signing factors, rights and recovery in words; part of the table in `refusals.ts`.
 */
import type { RefusalCode } from '../../../../src/contract/wire';
import type { RefusalDetails, RefusalWords } from './no-answer';
import { rightMeaningWords } from './signing';

export type SigningCode = Extract<
  RefusalCode,
  | 'factorsNeeded'
  | 'factorWrong'
  | 'factorsLocked'
  | 'codeUsed'
  | 'notEnrolled'
  | 'passphraseExpired'
  | 'passphraseWeak'
  | 'noDeviceOffered'
  | 'noSigningRight'
  | 'ownSigningRight'
  | 'rightInThePast'
  | 'rightHeldAlready'
  | 'rightsBelongToPreset'
  | 'noRecoveryOpen'
  | 'ownRecovery'
  | 'alreadyApproved'
  | 'secondPersonOfQuality'
  | 'noFailures'
>;

const mySigning = 'Open “My signing” on the Quality page of a space.';
const weaknessWords: Readonly<Record<string, string>> = {
  tooShort: 'it has fewer than 12 characters',
  onlyDigits: 'it has digits only',
  fewCharacters: 'it repeats the same few characters',
  name: 'your name is in it',
  common: 'it is one of those everybody tries first',
  usedBefore: 'it is one of your last five',
};
const isList = (value: RefusalDetails[string] | undefined): value is readonly string[] => Array.isArray(value);
const listOf = (value: RefusalDetails[string] | undefined): readonly string[] => (isList(value) ? value : []);

function timeOf(details: RefusalDetails): string {
  const until = typeof details.until === 'string' ? details.until : '';
  return until === '' ? 'later' : `${until.slice(0, 10)} ${until.slice(11, 16)} UTC`;
}
function meaningOf(details: RefusalDetails): string {
  const meaning = typeof details.meaning === 'string' ? details.meaning : '';
  return rightMeaningWords[meaning as keyof typeof rightMeaningWords] ?? meaning;
}

export const signingRefusals: Readonly<Record<SigningCode, (details: RefusalDetails) => RefusalWords>> = {
  factorsNeeded: (details) => ({
    message:
      details.code === true
        ? 'This site asks for your signing passphrase and a code of your device.'
        : 'This site asks for your signing passphrase.',
    next: 'Give them below and sign again.',
  }),
  factorWrong: (details) => ({
    message:
      details.passphrase === true && details.code === true
        ? 'The passphrase or the code is not right.'
        : details.code === true
          ? 'The code is not right.'
          : 'The passphrase is not right.',
    next: 'Nothing was signed. After five failures signing is locked for a while.',
  }),
  factorsLocked: (details) => ({
    message: `Too many failures: your signing factors are locked until ${timeOf(details)}.`,
    next: 'Wait until then. If it was not you, tell the quality manager at once.',
  }),
  codeUsed: () => ({
    message: 'This code has been used already; every code signs once.',
    next: 'Wait for the next code of your device.',
  }),
  notEnrolled: (details) => ({
    message: `You have not enrolled ${listOf(details.missing).includes('passphrase') ? 'a signing passphrase' : 'a device'} yet.`,
    next: mySigning,
  }),
  passphraseExpired: () => ({ message: 'Your signing passphrase has expired.', next: `${mySigning} Change it there.` }),
  passphraseWeak: (details) => ({
    message: `This passphrase is not strong enough: ${listOf(details.weaknesses)
      .map((one) => weaknessWords[one] ?? one)
      .join('; ')}.`,
    next: 'Take four or five words that only you would put together.',
  }),
  noDeviceOffered: () => ({ message: 'No device is waiting for its first code.', next: 'Add the device again.' }),
  noSigningRight: (details) => ({
    message: `You have no signing right for “${meaningOf(details)}” today.`,
    next: 'Ask the quality manager, who grants signing rights after checking your identity.',
  }),
  ownSigningRight: () => ({
    message: 'Nobody grants or takes signing rights of their own.',
    next: 'Ask another quality manager or top management.',
  }),
  rightInThePast: () => ({
    message: 'A signing right changes from today on, never for days that have passed.',
    next: 'Choose today or later.',
  }),
  rightHeldAlready: (details) => ({
    message: `This person holds the right “${meaningOf(details)}” for some of these days already.`,
    next: 'Revoke that one first, or begin after it ends.',
  }),
  rightsBelongToPreset: () => ({
    message: 'Regulated and High always ask for signing rights.',
    next: 'Leave signing rights on, or choose the preset ISO 9001.',
  }),
  noRecoveryOpen: () => ({ message: 'No recovery is open for this person.', next: 'Reload to see what was decided.' }),
  ownRecovery: () => ({ message: 'Nobody decides on their own recovery.', next: 'Two other people must.' }),
  alreadyApproved: () => ({
    message: 'You have approved this recovery; it takes a second person.',
    next: 'Ask another quality manager or an administrator.',
  }),
  secondPersonOfQuality: () => ({
    message: 'An administrator approved this already, and administrators alone cannot reset anybody.',
    next: 'A quality manager must be the second person.',
  }),
  noFailures: () => ({ message: 'There are no failures to look into.', next: 'Reload to see who did.' }),
};
