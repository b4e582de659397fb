/**
 * When a step falls due: five working days after the round was opened, Monday to Friday. [A5]
 */
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';

const workingDaysForStep = 5;

export function stepDueOn(openedAt: Instant): CalendarDate {
  const day = new Date(`${dayOf(openedAt)}T00:00:00.000Z`);
  for (let left = workingDaysForStep; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day.toISOString().slice(0, 10) as CalendarDate;
}
