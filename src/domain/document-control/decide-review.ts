/**
 * Periodic review of what is in force: still valid, signed and without a new revision; to be revised, which opens a draft; or
 * to be withdrawn, which opens a withdrawal. Being overdue is a flag and ends no validity. [DC-37 … DC-39; A13]
 */
import type { AccountId } from '../../kernel/ids';
import { reviewAfter } from './decide-effect';
import { refuseEnded } from './decide-registration';
import { proposeWithdrawal, type WithdrawalProposal } from './decide-withdrawal';
import type { DocumentEvent } from './events';
import type { ReviewOutcome } from './life-cycle';
import { labelOf } from './revision-label';
import type { DocumentSignatureMeaning } from '../../kernel/signature-meaning';
import { type SignedBy, signRevision } from './signed-by';
import type { DocumentInForce, DocumentState } from './state';
import { no, type Verdict, yes } from './verdict';

const meanings = {
  stillValid: 'stillValid',
  revise: 'toRevise',
  withdraw: 'toWithdraw',
} as const satisfies Record<ReviewOutcome, DocumentSignatureMeaning>;

export interface ReviewPeriodically extends SignedBy {
  readonly outcome: ReviewOutcome;
  /** What was looked at and what was found. */
  readonly comment: string;
  /** Of the revision the reviewer read. */
  readonly contentDigest: string;
  readonly isQualityManager: boolean;
  /** Needed when the outcome is a withdrawal. */
  readonly withdrawal: WithdrawalProposal | null;
}

export function reviewPeriodically(document: DocumentState, command: ReviewPeriodically): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'inForce') return no('neverEffective', 'DC-37');
  const { effective } = document;
  if (effective.content.contentDigest !== command.contentDigest) {
    return no('changedMeanwhile', 'SG-4', { label: effective.label });
  }
  if (!mayReview(document, command.signer.accountId, command.isQualityManager)) {
    return no('notTheOwner', 'DC-37', { owner: document.owner.name });
  }
  const { outcome, comment, at } = command;
  const { label, nextReviewOn: wasDueOn } = effective;
  const signature = signRevision(document.identity, effective, command, meanings[outcome], comment);
  // The date moves only when the document was found valid: what is to be revised stays due until it was.
  const nextReviewOn = outcome === 'stillValid' ? reviewAfter(document, effective.submission, at) : wasDueOn;
  const reviewed: DocumentEvent = { type: 'PeriodicallyReviewed', label, outcome, signature, wasDueOn, nextReviewOn };
  if (outcome === 'stillValid') return yes(reviewed);
  if (outcome === 'revise') return yes(reviewed, ...draftOpened(document, command));
  if (command.withdrawal === null) return no('neverEffective', 'DC-39');
  const proposed = proposeWithdrawal(document, { ...command, ...command.withdrawal });
  return proposed.refusal === null ? yes(reviewed, ...proposed.events) : proposed;
}

function draftOpened(document: DocumentInForce, { at }: SignedBy): readonly DocumentEvent[] {
  if (document.work !== null) return [];
  const ordinal = document.lastOrdinal + 1;
  return [{ type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'review', at }];
}

/** The owner, or a quality manager. */
export function mayReview(document: DocumentInForce, accountId: AccountId, isQualityManager: boolean): boolean {
  return isQualityManager || document.owner.accountId === accountId;
}
