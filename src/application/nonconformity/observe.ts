/**
 * Writes what was observed about the Jira issue of a record. An observation that says nothing new writes nothing; the same
 * cause has the same command id, so it is recorded once however often it is told. [NC-8 … NC-13]
 */
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import type { IssueReference } from '../../domain/nonconformity/linked-issue';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { observeIssue } from '../../domain/nonconformity/decide-issue';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import { sha256Hex } from '../../trail/commit-entry';
import { issueKey, type StreamName } from '../keys';
import { type Effect, perform } from '../perform';
import { type Services, systemCommandId } from '../use-case';
import { nonconformityType } from './nonconformity-stream';

/** Name of the effect that looks for an issue whose fate is unknown. */
export const issueWatch = 'issueWatch';

export interface Observation {
  readonly stream: StreamName;
  /** What is observed, in words that are the same for the same observation. */
  readonly cause: string;
  readonly actor: Actor;
  readonly at: Instant;
  observe(record: Nonconformity): readonly NonconformityEvent[];
}

/** @returns the record afterwards; undefined when storage is too busy to say. */
export async function recordObservation(
  services: Services,
  observation: Observation,
): Promise<Nonconformity | undefined> {
  const { stream, cause, actor, at } = observation;
  const performed = await perform<Nonconformity | null, NonconformityEvent, null>(services, {
    commandId: systemCommandId(cause),
    fingerprint: sha256Hex(cause),
    actor,
    at,
    type: nonconformityType,
    stream,
    decide({ head }) {
      const events = head.state === null ? [] : observation.observe(head.state);
      return { answer: null, events, effects: effectsOf(events), guards: guardsOf(stream, events) };
    },
  });
  return performed.kind === 'done' ? (performed.state ?? undefined) : undefined;
}

export function recordIssue(
  services: Services,
  stream: StreamName,
  issue: IssueReference,
  actor: Actor,
  at: Instant,
): Promise<Nonconformity | undefined> {
  const cause = `${stream} issue ${issue.issueId} of intent ${issue.intentId} exists`;
  return recordObservation(services, { stream, cause, actor, at, observe: (record) => observeIssue(record, issue) });
}

function effectsOf(events: readonly NonconformityEvent[]): readonly Effect[] {
  const isUnknown = events.some((event) => event.type === 'IssueOutcomeUnknown');
  const watch: Effect = { kind: 'event', name: issueWatch, delaySeconds: firstSearchAfterSeconds };
  return isUnknown ? [{ kind: 'state' }, watch] : [{ kind: 'state' }];
}

/** Recipe R7: searches 15 s, 1, 5 and 15 minutes after the outcome became unknown. */
export const searchesAfterSeconds = [15, 60, 300, 900] as const;
const firstSearchAfterSeconds = searchesAfterSeconds[0];

/** So that an issue leads to its record without trusting a property anybody may write. */
function guardsOf(stream: StreamName, events: readonly NonconformityEvent[]) {
  return events.flatMap((event) =>
    event.type === 'IssueLinked' || event.type === 'IssueDoubled'
      ? [{ at: issueKey(event.issue.issueId), attributes: { stream } }]
      : [],
  );
}
