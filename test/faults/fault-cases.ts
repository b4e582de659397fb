/**
 * Which fault strikes which call. A call is known by the function that makes it, what it asks for and how often the same was
 * asked before in the action, so that a case names the same call in every run.
 */
import type { FaultKind, FaultRule } from '../../local-site/platform/faults/fault-plan';
import type { LoggedCall } from '../../local-site/platform/proxy/wire-log';

export interface PlayedCall {
  readonly functionKey: string;
  /** As rules match it, for example `kvs POST /api/v1/transaction`. */
  readonly description: string;
  /** From 0. */
  readonly occurrence: number;
}
export interface FaultCase {
  readonly call: PlayedCall;
  readonly kind: FaultKind;
}

export function callsOf(logged: readonly LoggedCall[]): readonly PlayedCall[] {
  const seen = new Map<string, number>();
  return [...logged]
    .sort((one, other) => one.startedAt - other.startedAt)
    .map(({ functionKey, capability, method, target }) => {
      const description = `${capability} ${method} ${target}`;
      const id = `${functionKey} ${description}`;
      const occurrence = seen.get(id) ?? 0;
      seen.set(id, occurrence + 1);
      return { functionKey, description, occurrence };
    });
}

const kindsOfRead: readonly FaultKind[] = [
  'rateLimited',
  'rateLimitedWithRetryAfter',
  'serverError',
  'timeoutBeforeEffect',
  'slow',
  'cut',
  'killBefore',
  'functionTimeout',
];
/** A read has no effect that could come before or after the fault. */
const kindsOfWrite: readonly FaultKind[] = [
  ...kindsOfRead,
  'serverErrorAfterEffect',
  'timeoutAfterEffect',
  'cutAfterEffect',
  'killAfter',
  'lateLanding',
  'conflict',
];
const kindsOfQuery: readonly FaultKind[] = [...kindsOfRead, 'stale'];

const reads =
  /^(kvs POST .*(\/get|\/query)|(confluence|jira) GET .*|jira POST .*\/search\/jql|jira POST .*\/bulkfetch|confluence POST .*(users-bulk|permission\/check))$/;
const storageQuery = /^kvs POST .*\/query$/;

export function kindsFor({ description }: PlayedCall): readonly FaultKind[] {
  if (storageQuery.test(description)) return kindsOfQuery;
  return reads.test(description) ? kindsOfRead : kindsOfWrite;
}

export function casesOf(calls: readonly PlayedCall[]): readonly FaultCase[] {
  return calls.flatMap((call) => kindsFor(call).map((kind) => ({ call, kind })));
}

/** How long after its time-out a call takes effect: before, while and long after the app looks again. */
export const latenesses = [1_000, 20_000, 180_000, 1_200_000] as const;

export function ruleFor({ call, kind }: FaultCase, lateBy: number): FaultRule {
  const escaped = call.description.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    kind,
    target: `^${escaped}$`,
    functionKey: call.functionKey,
    skip: call.occurrence,
    ...(kind === 'slow' ? { milliseconds: 15 } : {}),
    ...(kind === 'lateLanding' ? { milliseconds: lateBy } : {}),
  };
}

export function nameOf({ call, kind }: FaultCase): string {
  return `${call.functionKey}: ${call.description} #${call.occurrence + 1}, ${kind}`;
}

/** Small seeded generator (mulberry32): uniform in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of its own for each case, so that one run alone is the same as within the sweep. */
export function seedOf(seed: number, name: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
