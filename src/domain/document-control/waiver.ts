/**
 * Small firm: somebody may approve their own work when the quality manager signed a waiver for it, with a reason, and somebody
 * else reviewed the text in the same round. Nobody waives for themselves. [AG-52, AG-53; A7, F13]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { conflictIn } from './eligible-signers';
import { signatureOf } from './signatures-of';
import type { DocumentState, RevisionInReview } from './state';
import { workOf } from './state';
import { no, type Verdict, yes } from './verdict';

export interface WaiveSeparation {
  readonly stepId: string;
  readonly round: number;
  readonly person: Person;
  readonly signer: Person;
  readonly reason: string;
  readonly at: Instant;
}

export function waiveSeparation(document: DocumentState, command: WaiveSeparation): Verdict {
  const review = workOf(document);
  if (document.life === 'none' || review?.state !== 'inReview') return no('nothingInReview', 'AG-52');
  if (review.round !== command.round) return no('changedMeanwhile', 'AG-52', { round: review.round });
  const { stepId, person, signer, reason, at } = command;
  const { label, round, submission, content } = review;
  if (submission.rules?.separation !== 'smallFirm') return no('waiverNotAllowed', 'AG-52');
  const step = submission.gate.find((one) => one.stepId === stepId);
  if (step === undefined) return no('stepNotOpen', 'AG-52');
  if (person.accountId === signer.accountId) return no('waiverForOneself', 'AG-52');
  const contributors = review.contributors.map((one) => one.accountId);
  if (conflictIn(step, submission.author.accountId, contributors, person.accountId) === null) {
    return no('waiverNotNeeded', 'AG-52', { person: person.name });
  }
  if (isWaived(review, stepId, person.accountId)) return no('waiverNotNeeded', 'AG-52', { person: person.name });
  const signature = signatureOf(document.identity.number, label, submission, content.contentDigest, {
    signer,
    meaning: 'waived',
    signedAt: at,
    comment: reason,
  });
  return yes({ type: 'SeparationWaived', label, round, stepId, person, signature });
}

export function isWaived(review: RevisionInReview, stepId: string, accountId: AccountId): boolean {
  return (review.waivers ?? []).some((one) => one.stepId === stepId && one.accountId === accountId);
}

/** Somebody other than the signer signed that the content is correct. */
export function hasSecondReviewer(review: RevisionInReview, signer: AccountId): boolean {
  return review.signings.some((one) => one.meaning === 'reviewed' && one.signer.accountId !== signer);
}
