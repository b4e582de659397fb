/**
 * Folds the events of a nonconformity into its state. An event that does not fit the state before it means that the stream
 * was written by something else than `decide`: that is a fault, never ignored.
 */
import { assertNever } from '../../kernel/assert-never';
import type { NonconformityEvent, NonconformityRaised } from './events';
import { issuesOf, type LinkedIssue, otherIntents } from './linked-issue';
import type { AcceptedNonconformity, Correction, Nonconformity, ReportedNonconformity } from './nonconformity';

export function evolveNonconformity(before: Nonconformity | null, event: NonconformityEvent): Nonconformity {
  if (event.type === 'NonconformityRaised') {
    if (before !== null) return doesNotFit(before, event);
    return raise(event);
  }
  if (before === null) return doesNotFit(before, event);
  switch (event.type) {
    case 'NonconformityWithdrawn':
      return { ...reported(before, event), state: 'withdrawn', reason: event.reason, linkedIssue: { state: 'none' } };
    case 'NonconformityAccepted':
      return { ...reported(before, event), state: 'accepted', acceptance: event.acceptance, corrections: [] };
    case 'NonconformityRejected':
      return { ...reported(before, event), state: 'rejected', rejection: event.rejection };
    case 'CorrectionPlanned': {
      const { correctionNumber, correction, owner, dueOn } = event;
      return withCorrections(before, event, (corrections) => [
        ...corrections,
        { state: 'planned', correctionNumber, correction, owner, dueOn },
      ]);
    }
    case 'CorrectionCompleted':
      return withCorrections(before, event, (corrections) =>
        corrections.map((correction) =>
          correction.correctionNumber === event.correctionNumber
            ? {
                ...correction,
                state: 'completed',
                completedAt: event.completedAt,
                completedBy: event.completedBy,
                outcome: event.outcome,
              }
            : correction,
        ),
      );
    case 'NonconformityClosed':
      return { ...accepted(before, event), state: 'closed', closure: event.closure };
    case 'IssueLinked':
    case 'IssueDoubled':
    case 'IssueOutcomeUnknown':
    case 'IssueSearchExhausted':
    case 'IssueAskedForAgain':
    case 'IssueRefused':
    case 'IssueDeleted':
      return { ...before, linkedIssue: evolveIssue(before.linkedIssue, event) };
    default:
      return assertNever(event);
  }
}

type IssueEvent = Extract<NonconformityEvent, { type: `Issue${string}` }>;

function raise(event: NonconformityRaised): ReportedNonconformity {
  const { type: _, issue, ...report } = event;
  const linkedIssue: LinkedIssue =
    issue === null ? { state: 'none' } : { state: 'creating', ...issue, since: event.reportedAt, earlierIntents: [] };
  return { state: 'reported', ...report, linkedIssue };
}

function evolveIssue(before: LinkedIssue, event: IssueEvent): LinkedIssue {
  switch (event.type) {
    case 'IssueLinked':
      return {
        state: 'linked',
        issue: event.issue,
        earlierIntents: otherIntents(before, event.issue.intentId),
        deletedAt: null,
      };
    case 'IssueDoubled': {
      const issues = [...issuesOf(before), event.issue];
      const named = new Set(issues.map((issue) => issue.intentId));
      return {
        state: 'doubled',
        issues,
        earlierIntents: otherIntents(before, event.issue.intentId).filter((intentId) => !named.has(intentId)),
      };
    }
    case 'IssueOutcomeUnknown':
      return before.state === 'creating'
        ? { ...before, state: 'uncertain', uncertainSince: event.at, search: 'running' }
        : doesNotFit(before, event);
    case 'IssueSearchExhausted':
      return before.state === 'uncertain' ? { ...before, search: 'exhausted' } : doesNotFit(before, event);
    case 'IssueAskedForAgain':
      return {
        state: 'creating',
        intentId: event.intentId,
        target: event.target,
        since: event.at,
        earlierIntents: otherIntents(before, event.intentId),
      };
    case 'IssueRefused':
      // An earlier attempt may still turn up, so its intents stay watched; without one there is nothing to watch.
      if (before.state !== 'creating') return doesNotFit(before, event);
      return before.earlierIntents.length === 0
        ? { state: 'none' }
        : { ...before, state: 'uncertain', uncertainSince: event.at, search: 'exhausted' };
    case 'IssueDeleted':
      return before.state === 'linked' ? { ...before, deletedAt: event.at } : doesNotFit(before, event);
    default:
      return assertNever(event);
  }
}

function reported(before: Nonconformity, event: NonconformityEvent): ReportedNonconformity {
  return before.state === 'reported' ? before : doesNotFit(before, event);
}

function accepted(before: Nonconformity, event: NonconformityEvent): AcceptedNonconformity {
  return before.state === 'accepted' ? before : doesNotFit(before, event);
}

function withCorrections(
  before: Nonconformity,
  event: NonconformityEvent,
  change: (corrections: readonly Correction[]) => readonly Correction[],
): Nonconformity {
  const nonconformity = accepted(before, event);
  return { ...nonconformity, corrections: change(nonconformity.corrections) };
}

function doesNotFit(before: { readonly state: string } | null, event: NonconformityEvent): never {
  throw new Error(`${event.type} does not follow ${before?.state ?? 'nothing'}`);
}
