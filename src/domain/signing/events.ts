/**
 * What can have happened to a person as a signer. Stored for ever: fields are added, never renamed or given another meaning.
 * No secret, no part of one and no digest of one is ever in an event. [SG-19]
 */
import type { Person } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { SigningMeaning } from '../../kernel/signature-meaning';

export interface PassphraseEnrolled {
  readonly type: 'PassphraseEnrolled';
  readonly person: Person;
  readonly at: Instant;
}
export interface PassphraseChanged {
  readonly type: 'PassphraseChanged';
  readonly at: Instant;
}
/** A new device was shown its secret; it counts once it gave a first code. */
export interface DeviceOffered {
  readonly type: 'DeviceOffered';
  readonly at: Instant;
}
export interface DeviceEnrolled {
  readonly type: 'DeviceEnrolled';
  readonly at: Instant;
}
/** Given by a person who checked the signer's identity. (21 CFR 11.100 (b)) */
export interface RightGranted {
  readonly type: 'RightGranted';
  readonly person: Person;
  readonly meaning: SigningMeaning;
  readonly from: CalendarDate;
  /** Last day; null: until revoked. */
  readonly to: CalendarDate | null;
  readonly checkedBy: Person;
  /** How the identity was checked. */
  readonly identity: string;
  readonly at: Instant;
}
export interface RightRevoked {
  readonly type: 'RightRevoked';
  readonly meaning: SigningMeaning;
  /** First day without the right. */
  readonly on: CalendarDate;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface SigningFailed {
  readonly type: 'SigningFailed';
  readonly because: FailedBecause;
  /** Number of the attempt since the last success. */
  readonly attempt: number;
  /** What the factors were given for, such as `document.approve`. */
  readonly procedure: string;
  readonly at: Instant;
  /** Set when this failure locked the factors. */
  readonly lockedUntil: Instant | null;
}
export type FailedBecause = 'passphrase' | 'code' | 'codeUsed';
/** A quality manager looked into repeated failures. */
export interface FailuresReviewed {
  readonly type: 'FailuresReviewed';
  readonly by: Person;
  readonly finding: string;
  readonly at: Instant;
}
export interface RecoveryRequested {
  readonly type: 'RecoveryRequested';
  readonly person: Person;
  readonly why: string;
  readonly at: Instant;
}
export interface RecoveryApproved {
  readonly type: 'RecoveryApproved';
  readonly by: Person;
  readonly as: RecoveryRole;
  /** How they made sure who asks. */
  readonly identity: string;
  readonly at: Instant;
}
export type RecoveryRole = 'qualityManager' | 'administrator';
export interface RecoveryRefused {
  readonly type: 'RecoveryRefused';
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
/** Both approvals are there: the factors are gone, and the person enrols anew. */
export interface FactorsReset {
  readonly type: 'FactorsReset';
  readonly at: Instant;
}

export type SignerEvent =
  | PassphraseEnrolled
  | PassphraseChanged
  | DeviceOffered
  | DeviceEnrolled
  | RightGranted
  | RightRevoked
  | SigningFailed
  | FailuresReviewed
  | RecoveryRequested
  | RecoveryApproved
  | RecoveryRefused
  | FactorsReset;
