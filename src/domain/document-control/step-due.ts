/**
 * When a step falls due: the working days its gate gives it after the stage was opened, Monday to Friday; and when what is
 * overdue is escalated. [AG-16; A5]
 */
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { addWorkingDays } from '../../kernel/working-days';
import type { GateStep } from './gate';

export const defaultDueDays = 5;
export const defaultEscalateAfterDays = 3;
type Times = Pick<GateStep, 'dueDays' | 'escalateAfterDays'>;

export function stepDueOn(openedAt: Instant, { dueDays = defaultDueDays }: Times = {}): CalendarDate {
  return addWorkingDays(dayOf(openedAt), dueDays);
}

export function escalatesOn(openedAt: Instant, step: Times = {}): CalendarDate {
  return addWorkingDays(stepDueOn(openedAt, step), step.escalateAfterDays ?? defaultEscalateAfterDays);
}
