/**
 * Works one outbox row (recipe R8). A state effect renders the latest state and then removes the row, unless the state moved
 * on meanwhile. An event effect is leased, so that two deliveries of one message do not do the same work side by side. What
 * fails is tried again later, by a delayed message or by the reconciler; what Confluence refuses is parked, shown, and tried
 * again once a day, because nothing tells the app that it was let in.
 */
import { type Instant, instantOf } from '../kernel/time';
import { textOf } from '../kernel/text';
import { ProductFault, StoreFault } from './faults';
import type { StreamName } from './keys';
import type { Condition, Row, RowKey } from './ports';
import type { Services } from './use-case';

export type EffectOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly inSeconds: number }
  /** Given up until somebody does something about it; shown to people in these words. */
  | { readonly kind: 'parked'; readonly because: string };

export interface OwedEffect {
  readonly stream: StreamName;
  readonly effect: string;
  readonly body: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly at: Instant;
}
export type EffectHandler<Needs extends Services = Services> = (
  services: Needs,
  owed: OwedEffect,
) => Promise<EffectOutcome>;
/** Handlers by kind of stream (`document`, `nonconformity`) and name of the effect (`state`, `prepare` …). */
export type EffectHandlers<Needs extends Services = Services> = Readonly<
  Record<string, Readonly<Record<string, EffectHandler<Needs>>>>
>;

const leaseSeconds = 300;
const longestDelaySeconds = 900;
const parkedSeconds = 24 * 3600;

interface OwedBody {
  readonly stream: StreamName;
  readonly effect: string;
  readonly body?: unknown;
  readonly parkedBecause?: string;
}

export async function runEffect<Needs extends Services>(
  services: Needs,
  handlers: EffectHandlers<Needs>,
  at: RowKey,
): Promise<void> {
  const { storage, clock } = services;
  const row = (await storage.read([at])).row(at);
  if (row === undefined) return;
  const now = clock.now();
  const leased = await lease(services, at, row, now);
  if (leased === null) return;
  const owed = leased.body as OwedBody;
  const handler = handlers[owed.stream.split(':')[0] ?? '']?.[owed.effect];
  if (handler === undefined) throw new RangeError(`nobody handles the effect ${owed.effect}`);
  const attempt = leased.attempts as number;
  let outcome: EffectOutcome;
  try {
    outcome = await handler(services, {
      stream: owed.stream,
      effect: owed.effect,
      body: owed.body,
      attempt,
      at: now,
    });
  } catch (error) {
    // Whatever it was, the row stays: it is released first, so that the next delivery need not wait for the lease.
    await settle(services, at, leased, { kind: 'again', inSeconds: secondsAfter(error, attempt) });
    throw error;
  }
  await settle(services, at, leased, outcome);
}

/** A product that said how long it is busy is not asked before. */
function secondsAfter(error: unknown, attempt: number): number {
  const told = error instanceof ProductFault ? (error.retryAfter ?? 0) : 0;
  return Math.max(backoffSeconds(attempt), Math.min(told, longestDelaySeconds));
}

export function backoffSeconds(attempt: number): number {
  return Math.min(15 * 2 ** (attempt - 1), longestDelaySeconds);
}

/** Null when somebody else is at it, or it is not due yet. */
async function lease(services: Services, at: RowKey, row: Row, now: Instant): Promise<Row | null> {
  const attempts = (row.attempts as number | undefined) ?? 0;
  if (textOf(row.leaseUntil) > now) return null;
  if (row.pending === 'pending' && textOf(row.nextAttemptAt) > now) return null;
  const leased: Row = {
    ...row,
    attempts: attempts + 1,
    leaseUntil: instantOf(Date.parse(now) + leaseSeconds * 1000),
  };
  const isMine = await setOn(services, at, leased, { attribute: 'attempts', is: 'equalTo', value: attempts });
  return isMine ? leased : null;
}

async function settle(services: Services, at: RowKey, leased: Row, outcome: EffectOutcome): Promise<void> {
  const unmoved: Condition = { attribute: 'wantSeq', is: 'equalTo', value: leased.wantSeq as number };
  if (outcome.kind === 'done') {
    // Fails when a newer commit wants more: its own message, or the reconciler, renders that.
    await transactQuietly(services, [{ step: 'delete', at, on: unmoved }]);
    return;
  }
  const body = leased.body as OwedBody;
  if (outcome.kind === 'parked') {
    const parked: Row = {
      ...leased,
      pending: 'parked',
      leaseUntil: '',
      nextAttemptAt: instantOf(Date.parse(services.clock.now()) + parkedSeconds * 1000),
      body: { ...body, parkedBecause: outcome.because },
    };
    await setOn(services, at, parked, unmoved);
    return;
  }
  const { inSeconds } = outcome;
  const released: Row = {
    ...leased,
    leaseUntil: '',
    nextAttemptAt: instantOf(Date.parse(services.clock.now()) + inSeconds * 1000),
  };
  if (!(await setOn(services, at, released, unmoved))) return;
  // A message cannot be held back that long and would come too early: the reconciler finds the row when it is due.
  if (inSeconds > longestDelaySeconds) return;
  await pushOutbox(services, [{ key: at.key, stream: body.stream, delaySeconds: inSeconds }]);
}

/** Asks for outbox rows to be worked; a failure is harmless, the reconciler finds them. */
export async function pushOutbox(
  services: Pick<Services, 'queue'>,
  rows: readonly { readonly key: string; readonly stream: string; readonly delaySeconds: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await services.queue.push(
      'effects',
      rows.map(({ key, stream, delaySeconds }) => ({
        body: { outbox: key, stream },
        delaySeconds: Math.min(Math.max(delaySeconds, 0), longestDelaySeconds),
        oneAtATimeBy: stream,
      })),
    );
  } catch {
    // Said above.
  }
}

async function setOn(services: Services, at: RowKey, row: Row, on: Condition): Promise<boolean> {
  return transactQuietly(services, [{ step: 'set', at, row, on }]);
}

/** True when it certainly landed. Not certain counts as no: the row is then worked again, which every handler allows. */
async function transactQuietly(
  services: Services,
  steps: Parameters<Services['storage']['transact']>[0],
): Promise<boolean> {
  try {
    await services.storage.transact(steps);
    return true;
  } catch (error) {
    if (error instanceof StoreFault && error.kind !== 'rejected') return false;
    throw error;
  }
}
