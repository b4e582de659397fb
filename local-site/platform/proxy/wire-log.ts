/**
 * What went over the wire: every invocation of the app and every call it made, with status, cost and place in time.
 * Tests and benchmarks read it to count invocations, sequential waves, storage units and REST points.
 */
import { NO_USAGE, type Usage } from '../kvs/meter';

export type InvocationKind = 'resolver' | 'productEvent' | 'queueEvent' | 'schedule';
export type InvocationResult = 'running' | 'success' | 'retryRequested' | 'error' | 'timeout' | 'killed';

export interface LoggedInvocation {
  readonly invocationId: string;
  readonly kind: InvocationKind;
  readonly functionKey: string;
  readonly moduleKey: string;
  /** Procedure of a resolver, event type of a trigger, queue of a consumer. */
  readonly subject: string;
  readonly accountId: string | undefined;
  /** Site time. */
  readonly startedAt: number;
  result: InvocationResult;
  error: string | undefined;
}

export type Capability = 'kvs' | 'confluence' | 'jira' | 'stargate' | 'queue' | 'egress' | 'other';
export interface LoggedCall {
  readonly sequence: number;
  readonly invocationId: string;
  readonly functionKey: string;
  readonly capability: Capability;
  /** As whom a product was called. */
  readonly provider: 'app' | 'user' | 'none' | undefined;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /**
   * Position in the invocation's chain of waiting: 1 + the highest wave that had been answered when this call was made.
   * Calls made together share a wave.
   */
  readonly wave: number;
  /** Order of starts and ends of all calls, a count rather than a time. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly status: number | 'cut' | 'held';
  readonly usage: Usage;
  /** REST points by Atlassian's published formula (rest-points.ts). */
  readonly points: number;
  /** Scope lists of the operation, for whoever computes the scopes an app needs. */
  readonly scopes: readonly (readonly string[])[];
  readonly fault: string | undefined;
}

export interface WireSummary {
  readonly invocations: number;
  readonly calls: number;
  /** Longest chain of calls that waited for each other within one invocation. */
  readonly waves: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly restPoints: number;
}

export interface WireLog {
  startInvocation(entry: Omit<LoggedInvocation, 'result' | 'error'>): LoggedInvocation;
  recordCall(call: Omit<LoggedCall, 'sequence'>): void;
  recordNotModelled(name: string): void;
  /** A tick of the order in which calls start and end. */
  tick(): number;
  invocations(): readonly LoggedInvocation[];
  calls(): readonly LoggedCall[];
  callsOf(invocationId: string): readonly LoggedCall[];
  /** Names of everything that was asked for and is not modelled. */
  notModelled(): readonly string[];
  /** Counts over the whole log or over the given invocations. */
  summarise(invocations?: readonly LoggedInvocation[]): WireSummary;
  clear(): void;
}

/** Old entries are dropped beyond this, so that a site may run for days. */
const MAXIMUM_ENTRIES = 100_000;

export function createWireLog(): WireLog {
  let invocations: LoggedInvocation[] = [];
  let calls: LoggedCall[] = [];
  let notModelled = new Set<string>();
  let sequence = 0;
  let ticks = 0;
  return {
    startInvocation(entry) {
      const logged: LoggedInvocation = { ...entry, result: 'running', error: undefined };
      invocations.push(logged);
      if (invocations.length > MAXIMUM_ENTRIES) invocations = invocations.slice(-MAXIMUM_ENTRIES / 2);
      return logged;
    },
    recordCall(call) {
      sequence += 1;
      calls.push({ ...call, sequence });
      if (calls.length > MAXIMUM_ENTRIES) calls = calls.slice(-MAXIMUM_ENTRIES / 2);
    },
    recordNotModelled(name) {
      notModelled.add(name);
    },
    tick: () => (ticks += 1),
    invocations: () => invocations,
    calls: () => calls,
    callsOf: (invocationId) => calls.filter((call) => call.invocationId === invocationId),
    notModelled: () => [...notModelled].sort(),
    summarise(chosen) {
      const ids = new Set((chosen ?? invocations).map((invocation) => invocation.invocationId));
      const relevant = chosen === undefined ? calls : calls.filter((call) => ids.has(call.invocationId));
      return {
        invocations: ids.size,
        calls: relevant.length,
        waves: relevant.reduce((deepest, call) => Math.max(deepest, call.wave), 0),
        readUnits: relevant.reduce((sum, call) => sum + call.usage.readUnits, NO_USAGE.readUnits),
        writeUnits: relevant.reduce((sum, call) => sum + call.usage.writeUnits, NO_USAGE.writeUnits),
        restPoints: relevant.reduce((sum, call) => sum + call.points, 0),
      };
    },
    clear() {
      invocations = [];
      calls = [];
      notModelled = new Set();
    },
  };
}
