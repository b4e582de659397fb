/** Words and formats the report prints, in one place. Instants are printed in UTC and say so. */
import type { SignatureManifestation } from '../contract/signature-answers';
import { meaningWords, utc } from '../contract/signature-words';
import type { ReportedRecord } from '../application/report/model';

export const stateWords: Readonly<Record<ReportedRecord['state'], string>> = {
  reported: 'Reported',
  accepted: 'Accepted',
  rejected: 'Rejected',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

/** How the signer was confirmed. (21 CFR 11.200) */
export const reconfirmationWords: Readonly<Record<SignatureManifestation['reconfirmation'], string>> = {
  account: 'by account and explicit confirmation (not a 21 CFR Part 11 signature)',
  passphrase: 'by account and signing passphrase',
  passphraseAndCode: 'by account, signing passphrase and single-use code',
  passphraseInSitting: 'by account and signing passphrase, in a sitting begun with both factors',
};

/** 21 CFR 11.50: printed name, date and time, meaning; bound to number, revision, page version and digest (11.70). */
export function manifestationLines(signature: SignatureManifestation): readonly string[] {
  return [
    `Signed by ${signature.signer.name} · ${utc(signature.signedAt)} · ${meaningWords[signature.meaning]}`,
    `Account ${signature.signer.accountId} · ${signature.documentNumber} Rev ${signature.revisionLabel} · page version ${signature.pageVersion} of ${utc(signature.pageVersionCreatedAt)}`,
    `Confirmed ${reconfirmationWords[signature.reconfirmation]}`,
    `Content digest ${signature.contentDigest}`,
  ];
}
