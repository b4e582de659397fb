/**
 * The only place that writes streams (recipe R0): load the head, let a rule decide, write head, commit, guards and outbox in
 * one conditional transaction, or nothing. Whatever goes wrong, it looks again before it does anything: an error of a
 * transaction never says what happened. Use cases never retry; the same command id pressed again gets the first outcome.
 */
import type { Actor } from '../kernel/actor';
import type { CommandId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { TrailEntry } from '../trail/commit-entry';
import { StoreFault } from './faults';
import { commitKey, eventEffectKey, headKey, type StreamName, stateEffectKey } from './keys';
import type { Platform, Row, RowKey, Rows, Storage, TransactionStep } from './ports';
import { Patience } from './patience';
import { commitRow, entryFromRow, type Head, headOf, nextHeadRow, type StreamType, seal } from './stream';

/** A stream as loaded, with the guard rows and other rows read in the same request. */
export interface Opened<State> {
  readonly head: Head<State>;
  readonly rows: Rows;
}

export interface GuardChange {
  readonly at: RowKey;
  /** Attributes besides `schema` and `seq`. */
  readonly attributes: Readonly<Record<string, unknown>>;
}
/** `state` effects render the latest state and need one row a stream; `event` effects belong to this commit. */
export type Effect =
  | { readonly kind: 'state' }
  | { readonly kind: 'event'; readonly name: string; readonly body?: unknown; readonly delaySeconds?: number };

export interface Decision<Event, Answer> {
  /** Stored in the commit and answered again when the same command arrives twice. Small plain data. */
  readonly answer: Answer;
  /** None: nothing is written. A refusal that matters has both, an event and an answer that says no. */
  readonly events: readonly Event[];
  /** Set on condition that the guard is still as it was read; a guard that was not read is set as it stands. */
  readonly guards?: readonly GuardChange[];
  readonly effects?: readonly Effect[];
}

export interface Command<State, Event, Answer> {
  readonly commandId: CommandId;
  /** Digest of account, procedure and payload: the same id with other content is refused. */
  readonly fingerprint: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly type: StreamType<State, Event>;
  readonly stream: StreamName;
  /** Guards the decision reads and may change. */
  readonly guards?: readonly RowKey[];
  /** Rows the decision stands on without changing them: they must not have changed when it is written. */
  readonly checks?: readonly RowKey[];
  /** Rows the decision looks at that never change without a guard or check above changing with them. */
  readonly covered?: readonly RowKey[];
  /** Pure. Called again on the new state when somebody else was faster. */
  decide(opened: Opened<State>): Decision<Event, Answer>;
}

export type Performed<State, Answer> =
  | { readonly kind: 'done'; readonly answer: Answer; readonly state: State; readonly seq: number }
  | { readonly kind: 'commandReused' }
  /** Nothing is known of the outcome; the same command id may be pressed again. */
  | { readonly kind: 'busyTryAgain' };

const mostSteps = 10;
const longestDelaySeconds = 900;

type Target<State, Event> = Pick<Command<State, Event, unknown>, 'type' | 'stream' | 'guards' | 'checks' | 'covered'>;

/** One strictly consistent read of the head and of everything a command stands on. */
export async function open<State, Event>(storage: Storage, target: Target<State, Event>): Promise<Opened<State>> {
  const rows = await storage.read([
    headKey(target.stream),
    ...(target.guards ?? []),
    ...(target.checks ?? []),
    ...(target.covered ?? []),
  ]);
  return { head: headOf(target.type, target.stream, rows), rows };
}

/** @param opened what was loaded together with other first-wave reads; loaded here when not given */
export async function perform<State, Event, Answer>(
  platform: Pick<Platform, 'storage' | 'clock' | 'queue'>,
  command: Command<State, Event, Answer>,
  opened?: Opened<State>,
): Promise<Performed<State, Answer>> {
  const { storage, clock } = platform;
  const patience = new Patience(clock);
  let current = opened ?? (await open(storage, command));
  let prepared: Prepared<Answer> | undefined;
  for (;;) {
    const earlier = await answerOfEarlier<State, Answer>(storage, command, current.head);
    if (earlier !== undefined) return earlier;
    // Decided again only on another state: an unchanged state gets the very same transaction, so that a late first copy of
    // it and this one exclude each other.
    if (prepared === undefined || prepared.stands !== standing(command, current)) {
      const decision = command.decide(current);
      if (decision.events.length === 0) {
        return { kind: 'done', answer: decision.answer, state: current.head.state, seq: current.head.seq };
      }
      prepared = prepare(command, current, decision);
    }
    try {
      await createBlanks(storage, prepared.blanks, current.rows);
      await storage.transact(prepared.steps);
      const state = (prepared.headRow.body as { state: State }).state;
      await announce(platform, command.stream, prepared.pushes);
      return { kind: 'done', answer: prepared.answer, state, seq: prepared.entry.seq };
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected') throw error;
      if (error.kind === 'overQuota') return { kind: 'busyTryAgain' };
    }
    const again = await reload(storage, command, patience);
    if (again === undefined) return { kind: 'busyTryAgain' };
    current = again;
  }
}

interface Prepared<Answer> {
  readonly answer: Answer;
  readonly entry: TrailEntry;
  readonly headRow: Row;
  readonly steps: readonly TransactionStep[];
  readonly blanks: readonly RowKey[];
  readonly pushes: readonly { readonly at: RowKey; readonly delaySeconds: number }[];
  /** Sequences of every row the decision stands on. */
  readonly stands: string;
}

function seqOf(rows: Rows, at: RowKey): number {
  return rows.row(at)?.seq ?? 0;
}

function standing<State, Event, Answer>(command: Command<State, Event, Answer>, opened: Opened<State>): string {
  const keys = [headKey(command.stream), ...(command.guards ?? []), ...(command.checks ?? [])];
  return keys.map((at) => seqOf(opened.rows, at)).join(' ');
}

function prepare<State, Event, Answer>(
  command: Command<State, Event, Answer>,
  opened: Opened<State>,
  decision: Decision<Event, Answer>,
): Prepared<Answer> {
  const { head, rows } = opened;
  const entry = seal({
    schema: 1,
    stream: command.stream,
    seq: head.seq + 1,
    commandId: command.commandId,
    fingerprint: command.fingerprint,
    at: command.at,
    actor: command.actor,
    // Round trip: what is digested is exactly what storage gives back, without undefined members.
    events: JSON.parse(JSON.stringify(decision.events)) as readonly unknown[],
    answer: JSON.parse(JSON.stringify(decision.answer)) as unknown,
    previous: head.lastDigest,
  });
  const headRow = nextHeadRow(command.type, head, entry);
  const outbox = (decision.effects ?? []).map((effect) => outboxStep(command.stream, entry, effect));
  const wereRead = new Set((command.guards ?? []).map((at) => at.key));
  const guards = (decision.guards ?? []).map((change): TransactionStep => {
    const seq = seqOf(rows, change.at);
    const row: Row = { schema: 1, seq: seq + 1, ...change.attributes };
    return wereRead.has(change.at.key)
      ? { step: 'set', at: change.at, row, on: { attribute: 'seq', is: 'equalTo', value: seq } }
      : { step: 'set', at: change.at, row };
  });
  const checks = (command.checks ?? []).map(
    (at): TransactionStep => ({
      step: 'check',
      at,
      on: { attribute: 'seq', is: 'equalTo', value: seqOf(rows, at) },
    }),
  );
  const steps: TransactionStep[] = [
    {
      step: 'set',
      at: headKey(command.stream),
      row: headRow,
      on: { attribute: 'seq', is: 'equalTo', value: head.seq },
    },
    { step: 'set', at: commitKey(command.stream, entry.seq), row: commitRow(entry) },
    ...guards,
    ...checks,
    ...outbox.map((one) => one.step),
  ];
  if (steps.length > mostSteps) throw new RangeError(`a command writes at most ${mostSteps} rows, not ${steps.length}`);
  return {
    answer: decision.answer,
    entry,
    headRow,
    steps,
    blanks: [
      headKey(command.stream),
      ...(decision.guards ?? []).map((change) => change.at).filter((at) => wereRead.has(at.key)),
      ...(command.checks ?? []),
    ],
    pushes: outbox.map((one) => ({ at: one.step.at, delaySeconds: one.delaySeconds })),
    stands: standing(command, opened),
  };
}

function outboxStep(stream: StreamName, entry: TrailEntry, effect: Effect) {
  const at = effect.kind === 'state' ? stateEffectKey(stream) : eventEffectKey(stream, entry.seq, effect.name);
  const delaySeconds = effect.kind === 'event' ? (effect.delaySeconds ?? 0) : 0;
  const row: Row = {
    schema: 1,
    seq: entry.seq,
    pending: 'pending',
    nextAttemptAt: new Date(Date.parse(entry.at) + delaySeconds * 1000).toISOString(),
    wantSeq: entry.seq,
    attempts: 0,
    leaseUntil: '',
    body:
      effect.kind === 'state'
        ? { stream, effect: 'state' }
        : { stream, effect: effect.name, body: effect.body ?? null },
  };
  return { step: { step: 'set', at, row } as const, delaySeconds };
}

/** Recipe R1: a condition on an absent key fails, so the key is made first. Orphans are harmless. */
export async function createBlanks(storage: Storage, keys: readonly RowKey[], rows: Rows): Promise<void> {
  await Promise.all(keys.filter((at) => !rows.exists(at)).map((at) => storage.create(at, { schema: 1, seq: 0 })));
}

async function answerOfEarlier<State, Answer>(
  storage: Storage,
  command: Pick<Command<State, never, Answer>, 'commandId' | 'fingerprint' | 'stream'>,
  head: Head<State>,
): Promise<Performed<State, Answer> | undefined> {
  const trace = head.recent.find((one) => one.commandId === command.commandId);
  if (trace === undefined) return undefined;
  const at = commitKey(command.stream, trace.seq);
  const entry = entryFromRow((await storage.read([at])).row(at), at.key);
  if (entry.fingerprint !== command.fingerprint) return { kind: 'commandReused' };
  return { kind: 'done', answer: entry.answer as Answer, state: head.state, seq: head.seq };
}

async function reload<State, Event, Answer>(
  storage: Storage,
  command: Command<State, Event, Answer>,
  patience: Patience,
): Promise<Opened<State> | undefined> {
  while (await patience.wait()) {
    try {
      return await open(storage, command);
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
    }
  }
  return undefined;
}

/** Pushes what the transaction left in the outbox; a failure is harmless, because the reconciler finds the rows. */
async function announce(
  platform: Pick<Platform, 'queue'>,
  stream: StreamName,
  pushes: readonly { readonly at: RowKey; readonly delaySeconds: number }[],
): Promise<void> {
  // What is owed on a later day is left to the reconciler: a message waits a quarter of an hour at most.
  const soon = pushes.filter((one) => one.delaySeconds <= longestDelaySeconds);
  if (soon.length === 0) return;
  try {
    await platform.queue.push(
      'effects',
      soon.map(({ at, delaySeconds }) => ({
        body: { outbox: at.key, stream },
        ...(delaySeconds > 0 ? { delaySeconds } : {}),
        oneAtATimeBy: stream,
      })),
    );
  } catch {
    // The rows stay pending; logging here would put a line into every action while the queue is down.
  }
}
