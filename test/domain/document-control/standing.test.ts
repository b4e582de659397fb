import { reviewPeriodically } from '../../../src/domain/document-control/decide-review';
import {
  changeDistribution,
  endHold,
  noteAnnounced,
  placeOnHold,
} from '../../../src/domain/document-control/decide-standing';
import { changesBetween, flagsOf, isReminderDay } from '../../../src/domain/document-control/document-flags';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { ReviewOutcome } from '../../../src/domain/document-control/life-cycle';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { at, digest, given, grace, hana, idris, inForce, later, registered, stateAfter, tomasz } from './given';

const due = '2026-06-30' as CalendarDate;
const day = (text: string) => text as CalendarDate;
const withReview: readonly DocumentEvent[] = inForce.map((event) =>
  event.type === 'RevisionMadeEffective' ? { ...event, nextReviewOn: due } : event,
);
const reviewedAt = '2026-06-20T10:00:00.000Z' as Instant;
const review =
  (outcome: ReviewOutcome, signer: Person = tomasz, more: { readonly isQualityManager?: boolean } = {}) =>
  (state: DocumentState) =>
    reviewPeriodically(state, {
      signer,
      at: reviewedAt,
      outcome,
      comment: 'Read against practice',
      contentDigest: digest,
      isQualityManager: false,
      withdrawal:
        outcome === 'withdraw'
          ? {
              reason: 'Read against practice',
              replacement: null,
              usedIn: [],
              gate: documentTypes.PRO.gate,
              gateDigest: 'g',
              signers: documentTypes.PRO.gate.map((step) => ({ step, asked: [idris], excluded: [] })),
            }
          : null,
      ...more,
    });

describe('a periodic review', () => {
  it('[DC-37, DC-39] finds the document still valid, signed, and moves the date', () => {
    given(...withReview)
      .when(review('stillValid'))
      .then({
        type: 'PeriodicallyReviewed',
        outcome: 'stillValid',
        wasDueOn: due,
        nextReviewOn: day('2028-06-20'),
        signature: expect.objectContaining({ meaning: 'stillValid', contentDigest: digest }) as never,
      });
  });
  it('[DC-37] is for the owner or a quality manager', () => {
    given(...withReview)
      .when(review('stillValid', grace))
      .refused('notTheOwner', 'DC-37');
    expect(review('stillValid', idris, { isQualityManager: true })(stateAfter(withReview)).refusal).toBeNull();
  });
  it('[DC-37] is refused for a text the reviewer did not read, and for what is not in force', () => {
    given(...registered())
      .when(review('stillValid'))
      .refused('neverEffective', 'DC-37');
    const other = (state: DocumentState) =>
      reviewPeriodically(state, {
        signer: tomasz,
        at,
        outcome: 'stillValid',
        comment: 'x',
        contentDigest: 'other',
        isQualityManager: false,
        withdrawal: null,
      });
    given(...withReview)
      .when(other)
      .refused('changedMeanwhile', 'SG-4');
  });
  it('[DC-39] opens a draft when it is to be revised, and keeps the date', () => {
    given(...withReview)
      .when(review('revise'))
      .then(
        { type: 'PeriodicallyReviewed', outcome: 'revise', nextReviewOn: due },
        { type: 'RevisionOpened', label: '2', because: 'review' },
      );
  });
  it('[DC-39] opens no second draft', () => {
    given(...withReview, { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at })
      .when(review('revise'))
      .then({ type: 'PeriodicallyReviewed', outcome: 'revise' });
  });
  it('[DC-39] opens a withdrawal when it is to be withdrawn', () => {
    given(...withReview)
      .when(review('withdraw'))
      .then({ type: 'PeriodicallyReviewed', outcome: 'withdraw' }, { type: 'WithdrawalProposed' });
  });
});

