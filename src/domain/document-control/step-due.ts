/**
 * When a step falls due: the working days its gate gives it after the stage was opened, Monday to Friday; and when what is
 * overdue is escalated. [AG-16; A5]
 */
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import type { GateStep } from './gate';

export const defaultDueDays = 5;
export const defaultEscalateAfterDays = 3;
type Times = Pick<GateStep, 'dueDays' | 'escalateAfterDays'>;

export function stepDueOn(openedAt: Instant, { dueDays = defaultDueDays }: Times = {}): CalendarDate {
  return workingDaysAfter(dayOf(openedAt), dueDays);
}

export function escalatesOn(openedAt: Instant, step: Times = {}): CalendarDate {
  return workingDaysAfter(stepDueOn(openedAt, step), step.escalateAfterDays ?? defaultEscalateAfterDays);
}

function workingDaysAfter(from: CalendarDate, days: number): CalendarDate {
  const day = new Date(`${from}T00:00:00.000Z`);
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day.toISOString().slice(0, 10) as CalendarDate;
}
