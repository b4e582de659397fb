import { planEffect, takeEffect } from '../../../src/domain/document-control/decide-effect';
import { notePageAsRead } from '../../../src/domain/document-control/decide-page-change';
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import { recallRound, submitRevision } from '../../../src/domain/document-control/decide-submission';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import {
  at,
  digest,
  given,
  grace,
  idris,
  inForce,
  later,
  luca,
  opened,
  registered,
  rolesOf,
  signed,
  stamp,
  stateAfter,
  submission,
  submitted,
  tomasz,
} from './given';

const day = '2026-02-01' as CalendarDate;
const onTheDay = '2026-02-01T00:03:00.000Z' as Instant;
const dayBefore = '2026-01-31T23:59:00.000Z' as Instant;
const sound = { kind: 'sound' } as const;
const name = { label: '1', round: 1 };

const planned: readonly DocumentEvent[] = [
  ...registered(),
  { type: 'RevisionSubmitted', label: '1', round: 1, submission: { ...submission(), effective: day } },
  opened(),
  signed('review-1-processOwner', tomasz, 'reviewed'),
];
const resting: readonly DocumentEvent[] = [
  ...planned,
  signed('approve-2-qualityManager', idris, 'approved'),
  { type: 'RevisionApproved', label: '1', round: 1, effectiveOn: day, at },
];
const approve = (state: DocumentState) =>
  approveStep(state, {
    stepId: 'approve-2-qualityManager',
    signer: idris,
    roles: rolesOf('qualityManager'),
    seen: { round: 1, pageVersion: 1, contentDigest: digest },
    page: { unchanged: true },
    at: later,
  });

describe('choosing the day at submit', () => {
  const submit = (effective: CalendarDate | 'atOnce' | 'whenTrained') => (state: DocumentState) =>
    submitRevision(state, {
      author: luca,
      at: later,
      reason: 'Clearer',
      seenPageVersion: 1,
      page: stamp(1),
      title: 'Control of documents',
      gate: [],
      gateDigest: 'g',
      signers: [],
      tooLarge: [],
      effective,
    });
  it('[DC-21] keeps the day with the submission', () => {
    given(...registered())
      .when(submit(day))
      .then({ type: 'RevisionSubmitted', submission: expect.objectContaining({ effective: day }) as never });
  });
  it('[DC-21] takes today and “at once” as they are', () => {
    expect(submit('2026-01-06' as CalendarDate)(stateAfter(registered())).refusal).toBeNull();
    expect(submit('atOnce')(stateAfter(registered())).refusal).toBeNull();
  });
  it('[DC-21] refuses a day that has passed', () => {
    given(...registered())
      .when(submit('2026-01-05' as CalendarDate))
      .refused('dateHasPassed', 'DC-21');
  });
  it('[DC-21] refuses “when trained” by name', () => {
    given(...registered())
      .when(submit('whenTrained'))
      .refused('trainingNotAvailable', 'DC-21');
  });
});

describe('the last signature', () => {
  it('[DC-21] leaves the revision approved until its day', () => {
    given(...planned)
      .when(approve)
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved', effectiveOn: day });
  });
  it('[DC-21] makes it effective at once when the day has come meanwhile', () => {
    const events = planned.map((event) =>
      event.type === 'RevisionSubmitted'
        ? { ...event, submission: { ...event.submission, effective: '2026-01-06' as CalendarDate } }
        : event,
    );
    given(...events)
      .when(approve)
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
});

describe('taking effect', () => {
  it('[DC-22] happens on the day, planned and real instant on record', () => {
    given(...resting)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }))
      .then({ type: 'RevisionMadeEffective', at: onTheDay, plannedOn: day });
  });
  it('[DC-22] happens late when the schedule stood still, and says so', () => {
    const late = '2026-02-09T08:00:00.000Z' as Instant;
    given(...resting)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: late }))
      .then({ type: 'RevisionMadeEffective', at: late, plannedOn: day });
  });
  it('[DC-22] is refused before the day', () => {
    given(...resting)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: dayBefore }))
      .refused('notDueYet', 'DC-22');
  });
  it('[DC-22] supersedes the revision before in the same commit', () => {
    const second = [
      { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at } as const,
      {
        type: 'RevisionSubmitted' as const,
        label: '2',
        round: 1,
        submission: { ...submission(undefined, 2), effective: day },
      },
      opened([], '2'),
      { type: 'RevisionApproved' as const, label: '2', round: 1, effectiveOn: day, at },
    ];
    given(...inForce, ...second)
      .when((state) => takeEffect(state, { label: '2', round: 1, reading: sound, at: onTheDay }))
      .then({ type: 'RevisionSuperseded', label: '1', by: '2' }, { type: 'RevisionMadeEffective', label: '2' });
  });
  it('[DC-24] is refused the second time and changes nothing', () => {
    const { verdict } = given(...resting).when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }));
    given(...resting, ...verdict.events)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }))
      .refused('alreadyEffective', 'DC-24');
  });
  it('[DC-24] is refused for a round that was recalled', () => {
    const { verdict } = given(...resting).when((state) =>
      recallRound(state, { signer: tomasz, round: 1, reason: 'A page is missing', at: later }),
    );
    given(...resting, ...verdict.events)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }))
      .refused('nothingApproved', 'DC-24');
  });
});

