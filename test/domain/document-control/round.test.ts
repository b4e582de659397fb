/** What keeps a round going: delegates, steps given away, overdue steps, inactive approvers, waivers; and the place of a page. */
import {
  approveStep,
  type Behalf,
  rejectStep,
  type SignStep,
} from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { everyContributor, type VersionBlocks } from '../../../src/domain/document-control/contributors';
import { partSigners, shortagesOf } from '../../../src/domain/document-control/eligible-signers';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { FrozenRules } from '../../../src/domain/document-control/gate';
import { dueOf, watchRound } from '../../../src/domain/document-control/overdue';
import { notePlace, type PagePlace } from '../../../src/domain/document-control/page-place';
import { reassignStep, type ReassignStep } from '../../../src/domain/document-control/reassignment';
import { type RevisionInReview, workOf } from '../../../src/domain/document-control/state';
import { waiveSeparation, type WaiveSeparation } from '../../../src/domain/document-control/waiver';
import type { Person } from '../../../src/kernel/actor';
import type { AccountId } from '../../../src/kernel/ids';
import type { Role } from '../../../src/kernel/roles';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import {
  approval,
  at,
  given,
  grace,
  hana,
  idris,
  inForce,
  inReview,
  later,
  luca,
  maren,
  opened,
  registered,
  review,
  rolesOf,
  sign,
  signature,
  signed,
  sofia,
  stateAfter,
  submission,
  submitted,
  tomasz,
} from './given';

const behalf = (principal: Person, ...roles: readonly Role[]): Behalf => ({
  principal,
  roles: rolesOf(...roles),
  groups: new Set(),
  isNamedToday: true,
});
const forTomasz = (more: Partial<SignStep> = {}) =>
  sign({ signer: hana, roles: rolesOf(), behalf: behalf(tomasz, 'processOwner'), ...more });
const contributed = (who: Person) => [{ accountId: who.accountId, versions: [1] }];

