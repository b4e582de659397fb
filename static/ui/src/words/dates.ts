/**
 * Instants and days as people read them. Local on screen, UTC beside it: signatures are compared across time zones.
 */
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const utcDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export const localDay = (instant: string) => day.format(new Date(instant));
export const localDayAndTime = (instant: string) => dayAndTime.format(new Date(instant));
/** For example `2026-11-22 08:30:00 UTC`. */
export const utcTime = (instant: string) => `${instant.slice(0, 19).replace('T', ' ')} UTC`;
/** A calendar date has no zone and must not shift with one. */
export const calendarDay = (date: string) => utcDay.format(new Date(`${date}T00:00:00.000Z`));

/** Whole days from today (of this browser) to the date; negative when it is past. */
export function daysUntil(date: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${date}T00:00:00.000Z`) - today) / 86_400_000);
}

/** "due in 3 days", "due today", "2 days overdue". */
export function dueWords(date: string, now: Date): string {
  const days = daysUntil(date, now);
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return 'due today';
  return days > 0 ? `due in ${count}` : `${count} overdue`;
}

/** The browser's day as `2026-11-22`. */
export function today(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const isoDates = /\b\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?(?![\w-])/g;

/** A sentence of the server with its days and times as people read them. What is no date is left as it is. */
export function withDates(sentence: string): string {
  return sentence.replace(isoDates, (found, time: string | undefined) => {
    if (Number.isNaN(Date.parse(found))) return found;
    return time === undefined ? calendarDay(found) : localDayAndTime(found);
  });
}
