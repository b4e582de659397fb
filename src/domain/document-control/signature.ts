/**
 * Electronic signature as it stands in the record: printed name as frozen at signing, account, meaning, UTC time, and what it
 * is bound to. (21 CFR 11.50, 11.70) [SG-1; B1]
 */
import type { Person } from '../../kernel/actor';
import type { DocumentSignatureMeaning } from '../../kernel/signature-meaning';
import type { Instant } from '../../kernel/time';
import type { Reconfirmation } from '../../signature/reconfirmation';

/** A page version is told apart by its creation time; Confluence may renumber it. */
export interface PageVersionStamp {
  readonly number: number;
  readonly createdAt: Instant;
}

export interface Signature {
  readonly signer: Person;
  /** Whom the signer stood in for, by a delegation of that day. [AG-42] */
  readonly onBehalfOf?: Person;
  readonly meaning: DocumentSignatureMeaning;
  readonly signedAt: Instant;
  readonly documentNumber: string;
  readonly revisionLabel: string;
  readonly pageVersion: number;
  readonly pageVersionCreatedAt: Instant;
  readonly contentDigest: string;
  /** Digest of the gate that asked for it. */
  readonly gateDigest: string;
  readonly comment?: string;
  /** Absent in signatures given before it was recorded: by account. */
  readonly reconfirmation?: Reconfirmation;
}
