/**
 * How far the drift scan is: a row of its own, changed on condition only, so that a doubled run of the schedule does nothing and
 * one that died is taken up where it last wrote. Derived bookkeeping; losing it costs one more pass. [DR-1]
 */
import type { PageId } from '../../kernel/ids';
import { type Instant, instantOf } from '../../kernel/time';
import { StoreFault } from '../faults';
import { driftScanKey } from '../keys';
import { createBlanks } from '../perform';
import type { Row, Rows } from '../ports';
import type { Services } from '../use-case';

export interface Pass {
  readonly startedAt: Instant;
  /** The last document that was looked at. */
  readonly after: PageId | null;
  readonly looked: number;
}
export interface FinishedPass {
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly documents: number;
}
export interface ScanRecord {
  readonly pass: Pass | null;
  readonly lastPass: FinishedPass | null;
  readonly hour: { readonly from: Instant; readonly points: number } | null;
  /** Somebody is at it until then, or died. */
  readonly leaseUntil: Instant | null;
}
export interface KeptScan {
  readonly seq: number;
  readonly record: ScanRecord;
}

const never: ScanRecord = { pass: null, lastPass: null, hour: null, leaseUntil: null };
/** Less than the time from one run of the schedule to the next. */
const leaseSeconds = 280;
const hourMilliseconds = 3_600_000;

export async function openScan({ storage }: Services): Promise<KeptScan> {
  const rows = await storage.read([driftScanKey]);
  await createBlanks(storage, [driftScanKey], rows);
  const row = rows.row(driftScanKey);
  return { seq: row?.seq ?? 0, record: recordOf(row) };
}

export function scanIn(rows: Rows): ScanRecord {
  return recordOf(rows.row(driftScanKey));
}

function recordOf(row: Row | undefined): ScanRecord {
  return (row?.body as ScanRecord | undefined) ?? never;
}

/** Null when somebody else changed it meanwhile, or nothing is known of the outcome: the next run looks again. */
export async function keepScan({ storage }: Services, { seq }: KeptScan, record: ScanRecord): Promise<KeptScan | null> {
  const row: Row = { schema: 1, seq: seq + 1, body: record };
  try {
    await storage.transact([
      { step: 'set', at: driftScanKey, row, on: { attribute: 'seq', is: 'equalTo', value: seq } },
    ]);
  } catch (error) {
    if (error instanceof StoreFault && error.kind !== 'rejected') return null;
    throw error;
  }
  return { seq: seq + 1, record };
}

export function leaseFrom(now: Instant): Instant {
  return instantOf(Date.parse(now) + leaseSeconds * 1000);
}

/** What was spent within the hour that runs now; an hour begins with its first point. */
export function spentOf({ hour }: ScanRecord, now: Instant): { readonly from: Instant; readonly points: number } {
  if (hour === null || Date.parse(hour.from) + hourMilliseconds <= Date.parse(now)) return { from: now, points: 0 };
  return hour;
}
