/** A signature as it is shown and stored: who, what it meant, when, and to what it is bound. (21 CFR 11.50, 11.70) [B1] */
import type { SignatureMeaning } from '../kernel/signature-meaning';
import type { AccountId } from '../kernel/ids';
import type { Instant } from '../kernel/time';

export interface PersonName {
  readonly accountId: AccountId;
  readonly name: string;
}

export type Reconfirmation = 'account' | 'passphrase' | 'passphraseAndCode' | 'passphraseInSitting';

/** 21 CFR 11.50 and 11.70: who, what it meant, when, and to what it is bound. [B1] */
export interface SignatureManifestation {
  readonly signer: PersonName;
  /** Whom the signer stood in for, by a delegation of that day. [A7] */
  readonly onBehalfOf?: PersonName;
  readonly meaning: SignatureMeaning;
  readonly signedAt: Instant;
  readonly documentNumber: string;
  readonly revisionLabel: string;
  readonly pageVersion: number;
  readonly pageVersionCreatedAt: Instant;
  readonly contentDigest: string;
  readonly comment?: string;
  /** How the signer was confirmed. [B2] */
  readonly reconfirmation: Reconfirmation;
}

export interface SignatureManifestationOfRecord {
  readonly signer: PersonName;
  readonly meaning: 'closed';
  readonly signedAt: Instant;
  readonly reason: string;
  readonly correctiveActionNeeded: boolean;
  readonly contentDigest: string;
  readonly reconfirmation: Reconfirmation;
}
