/**
 * When a revision falls due for periodic review: months after it became effective, on the same day or the month's last one.
 * [DC-16; A13]
 */
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';

export function nextReviewOn(effectiveAt: Instant, months: number | null): CalendarDate | null {
  return months === null ? null : monthsAfter(dayOf(effectiveAt), months);
}

export function monthsAfter(from: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.toISOString().slice(0, 10) as CalendarDate;
}
