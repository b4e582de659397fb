/**
 * A piece of configuration as a controlled record: versioned, each change with its reason and both values in full, and, where
 * the site asks for it, in force only once a second quality manager approved it. [ST-8 … ST-13; F17]
 * Who is a quality manager and whether the value is possible today are facts handed in.
 */
import { assertNever } from '../../../kernel/assert-never';
import type { Person } from '../../../kernel/actor';
import { accept, type Result, refuse } from '../../../kernel/result';
import type { Instant } from '../../../kernel/time';
import type { GateProblem } from './check-gate';

export interface WaitingChange<Value> {
  readonly to: Value;
  readonly reason: string;
  readonly by: Person;
  readonly at: Instant;
}
export interface ControlledValue<Value> {
  readonly value: Value;
  /** How often it was changed; 0 is what came with the product. */
  readonly version: number;
  readonly waiting: WaitingChange<Value> | null;
}

export interface ConfigurationChanged<Value> {
  readonly type: 'ConfigurationChanged';
  readonly version: number;
  readonly from: Value;
  readonly to: Value;
  readonly reason: string;
  readonly by: Person;
  /** Null: no second person was asked for. */
  readonly approvedBy: Person | null;
  readonly at: Instant;
}
export interface ConfigurationProposed<Value> extends WaitingChange<Value> {
  readonly type: 'ConfigurationProposed';
  readonly from: Value;
}
/** Declined by another quality manager, or taken back by who proposed it. */
export interface ProposalEnded<Value> {
  readonly type: 'ConfigurationDeclined' | 'ConfigurationTakenBack';
  readonly proposed: WaitingChange<Value>;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}
export type ConfigurationEvent<Value> =
  | ConfigurationChanged<Value>
  | ConfigurationProposed<Value>
  | ProposalEnded<Value>;

export function evolveControlled<Value>(
  state: ControlledValue<Value>,
  event: ConfigurationEvent<Value>,
): ControlledValue<Value> {
  switch (event.type) {
    case 'ConfigurationChanged':
      return { value: event.to, version: event.version, waiting: null };
    case 'ConfigurationProposed': {
      const { to, reason, by, at } = event;
      return { ...state, waiting: { to, reason, by, at } };
    }
    case 'ConfigurationDeclined':
    case 'ConfigurationTakenBack':
      return { ...state, waiting: null };
    default:
      return assertNever(event);
  }
}

export type ConfigurationRefusal =
  | { readonly code: 'changedMeanwhile'; readonly rule: 'ST-8' }
  | {
      readonly code: 'changeAlreadyWaiting';
      readonly rule: 'ST-12';
      readonly details: { readonly by: string };
    }
  | { readonly code: 'noChangeWaiting'; readonly rule: 'ST-10' }
  | { readonly code: 'changeIsYours'; readonly rule: 'ST-11' }
  | { readonly code: 'changeIsNotYours'; readonly rule: 'ST-11'; readonly details: { readonly by: string } }
  | {
      readonly code: 'gateImpossible' | 'badInput';
      readonly rule: string;
      readonly details: { readonly field: string; readonly message: string };
    };
type Decided<Value> = Result<readonly ConfigurationEvent<Value>[], ConfigurationRefusal>;

interface Circumstances {
  readonly sequence: number;
  readonly seenSequence: number;
  /** Why the value cannot work as it stands; none when it can. */
  readonly problems: readonly GateProblem[];
}

/** Puts a change in force, or lets it wait for the second quality manager. Saving what is there records nothing. [ST-8, ST-10] */
export function changeConfiguration<Value>(
  state: ControlledValue<Value>,
  wanted: { readonly to: Value; readonly reason: string; readonly by: Person; readonly at: Instant },
  facts: Circumstances & { readonly needsSecond: boolean },
): Decided<Value> {
  const { waiting, value: from } = state;
  if (waiting !== null)
    return refuse({ code: 'changeAlreadyWaiting', rule: 'ST-12', details: { by: waiting.by.name } });
  if (facts.seenSequence !== facts.sequence) return refuse({ code: 'changedMeanwhile', rule: 'ST-8' });
  if (isSame(from, wanted.to)) return accept([]);
  const [problem] = facts.problems;
  if (problem !== undefined) return refuse(asRefusal(problem));
  if (facts.needsSecond) return accept([{ type: 'ConfigurationProposed', from, ...wanted }]);
  return accept([{ type: 'ConfigurationChanged', version: state.version + 1, from, ...wanted, approvedBy: null }]);
}

/** Another quality manager approves or declines; never who proposed it. What became impossible meanwhile waits on. [ST-11] */
export function decideOnChange<Value>(
  state: ControlledValue<Value>,
  decision: { readonly by: Person; readonly at: Instant } & (
    | { readonly verdict: 'approve' }
    | { readonly verdict: 'decline' | 'takeBack'; readonly why: string }
  ),
  facts: Circumstances,
): Decided<Value> {
  const { waiting, value: from, version } = state;
  if (waiting === null) return refuse({ code: 'noChangeWaiting', rule: 'ST-10' });
  if (facts.seenSequence !== facts.sequence) return refuse({ code: 'changedMeanwhile', rule: 'ST-8' });
  const { by, at } = decision;
  const isTheirs = waiting.by.accountId === by.accountId;
  if (decision.verdict === 'takeBack') {
    if (!isTheirs) return refuse({ code: 'changeIsNotYours', rule: 'ST-11', details: { by: waiting.by.name } });
    return accept([{ type: 'ConfigurationTakenBack', proposed: waiting, by, why: decision.why, at }]);
  }
  if (isTheirs) return refuse({ code: 'changeIsYours', rule: 'ST-11' });
  if (decision.verdict === 'decline') {
    return accept([{ type: 'ConfigurationDeclined', proposed: waiting, by, why: decision.why, at }]);
  }
  const [problem] = facts.problems;
  if (problem !== undefined) return refuse(asRefusal(problem));
  const { to, reason } = waiting;
  return accept([
    {
      type: 'ConfigurationChanged',
      version: version + 1,
      from,
      to,
      reason,
      by: waiting.by,
      approvedBy: by,
      at,
    },
  ]);
}

function asRefusal({ code, field, message, rule }: GateProblem): ConfigurationRefusal {
  return { code, rule, details: { field, message } };
}

/** Plain data: what would be stored the same is the same. */
function isSame<Value>(one: Value, other: Value): boolean {
  return inOrder(one) === inOrder(other);
}
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
