/**
 * Instants and calendar dates as strings that sort as they should: `2026-11-22T08:30:00.000Z` and `2026-11-22`.
 * Nobody below `src/entry` asks for the time; it is handed in.
 */
declare const instantBrand: unique symbol;
declare const dateBrand: unique symbol;

/** UTC, fixed width, milliseconds. */
export type Instant = string & { readonly [instantBrand]: true };
/** A day without a zone. */
export type CalendarDate = string & { readonly [dateBrand]: true };

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

export const isCalendarDate = (text: string): text is CalendarDate =>
  datePattern.test(text) && new Date(`${text}T00:00:00.000Z`).toISOString().startsWith(text);

/** @throws RangeError when the text is not a point in time. */
export function parseInstant(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

export function instantOf(millisecondsSinceEpoch: number): Instant {
  return new Date(millisecondsSinceEpoch).toISOString() as Instant;
}

/** The UTC day of an instant. */
export function dayOf(instant: Instant): CalendarDate {
  return instant.slice(0, 10) as CalendarDate;
}
