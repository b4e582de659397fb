import { approveStep, rejectStep, type SignStep } from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import {
  approval,
  at,
  digest,
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
  signed,
  sofia,
  submitted,
  tomasz,
} from './given';

const byIdris = (more: Partial<SignStep> = {}) =>
  sign({ stepId: approval, signer: idris, roles: rolesOf('qualityManager'), ...more });
const reviewed = [...inReview(), signed(review, tomasz, 'reviewed')];

describe('signing a step', () => {
  it('[SG-1] carries who, what it meant, when, and what it is bound to', () => {
    const { verdict } = given(...inReview()).when((state) => approveStep(state, sign()));
    expect(verdict.events).toEqual([
      {
        type: 'StepSigned',
        label: '1',
        round: 1,
        stepId: review,
        signature: {
          signer: tomasz,
          meaning: 'reviewed',
          signedAt: later,
          documentNumber: 'TBI-PRO-001',
          revisionLabel: '1',
          pageVersion: 1,
          pageVersionCreatedAt: '2026-01-04T01:00:00.000Z',
          contentDigest: digest,
          gateDigest: 'g'.repeat(64),
        },
      },
    ]);
  });
  it('[AG-4] refuses who is not asked', () => {
    given(...inReview())
      .when((state) => approveStep(state, sign({ signer: sofia, roles: rolesOf('documentController') })))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-2] refuses a step of a later stage', () => {
    given(...inReview())
      .when((state) => approveStep(state, byIdris()))
      .refused('stepNotOpen', 'AG-2');
  });
  it('[AG-2] refuses a step the gate does not have, and a document nothing of which is in review', () => {
    given(...inReview())
      .when((state) => approveStep(state, sign({ stepId: 'review-9-nobody' })))
      .refused('stepNotOpen', 'AG-2');
    given(...registered())
      .when((state) => approveStep(state, sign()))
      .refused('nothingInReview', 'AG-2');
  });
  it('[SG-4] refuses what was seen in another round, version or content', () => {
    const seen = { round: 1, pageVersion: 1, contentDigest: digest };
    given(...inReview())
      .when((state) => approveStep(state, sign({ seen: { ...seen, round: 2 } })))
      .refused('changedMeanwhile', 'SG-4');
    given(...inReview())
      .when((state) => approveStep(state, sign({ seen: { ...seen, pageVersion: 2 } })))
      .refused('pageVersionStale', 'SG-4');
    given(...inReview())
      .when((state) => approveStep(state, sign({ seen: { ...seen, contentDigest: 'e'.repeat(64) } })))
      .refused('pageVersionStale', 'SG-4');
  });
  it('[SG-3, DC-9] refuses when the page moved on, and sends the round back', () => {
    const page = { unchanged: false, by: grace, change: 'The body of the page changed in page version 2.' } as const;
    given(...reviewed)
      .when((state) => approveStep(state, byIdris({ page })))
      .refused('contentChanged', 'SG-3', { type: 'RoundReturned', kind: 'contentChanged', by: grace });
  });
});

