/**
 * Faults to order: which of the app's calls to the platform and the products go wrong, how, and how often. A rule
 * matches a call by its description (`kvs POST /api/v1/transaction`, `confluence GET /wiki/api/v2/pages/7`), lets a
 * number of calls pass and then strikes. Chance is seeded, so that a campaign can be repeated.
 */

export const FAULT_KINDS = [
  /** 429 without `Retry-After`; no effect. */
  'rateLimited',
  /** 429 with `Retry-After`; no effect. */
  'rateLimitedWithRetryAfter',
  /** 503; no effect. */
  'serverError',
  /** 500 although the effect took place. */
  'serverErrorAfterEffect',
  /** 504; no effect. */
  'timeoutBeforeEffect',
  /** 504 although the effect took place. */
  'timeoutAfterEffect',
  /** 504 now, the effect takes place `milliseconds` of site time later. */
  'lateLanding',
  /** A failed condition (storage) or 409 (products) although nothing changed. */
  'conflict',
  /** A query answers as of `milliseconds` earlier than usual; other calls are not affected. */
  'stale',
  /** The answer takes `milliseconds` of real time longer. */
  'slow',
  /** The connection is cut; no effect. */
  'cut',
  /** The connection is cut after the effect. */
  'cutAfterEffect',
  /** The function's process dies before the call is carried out. */
  'killBefore',
  /** The function's process dies after the call is carried out, before it is answered. */
  'killAfter',
  /** The call is never answered, so that the function runs into its time limit, at once. */
  'functionTimeout',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  readonly kind: FaultKind;
  /** Regular expression over the description of a call; every call when absent. */
  readonly target?: string;
  /** Only calls made by this function. */
  readonly functionKey?: string;
  /** How many matching calls pass unharmed first. */
  readonly skip?: number;
  /** How many calls are struck; 1 when absent. */
  readonly count?: number;
  /** Chance of each matching call, 0 to 1; certain when absent. */
  readonly probability?: number;
  readonly seed?: number;
  /** For `slow` (real time), `lateLanding` and `stale` (site time). */
  readonly milliseconds?: number;
  readonly retryAfterSeconds?: number;
}
export interface StruckCall {
  readonly description: string;
  readonly functionKey: string;
}

export interface FaultPlan {
  add(...rules: readonly FaultRule[]): void;
  clear(): void;
  /** Rules that have not struck as often as they may. */
  pending(): readonly FaultRule[];
  /** Decides about one call, and counts it. */
  strike(call: StruckCall): FaultRule | undefined;
}

/** Small seeded generator (mulberry32): uniform in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface ActiveRule {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  readonly random: () => number;
  toSkip: number;
  toStrike: number;
}

export function createFaultPlan(): FaultPlan {
  let active: ActiveRule[] = [];
  return {
    add(...rules) {
      active = active.concat(
        rules.map((rule) => ({
          rule,
          pattern: new RegExp(rule.target ?? ''),
          random: createRandom(rule.seed ?? 1),
          toSkip: rule.skip ?? 0,
          toStrike: rule.count ?? 1,
        })),
      );
    },
    clear() {
      active = [];
    },
    pending: () => active.filter((entry) => entry.toStrike > 0).map((entry) => entry.rule),
    strike(call) {
      for (const entry of active) {
        const { rule } = entry;
        if (entry.toStrike <= 0 || !entry.pattern.test(call.description)) continue;
        if (rule.functionKey !== undefined && rule.functionKey !== call.functionKey) continue;
        if (rule.probability !== undefined && entry.random() >= rule.probability) continue;
        if (entry.toSkip > 0) {
          entry.toSkip -= 1;
          continue;
        }
        entry.toStrike -= 1;
        return rule;
      }
      return undefined;
    },
  };
}
