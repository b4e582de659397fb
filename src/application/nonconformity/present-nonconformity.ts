/**
 * A nonconformity as it is shown to one person: the record, and what this person may do with it now.
 */
import type {
  CorrectionView,
  IssueLinkState,
  NonconformityDeed,
  NonconformityView,
} from '../../contract/nonconformity-answers';
import type { SignatureManifestationOfRecord } from '../../contract/signature-answers';
import { mayAskForIssueAgain } from '../../domain/nonconformity/decide-issue';
import { issuesOf, type LinkedIssue } from '../../domain/nonconformity/linked-issue';
import {
  type Closure,
  type Correction,
  correctionsOf,
  type Nonconformity,
  openCorrectionsOf,
} from '../../domain/nonconformity/nonconformity';
import type { AccountId, NonconformityId } from '../../kernel/ids';

export interface Onlooker {
  readonly accountId: AccountId;
  readonly isQualityManager: boolean;
}

export function presentNonconformity(
  nonconformityId: NonconformityId,
  record: Nonconformity,
  onlooker: Onlooker,
): NonconformityView {
  const { number, what, where, reporter, reportedAt, pageId, spaceId, documentNumber, revisionLabel } = record;
  return {
    nonconformityId,
    number,
    state: record.state,
    what,
    where,
    reporter,
    reportedAt,
    pageId,
    spaceId,
    documentNumber,
    revisionLabel,
    issue: presentIssue(record.linkedIssue),
    acceptance: record.state === 'accepted' || record.state === 'closed' ? record.acceptance : null,
    rejection: record.state === 'rejected' ? record.rejection : null,
    corrections: correctionsOf(record).map(presentCorrection),
    closure: record.state === 'closed' ? presentClosure(record.closure) : null,
    deeds: deedsOf(record, onlooker),
  };
}

export function presentCorrection(correction: Correction): CorrectionView {
  const { correctionNumber, owner, dueOn } = correction;
  const isCompleted = correction.state === 'completed';
  return {
    correctionNumber,
    correction: correction.correction,
    owner,
    dueOn,
    completedAt: isCompleted ? correction.completedAt : null,
    outcome: isCompleted ? correction.outcome : null,
  };
}

export function presentClosure(closure: Closure): SignatureManifestationOfRecord {
  const {
    signer,
    meaning,
    signedAt,
    reason,
    correctiveActionNeeded,
    contentDigest,
    reconfirmation = 'account',
  } = closure;
  return { signer, meaning, signedAt, reason, correctiveActionNeeded, contentDigest, reconfirmation };
}

function presentIssue(linkedIssue: LinkedIssue): NonconformityView['issue'] {
  const [issue] = issuesOf(linkedIssue);
  const isGone = linkedIssue.state === 'linked' && linkedIssue.deletedAt !== null;
  const state: IssueLinkState = isGone ? 'none' : linkedIssue.state;
  return { state, key: issue?.key ?? null, issueId: issue?.issueId ?? null };
}

function deedsOf(record: Nonconformity, onlooker: Onlooker): readonly NonconformityDeed[] {
  const deeds: NonconformityDeed[] = [];
  const open = openCorrectionsOf(record);
  if (onlooker.isQualityManager) {
    if (record.state === 'reported') deeds.push('accept', 'reject');
    if (record.state === 'accepted') deeds.push('planCorrection');
  }
  if (open.some((one) => onlooker.isQualityManager || one.owner.accountId === onlooker.accountId)) {
    deeds.push('completeCorrection');
  }
  if (
    onlooker.isQualityManager &&
    record.state === 'accepted' &&
    correctionsOf(record).length > 0 &&
    open.length === 0
  ) {
    deeds.push('close');
  }
  if (mayAskForIssueAgain(record)) deeds.push('createIssueAgain');
  return deeds;
}
