import { registerDocument } from '../../../src/domain/document-control/decide-registration';
import { startRevision, submitRevision } from '../../../src/domain/document-control/decide-submission';
import {
  proposeWithdrawal,
  recallWithdrawal,
  reinstateDocument,
  rejectWithdrawal,
  signWithdrawal,
} from '../../../src/domain/document-control/decide-withdrawal';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import { watchWithdrawal } from '../../../src/domain/document-control/overdue';
import { reassignStep, type ReassignStep } from '../../../src/domain/document-control/reassignment';
import type { Person } from '../../../src/kernel/actor';
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
  maren,
  opened,
  registered,
  rolesOf,
  sofia,
  stamp,
  stateAfter,
  submitted,
  tomasz,
} from './given';

const step = 'approve-2-qualityManager';
const approver = documentTypes.PRO.gate.filter((one) => one.meaning === 'approved');
const propose =
  (signer: Person, asked: readonly Person[] = [idris]) =>
  (state: DocumentState) =>
    proposeWithdrawal(state, {
      signer,
      at,
      reason: 'No longer made',
      replacement: 'TBI-PRO-009',
      usedIn: ['TBI-WIN-001'],
      gate: documentTypes.PRO.gate,
      gateDigest: 'g'.repeat(64),
      signers: approver.map((one) => ({ step: { ...one, stage: 1 }, asked, excluded: [] })),
    });
const proposed: readonly DocumentEvent[] = [...inForce, ...propose(tomasz)(stateAfter(inForce)).events];
const answer = (signer: Person) => ({
  signer,
  at: later,
  round: 1,
  stepId: step,
  contentDigest: digest,
  roles: rolesOf('qualityManager'),
});
const withdrawn: readonly DocumentEvent[] = [
  ...proposed,
  ...signWithdrawal(stateAfter(proposed), answer(idris)).events,
];

describe('proposing a withdrawal', () => {
  it('[DC-33] is signed with why, what to use instead and where it is used, and asks the approving steps', () => {
    given(...inForce)
      .when(propose(tomasz))
      .then({
        type: 'WithdrawalProposed',
        why: 'No longer made',
        replacement: 'TBI-PRO-009',
        usedIn: ['TBI-WIN-001'],
        gate: [expect.objectContaining({ stepId: step, stage: 1 })] as never,
        signature: expect.objectContaining({ meaning: 'withdrawalProposed', contentDigest: digest }) as never,
      });
  });
  it('[DC-33] is refused while one is under way', () => {
    given(...proposed)
      .when(propose(sofia))
      .refused('withdrawalUnderWay', 'DC-33');
  });
  it('[DC-33] is refused while a round is under way, and the reverse', () => {
    const inWork: readonly DocumentEvent[] = [
      ...inForce,
      { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at },
    ];
    given(...inWork, submitted(undefined, '2'))
      .when(propose(tomasz))
      .refused('alreadyInWork', 'DC-33');
    const both = [...inWork, ...propose(tomasz)(stateAfter(inWork)).events];
    given(...both)
      .when((state) =>
        submitRevision(state, {
          author: luca,
          at: later,
          reason: 'x',
          seenPageVersion: 1,
          page: stamp(1),
          title: 'x',
          gate: [],
          gateDigest: 'g',
          signers: [],
          tooLarge: [],
        }),
      )
      .refused('withdrawalUnderWay', 'DC-33');
  });
  it('[DC-14] is refused for a document that was never in force', () => {
    given(...registered())
      .when(propose(tomasz))
      .refused('neverEffective', 'DC-14');
  });
  it('[DC-34] is refused when nobody but the proposer could sign it', () => {
    given(...inForce)
      .when(propose(idris, []))
      .refused('stepHasNobodyEligible', 'AG-10');
  });
});

describe('signing a withdrawal', () => {
  it('[DC-14, DC-33, SG-1] withdraws with the last signature, over the text in force', () => {
    given(...proposed)
      .when((state) => signWithdrawal(state, answer(idris)))
      .then(
        { type: 'WithdrawalSigned', stepId: step },
        {
          type: 'DocumentWithdrawn',
          replacement: 'TBI-PRO-009',
          signature: expect.objectContaining({
            meaning: 'withdrawn',
            revisionLabel: '1',
            comment: 'No longer made',
            contentDigest: digest,
          }) as never,
        },
      );
  });
  it('[DC-14] abandons an open draft with it', () => {
    given(...proposed, { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'pageChanged', at })
      .when((state) => signWithdrawal(state, answer(idris)))
      .then({ type: 'WithdrawalSigned' }, { type: 'RevisionAbandoned', label: '2' }, { type: 'DocumentWithdrawn' });
  });
  it('[DC-34] is not for who proposed it', () => {
    const own = [...inForce, ...propose(idris)(stateAfter(inForce)).events];
    given(...own)
      .when((state) => signWithdrawal(state, answer(idris)))
      .refused('approverIsAuthor', 'DC-34');
  });
  it('[DC-33] is not for somebody who is not asked', () => {
    given(...proposed)
      .when((state) => signWithdrawal(state, { ...answer(grace), roles: rolesOf('reviewer') }))
      .refused('notAsked', 'AG-4');
  });
  it('[DC-33] is refused for another round or another text', () => {
    given(...proposed)
      .when((state) => signWithdrawal(state, { ...answer(idris), round: 2 }))
      .refused('changedMeanwhile', 'SG-4');
    given(...proposed)
      .when((state) => signWithdrawal(state, { ...answer(idris), contentDigest: 'x' }))
      .refused('changedMeanwhile', 'SG-4');
  });
});

