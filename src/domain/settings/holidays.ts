/**
 * Days on which a site does not work, beside Saturday and Sunday: each a date with the name people know it by, kept with the
 * settings of the site and changed like them. [HD-1, HD-2; A5]
 */
import type { CalendarDate } from '../../kernel/time';

export interface Holiday {
  readonly on: CalendarDate;
  readonly name: string;
}

/** The days alone, as working days are counted with them. */
export function daysOff(settings: { readonly holidays?: readonly Holiday[] }): ReadonlySet<CalendarDate> {
  return new Set((settings.holidays ?? []).map((one) => one.on));
}

/** The first day that is named twice; undefined when each is named once. */
export function dayNamedTwice(holidays: readonly Holiday[]): CalendarDate | undefined {
  const days = holidays.map((one) => one.on);
  return days.find((day, index) => days.indexOf(day) !== index);
}

export function inOrderOfDays(holidays: readonly Holiday[]): readonly Holiday[] {
  return [...holidays].sort((one, other) => one.on.localeCompare(other.on));
}
