/**
 * The Jira issue beside a nonconformity, as far as it is known. An issue is asked for once per intent; when Jira's answer is
 * lost the state says so, and only a person starts another attempt. Every intent ever used stays watched, so that a late
 * issue is flagged instead of overlooked. [NC-8 … NC-13]
 * The issue's own status is Jira's business and never the record's.
 */
import { assertNever } from '../../kernel/assert-never';
import type { IssueId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

export interface IssueReference {
  readonly intentId: string;
  readonly issueId: IssueId;
  readonly key: string;
}
/** Where the issue is to be made, decided when it is asked for. */
export interface IssueTarget {
  readonly projectKey: string;
  readonly issueTypeId: string;
}

export type LinkedIssue =
  | { readonly state: 'none' }
  | {
      readonly state: 'creating';
      readonly intentId: string;
      readonly target: IssueTarget;
      readonly since: Instant;
      readonly earlierIntents: readonly string[];
    }
  | {
      readonly state: 'uncertain';
      readonly intentId: string;
      readonly target: IssueTarget;
      readonly since: Instant;
      readonly earlierIntents: readonly string[];
      readonly uncertainSince: Instant;
      /** `exhausted`: the last search found nothing, so a person may ask for another issue. */
      readonly search: 'running' | 'exhausted';
    }
  | {
      readonly state: 'linked';
      readonly issue: IssueReference;
      readonly earlierIntents: readonly string[];
      readonly deletedAt: Instant | null;
    }
  | {
      readonly state: 'doubled';
      readonly issues: readonly IssueReference[];
      readonly earlierIntents: readonly string[];
    };

/** Every intent under which an issue of this record may turn up. */
export function intentsOf(linkedIssue: LinkedIssue): readonly string[] {
  switch (linkedIssue.state) {
    case 'none':
      return [];
    case 'creating':
    case 'uncertain':
      return [linkedIssue.intentId, ...linkedIssue.earlierIntents];
    case 'linked':
      return [linkedIssue.issue.intentId, ...linkedIssue.earlierIntents];
    case 'doubled':
      return [...new Set([...linkedIssue.issues.map((issue) => issue.intentId), ...linkedIssue.earlierIntents])];
    default:
      return assertNever(linkedIssue);
  }
}

/** The issues known to exist. */
export function issuesOf(linkedIssue: LinkedIssue): readonly IssueReference[] {
  if (linkedIssue.state === 'linked') return [linkedIssue.issue];
  return linkedIssue.state === 'doubled' ? linkedIssue.issues : [];
}

/** The intents other than the one an issue was found for. */
export function otherIntents(linkedIssue: LinkedIssue, intentId: string): readonly string[] {
  return intentsOf(linkedIssue).filter((other) => other !== intentId);
}
