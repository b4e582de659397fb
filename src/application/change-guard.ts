/**
 * The one sibling of `perform`: changes a single guard row on condition that it is still as it was read, without a stream.
 * For what must be counted before anything is decided, such as an attempt at a signing factor (recipe R5). An unknown outcome
 * is tried again: it may then be counted twice, never not at all.
 */
import { StoreFault } from './faults';
import { Patience } from './patience';
import { createBlanks } from './perform';
import type { Platform, Row, RowKey, Rows } from './ports';

export interface GuardDecision<Outcome> {
  readonly body: unknown;
  readonly outcome: Outcome;
}

/** Many may want the same row at once; they are few milliseconds apart. */
const waits = { first: 15, longest: 400 };

export interface ChangedGuard<Outcome> {
  readonly outcome: Outcome;
  /** The row as it now is. */
  readonly row: Row;
}

/** @param rows what was read of it before; @returns null when the row could not be had in time */
export async function changeGuard<Outcome>(
  platform: Pick<Platform, 'storage' | 'clock'>,
  at: RowKey,
  rows: Rows,
  decide: (row: Row | undefined) => GuardDecision<Outcome>,
): Promise<ChangedGuard<Outcome> | null> {
  const { storage, clock } = platform;
  const patience = new Patience(clock, waits);
  let current = rows;
  for (;;) {
    const row = current.row(at);
    const seq = row?.seq ?? 0;
    const { body, outcome } = decide(row);
    try {
      await createBlanks(storage, [at], current);
      const next: Row = { schema: 1, seq: seq + 1, body };
      await storage.transact([{ step: 'set', at, row: next, on: { attribute: 'seq', is: 'equalTo', value: seq } }]);
      return { outcome, row: next };
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected') throw error;
      if (error.kind === 'overQuota') return null;
    }
    if (!(await patience.wait())) return null;
    current = await storage.read([at]);
  }
}

/** What was read, with one row as it became since: a transaction that stands on it need not read it again. */
export function withRow(rows: Rows, at: RowKey, row: Row): Rows {
  return {
    row: (key) => (key.key === at.key ? row : rows.row(key)),
    exists: (key) => key.key === at.key || rows.exists(key),
  };
}
