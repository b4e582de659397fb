/**
 * Looks for the issue of a record whose fate is unknown (recipe R7): when nobody was left to hear Jira's answer, the outcome
 * becomes unknown; searches follow 15 s, 1, 5 and 15 minutes later; after the last, a person may ask again. It never asks
 * Jira for an issue itself. Idempotent: it looks at the record first, whatever told it to. [NC-10]
 */
import { exhaustIssueSearch, loseIssueOutcome } from '../../domain/nonconformity/decide-issue';
import { intentsOf } from '../../domain/nonconformity/linked-issue';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { asSystem } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import { headKey, type StreamName } from '../keys';
import { headOf } from '../stream';
import { findIssues } from './find-issues';
import type { JiraServices } from './jira-services';
import { nonconformityType } from './nonconformity-stream';
import { recordObservation, searchesAfterSeconds } from './observe';

/** Longer than the platform lets the invocation live that asked Jira. */
const longestAskSeconds = 110;

export type WatchOutcome = { readonly kind: 'done' } | { readonly kind: 'again'; readonly afterSeconds: number };

export async function watchIssue(services: JiraServices, stream: StreamName): Promise<WatchOutcome> {
  const now = services.clock.now();
  const rows = await services.storage.read([headKey(stream)]);
  let record: Nonconformity | null | undefined = headOf(nonconformityType, stream, rows).state;
  if (record?.linkedIssue.state === 'creating') {
    const waited = secondsBetween(record.linkedIssue.since, now);
    if (waited < longestAskSeconds) return { kind: 'again', afterSeconds: Math.ceil(longestAskSeconds - waited) + 1 };
    record = await giveUpWaiting(services, stream, record, now);
  }
  if (record === null || record === undefined) return { kind: 'again', afterSeconds: 60 };
  const { linkedIssue } = record;
  if (linkedIssue.state !== 'uncertain' || linkedIssue.search === 'exhausted') return { kind: 'done' };
  const because = 'A search in Jira found the issue by its intent';
  const found = await findIssues(services, stream, intentsOf(linkedIssue), 'app', asSystem(because), now);
  if (found !== undefined) return { kind: 'done' };
  const elapsed = secondsBetween(linkedIssue.uncertainSince, now);
  const next = searchesAfterSeconds.find((seconds) => seconds > elapsed);
  if (next !== undefined) return { kind: 'again', afterSeconds: Math.max(1, Math.ceil(next - elapsed)) };
  await recordObservation(services, {
    stream,
    cause: `${stream} search for intent ${linkedIssue.intentId} ended`,
    actor: asSystem('The last search in Jira found no issue'),
    at: now,
    observe: exhaustIssueSearch,
  });
  return { kind: 'done' };
}

function giveUpWaiting(
  services: JiraServices,
  stream: StreamName,
  record: Nonconformity,
  now: Instant,
): Promise<Nonconformity | undefined> {
  const [intentId = ''] = intentsOf(record.linkedIssue);
  return recordObservation(services, {
    stream,
    cause: `${stream} outcome of intent ${intentId} is unknown`,
    actor: asSystem('Nobody was left to hear what Jira answered'),
    at: now,
    observe: (current) => loseIssueOutcome(current, intentId, now),
  });
}

function secondsBetween(earlier: Instant, later: Instant): number {
  return (Date.parse(later) - Date.parse(earlier)) / 1000;
}
