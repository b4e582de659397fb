/**
 * When a step falls due: the working days its gate gives it after the stage was opened, Monday to Friday without the
 * holidays of the site; and when what is overdue is escalated. Days count by the holidays known today. [AG-16, HD-2; A5]
 */
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { addWorkingDays, type DaysOff } from '../../kernel/working-days';
import type { GateStep } from './gate';

export const defaultDueDays = 5;
export const defaultEscalateAfterDays = 3;
type Times = Pick<GateStep, 'dueDays' | 'escalateAfterDays'>;

export function stepDueOn(openedAt: Instant, { dueDays = defaultDueDays }: Times, daysOff: DaysOff): CalendarDate {
  return addWorkingDays(dayOf(openedAt), dueDays, daysOff);
}

export function escalatesOn(openedAt: Instant, step: Times, daysOff: DaysOff): CalendarDate {
  const dueOn = stepDueOn(openedAt, step, daysOff);
  return addWorkingDays(dueOn, step.escalateAfterDays ?? defaultEscalateAfterDays, daysOff);
}