describe('quorum', () => {
  const manual = [...registered('MAN'), submitted(documentTypes.MAN.gate), opened()];
  const step = (signer: typeof grace) => sign({ stepId: 'review-1-reviewer', signer, roles: rolesOf('reviewer') });
  it('[AG-3] needs two different people where the gate says two', () => {
    given(...manual, signed('review-1-reviewer', grace, 'reviewed'))
      .when((state) => approveStep(state, step(grace)))
      .refused('alreadySigned', 'AG-3');
    given(...manual, signed('review-1-reviewer', grace, 'reviewed'))
      .when((state) => approveStep(state, step(hana)))
      .then({ type: 'StepSigned' });
  });
  it('[AG-2] opens the steps of a stage side by side, in either order', () => {
    const both = [
      ...manual,
      signed('review-1-reviewer', grace, 'reviewed'),
      signed('review-1-reviewer', hana, 'reviewed'),
    ];
    const top = sign({ stepId: 'approve-2-topManagement', signer: maren, roles: rolesOf('topManagement') });
    given(...both)
      .when((state) => approveStep(state, top))
      .then({ type: 'StepSigned' });
    given(...both)
      .when((state) => approveStep(state, byIdris()))
      .then({ type: 'StepSigned' });
    given(...both, signed('approve-2-topManagement', maren, 'approved'))
      .when((state) => approveStep(state, byIdris()))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
});

describe('nobody approves their own work', () => {
  const contributed = [{ accountId: idris.accountId, versions: [2, 4] }];
  it('[AG-5, AG-7] refuses the author and puts it on record', () => {
    given(...reviewed)
      .when((state) => approveStep(state, byIdris({ signer: luca })))
      .refused('approverIsAuthor', 'AG-5', { type: 'SigningRefused', person: luca, because: 'approverIsAuthor' });
  });
  it('[AG-6, AG-7] refuses a contributor, with the page versions that prove it', () => {
    given(...inReview(contributed), signed(review, tomasz, 'reviewed'))
      .when((state) => approveStep(state, byIdris()))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused', versions: [2, 4] });
  });
  it('[AG-7] records a repeated attempt once a round', () => {
    const { verdict } = given(...reviewed).when((state) => approveStep(state, byIdris({ signer: luca })));
    given(...reviewed, ...verdict.events)
      .when((state) => approveStep(state, byIdris({ signer: luca })))
      .refused('approverIsAuthor', 'AG-5');
  });
  it('[AG-6] lets author and contributors review', () => {
    given(...inReview([{ accountId: tomasz.accountId, versions: [1] }]))
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
    given(...inReview())
      .when((state) => approveStep(state, sign({ signer: luca })))
      .then({ type: 'StepSigned' });
  });
});

describe('the last approval', () => {
  it('[AG-9, DC-16] makes the first revision effective and sets its review date', () => {
    given(...reviewed)
      .when((state) => approveStep(state, byIdris()))
      .then(
        { type: 'StepSigned' },
        { type: 'RevisionApproved' },
        { type: 'RevisionMadeEffective', nextReviewOn: '2028-01-06' as never },
      );
  });
  it('[AG-9, DC-7] supersedes the revision before in the same commit', () => {
    given(
      ...inForce,
      { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at },
      submitted(documentTypes.PRO.gate, '2'),
      opened([], '2'),
      signed(review, tomasz, 'reviewed'),
    )
      .when((state) => approveStep(state, byIdris()))
      .then(
        { type: 'StepSigned' },
        { type: 'RevisionApproved', label: '2' },
        { type: 'RevisionSuperseded', label: '1', by: '2' },
        { type: 'RevisionMadeEffective', label: '2' },
      );
  });
});

describe('rejecting', () => {
  it('[AG-8] ends the round, signed, with the comment as the reason', () => {
    given(...inReview())
      .when((state) => rejectStep(state, { ...sign(), comment: 'Step 4 cannot be done' }))
      .then({
        type: 'RoundReturned',
        kind: 'rejected',
        why: 'Step 4 cannot be done',
        signature: expect.objectContaining({ meaning: 'rejected', comment: 'Step 4 cannot be done' }) as never,
      });
  });
  it('[AG-8] is for those who are asked', () => {
    given(...inReview())
      .when((state) => rejectStep(state, { ...sign({ signer: sofia, roles: rolesOf() }), comment: 'No' }))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-8] lets a contributor reject what they may not approve', () => {
    given(...inReview([{ accountId: idris.accountId, versions: [2] }]), signed(review, tomasz, 'reviewed'))
      .when((state) => rejectStep(state, { ...byIdris(), comment: 'Mine, and wrong' }))
      .then({ type: 'RoundReturned', kind: 'rejected' });
  });
});