describe('signing for somebody else', () => {
  it('[AG-42] names both in the signature, and in the state', () => {
    const { verdict } = given(...inReview()).when((state) => approveStep(state, forTomasz()));
    expect(verdict).toMatchObject({
      refusal: null,
      events: [{ type: 'StepSigned', signature: { signer: hana, onBehalfOf: tomasz, meaning: 'reviewed' } }],
    });
    const after = workOf(stateAfter([...inReview(), ...verdict.events])) as RevisionInReview;
    expect(after.signings[0]).toMatchObject({ signer: hana, onBehalfOf: tomasz });
  });
  it('[AG-42] lets a delegate reject, too', () => {
    given(...inReview())
      .when((state) => rejectStep(state, { ...forTomasz(), comment: 'No' }))
      .then({ type: 'RoundReturned', signature: expect.objectContaining({ onBehalfOf: tomasz }) as never });
  });
  it('[AG-42] refuses who is not named today, and a delegate of who is not asked themselves', () => {
    const ended = { ...behalf(tomasz, 'processOwner'), isNamedToday: false };
    given(...inReview())
      .when((state) => approveStep(state, forTomasz({ behalf: ended })))
      .refused('notTheDelegate', 'AG-42');
    // Tomasz stands in for somebody else; Hana stands in for Tomasz and gets nothing of that.
    given(...inReview())
      .when((state) => approveStep(state, forTomasz({ behalf: behalf(maren) })))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-42, AG-7] holds the work of both against them, and puts the attempt on record', () => {
    const byDelegate = { stepId: approval, signer: hana, roles: rolesOf(), behalf: behalf(idris, 'qualityManager') };
    const reviewed = (who: Person) => [...inReview(contributed(who)), signed(review, tomasz, 'reviewed')];
    given(...reviewed(idris))
      .when((state) => approveStep(state, sign(byDelegate)))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused', person: idris, tried: hana, versions: [1] });
    given(...reviewed(hana))
      .when((state) => approveStep(state, sign(byDelegate)))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused', person: hana, versions: [1] });
    given(...reviewed(grace))
      .when((state) => approveStep(state, sign(byDelegate)))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
  it('[AG-43] never counts a person twice in a step, as signer or as principal', () => {
    const two = documentTypes.MAN.gate;
    const manual: readonly DocumentEvent[] = [
      ...registered('MAN'),
      { type: 'RevisionSubmitted', label: '1', round: 1, submission: submission(two) },
      opened(),
    ];
    const [first] = two;
    const stepId = first?.stepId ?? '';
    const reviewer = (more: Partial<SignStep>) => sign({ stepId, roles: rolesOf('reviewer'), ...more });
    const graceForHana: DocumentEvent = {
      type: 'StepSigned',
      label: '1',
      round: 1,
      stepId,
      signature: signature(grace, 'reviewed', '1', { onBehalfOf: hana }),
    };
    for (const one of [
      reviewer({ signer: grace }),
      reviewer({ signer: hana }),
      reviewer({ signer: grace, behalf: behalf(maren, 'reviewer') }),
      reviewer({ signer: maren, behalf: behalf(hana, 'reviewer') }),
    ]) {
      given(...manual, graceForHana)
        .when((state) => approveStep(state, one))
        .refused('alreadySigned', 'AG-3');
    }
    given(...manual, graceForHana)
      .when((state) => approveStep(state, reviewer({ signer: maren })))
      .then({ type: 'StepSigned' });
  });
});

describe('giving a step to somebody else', () => {
  const give = (more: Partial<ReassignStep> = {}): ReassignStep => ({
    stepId: review,
    round: 1,
    from: tomasz,
    to: { ...hana, isActive: true },
    by: sofia,
    reason: 'On leave',
    at: later,
    ...more,
  });
  const given1: DocumentEvent = {
    type: 'StepReassigned',
    label: '1',
    round: 1,
    stepId: review,
    from: tomasz,
    to: hana,
    by: sofia,
    why: 'On leave',
    at: later,
  };
  it('[AG-44] is recorded with its reason; the new person signs, the other no longer', () => {
    given(...inReview())
      .when((state) => reassignStep(state, give()))
      .then(given1);
    given(...inReview(), given1)
      .when((state) => approveStep(state, sign({ signer: hana, roles: rolesOf() })))
      .then({ type: 'StepSigned' });
    given(...inReview(), given1)
      .when((state) => approveStep(state, sign()))
      .refused('notAsked', 'AG-4');
    // Given back, they are asked again.
    const back: DocumentEvent = { ...given1, from: hana, to: tomasz };
    given(...inReview(), given1, back)
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
  it('[AG-44] without a "from" asks one more person', () => {
    given(...inReview(), { ...given1, from: null })
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
  it('[AG-44] refuses a step that is met, another round, somebody who signed, and what is not in review', () => {
    const met = [...inReview(), signed(review, tomasz, 'reviewed')];
    given(...met)
      .when((state) => reassignStep(state, give()))
      .refused('stepNotOpen', 'AG-44');
    given(...inReview())
      .when((state) => reassignStep(state, give({ round: 2 })))
      .refused('changedMeanwhile', 'AG-44');
    given(...registered())
      .when((state) => reassignStep(state, give()))
      .refused('nothingInReview', 'AG-44');
  });
  it('[AG-76] counts one more who is asked, one fewer when it goes to one of them, and as many as before else', () => {
    const gate = documentTypes.PRO.gate.map((step) =>
      step.stepId === review ? { ...step, quorum: 'all' as const } : step,
    );
    const round = (asked: number): readonly DocumentEvent[] => [
      ...registered(),
      submitted(gate),
      { ...(opened() as Extract<DocumentEvent, { type: 'RoundOpened' }>), asked: { [review]: asked } },
    ];
    const able = [tomasz.accountId, grace.accountId];
    const counted = (more: Partial<ReassignStep>) =>
      given(...round(2)).when((state) => reassignStep(state, give({ able, ...more }))).verdict.events;
    expect(counted({ from: null })).toMatchObject([{ asked: 3 }]);
    expect(counted({ to: { ...grace, isActive: true } })).toMatchObject([{ asked: 1 }]);
    expect(counted({})[0]).not.toHaveProperty('asked');
    expect(counted({ from: null, to: { ...grace, isActive: true } })[0]).not.toHaveProperty('asked');
    expect(counted({ to: { ...tomasz, isActive: true } })[0]).not.toHaveProperty('asked');
    // All three must sign then, and the round of before it was counted stays as it was.
    const three = [...round(2), ...counted({ from: null })];
    expect(workOf(stateAfter(three))).toMatchObject({ submission: { gate: [{ asked: 3 }, {}] } });
    const old = [...round(2), { ...given1, from: null } as DocumentEvent];
    expect(workOf(stateAfter(old))).toMatchObject({ submission: { gate: [{ asked: 2 }, {}] } });
  });
  it('[AG-76] refuses to leave a step with fewer people than it needs', () => {
    const gate = documentTypes.PRO.gate.map((step) => (step.stepId === review ? { ...step, quorum: 2 } : step));
    const two = { ...(opened() as Extract<DocumentEvent, { type: 'RoundOpened' }>), asked: { [review]: 2 } };
    given(...registered(), submitted(gate), two)
      .when((state) =>
        reassignStep(state, give({ able: [tomasz.accountId, grace.accountId], to: { ...grace, isActive: true } })),
      )
      .refused('stepHasNobodyEligible', 'AG-76');
  });
  it('[AG-45] refuses somebody inactive, and who may not approve it', () => {
    given(...inReview())
      .when((state) => reassignStep(state, give({ to: { ...hana, isActive: false } })))
      .refused('personInactive', 'AG-45');
    given(...inReview(contributed(hana)))
      .when((state) => reassignStep(state, give({ stepId: approval })))
      .refused('approverContributed', 'AG-45');
    given(...inReview(contributed(hana)))
      .when((state) => reassignStep(state, give()))
      .then({ type: 'StepReassigned' });
  });
});

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

describe('separation of duties', () => {
  const version = (number: number, who: Person, ...blocks: string[]): VersionBlocks => ({
    number,
    authorId: who.accountId,
    blocks,
  });
  const nobody = () => false;
  const who = (found: readonly { accountId: AccountId }[]) => found.map((one) => one.accountId);

  it('[AG-50] strict: holds also words of which nothing is left against who wrote them', () => {
    const versions = [version(2, grace, 'a', 'g'), version(3, hana, 'a', 'h')];
    expect(everyContributor(versions, ['a'], nobody)).toEqual([
      { accountId: 'grace', versions: [2] },
      { accountId: 'hana', versions: [3] },
    ]);
  });
  it('[AG-50] strict: counts neither what was taken back, nor taking it back, nor an edit without a change', () => {
    const undone = [
      version(2, grace, 'a', 'g'),
      version(3, hana, 'a'),
      version(4, maren, 'a'),
      version(5, luca, 'a', 'l'),
    ];
    expect(who(everyContributor(undone, ['a'], nobody))).toEqual(['luca']);
    expect(everyContributor([version(2, grace, 'b'), version(3, hana, 'a')], ['a'], nobody)).toEqual([]);
  });
  it('[AG-50] strict: counts everybody from the first version on where nothing was in force, and never the app', () => {
    const versions = [version(1, luca, 'a'), version(2, grace, 'b'), version(3, hana, 'b', 'c')];
    expect(who(everyContributor(versions, null, (one) => one === grace.accountId))).toEqual(['luca', 'hana']);
  });
  it('[AG-50] strict: takes a version that could not be read for an edit', () => {
    const unread: VersionBlocks = { ...version(2, grace, 'a'), isUnread: true };
    expect(who(everyContributor([unread, version(3, hana, 'a')], ['a'], nobody))).toEqual([]);
    expect(who(everyContributor([unread, version(3, hana, 'b')], ['a'], nobody))).toEqual(['grace', 'hana']);
  });

  const rules: FrozenRules = {
    rejection: 'one',
    separation: 'smallFirm',
    minor: 'allSteps',
    reviewMonths: 24,
    distribution: [],
    changeRequestRequired: false,
    from: { level: 'builtIn', version: 0 },
  };
  const small: readonly DocumentEvent[] = [
    ...registered(),
    { type: 'RevisionSubmitted', label: '1', round: 1, submission: { ...submission(), rules } },
    opened(contributed(idris)),
  ];
  const waive = (more: Partial<WaiveSeparation> = {}): WaiveSeparation => ({
    stepId: approval,
    round: 1,
    person: idris,
    signer: maren,
    reason: 'We are four people',
    at: later,
    ...more,
  });
  const waived: DocumentEvent = {
    type: 'SeparationWaived',
    label: '1',
    round: 1,
    stepId: approval,
    person: idris,
    signature: signature(maren, 'waived', '1', { comment: 'We are four people' }),
  };
  const byIdris = sign({ stepId: approval, signer: idris, roles: rolesOf('qualityManager') });

  it('[AG-52] small firm: a waiver is signed with its reason by somebody else', () => {
    given(...small)
      .when((state) => waiveSeparation(state, waive()))
      .then({
        type: 'SeparationWaived',
        person: idris,
        signature: expect.objectContaining({ meaning: 'waived', comment: 'We are four people' }) as never,
      });
  });
  it('[AG-52] refuses a waiver elsewhere, for oneself, and where none is needed', () => {
    given(...inReview(contributed(idris)))
      .when((state) => waiveSeparation(state, waive()))
      .refused('waiverNotAllowed', 'AG-52');
    given(...small)
      .when((state) => waiveSeparation(state, waive({ signer: idris })))
      .refused('waiverForOneself', 'AG-52');
    given(...small)
      .when((state) => waiveSeparation(state, waive({ person: grace })))
      .refused('waiverNotNeeded', 'AG-52');
    given(...small, waived)
      .when((state) => waiveSeparation(state, waive()))
      .refused('waiverNotNeeded', 'AG-52');
  });
  it('[AG-53] small firm: own work is approved with the waiver and a second reviewer, and not without either', () => {
    const reviewed = signed(review, tomasz, 'reviewed');
    given(...small, reviewed)
      .when((state) => approveStep(state, byIdris))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused' });
    given(...small, signed(review, idris, 'reviewed'), waived)
      .when((state) => approveStep(state, byIdris))
      .refused('secondReviewerNeeded', 'AG-53');
    given(...small, reviewed, waived)
      .when((state) => approveStep(state, byIdris))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
  it('[AG-52] small firm: counts whose own work it is among those who may sign', () => {
    const [, step] = documentTypes.PRO.gate;
    if (step === undefined) throw new Error('no step');
    const conflicts = { author: luca.accountId, contributors: [idris.accountId] };
    expect(shortagesOf([step], [partSigners(step, [idris], conflicts)])).toHaveLength(1);
    const smallFirm = partSigners(step, [idris], { ...conflicts, separation: 'smallFirm' });
    expect(smallFirm.excluded).toMatchObject([{ isWaivable: true }]);
    expect(shortagesOf([step], [smallFirm])).toEqual([]);
  });
});

describe('the place of a page', () => {
  const place = (more: Partial<PagePlace> = {}): PagePlace => ({
    parent: { pageId: '1', title: 'Procedures' },
    labels: ['controlled'],
    restrictions: { says: 'none', digest: 'n' },
    ...more,
  });
  const openedThere = { ...opened(), place: place() } as DocumentEvent;
  const there = [
    ...registered(),
    { type: 'RevisionSubmitted', label: '1', round: 1, submission: submission() },
  ] as const;
  const read = (now: PagePlace, isByApp = false) => ({ place: now, by: grace, isByApp, at: later });

  it('[DC-54] is flagged part by part, with from, to and by whom, and takes nothing back', () => {
    const moved = place({ parent: { pageId: '2', title: 'Attic' }, labels: [] });
    const { verdict } = given(...there, openedThere).when((state) => notePlace(state, read(moved)));
    expect(verdict.events).toMatchObject([
      { type: 'PlaceChanged', what: 'parent', from: '“Procedures”', to: '“Attic”', by: grace },
      { type: 'PlaceChanged', what: 'labels', from: 'controlled', to: 'none' },
    ]);
    const after = stateAfter([...there, openedThere, ...verdict.events]);
    expect(workOf(after)?.state).toBe('inReview');
    expect(notePlace(after, read(moved)).events).toEqual([]);
  });
  it('[DC-54] means nothing in a draft, by the app itself, or when only a title above changed', () => {
    const labelled = place({ labels: ['x'] });
    given(...registered())
      .when((state) => notePlace(state, read(labelled)))
      .then();
    given(...there, openedThere)
      .when((state) => notePlace(state, read(labelled, true)))
      .then();
    given(...there, openedThere)
      .when((state) => notePlace(state, read(place({ parent: { pageId: '1', title: 'All procedures' } }))))
      .then();
    given(...inReview())
      .when((state) => notePlace(state, read(labelled)))
      .then();
  });
  it('[DC-54] says so for restrictions of other people, too', () => {
    const other = place({ restrictions: { says: 'view: 1 person', digest: 'm' } });
    given(...there, openedThere)
      .when((state) => notePlace(state, read(other)))
      .then({ type: 'PlaceChanged', what: 'restrictions', from: 'none', to: 'view: 1 person' });
  });
});
