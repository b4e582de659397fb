/** A withdrawal: proposed, signed, rejected or recalled. */
import { submitRevision } from '../../../src/domain/document-control/decide-submission';
import {
  recallWithdrawal,
  rejectWithdrawal,
  signWithdrawal,
} from '../../../src/domain/document-control/decide-withdrawal';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import {
  at,
  digest,
  given,
  grace,
  idris,
  inForce,
  later,
  luca,
  registered,
  rolesOf,
  sofia,
  stamp,
  stateAfter,
  submitted,
  tomasz,
} from './given';
import { answer, propose, proposed, step } from './given-withdrawal';

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
