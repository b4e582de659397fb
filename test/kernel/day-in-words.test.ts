/**
 * Days in the texts that the app leaves in Confluence.
 */
import { dayInWords } from '../../src/kernel/day-in-words';
import type { CalendarDate } from '../../src/kernel/time';

describe('a day in words', () => {
  it.each([
    ['2026-01-05', '5 January 2026'],
    ['2028-02-29', '29 February 2028'],
    ['2026-12-31', '31 December 2026'],
  ])('%s is %s', (day, words) => {
    expect(dayInWords(day as CalendarDate)).toBe(words);
  });
});
