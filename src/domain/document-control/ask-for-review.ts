/**
 * Asking for a periodic review before it falls due by itself: the day moves forward and never back, so that nobody puts a
 * review off this way. The review itself stays the owner's, signed. [BK-7; A13, A17]
 */
import type { Person } from '../../kernel/actor';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { reviewDueOn } from './document-flags';
import { refuseEnded } from './decide-registration';
import type { DocumentState } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

export interface AskForReview {
  readonly dueOn: CalendarDate;
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}

export function askForReview(document: DocumentState, { dueOn, by, reason: why, at }: AskForReview): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'inForce') return no('neverEffective', 'BK-7');
  if (dueOn < dayOf(at)) return no('dateHasPassed', 'BK-7', { date: dueOn });
  const from = reviewDueOn(document);
  if (from !== null && from <= dueOn) return nothing;
  const { label, nextReviewOn, lastReview } = document.effective;
  // Answered already: the revision or withdrawal that the last review asked for is under way.
  if (from === null && nextReviewOn !== null && lastReview !== undefined) return nothing;
  return yes({ type: 'ReviewAskedFor', label, from, dueOn, by, why, at });
}
