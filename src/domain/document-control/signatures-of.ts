/**
 * The signatures of a revision in full. The state keeps only who signed which step and when; everything else a signature says
 * is the same for the whole round and is put together here, so that the stored head stays small. The trail holds each
 * signature as it was given. [SG-1]
 */
import type { Person } from '../../kernel/actor';
import type { Reconfirmation } from '../../signature/reconfirmation';
import type { Signature } from './signature';
import type { FrozenContent, StepRejection, StepSigning, Submission } from './state';

interface SignedRevision {
  readonly label: string;
  readonly submission: Submission;
  readonly content: FrozenContent;
  readonly signings: readonly StepSigning[];
}
export interface StepSignature {
  readonly stepId: string;
  readonly signature: Signature;
}

/** A signature bound to what was submitted. */
export function signatureOf(
  documentNumber: string,
  revisionLabel: string,
  submission: Submission,
  contentDigest: string,
  given: Pick<Signature, 'signer' | 'onBehalfOf' | 'meaning' | 'signedAt' | 'comment' | 'reconfirmation'>,
): Signature {
  return {
    ...given,
    documentNumber,
    revisionLabel,
    pageVersion: submission.page.number,
    pageVersionCreatedAt: submission.page.createdAt,
    contentDigest,
    gateDigest: submission.gateDigest,
  };
}

/** The author signs at submit; in an emergency a quality manager does, releasing it. [SG-2, DC-30] */
export function authorSignatureOf(documentNumber: string, revision: Omit<SignedRevision, 'signings'>): Signature {
  const { label, submission, content } = revision;
  return signatureOf(documentNumber, label, submission, content.contentDigest, {
    signer: submission.author,
    meaning: submission.kind === 'emergency' ? 'released' : 'author',
    signedAt: submission.submittedAt,
    comment: submission.reason,
    ...howConfirmed(submission),
  });
}

export function stepSignaturesOf(documentNumber: string, revision: SignedRevision): readonly StepSignature[] {
  const { label, submission, content, signings } = revision;
  return signings.map(({ stepId, signer, meaning, signedAt, ...signing }) => ({
    stepId,
    signature: signatureOf(documentNumber, label, submission, content.contentDigest, {
      signer,
      meaning,
      signedAt,
      ...forWhom(signing),
      ...howConfirmed(signing),
    }),
  }));
}

/** Rejections that did not end the round. [AG-13] */
export function rejectionsOf(
  documentNumber: string,
  revision: SignedRevision & { readonly rejections?: readonly StepRejection[] },
): readonly StepSignature[] {
  const { label, submission, content, rejections = [] } = revision;
  return rejections.map(({ stepId, ...given }) => ({
    stepId,
    signature: signatureOf(documentNumber, label, submission, content.contentDigest, { ...given, meaning: 'rejected' }),
  }));
}

/** Kept only where somebody stood in. [AG-42] */
export function forWhom(given: { readonly onBehalfOf?: Person }): Pick<Signature, 'onBehalfOf'> {
  return given.onBehalfOf === undefined ? {} : { onBehalfOf: given.onBehalfOf };
}

/** Kept only where there is something to keep: what was stored before has no such member. */
export function howConfirmed(given: { readonly reconfirmation?: Reconfirmation }): Pick<Signature, 'reconfirmation'> {
  return given.reconfirmation === undefined ? {} : { reconfirmation: given.reconfirmation };
}