describe('flags', () => {
  it('[DC-38] say that a review is overdue, from the day after, and end no validity', () => {
    const state = stateAfter(withReview);
    expect(flagsOf(state, due)).not.toContain('reviewOverdue');
    expect(flagsOf(state, day('2026-07-01'))).toContain('reviewOverdue');
    expect(state.life).toBe('inForce');
  });
  it('[DC-38] say nothing of a review that was answered by a revision under way', () => {
    const { verdict } = given(...withReview).when(review('revise'));
    expect(flagsOf(stateAfter([...withReview, ...verdict.events]), day('2026-08-01'))).toEqual(['underRevision']);
  });
  it('[DC-38] remind 30 and 10 days before, on the day and weekly after', () => {
    const fact = { what: 'review', on: due } as const;
    const days = ['2026-05-31', '2026-06-20', '2026-06-30', '2026-07-07', '2026-07-14'];
    for (const one of days) expect(isReminderDay(fact, day(one))).toBe(true);
    for (const one of ['2026-06-01', '2026-06-29', '2026-07-01', '2026-07-08']) {
      expect(isReminderDay(fact, day(one))).toBe(false);
    }
  });
  it('[DC-38] are rendered again when a missed day brought a reminder, and not otherwise', () => {
    const state = stateAfter(withReview);
    expect(changesBetween(state, day('2026-06-18'), day('2026-06-21'))).toBe(true);
    expect(changesBetween(state, day('2026-06-20'), day('2026-06-21'))).toBe(false);
    expect(changesBetween(state, day('2026-06-30'), day('2026-07-01'))).toBe(true);
    expect(changesBetween(stateAfter(registered()), day('2026-01-01'), day('2027-01-01'))).toBe(false);
  });
  it('[DC-31] flag an emergency release every day once its full round is overdue', () => {
    const until = day('2026-01-20');
    const state = stateAfter(
      inForce.map((event) => (event.type === 'RevisionMadeEffective' ? { ...event, temporaryUntil: until } : event)),
    );
    expect(flagsOf(state, until)).toEqual(['temporary']);
    expect(flagsOf(state, day('2026-01-21'))).toEqual(['temporaryOverdue']);
    expect(isReminderDay({ what: 'fullRound', on: until }, day('2026-01-23'))).toBe(true);
    expect(isReminderDay({ what: 'fullRound', on: until }, day('2026-01-24'))).toBe(true);
  });
});

describe('a hold', () => {
  const reasoned = { by: idris, reason: 'Being checked', at: later };
  it('[DC-40] is placed once with a reason and leaves the revision in force', () => {
    const { verdict, then } = given(...inForce).when((state) => placeOnHold(state, reasoned));
    then({ type: 'PlacedOnHold', why: 'Being checked' });
    const held = [...inForce, ...verdict.events];
    expect(flagsOf(stateAfter(held), day('2026-01-07'))).toEqual(['onHold']);
    expect(stateAfter(held).life).toBe('inForce');
    given(...held)
      .when((state) => placeOnHold(state, reasoned))
      .refused('alreadyOnHold', 'DC-40');
    given(...held)
      .when((state) => endHold(state, reasoned))
      .then({ type: 'HoldEnded' });
  });
  it('[DC-40] is refused for what is not in force, and is not ended twice', () => {
    given(...registered())
      .when((state) => placeOnHold(state, reasoned))
      .refused('neverEffective', 'DC-40');
    given(...inForce)
      .when((state) => endHold(state, reasoned))
      .refused('notOnHold', 'DC-40');
  });
});

describe('the distribution list', () => {
  const change = (people: readonly Person[]) => (state: DocumentState) =>
    changeDistribution(state, { by: tomasz, reason: 'New team', at: later, to: { groups: [], people } });
  it('[DC-41] is changed with a reason, old and new on record', () => {
    given(...inForce)
      .when(change([grace, hana]))
      .then({
        type: 'DistributionChanged',
        from: { groups: [], people: [] },
        to: { groups: [], people: [grace, hana] },
      });
  });
  it('[DC-41] records nothing when it stays the same, whatever the order', () => {
    const { verdict } = given(...inForce).when(change([grace, hana]));
    given(...inForce, ...verdict.events)
      .when(change([hana, grace]))
      .then();
  });
  it('[DC-41] refuses for a page that is not under control', () => {
    given()
      .when(change([grace]))
      .refused('notControlled', 'DC-2');
  });
  it('[DC-42] is told once', () => {
    const told = { what: 'effective', label: '1', people: [grace], mark: 'm', commentId: '7', at: later } as const;
    const { verdict, then } = given(...inForce).when((state) => noteAnnounced(state, told));
    then({ type: 'RevisionAnnounced', people: [grace] });
    given(...inForce, ...verdict.events)
      .when((state) => noteAnnounced(state, told))
      .then();
  });
});
