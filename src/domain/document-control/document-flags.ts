/**
 * Flags beside the state of a document, and what falls due when. Overdue is a flag: it ends no validity and lapses nothing.
 * Reminders go out 30 and 10 days before a day, on it, and every week after; a temporary release is flagged every day once it
 * is overdue. [DC-31, DC-38, DC-39; A4, A13, A25]
 */
import type { DocumentFlag } from '../../kernel/document-flag';
import type { CalendarDate } from '../../kernel/time';
import { daysBetween } from '../../kernel/working-days';
import { linksToObsolete } from './dependencies';
import { approvedVersionGoneSince } from './drift';
import { isWatched, placeDifferences } from './page-place';
import type { ControlledDocument, DocumentInForce, DocumentState } from './state';

export function flagsOf(document: DocumentState, today: CalendarDate): readonly DocumentFlag[] {
  if (document.life === 'none') return [];
  const flags: DocumentFlag[] = [];
  if (document.hold !== undefined) flags.push('onHold');
  flags.push(...driftFlags(document));
  if (document.life !== 'inForce') return flags;
  const { effective, work, changedBy, withdrawalRound } = document;
  const until = effective.temporaryUntil;
  if (until !== undefined) flags.push(until < today ? 'temporaryOverdue' : 'temporary');
  if (isReviewOverdue(document, today)) flags.push('reviewOverdue');
  if (withdrawalRound !== undefined) flags.push('withdrawalUnderWay');
  if (work !== null) flags.push('underRevision');
  if (changedBy !== null) flags.push('changed');
  if (linksToObsolete(document)) flags.push('linksToObsolete');
  return flags;
}

/** Of the page rather than of the record. [DR-5] */
function driftFlags(document: ControlledDocument): readonly DocumentFlag[] {
  if (document.life === 'cancelled') return [];
  const flags: DocumentFlag[] = [];
  if (document.page !== 'live') flags.push('pageGone');
  if (document.drift?.unseenSince !== undefined) flags.push('notVisibleToApp');
  if (approvedVersionGoneSince(document) !== null) flags.push('approvedVersionGone');
  if (isWatched(document) && hasMoved(document)) flags.push('placeChanged');
  return flags;
}

function hasMoved({ place }: ControlledDocument): boolean {
  return place !== undefined && placeDifferences(place.frozen, place.now).length > 0;
}

function isReviewOverdue(document: DocumentInForce, today: CalendarDate): boolean {
  const on = reviewDueOn(document);
  return on !== null && on < today;
}

/** Null while the review was done and what it asked for is under way: a revision or a withdrawal. */
export function reviewDueOn({ effective, work, withdrawalRound }: DocumentInForce): CalendarDate | null {
  const { nextReviewOn, lastReview, effectiveAt } = effective;
  const wasAnswered = lastReview !== undefined && lastReview.at >= effectiveAt;
  if (wasAnswered && lastReview.outcome === 'revise' && work !== null) return null;
  if (wasAnswered && lastReview.outcome === 'withdraw' && withdrawalRound !== undefined) return null;
  return nextReviewOn;
}

export interface DueFact {
  readonly what: 'review' | 'fullRound';
  readonly on: CalendarDate;
}

/** What falls due by itself, whoever does something or not; earliest first. */
export function dueFacts(document: DocumentState): readonly DueFact[] {
  if (document.life !== 'inForce') return [];
  const facts: DueFact[] = [];
  const review = reviewDueOn(document);
  const until = document.effective.temporaryUntil;
  if (review !== null) facts.push({ what: 'review', on: review });
  if (until !== undefined) facts.push({ what: 'fullRound', on: until });
  return facts.sort((one, other) => (one.on < other.on ? -1 : 1));
}

export const daysBeforeFirstReminder = 30;
const daysBefore = [daysBeforeFirstReminder, 10, 0];
const daysBetweenReminders = 7;

export function isReminderDay({ what, on }: DueFact, day: CalendarDate): boolean {
  const late = daysBetween(on, day);
  if (late <= 0) return daysBefore.includes(-late) || (what === 'fullRound' && late === 0);
  return what === 'fullRound' || late % daysBetweenReminders === 0;
}

/** Whether a flag or a reminder may have changed on one of the days after `since` up to `today`. */
export function changesBetween(document: DocumentState, since: CalendarDate, today: CalendarDate): boolean {
  return dueFacts(document).some((fact) => {
    const days = daysBetween(since, today);
    for (let back = 0; back < days; back += 1) {
      const day = earlier(today, back);
      // The day after the due day is when a flag appears.
      if (isReminderDay(fact, day) || daysBetween(fact.on, day) === 1) return true;
    }
    return false;
  });
}

function earlier(day: CalendarDate, count: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - count * 86_400_000).toISOString().slice(0, 10) as CalendarDate;
}
