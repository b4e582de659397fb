/**
 * Work that the platform owes the app: scheduled on the site's clock, counted until it is done, so that a test can wait
 * for everything that is under way and nothing else.
 */
import type { Clock, ScheduledTask } from '../../contracts';

export interface Deliveries {
  schedule(at: number, work: () => Promise<void>): ScheduledTask;
  /** Deliveries waiting or running. */
  outstanding(): number;
  /** When the next waiting delivery is due; nothing when none waits. */
  nextDueAt(): number | undefined;
  /** Resolves when no delivery is running. */
  whenIdle(): Promise<void>;
}

/** @param isSideBySide whether deliveries due at about the same time run at the same time while time is advanced */
export function createDeliveries(clock: Clock, isSideBySide: () => boolean): Deliveries {
  const waiting = new Set<{ readonly at: number }>();
  const running = new Set<Promise<void>>();
  return {
    schedule(at, work) {
      const entry = { at };
      waiting.add(entry);
      const task = clock.schedule(
        at,
        async () => {
          waiting.delete(entry);
          const run = work();
          running.add(run);
          try {
            await run;
          } finally {
            running.delete(run);
          }
        },
        { isSideBySide: isSideBySide() },
      );
      return {
        cancel() {
          waiting.delete(entry);
          task.cancel();
        },
      };
    },
    outstanding: () => waiting.size + running.size,
    nextDueAt: () => (waiting.size === 0 ? undefined : Math.min(...[...waiting].map((entry) => entry.at))),
    async whenIdle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Seeded generator (xorshift): uniform in [0, 1). Delays and doublings are the same in every run. */
export function createChance(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
