import type { CalendarDate } from '../../src/kernel/time';
import { addDays, addWorkingDays, daysBetween, isWorkingDay } from '../../src/kernel/working-days';

const day = (text: string) => text as CalendarDate;

describe('working days', () => {
  it('count Monday to Friday', () => {
    expect(addWorkingDays(day('2026-01-05'), 5)).toBe('2026-01-12');
    expect(addWorkingDays(day('2026-01-09'), 1)).toBe('2026-01-12');
    expect(addWorkingDays(day('2026-01-10'), 1)).toBe('2026-01-12');
    expect(addWorkingDays(day('2026-01-10'), 0)).toBe('2026-01-10');
  });
  it('leave out the holidays of the site', () => {
    const holidays = new Set([day('2026-01-06')]);
    expect(addWorkingDays(day('2026-01-05'), 1, holidays)).toBe('2026-01-07');
    expect(isWorkingDay(day('2026-01-06'), holidays)).toBe(false);
  });
  it('cross months and years, and days between are whole', () => {
    expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01');
    expect(daysBetween(day('2026-01-01'), day('2025-12-30'))).toBe(-2);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
  });
});
