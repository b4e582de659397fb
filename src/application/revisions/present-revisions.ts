/** Revisions and rounds in the shapes of the contract. */
import type { PersonName } from '../../contract/signature-answers';
import type { DisposedView } from '../../contract/retention-answers';
import type { RevisionStanding, RevisionView, RoundView } from '../../contract/revision-answers';
import type { RevisionRecord, RoundRecord } from '../../domain/document-control/revision-list';
import type { Signature } from '../../domain/document-control/signature';
import { presentChangeRequest, presentSignature } from '../document-control/present-revision';
import { hasFrozenText } from './frozen-text';

export function standingOf({ inForce, abandoned }: RevisionRecord): RevisionStanding {
  if (inForce !== null) return inForce.endedBecause ?? 'inForce';
  return abandoned === null ? 'inWork' : 'abandoned';
}

export function presentRevision(revision: RevisionRecord): RevisionView {
  const { label, openedAt, inForce, rounds, disposed } = revision;
  return {
    label,
    standing: standingOf(revision),
    openedAt,
    inForceFrom: inForce?.from ?? null,
    inForceUntil: inForce?.until ?? null,
    supersededBy: inForce?.supersededBy ?? null,
    hasText: hasFrozenText(revision),
    disposed: disposed === undefined ? null : presentDisposed(disposed),
    rounds: rounds.map(presentRound).reverse(),
  };
}

export function presentDisposed({ signer, signedAt, comment, contentDigest }: Signature): DisposedView {
  return { at: signedAt, by: signer, why: comment ?? null, contentDigest };
}

function presentRound({ round, submission, content, signatures, outcome }: RoundRecord): RoundView {
  const returned = 'why' in outcome ? outcome : null;
  return {
    round,
    submittedAt: submission.submittedAt,
    author: submission.author,
    reason: submission.reason,
    changeRequest: presentChangeRequest(submission),
    pageVersion: submission.page.number,
    pageVersionCreatedAt: submission.page.createdAt,
    contentDigest: content?.contentDigest ?? null,
    outcome: outcome.kind,
    endedAt: outcome.kind === 'running' ? null : outcome.at,
    endedBy: (returned?.by ?? null) satisfies PersonName | null,
    why: returned === null || returned.why === '' ? null : returned.why,
    signatures: signatures.map(presentSignature),
  };
}
