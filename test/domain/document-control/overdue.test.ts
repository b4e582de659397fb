/** A round that waits: overdue steps are escalated, and who can no longer answer is flagged. */
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { partSigners, shortagesOf } from '../../../src/domain/document-control/eligible-signers';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { dueOf, watchRound } from '../../../src/domain/document-control/overdue';
import { type RevisionInReview, workOf } from '../../../src/domain/document-control/state';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import {
  approval,
  at,
  given,
  hana,
  inForce,
  inReview,
  later,
  luca,
  review,
  signature,
  stateAfter,
  tomasz,
} from './given';

describe('a round that waits', () => {
  const monday = '2026-01-05';
  const on = (date: string) => ({
    inactive: [],
    daysOff: new Set<CalendarDate>(),
    at: `${date}T12:00:00.000Z` as Instant,
  });
  it('[AG-46] is escalated once, after the days its step gives it', () => {
    expect(at.slice(0, 10)).toBe(monday);
    // Five working days, and three more.
    given(...inReview())
      .when((state) => watchRound(state, on('2026-01-15')))
      .then();
    given(...inReview())
      .when((state) => watchRound(state, on('2026-01-16')))
      .then({ type: 'StepEscalated', stepId: review, dueOn: '2026-01-12' as never });
    const escalated: DocumentEvent = {
      type: 'StepEscalated',
      label: '1',
      round: 1,
      stepId: review,
      dueOn: '2026-01-12' as never,
      at: later,
    };
    given(...inReview(), escalated)
      .when((state) => watchRound(state, on('2026-02-16')))
      .then();
    given(...inForce)
      .when((state) => watchRound(state, on('2026-02-16')))
      .then();
  });
  it('[HD-2, HD-3] counts without the holidays known on the day it looks, and takes no escalation back', () => {
    const off = new Set(['2026-01-06', '2026-01-14'] as CalendarDate[]);
    const withHolidays = (date: string) => ({ ...on(date), daysOff: off });
    given(...inReview())
      .when((state) => watchRound(state, withHolidays('2026-01-19')))
      .then();
    given(...inReview())
      .when((state) => watchRound(state, withHolidays('2026-01-20')))
      .then({ type: 'StepEscalated', dueOn: '2026-01-13' as never });
    const early = watchRound(stateAfter(inReview()), on('2026-01-16')).events;
    given(...inReview(), ...early)
      .when((state) => watchRound(state, withHolidays('2026-01-16')))
      .then();
    expect(stateAfter([...inReview(), ...early])).toMatchObject({ work: { escalated: [{ stepId: review }] } });
  });
  it('[AG-46] counts a later stage from the signature that opened it', () => {
    const reviewed: DocumentEvent = {
      type: 'StepSigned',
      label: '1',
      round: 1,
      stepId: review,
      signature: signature(tomasz, 'reviewed', '1', { signedAt: '2026-01-12T09:00:00.000Z' as Instant }),
    };
    const work = workOf(stateAfter([...inReview(), reviewed])) as RevisionInReview;
    const step = work.submission.gate.find((one) => one.stepId === approval);
    expect(step && dueOf(work, step, new Set())).toBe('2026-01-19');
  });
  it('[AG-47] flags an inactive approver of an open step once', () => {
    const seen = { inactive: [{ stepId: review, person: tomasz }], daysOff: new Set<CalendarDate>(), at: later };
    const flagged = {
      type: 'InactiveApproverFlagged',
      label: '1',
      round: 1,
      stepId: review,
      person: tomasz,
      at: later,
    };
    given(...inReview())
      .when((state) => watchRound(state, seen))
      .then(flagged as DocumentEvent);
    given(...inReview(), flagged as DocumentEvent)
      .when((state) => watchRound(state, seen))
      .then();
    given(...inReview())
      .when((state) => watchRound(state, { ...seen, inactive: [{ stepId: approval, person: tomasz }] }))
      .then();
  });
  it('[AG-47] does not count somebody inactive as one who may sign', () => {
    const [step] = documentTypes.WIN.gate;
    if (step === undefined) throw new Error('no step');
    const signers = [partSigners(step, [], { author: luca.accountId, contributors: [] }, [tomasz])];
    expect(shortagesOf([step], signers)).toMatchObject([{ eligible: 0, leftOut: [{ because: 'inactive' }] }]);
    const others = [partSigners(step, [hana], { author: luca.accountId, contributors: [] }, [tomasz])];
    expect(shortagesOf([step], others)).toEqual([]);
  });
});