describe('ending a withdrawal', () => {
  it('[DC-33] one rejection, signed, leaves the revision in force', () => {
    const { verdict, then } = given(...proposed).when((state) =>
      rejectWithdrawal(state, { ...answer(idris), comment: 'Still used in service' }),
    );
    then({ type: 'WithdrawalEnded', how: 'rejected' });
    const state = stateAfter([...proposed, ...verdict.events]);
    expect(state).toMatchObject({ life: 'inForce' });
    expect(state).not.toHaveProperty('withdrawalRound');
    expect(propose(tomasz)(state).events).toMatchObject([{ round: 2 }]);
  });
  it('[DC-33] the proposer or the owner may recall it, nobody else', () => {
    const recall = (signer: Person) => (state: DocumentState) =>
      recallWithdrawal(state, { signer, at: later, round: 1, reason: 'Mistaken' });
    given(...proposed)
      .when(recall(tomasz))
      .then({ type: 'WithdrawalEnded', how: 'recalled' });
    given(...proposed)
      .when(recall(grace))
      .refused('notTheAuthor', 'DC-33');
    given(...inForce)
      .when(recall(tomasz))
      .refused('noWithdrawal', 'DC-33');
  });
});

describe('a withdrawn document', () => {
  it('[DC-14] never comes back as it was', () => {
    given(...withdrawn)
      .when(propose(tomasz))
      .refused('documentWithdrawn', 'DC-14');
    given(...withdrawn)
      .when((state) => startRevision(state, { at }))
      .refused('documentWithdrawn', 'DC-14');
    given(...withdrawn)
      .when((state) =>
        registerDocument(state, {
          pageId: '98312' as never,
          spaceId: '77' as never,
          title: 'x',
          number: 'TBI-PRO-002',
          typeCode: 'PRO',
          owner: tomasz,
          legacyRevision: null,
          at,
        }),
      )
      .refused('alreadyControlled', 'DC-2');
  });
  it('[DC-36] comes back by a new revision, opened and signed', () => {
    const reinstate = (state: DocumentState) =>
      reinstateDocument(state, { signer: sofia, at: later, reason: 'Made again', page: stamp(3) });
    const { verdict, then } = given(...withdrawn).when(reinstate);
    then({
      type: 'RevisionOpened',
      label: '2',
      because: 'reinstated',
      signature: expect.objectContaining({ meaning: 'reinstated', comment: 'Made again' }) as never,
    });
    given(...withdrawn, ...verdict.events)
      .when(reinstate)
      .refused('alreadyInWork', 'DC-36');
    given(...inForce)
      .when(reinstate)
      .refused('wrongState', 'DC-36');
    const back = stateAfter([
      ...withdrawn,
      ...verdict.events,
      submitted([], '2'),
      {
        type: 'RoundOpened',
        label: '2',
        round: 1,
        content: { contentDigest: digest, snapshotParts: 1, listingDigest: 'l', undigested: [] },
        contributors: [],
        authorSignature: {} as never,
        at,
      },
    ]);
    expect(back.life).toBe('withdrawn');
    expect(
      stateAfter([
        ...withdrawn,
        ...verdict.events,
        submitted([], '2'),
        {
          type: 'RoundOpened',
          label: '2',
          round: 1,
          content: { contentDigest: digest, snapshotParts: 1, listingDigest: 'l', undigested: [] },
          contributors: [],
          authorSignature: {} as never,
          at,
        },
        { type: 'RevisionApproved', label: '2', round: 1, at },
        { type: 'RevisionMadeEffective', label: '2', at, nextReviewOn: null },
      ]),
    ).toMatchObject({ life: 'inForce', effective: { label: '2' } });
  });
});

