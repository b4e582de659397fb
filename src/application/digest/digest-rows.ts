/**
 * The rows of the daily digest: its settings as a stream, how far the run of the day is, and for each person the last day they
 * were told. One row a person, replaced on condition, so that it never grows. [DG-1, DG-4]
 */
import {
  defaultDigestSettings,
  type DigestSettings,
  type DigestSettingsEvent,
  evolveDigestSettings,
} from '../../domain/digest/digest-settings';
import type { Person } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/time';
import { operationsKey } from '../keys';
import type { Rows } from '../ports';
import type { StreamType } from '../stream';

export const digestSettingsType: StreamType<DigestSettings, DigestSettingsEvent> = {
  kind: 'setting',
  initial: defaultDigestSettings,
  evolve: evolveDigestSettings,
  attributes: () => ({ state: 'current' }),
};

/** Bookkeeping: a doubled run that writes an older one makes people be looked at again and told nothing twice. */
export interface DigestRun {
  readonly day: CalendarDate;
  /** The last person who was looked at. */
  readonly after: string;
  readonly told: number;
  readonly finishedAt: Instant | null;
  /** Something waits for them, and they may not see the inbox page; absent in runs before it was asked. [DG-7] */
  readonly unreached?: readonly Person[];
  /** Of the run of the day before. */
  readonly unreachedBefore?: readonly Person[];
  /** Why it does not go on, in words. */
  readonly problem: string | null;
}
export const digestRunKey = operationsKey('digest');

export function digestRunIn(rows: Rows): DigestRun | null {
  return (rows.row(digestRunKey)?.body as DigestRun | undefined) ?? null;
}

export interface DigestMark {
  readonly day: CalendarDate;
  readonly state: 'sending' | 'sent';
  /** Somebody is at it until then, or died. */
  readonly leaseUntil: Instant;
}
