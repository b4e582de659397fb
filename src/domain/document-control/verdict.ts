/**
 * What a rule answers: events that happened, a refusal, or both when the refusal itself belongs on record. [AG-7]
 */
import type { DocumentEvent } from './events';

export type DocumentRefusalCode =
  | 'alreadyControlled'
  | 'notControlled'
  | 'notADraft'
  | 'nothingInReview'
  | 'pageVersionStale'
  | 'changedMeanwhile'
  | 'contentChanged'
  | 'approverIsAuthor'
  | 'approverContributed'
  | 'notAsked'
  | 'stepNotOpen'
  | 'alreadySigned'
  | 'stepHasNobodyEligible'
  | 'notTheAuthor'
  | 'documentWithdrawn'
  | 'numberCancelled'
  | 'neverEffective'
  | 'alreadyInWork'
  | 'attachmentTooLarge'
  | 'trainingNotAvailable'
  | 'dateHasPassed'
  | 'notTheOwner'
  | 'alreadyEffective'
  | 'nothingApproved'
  | 'notDueYet'
  | 'effectDeferred'
  | 'minorNeedsRevision'
  | 'minorNotAllowed'
  | 'minorNotConfirmed'
  | 'withdrawalUnderWay'
  | 'noWithdrawal'
  | 'alreadyOnHold'
  | 'notOnHold'
  | 'includedNotReadable'
  | 'includedTooDeep'
  | 'macroBlocked'
  | 'macroNotFrozen'
  | 'personInactive'
  | 'notTheDelegate'
  | 'waiverNotAllowed'
  | 'waiverForOneself'
  | 'waiverNotNeeded'
  | 'secondReviewerNeeded'
  | 'changeRequestNeeded'
  | 'changeRequestNotVisible'
  | 'changeRequestWithoutJira'
  | 'noLinkToCheck'
  | 'textDisposed'
  | 'stillEffective'
  | 'retentionNotOver'
  | 'onLegalHold'
  | 'alreadyOnLegalHold'
  | 'noLegalHold'
  | 'disposerIsAuthor'
  | 'keptUntilTooEarly'
  | 'wrongState';

export interface DocumentRefusal {
  readonly code: DocumentRefusalCode;
  readonly rule: string;
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
export interface Verdict {
  readonly events: readonly DocumentEvent[];
  readonly refusal: DocumentRefusal | null;
}

export function yes(...events: readonly DocumentEvent[]): Verdict {
  return { events, refusal: null };
}
/** Nothing to do and nothing to refuse. */
export const nothing: Verdict = { events: [], refusal: null };

export function no(
  code: DocumentRefusalCode,
  rule: string,
  details?: DocumentRefusal['details'],
  events: readonly DocumentEvent[] = [],
): Verdict {
  return { events, refusal: { code, rule, ...(details === undefined ? {} : { details }) } };
}