describe('the number of a withdrawal round', () => {
  const back: readonly DocumentEvent[] = [
    ...withdrawn,
    { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'reinstated', at },
    submitted([], '2'),
    opened([], '2'),
    { type: 'RevisionApproved', label: '2', round: 1, at },
    { type: 'RevisionMadeEffective', label: '2', at, nextReviewOn: null },
  ];
  const again: readonly DocumentEvent[] = [...back, ...propose(tomasz)(stateAfter(back)).events];

  it('[DC-73] counts on after the document was withdrawn and came back', () => {
    given(...back)
      .when(propose(tomasz))
      .then({ type: 'WithdrawalProposed', label: '2', round: 2 });
    given(...again)
      .when((state) => signWithdrawal(state, { ...answer(idris), round: 2 }))
      .then({ type: 'WithdrawalSigned', round: 2 }, { type: 'DocumentWithdrawn' });
  });
  it('[DC-73, SG-4] refuses who still sees the round of before, though the text is the same', () => {
    given(...again)
      .when((state) => signWithdrawal(state, answer(idris)))
      .refused('changedMeanwhile', 'SG-4');
    given(...again)
      .when((state) => rejectWithdrawal(state, { ...answer(idris), comment: 'Still used' }))
      .refused('changedMeanwhile', 'SG-4');
    given(...again)
      .when((state) => recallWithdrawal(state, { signer: tomasz, at: later, round: 1, reason: 'Mistaken' }))
      .refused('changedMeanwhile', 'SG-4');
  });
  it('[DC-73] is nothing a document without a withdrawal has', () => {
    expect(stateAfter(inForce)).not.toHaveProperty('withdrawalRounds');
    expect(stateAfter(withdrawn)).toMatchObject({ life: 'withdrawn', withdrawalRounds: 1 });
  });
});

describe('a withdrawal that waits', () => {
  const give = (more: Partial<ReassignStep> = {}): ReassignStep => ({
    stepId: step,
    round: 1,
    from: idris,
    to: { ...maren, isActive: true },
    by: sofia,
    reason: 'On leave',
    at: later,
    ...more,
  });
  const handed: readonly DocumentEvent[] = [...proposed, ...reassignStep(stateAfter(proposed), give()).events];

  it('[AG-74] is given to somebody else, who answers it, and who was asked before does not', () => {
    given(...proposed)
      .when((state) => reassignStep(state, give()))
      .then({ type: 'WithdrawalStepReassigned', round: 1, from: idris, to: maren, why: 'On leave' });
    given(...handed)
      .when((state) => signWithdrawal(state, { ...answer(maren), roles: rolesOf() }))
      .then({ type: 'WithdrawalSigned' }, { type: 'DocumentWithdrawn' });
    given(...handed)
      .when((state) => signWithdrawal(state, answer(idris)))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-74] is not given to who proposed it, to somebody inactive, in another round, or once it is over', () => {
    given(...proposed)
      .when((state) => reassignStep(state, give({ to: { ...tomasz, isActive: true } })))
      .refused('approverIsAuthor', 'AG-45');
    given(...proposed)
      .when((state) => reassignStep(state, give({ to: { ...maren, isActive: false } })))
      .refused('personInactive', 'AG-45');
    given(...proposed)
      .when((state) => reassignStep(state, give({ round: 2 })))
      .refused('changedMeanwhile', 'AG-74');
    given(...withdrawn)
      .when((state) => reassignStep(state, give()))
      .refused('nothingInReview', 'AG-44');
  });
  it('[AG-74, AG-76] counts one more who is asked', () => {
    const { events } = reassignStep(stateAfter(proposed), give({ from: null, able: [idris.accountId] }));
    expect(events).toMatchObject([{ asked: 2 }]);
    expect(stateAfter([...proposed, ...events])).toMatchObject({ withdrawalRound: { gate: [{ asked: 2 }] } });
  });
  it('[AG-75] is escalated once when a step is overdue, and flags who left once', () => {
    const seen = (on: string, gone: readonly Person[] = []) => ({
      inactive: gone.map((person) => ({ stepId: step, person })),
      daysOff: new Set<CalendarDate>(),
      at: `${on}T12:00:00.000Z` as Instant,
    });
    const escalated: Partial<DocumentEvent> = {
      type: 'WithdrawalStepEscalated',
      stepId: step,
      dueOn: '2026-01-12' as never,
    };
    given(...proposed)
      .when((state) => watchWithdrawal(state, seen('2026-01-15')))
      .then();
    given(...proposed)
      .when((state) => watchWithdrawal(state, seen('2026-01-16', [idris])))
      .then(escalated, { type: 'WithdrawalApproverInactive', person: idris });
    const told = watchWithdrawal(stateAfter(proposed), seen('2026-01-16', [idris])).events;
    given(...proposed, ...told)
      .when((state) => watchWithdrawal(state, seen('2026-02-16', [idris])))
      .then();
    given(...inForce)
      .when((state) => watchWithdrawal(state, seen('2026-02-16')))
      .then();
  });
});
