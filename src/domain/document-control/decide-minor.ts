/**
 * Minor revisions: the author proposes one at submit and the draft goes on under a label like 2.1; a quality manager who did
 * not write it confirms it, signed, before anybody approves it. Reviews may be skipped, approval never. [DC-27 … DC-29; A25]
 */
import { refuseEnded } from './decide-registration';
import type { RevisionRelabelled } from './life-cycle-events';
import { isMinor, labelOf, minorLabelOf } from './revision-label';
import { type SignedBy, signRevision } from './signed-by';
import type { DocumentState, DraftRevision, RevisionInReview } from './state';
import { workOf } from './state';
import type { Instant } from '../../kernel/time';
import { no, type Verdict, yes } from './verdict';

/**
 * The label under which a draft is submitted, and the event that changes it. A label that was never submitted is free again.
 * Null when there is nothing in force that a minor revision could belong to.
 */
export function labelForKind(
  document: DocumentState,
  draft: DraftRevision,
  minor: boolean,
  at: Instant,
): { readonly label: string; readonly events: readonly RevisionRelabelled[] } | null {
  const { label } = draft;
  if (document.life === 'none' || isMinor(label) === minor) return { label, events: [] };
  const wasSubmitted = draft.round > 1;
  const { lastOrdinal, lastMinor = 0 } = document;
  if (minor) {
    if (document.life !== 'inForce') return null;
    const to = minorLabelOf(document.effective.label, lastMinor + 1);
    const ordinal = wasSubmitted ? lastOrdinal : lastOrdinal - 1;
    return { label: to, events: [relabelled(label, to, ordinal, lastMinor + 1, at)] };
  }
  const to = labelOf(lastOrdinal + 1);
  const kept = wasSubmitted ? lastMinor : lastMinor - 1;
  return { label: to, events: [relabelled(label, to, lastOrdinal + 1, kept, at)] };
}

function relabelled(
  label: string,
  to: string,
  lastOrdinal: number,
  lastMinor: number,
  at: Instant,
): RevisionRelabelled {
  return { type: 'RevisionRelabelled', label, to, lastOrdinal, lastMinor, at };
}

/** A minor revision waits for the quality manager before it waits for its approvers. [DC-28] */
export function awaitsConfirmation(review: RevisionInReview): boolean {
  return review.submission.kind === 'minor' && review.minorConfirmed === undefined;
}

/** @param command `refusal` in words sends the round back: the author may submit it again as a major revision */
export function confirmMinor(
  document: DocumentState,
  command: SignedBy & { readonly round: number; readonly contentDigest: string; readonly refusal: string | null },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const review = workOf(document);
  if (document.life === 'none' || review?.state !== 'inReview') return no('nothingInReview', 'DC-28');
  if (review.round !== command.round || review.content.contentDigest !== command.contentDigest) {
    return no('changedMeanwhile', 'SG-4', { round: review.round });
  }
  if (!awaitsConfirmation(review)) return no('alreadySigned', 'DC-28');
  const author = review.submission.author.accountId;
  const isTheirs = [command.signer, command.onBehalfOf].some((one) => one?.accountId === author);
  if (isTheirs) return no('approverIsAuthor', 'DC-28');
  const { label, round } = review;
  const { signer: by, at, refusal: why } = command;
  if (why !== null) {
    const signature = signRevision(document.identity, review, command, 'rejected', why);
    return yes({ type: 'RoundReturned', label, round, kind: 'rejected', by, why, at, signature });
  }
  const signature = signRevision(document.identity, review, command, 'minorConfirmed');
  return yes({ type: 'MinorConfirmed', label, round, signature });
}
