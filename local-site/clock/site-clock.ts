/**
 * Site time: one clock for products, platform and functions.
 *
 * It is real time plus an offset. Tests and the seed move the offset; a site that people look at lets due tasks run by
 * themselves, a test runs them only through `advance`, so that nothing happens between two assertions.
 */
import type { Clock, ScheduledTask } from '../contracts';

export interface SiteClock extends Clock {
  /** How far site time stands from real time, in milliseconds; function processes shift their own clock by it. */
  offset(): number;
  /** Instant of the next scheduled task, if any. */
  nextDueAt(): number | undefined;
  /** Resolves when no task is running. */
  whenIdle(): Promise<void>;
  close(): void;
}

export interface SiteClockOptions {
  /** Site time at the start; real time when absent. */
  readonly startAt?: number;
  /** True: due tasks run by themselves. False: only `advance` runs them (tests). */
  readonly runsByItself: boolean;
  /** Time stands still between two calls of `advance`. */
  readonly frozen?: boolean;
  /** Told of a task that threw while the clock ran by itself; `advance` throws instead. */
  readonly onError?: (error: unknown) => void;
}

interface PendingTask {
  readonly at: number;
  readonly order: number;
  readonly work: () => void | Promise<void>;
  readonly isSideBySide: boolean;
}

/** How far `advance` moves site time while tasks run side by side. */
const LONGEST_STEP_BESIDE = 1000;
const LONGEST_TIMER = 2_147_483_647;

/** Real time that does not depend on the global `Date`, which the in-process runner shifts to site time. */
function readRealTime(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}

export function createSiteClock(options: SiteClockOptions): SiteClock {
  const createdAt = readRealTime();
  const readUnderlying = options.frozen ? () => createdAt : readRealTime;
  let offset = options.startAt === undefined ? 0 : options.startAt - createdAt;
  let order = 0;
  let pending: PendingTask[] = [];
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const now = () => readUnderlying() + offset;
  const nextTask = () => pending[0];

  function takeNext(until: number): PendingTask | undefined {
    const next = nextTask();
    if (next === undefined || next.at > until) return undefined;
    pending = pending.slice(1);
    return next;
  }

  function runDetached(task: PendingTask): void {
    const run = (async () => task.work())().catch((error: unknown) => options.onError?.(error));
    running.add(run);
    void run.finally(() => running.delete(run));
  }

  function rearm(): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    const next = nextTask();
    if (!options.runsByItself || closed || next === undefined) return;
    timer = setTimeout(
      () => {
        for (let due = takeNext(now()); due !== undefined; due = takeNext(now())) runDetached(due);
        rearm();
      },
      Math.min(Math.max(next.at - now(), 0), LONGEST_TIMER),
    );
  }

  function schedule(
    at: number,
    work: () => void | Promise<void>,
    { isSideBySide = false }: { readonly isSideBySide?: boolean } = {},
  ): ScheduledTask {
    const task: PendingTask = { at, order: order++, work, isSideBySide };
    let position = pending.length;
    while ((pending[position - 1]?.at ?? at) > at) position -= 1;
    pending = [...pending.slice(0, position), task, ...pending.slice(position)];
    rearm();
    return {
      cancel() {
        pending = pending.filter((other) => other !== task);
        rearm();
      },
    };
  }

  async function advance(milliseconds: number): Promise<void> {
    const target = now() + milliseconds;
    const beside = new Set<Promise<void>>();
    const failures: unknown[] = [];
    const finish = async () => {
      while (beside.size > 0) await Promise.all(beside);
      if (failures.length > 0) throw failures[0];
    };
    function start(task: PendingTask): void {
      const run = (async () => task.work())().catch((error: unknown) => void failures.push(error));
      beside.add(run);
      void run.finally(() => beside.delete(run));
    }
    for (;;) {
      const next = nextTask();
      const isFarAway = next === undefined || next.at > target || next.at - now() > LONGEST_STEP_BESIDE;
      if (beside.size > 0 && (isFarAway || !next.isSideBySide)) {
        // What runs may schedule something nearer.
        await finish();
        continue;
      }
      const due = takeNext(target);
      if (due === undefined) break;
      if (now() < due.at) offset += due.at - now();
      if (due.isSideBySide) start(due);
      else await due.work();
    }
    await finish();
    if (now() < target) offset += target - now();
    rearm();
  }

  return {
    now,
    schedule,
    advance,
    offset: () => offset,
    nextDueAt: () => nextTask()?.at,
    setOffset(milliseconds) {
      offset = milliseconds;
      rearm();
    },
    async whenIdle() {
      while (running.size > 0) await Promise.all(running);
    },
    close() {
      closed = true;
      pending = [];
      rearm();
    },
  };
}
