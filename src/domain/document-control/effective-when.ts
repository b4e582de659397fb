/**
 * When an approved revision takes effect: at once, or on a day. Days are UTC days: a revision for 1 December is in force from
 * 00:00 UTC on, whatever the zone of its readers. "When trained" belongs to the reading campaigns and is refused by name until
 * they are built. [DC-21; A11]
 */
import { type CalendarDate, dayOf, type Instant, instantOf } from '../../kernel/time';

export type EffectiveWhen = 'atOnce' | CalendarDate;
/** What may be asked for. */
export type WantedWhen = EffectiveWhen | 'whenTrained';

/** The day to wait for; null when nothing is to be waited for any more. */
export function dayToWaitFor(when: EffectiveWhen | undefined, at: Instant): CalendarDate | null {
  return when === undefined || when === 'atOnce' || when <= dayOf(at) ? null : when;
}

/** The instant at which a day begins. */
export function beginningOf(day: CalendarDate): Instant {
  return instantOf(Date.parse(`${day}T00:00:00.000Z`));
}