describe('what cannot be read when the day has come', () => {
  const unsound = { kind: 'unsound', because: 'pageNotVisible', why: 'The app cannot see the page.' } as const;
  const defer = (state: DocumentState) => takeEffect(state, { ...name, reading: unsound, at: onTheDay });
  it('[DC-25] is deferred with why, and does not take effect', () => {
    given(...resting)
      .when(defer)
      .refused('effectDeferred', 'DC-25', { type: 'EffectiveDeferred', because: 'pageNotVisible' });
  });
  it('[DC-25] is put on record once for one reason', () => {
    const { verdict } = given(...resting).when(defer);
    given(...resting, ...verdict.events)
      .when(defer)
      .refused('effectDeferred', 'DC-25');
  });
  it('[DC-25] takes effect when it can be read again', () => {
    const { verdict } = given(...resting).when(defer);
    given(...resting, ...verdict.events)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }))
      .then({ type: 'RevisionMadeEffective', plannedOn: day });
  });
});

describe('an edit between approval and effect', () => {
  const edit = (contentDigest: string) => (state: DocumentState) =>
    notePageAsRead(state, {
      page: stamp(2),
      by: grace,
      title: 'Control of documents',
      contentDigest,
      change: 'body',
      at: later,
    });
  it('[DC-26] is put on record once and leaves the approval as it is', () => {
    const { verdict, then } = given(...resting).when(edit('e'.repeat(64)));
    then({ type: 'ApprovedTextEdited', by: grace });
    given(...resting, ...verdict.events)
      .when(edit('f'.repeat(64)))
      .then();
  });
  it('[DC-26] is none when the content is the same', () => {
    given(...resting)
      .when(edit(digest))
      .then();
  });
  it('[DC-26] does not stop the frozen revision; the next draft opens with the effect', () => {
    const { verdict } = given(...resting).when(edit('e'.repeat(64)));
    const after = given(...resting, ...verdict.events).when((state) =>
      takeEffect(state, { ...name, reading: sound, at: onTheDay }),
    );
    after.then({ type: 'RevisionMadeEffective' }, { type: 'RevisionOpened', label: '2', because: 'pageChanged' });
    expect(stateAfter([...resting, ...verdict.events, ...after.verdict.events])).toMatchObject({
      life: 'inForce',
      changedBy: { person: grace },
      work: { state: 'draft', label: '2' },
    });
  });
});

describe('planning another day', () => {
  const plan = (by: typeof tomasz, when: CalendarDate | 'atOnce' | 'whenTrained') => (state: DocumentState) =>
    planEffect(state, { by, round: 1, when, reason: 'Training first', at: later });
  it('[DC-23] is for the owner', () => {
    given(...resting)
      .when(plan(tomasz, '2026-03-01' as CalendarDate))
      .then({ type: 'EffectPlanned', when: '2026-03-01' as CalendarDate, by: tomasz });
  });
  it('[DC-23] is for somebody who approved it', () => {
    given(...resting)
      .when(plan(idris, 'atOnce'))
      .then({ type: 'EffectPlanned', when: 'atOnce' });
  });
  it('[DC-23] is not for the author', () => {
    given(...resting)
      .when(plan(luca, 'atOnce'))
      .refused('notTheOwner', 'DC-23');
  });
  it('[DC-23] changes nothing once the revision is in force', () => {
    given(...inForce)
      .when(plan(tomasz, 'atOnce'))
      .refused('nothingInReview', 'DC-23');
  });
  it('[DC-21] refuses what cannot be waited for here, too', () => {
    given(...resting)
      .when(plan(tomasz, 'whenTrained'))
      .refused('trainingNotAvailable', 'DC-21');
    given(...resting)
      .when(plan(tomasz, '2026-01-01' as CalendarDate))
      .refused('dateHasPassed', 'DC-21');
  });
  it('[DC-23] moves the day of an approved revision', () => {
    const { verdict } = given(...resting).when(plan(tomasz, '2026-03-01' as CalendarDate));
    given(...resting, ...verdict.events)
      .when((state) => takeEffect(state, { ...name, reading: sound, at: onTheDay }))
      .refused('notDueYet', 'DC-22');
  });
  it('[DC-23] holds for a round that is still in review', () => {
    const { verdict } = given(...planned).when(plan(tomasz, 'atOnce'));
    given(...planned, ...verdict.events)
      .when(approve)
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
});

describe('recalling an approval', () => {
  it('[DC-24] is for the owner, signed, and makes it a draft of the next round', () => {
    const { verdict, then } = given(...resting).when((state) =>
      recallRound(state, { signer: tomasz, round: 1, reason: 'A page is missing', at: later }),
    );
    then({
      type: 'RoundReturned',
      kind: 'recalled',
      signature: expect.objectContaining({ meaning: 'recalled', comment: 'A page is missing' }) as never,
    });
    expect(stateAfter([...resting, ...verdict.events])).toMatchObject({
      work: { state: 'draft', label: '1', round: 2 },
    });
  });
  it('[DC-24] is not for the author once it is approved', () => {
    given(...resting)
      .when((state) => recallRound(state, { signer: luca, round: 1, reason: 'Mine', at: later }))
      .refused('notTheOwner', 'DC-24');
  });
  it('[DC-24] comes too late when the revision is in force', () => {
    given(...inForce)
      .when((state) => recallRound(state, { signer: tomasz, round: 1, reason: 'Late', at: later }))
      .refused('nothingInReview', 'DC-11');
  });
  it('[DC-21] what was stored before days could be chosen is effective at once', () => {
    given(...registered(), submitted(), opened(), signed('review-1-processOwner', tomasz, 'reviewed'))
      .when(approve)
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
});
