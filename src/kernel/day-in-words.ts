/**
 * A day as people write it, for texts that the app leaves in Confluence. The screens have their own words for days, in the
 * language of whoever reads them; a comment or a page has only these.
 */
import type { CalendarDate } from './time';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** “5 January 2026”. */
export function dayInWords(day: CalendarDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1] ?? ''} ${year}`;
}
