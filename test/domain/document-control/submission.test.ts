import {
  abandonDraft,
  openRound,
  recallRound,
  returnPreparing,
  startRevision,
  submitRevision,
} from '../../../src/domain/document-control/decide-submission';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import {
  content,
  digest,
  at,
  given,
  grace,
  inForce,
  inReview,
  later,
  luca,
  registered,
  stamp,
  submitted,
  tomasz,
} from './given';

const { gate } = documentTypes.PRO;
const command = (more: object = {}) => ({
  author: luca,
  at,
  reason: 'First issue',
  seenPageVersion: 3,
  page: stamp(3),
  title: 'Control of documents',
  gate,
  gateDigest: 'g'.repeat(64),
  eligible: { 'review-1-processOwner': 2, 'approve-2-qualityManager': 1 },
  tooLarge: [],
  ...more,
});

describe('submitting', () => {
  it('[DC-5, AG-1] freezes the page version, the reason and the gate', () => {
    given(...registered())
      .when((state) => submitRevision(state, command()))
      .then({
        type: 'RevisionSubmitted',
        label: '1',
        round: 1,
        submission: expect.objectContaining({ page: stamp(3), reason: 'First issue', gate }) as never,
      });
  });
  it('[DC-5] refuses another page version than the author saw', () => {
    given(...registered())
      .when((state) => submitRevision(state, command({ seenPageVersion: 2 })))
      .refused('pageVersionStale', 'DC-5');
  });
  it('[DC-4] refuses when there is no draft', () => {
    given(...inReview())
      .when((state) => submitRevision(state, command()))
      .refused('notADraft', 'DC-4');
    given(...inForce)
      .when((state) => submitRevision(state, command()))
      .refused('notADraft', 'DC-4');
  });
  it('[AG-10] refuses a step with fewer people than its quorum', () => {
    given(...registered())
      .when((state) => submitRevision(state, command({ eligible: { 'review-1-processOwner': 2 } })))
      .refused('stepHasNobodyEligible', 'AG-10');
  });
  it('[DC-20] refuses an attachment that is too large, by name', () => {
    const { verdict } = given(...registered()).when((state) =>
      submitRevision(state, command({ tooLarge: ['film.mp4'] })),
    );
    expect(verdict.refusal).toMatchObject({ code: 'attachmentTooLarge', details: { attachments: ['film.mp4'] } });
  });
});

describe('opening the round', () => {
  const round = { label: '1', round: 1 };
  it('[DC-6, SG-2] binds the author’s signature, given at submit, to the frozen content', () => {
    given(...registered(), submitted())
      .when((state) => openRound(state, { ...round, content, contributors: [], at: later }))
      .then({
        type: 'RoundOpened',
        at: later,
        authorSignature: expect.objectContaining({
          signer: luca,
          meaning: 'author',
          signedAt: at,
          documentNumber: 'TBI-PRO-001',
          contentDigest: digest,
        }) as never,
      });
  });
  it('[DC-6] goes back to the author when the page moved on', () => {
    given(...registered(), submitted())
      .when((state) => returnPreparing(state, { ...round, by: grace, change: 'Changed', at: later }))
      .then({ type: 'RoundReturned', kind: 'contentChanged', by: grace });
  });
  it('[DC-6] does nothing for a round that is over', () => {
    given(...registered())
      .when((state) => openRound(state, { ...round, content, contributors: [], at: later }))
      .then();
    given(...registered(), submitted())
      .when((state) => openRound(state, { label: '1', round: 2, content, contributors: [], at: later }))
      .then();
  });
});

describe('recalling', () => {
  const recall = (signer = luca, round = 1) => ({ signer, round, reason: 'A table is missing', at: later });
  it('[DC-11] lets the author take the round back, signed', () => {
    given(...inReview())
      .when((state) => recallRound(state, recall()))
      .then({
        type: 'RoundReturned',
        kind: 'recalled',
        why: 'A table is missing',
        signature: expect.objectContaining({ meaning: 'recalled', comment: 'A table is missing' }) as never,
      });
  });
  it('[DC-11] lets the owner take it back, also while it is prepared', () => {
    given(...registered(), submitted())
      .when((state) => recallRound(state, recall(tomasz)))
      .then({ type: 'RoundReturned', kind: 'recalled', by: tomasz });
  });
  it('[DC-11] refuses anybody else', () => {
    given(...inReview())
      .when((state) => recallRound(state, recall(grace)))
      .refused('notTheAuthor', 'DC-11');
  });
  it('[SG-4] refuses when another round is under way', () => {
    given(...inReview())
      .when((state) => recallRound(state, recall(luca, 2)))
      .refused('changedMeanwhile', 'SG-4');
  });
  it('[DC-11] refuses when nothing is under way', () => {
    given(...registered())
      .when((state) => recallRound(state, recall()))
      .refused('nothingInReview', 'DC-11');
  });
  it('[DC-4] makes the next submission round 2 of the same revision', () => {
    const { verdict } = given(...inReview()).when((state) => recallRound(state, recall()));
    given(...inReview(), ...verdict.events)
      .when((state) => submitRevision(state, command()))
      .then({ type: 'RevisionSubmitted', label: '1', round: 2 });
  });
});

describe('starting and abandoning', () => {
  it('[DC-4] opens a draft beside the revision in force', () => {
    given(...inForce)
      .when((state) => startRevision(state, { at: later }))
      .then({ type: 'RevisionOpened', label: '2', because: 'started' });
  });
  it('[DC-4] refuses a second draft', () => {
    given(...registered())
      .when((state) => startRevision(state, { at: later }))
      .refused('alreadyInWork', 'DC-4');
  });
  it('[DC-12] abandons a draft and does not use its label again', () => {
    const draft = { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at } as const;
    const { verdict } = given(...inForce, draft).when((state) =>
      abandonDraft(state, { by: luca, reason: 'Not needed', at: later }),
    );
    expect(verdict.events).toMatchObject([{ type: 'RevisionAbandoned', label: '2', why: 'Not needed' }]);
    given(...inForce, draft, ...verdict.events)
      .when((state) => startRevision(state, { at: later }))
      .then({ type: 'RevisionOpened', label: '3' });
  });
  it('[DC-12] refuses to abandon what is in review', () => {
    given(...inReview())
      .when((state) => abandonDraft(state, { by: luca, reason: 'No', at: later }))
      .refused('notADraft', 'DC-12');
  });
});
