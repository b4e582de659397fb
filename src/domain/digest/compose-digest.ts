/**
 * What one person is told on one day. The inbox page is read by more people than each document, so numbers stand here and no
 * titles. Reviews are named on their reminder days only; everything else as long as it waits. [DG-2, DG-3; A13, C2]
 */
import type { CalendarDate } from '../../kernel/time';
import { daysBetween } from '../../kernel/working-days';

export interface Waiting {
  readonly kind: string;
  /** Number of the document or record; null when it has none. */
  readonly number: string | null;
  readonly dueOn: CalendarDate | null;
}

/** In this order; a kind without words is counted among the rest. */
const words: Readonly<Record<string, string>> = {
  escalated: 'Escalated to you',
  sign: 'To sign',
  returned: 'Came back to you',
  review: 'Periodic reviews',
  fullRound: 'Full rounds after an emergency release',
  correction: 'Corrections to do',
  draftOpened: 'Drafts that an edit opened',
  deferred: 'Revisions that could not take effect',
  editedAfterApproval: 'Edited after approval',
  drift: 'Changes found without an event',
  recovery: 'Recoveries to decide',
  signingFailures: 'Failed signings to look at',
};
const everythingElse = 'Other things that wait';
const mostNamed = 20;
const daysBeforeReview: readonly number[] = [30, 10, 0];
const daysBetweenReminders = 7;

/** One line for each kind of thing; null when there is nothing to tell today. */
export function composeDigest(today: CalendarDate, waiting: readonly Waiting[]): readonly string[] | null {
  const told = waiting.filter((one) => one.kind !== 'review' || isReviewReminder(one, today));
  const kinds = [...Object.keys(words), ''];
  const lines = kinds.flatMap((kind) => {
    const of = told.filter((one) => (one.kind in words ? one.kind : '') === kind);
    return of.length === 0 ? [] : [`${words[kind] ?? everythingElse}: ${nameThem(of, today)}`];
  });
  return lines.length === 0 ? null : lines;
}

/** 30 and 10 days before, on the day, and every week after. [DC-38] */
function isReviewReminder({ dueOn }: Waiting, today: CalendarDate): boolean {
  if (dueOn === null) return false;
  const late = daysBetween(dueOn, today);
  return late <= 0 ? daysBeforeReview.includes(-late) : late % daysBetweenReminders === 0;
}

function nameThem(of: readonly Waiting[], today: CalendarDate): string {
  const sorted = [...of].sort((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'));
  const named = sorted.filter((one) => one.number !== null).slice(0, mostNamed);
  const rest = of.length - named.length;
  if (named.length === 0) return String(rest);
  const list = named.map((one) => `${one.number ?? ''}${dueWords(one.dueOn, today)}`).join(', ');
  return rest === 0 ? list : `${list} and ${rest} more`;
}

function dueWords(dueOn: CalendarDate | null, today: CalendarDate): string {
  if (dueOn === null) return '';
  const late = daysBetween(dueOn, today);
  if (late === 0) return ' (due today)';
  return late > 0 ? ` (${late} ${late === 1 ? 'day' : 'days'} overdue)` : ` (due ${dueOn})`;
}
