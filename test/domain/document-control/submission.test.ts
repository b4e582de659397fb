import {
  abandonDraft,
  openRound,
  recallRound,
  returnPreparing,
  startRevision,
  submitRevision,
} from '../../../src/domain/document-control/decide-submission';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { partSigners } from '../../../src/domain/document-control/eligible-signers';
import type { GateStep } from '../../../src/domain/document-control/gate';
import {
  content,
  digest,
  at,
  given,
  grace,
  idris,
  inForce,
  inReview,
  later,
  luca,
  registered,
  stamp,
  stateAfter,
  submitted,
  tomasz,
} from './given';

const nobody = { author: null, contributors: [] };
const { gate } = documentTypes.PRO;
const [review, approval] = gate as [GateStep, GateStep];
const everybody = [partSigners(review, [tomasz, grace], nobody), partSigners(approval, [idris], nobody)];
const command = (more: object = {}) => ({
  author: luca,
  at,
  reason: 'First issue',
  seenPageVersion: 3,
  page: stamp(3),
  title: 'Control of documents',
  gate,
  gateDigest: 'g'.repeat(64),
  signers: everybody,
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
  it('[AG-10] refuses a step with fewer people than its quorum, and puts it on record', () => {
    const short = { type: 'SubmissionRefused', label: '1', round: 1, steps: [{ eligible: 0 }], by: luca } as never;
    const { verdict } = given(...registered()).when((state) =>
      submitRevision(state, command({ signers: everybody.slice(0, 1) })),
    );
    expect(verdict.refusal).toMatchObject({ code: 'stepHasNobodyEligible', rule: 'AG-10' });
    expect(verdict.events).toMatchObject([short]);
    // The draft stays what it was, and may be submitted once somebody is there.
    given(...registered(), ...verdict.events)
      .when((state) => submitRevision(state, command()))
      .then({ type: 'RevisionSubmitted', label: '1', round: 1 });
  });
  it('[AG-10] refuses when those who could approve wrote it, and says who and why', () => {
    const conflicts = { author: luca.accountId, contributors: [idris.accountId] };
    const signers = [partSigners(review, [idris, tomasz], conflicts), partSigners(approval, [luca, idris], conflicts)];
    const { verdict } = given(...registered()).when((state) => submitRevision(state, command({ signers })));
    expect(verdict).toMatchObject({
      events: [{ type: 'SubmissionRefused', steps: [{ leftOut: [{ person: luca }, { person: idris }] }] }],
      refusal: {
        code: 'stepHasNobodyEligible',
        rule: 'AG-10',
        details: {
          steps: ['Approval by the quality manager'],
          leftOut: ['Luca submits this revision', 'Idris has edits in this text'],
        },
      },
    });
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
      .when((state) => openRound(state, { ...round, content, contributors: [], signers: everybody, at: later }))
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
      .when((state) => openRound(state, { ...round, content, contributors: [], signers: [], at: later }))
      .then();
    given(...registered(), submitted())
      .when((state) => openRound(state, { label: '1', round: 2, content, contributors: [], signers: [], at: later }))
      .then();
  });
});

describe('a round nobody could approve', () => {
  const conflicts = { author: luca.accountId, contributors: [idris.accountId] };
  const contributors = [{ accountId: idris.accountId, versions: [2, 3] }];
  const open = (...approvers: (typeof luca)[]) => ({
    label: '1',
    round: 1,
    content,
    contributors,
    signers: [partSigners(review, [idris, luca], conflicts), partSigners(approval, approvers, conflicts)],
    at: later,
  });
  it('[AG-11] goes back to its author, naming the step and who is left out why', () => {
    const { verdict } = given(...registered(), submitted()).when((state) => openRound(state, open(luca, idris)));
    expect(verdict).toEqual({
      refusal: null,
      events: [
        {
          type: 'RoundNotOpened',
          label: '1',
          round: 1,
          steps: [
            {
              stepId: approval.stepId,
              title: approval.title,
              quorum: 1,
              eligible: 0,
              leftOut: [
                { person: luca, because: 'approverIsAuthor' },
                { person: idris, because: 'approverContributed' },
              ],
            },
          ],
          contributors,
          at: later,
        },
      ],
    });
    const after = stateAfter([...registered(), submitted(), ...verdict.events]);
    expect(after).toMatchObject({
      work: {
        state: 'draft',
        round: 2,
        returned: {
          kind: 'nobodyEligible',
          by: null,
          author: luca,
          why: '“Approval by the quality manager” needs one person who may sign, and there is nobody. Left out: Luca submits this revision; Idris has edits in this text.',
        },
      },
    });
  });
  it('[AG-11] opens when one more person may approve; author and contributors may review', () => {
    given(...registered(), submitted())
      .when((state) => openRound(state, open(luca, idris, tomasz)))
      .then({ type: 'RoundOpened' });
  });
  it('[AG-11] says nothing of a round that is over', () => {
    given(...registered())
      .when((state) => openRound(state, open()))
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
  it('[DC-12, DC-35] abandons a draft, signed, and does not use its label again', () => {
    const draft = { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at } as const;
    const { verdict } = given(...inForce, draft).when((state) =>
      abandonDraft(state, { signer: luca, reason: 'Not needed', at: later, page: stamp(2) }),
    );
    expect(verdict.events).toMatchObject([
      { type: 'RevisionAbandoned', label: '2', why: 'Not needed', signature: { meaning: 'abandoned', pageVersion: 2 } },
    ]);
    given(...inForce, draft, ...verdict.events)
      .when((state) => startRevision(state, { at: later }))
      .then({ type: 'RevisionOpened', label: '3' });
  });
  it('[DC-12] refuses to abandon what is in review', () => {
    given(...inReview())
      .when((state) => abandonDraft(state, { signer: luca, reason: 'No', at: later, page: stamp(2) }))
      .refused('notADraft', 'DC-12');
  });
});
