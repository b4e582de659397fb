/**
 * Working days: Monday to Friday, less the holidays of a site if it names any. Calendar dates have no zone; which day an
 * instant belongs to is the caller's business (`dayOf`: the UTC day).
 */
import type { CalendarDate } from './time';

/** Days on which nobody works although they are no weekend. */
export type DaysOff = ReadonlySet<CalendarDate>;

/** @returns the working day that many working days after `from`; 0 gives `from` itself, whatever day it is */
export function addWorkingDays(from: CalendarDate, count: number, holidays: DaysOff = new Set()): CalendarDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

export function isWorkingDay(day: CalendarDate, holidays: DaysOff = new Set()): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

export function addDays(day: CalendarDate, count: number): CalendarDate {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as CalendarDate;
}

/** Whole days from one date to another; negative when the other is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000);
}
