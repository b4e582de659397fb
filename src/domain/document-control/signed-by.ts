/**
 * What every signed command outside a step carries, and the signature it makes. A signature on a revision in force is bound to
 * its frozen content; one on a draft to the page version it was given on, whose content is not digested yet. [SG-1]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import type { Reconfirmation } from '../../signature/reconfirmation';
import type { PageVersionStamp, Signature } from './signature';
import type { DocumentSignatureMeaning } from '../../kernel/signature-meaning';
import { howConfirmed, signatureOf } from './signatures-of';
import type { FrozenContent, Identity, Submission } from './state';

/** Who signs, when, and how they showed that it was them. */
export interface SignedBy {
  readonly signer: Person;
  readonly at: Instant;
  /** Whose place the signer takes; absent: nobody's. [AG-42] */
  readonly onBehalfOf?: Person;
  /** Absent: account and explicit confirmation. */
  readonly reconfirmation?: Reconfirmation;
}

interface FrozenRevision {
  readonly label: string;
  readonly submission: Submission;
  readonly content: FrozenContent;
}

export function signRevision(
  identity: Identity,
  revision: FrozenRevision,
  by: SignedBy,
  meaning: DocumentSignatureMeaning,
  comment?: string,
): Signature {
  const { label, submission, content } = revision;
  return signatureOf(identity.number, label, submission, content.contentDigest, given(by, meaning, comment));
}

/** On a page whose content is not frozen: bound to the version alone. */
export function signPageVersion(
  identity: Identity,
  on: { readonly label: string; readonly page: PageVersionStamp },
  by: SignedBy,
  meaning: DocumentSignatureMeaning,
  comment: string,
): Signature {
  return {
    ...given(by, meaning, comment),
    documentNumber: identity.number,
    revisionLabel: on.label,
    pageVersion: on.page.number,
    pageVersionCreatedAt: on.page.createdAt,
    contentDigest: '',
    gateDigest: '',
  };
}

function given(by: SignedBy, meaning: DocumentSignatureMeaning, comment: string | undefined) {
  return {
    signer: by.signer,
    ...(by.onBehalfOf === undefined ? {} : { onBehalfOf: by.onBehalfOf }),
    meaning,
    signedAt: by.at,
    ...(comment === undefined ? {} : { comment }),
    ...howConfirmed(by),
  };
}
