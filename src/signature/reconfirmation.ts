/**
 * How a signer showed, at the moment of signing, that it was them: by the account they are signed in with and an explicit
 * confirmation, or by factors of their own on top of it. Part of every signature's manifestation.
 * (21 CFR 11.200 (a) (1)) [SG-6; B2]
 */
export type Reconfirmation =
  /** Account and explicit confirmation; not a signature in the sense of 21 CFR 11. */
  | 'account'
  | 'passphrase'
  | 'passphraseAndCode'
  /** Passphrase alone, within a sitting that began with both factors. */
  | 'passphraseInSitting';
