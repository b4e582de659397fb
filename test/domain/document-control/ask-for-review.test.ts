import { askForReview } from '../../../src/domain/document-control/ask-for-review';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { given, idris, inForce, registered, stateAfter } from './given';

const day = (text: string) => text as CalendarDate;
const at = '2026-02-02T10:00:00.000Z' as Instant;
const due = day('2026-06-30');
const withReview: readonly DocumentEvent[] = inForce.map((event) =>
  event.type === 'RevisionMadeEffective' ? { ...event, nextReviewOn: due } : event,
);
const ask = (dueOn: string) => (state: DocumentState) =>
  askForReview(state, { dueOn: day(dueOn), by: idris, reason: 'New machine', at });

describe('asking for a periodic review', () => {
  it('[BK-7] moves the day forward, with the reason on record', () => {
    given(...withReview)
      .when(ask('2026-03-31'))
      .then({ type: 'ReviewAskedFor', from: due, dueOn: day('2026-03-31'), by: idris, why: 'New machine', at });
    const asked = stateAfter([...withReview, ...ask('2026-03-31')(stateAfter(withReview)).events]);
    expect(asked).toMatchObject({ effective: { nextReviewOn: '2026-03-31' } });
  });
  it('[BK-7] is refused for a day that has passed and for what is not in force', () => {
    given(...withReview)
      .when(ask('2026-02-01'))
      .refused('dateHasPassed', 'BK-7');
    given(...registered())
      .when(ask('2026-03-31'))
      .refused('neverEffective', 'BK-7');
  });
  it('[BK-7] does nothing where the review is due by then anyway', () => {
    expect(ask('2026-06-30')(stateAfter(withReview))).toEqual({ events: [], refusal: null });
    expect(ask('2027-01-01')(stateAfter(withReview)).events).toEqual([]);
  });
});
