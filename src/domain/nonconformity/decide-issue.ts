/**
 * Decisions on the Jira issue beside a record (recipe R7). What the application observed comes in as a command; an
 * observation that says nothing new yields no event, so that repeated, late or forged messages are harmless. [NC-8 … NC-13]
 */
import { accept, type Result, refuse } from '../../kernel/result';
import type { IssueId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { NonconformityEvent } from './events';
import { intentsOf, type IssueReference, type IssueTarget, issuesOf } from './linked-issue';
import type { Nonconformity } from './nonconformity';

export type IssueRefusal =
  | { readonly code: 'issueStillCreating'; readonly rule: 'NC-11' }
  | {
      readonly code: 'wrongState';
      readonly rule: 'NC-11';
      readonly details: { readonly state: Nonconformity['state'] };
    };

type Observed = readonly NonconformityEvent[];

/** An issue that bears one of the record's intents was seen. The second one is flagged beside the first. [NC-8, NC-12] */
export function observeIssue(nonconformity: Nonconformity, issue: IssueReference): Observed {
  const { linkedIssue } = nonconformity;
  if (!intentsOf(linkedIssue).includes(issue.intentId)) return [];
  const known = issuesOf(linkedIssue);
  if (known.some((other) => other.issueId === issue.issueId)) return [];
  return [known.length === 0 ? { type: 'IssueLinked', issue } : { type: 'IssueDoubled', issue }];
}

/**
 * Jira said no. The first attempt takes the report back, so that nothing half-made stays [NC-9]; a record that stands by
 * then (asked for again, accepted or rejected meanwhile) keeps its place and notes the refusal.
 */
export function refuseIssue(nonconformity: Nonconformity, intentId: string, reason: string, at: Instant): Observed {
  const { linkedIssue } = nonconformity;
  if (linkedIssue.state !== 'creating' || linkedIssue.intentId !== intentId) return [];
  const isFirstAttempt = linkedIssue.earlierIntents.length === 0;
  if (nonconformity.state === 'reported' && isFirstAttempt) return [{ type: 'NonconformityWithdrawn', reason }];
  return [{ type: 'IssueRefused', intentId, reason, at }];
}

/** The answer was lost, or nobody was left to hear it. [NC-10] */
export function loseIssueOutcome(nonconformity: Nonconformity, intentId: string, at: Instant): Observed {
  const { linkedIssue } = nonconformity;
  if (linkedIssue.state !== 'creating' || linkedIssue.intentId !== intentId) return [];
  return [{ type: 'IssueOutcomeUnknown', intentId, at }];
}

/** The last search found nothing. [NC-10] */
export function exhaustIssueSearch(nonconformity: Nonconformity): Observed {
  const { linkedIssue } = nonconformity;
  if (linkedIssue.state !== 'uncertain' || linkedIssue.search === 'exhausted') return [];
  return [{ type: 'IssueSearchExhausted', intentId: linkedIssue.intentId }];
}

/** Only a person asks again, and only after the searches ended without a find. [NC-11] */
export function askForIssueAgain(
  nonconformity: Nonconformity,
  again: { readonly intentId: string; readonly target: IssueTarget; readonly at: Instant },
): Result<readonly NonconformityEvent[], IssueRefusal> {
  const { linkedIssue } = nonconformity;
  if (nonconformity.state === 'withdrawn' || nonconformity.state === 'rejected') {
    return refuse({ code: 'wrongState', rule: 'NC-11', details: { state: nonconformity.state } });
  }
  if (!mayAskForIssueAgain(nonconformity)) {
    return linkedIssue.state === 'creating' || linkedIssue.state === 'uncertain'
      ? refuse({ code: 'issueStillCreating', rule: 'NC-11' })
      : refuse({ code: 'wrongState', rule: 'NC-11', details: { state: nonconformity.state } });
  }
  return accept([{ type: 'IssueAskedForAgain', ...again }]);
}

export function mayAskForIssueAgain(nonconformity: Nonconformity): boolean {
  const { linkedIssue, state } = nonconformity;
  const stands = state === 'reported' || state === 'accepted' || state === 'closed';
  return stands && linkedIssue.state === 'uncertain' && linkedIssue.search === 'exhausted';
}

/** Jira's deletion is noted once; the record stays as it is. [NC-13] */
export function observeDeletion(nonconformity: Nonconformity, issueId: IssueId, at: Instant): Observed {
  const { linkedIssue } = nonconformity;
  if (linkedIssue.state !== 'linked' || linkedIssue.deletedAt !== null) return [];
  return linkedIssue.issue.issueId === issueId ? [{ type: 'IssueDeleted', issueId, at }] : [];
}
