/** A document out of force: how it comes back, and how its rounds are counted then. */
import { registerDocument } from '../../../src/domain/document-control/decide-registration';
import { startRevision } from '../../../src/domain/document-control/decide-submission';
import {
  recallWithdrawal,
  reinstateDocument,
  rejectWithdrawal,
  signWithdrawal,
} from '../../../src/domain/document-control/decide-withdrawal';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import { at, given, idris, inForce, later, opened, sofia, stamp, stateAfter, submitted, tomasz } from './given';
import { answer, propose, withdrawn } from './given-withdrawal';

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
    const inRound: readonly DocumentEvent[] = [...withdrawn, ...verdict.events, submitted([], '2'), opened([], '2')];
    expect(stateAfter(inRound).life).toBe('withdrawn');
    expect(
      stateAfter([
        ...inRound,
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
