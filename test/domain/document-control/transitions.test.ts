import fc from 'fast-check';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { evolve } from '../../../src/domain/document-control/evolve';
import { revisionTransitions } from '../../../src/domain/document-control/transitions';
import {
  at,
  grace,
  idris,
  inForce,
  inReview,
  luca,
  opened,
  registered,
  signature,
  signed,
  stateAfter,
  submitted,
  tomasz,
} from './given';

const examples: readonly DocumentEvent[] = [
  ...registered(),
  submitted(),
  opened(),
  signed('review-1-processOwner', tomasz, 'reviewed'),
  {
    type: 'SigningRefused',
    label: '1',
    round: 1,
    stepId: 's',
    person: luca,
    because: 'approverIsAuthor',
    versions: [],
    at,
  },
  { type: 'RoundReturned', label: '1', round: 1, kind: 'rejected', by: grace, why: 'No', at, signature: null },
  { type: 'RoundNotOpened', label: '1', round: 1, steps: [], contributors: [], at },
  { type: 'SubmissionRefused', label: '1', round: 1, steps: [], by: luca, at },
  { type: 'RevisionApproved', label: '1', round: 1, at },
  { type: 'RevisionMadeEffective', label: '1', at, nextReviewOn: null },
  { type: 'RevisionAbandoned', label: '1', by: luca, why: 'No', at },
  { type: 'NumberCancelled', by: luca, why: 'No', at },
  { type: 'DocumentWithdrawn', signature: signature(idris, 'withdrawn') },
];

describe('life cycles', () => {
  it('[DC-4] never return from superseded, withdrawn and abandoned', () => {
    expect(revisionTransitions.superseded).toEqual({});
    expect(revisionTransitions.withdrawn).toEqual({});
    expect(revisionTransitions.abandoned).toEqual({});
  });
  it.each([
    ['a signature on a draft', registered(), 'StepSigned'],
    ['an approval without a round', registered(), 'RevisionApproved'],
    ['effect without approval', inReview(), 'RevisionMadeEffective'],
    ['a submission during a round', inReview(), 'RevisionSubmitted'],
    ['withdrawal of what was never in force', inReview(), 'DocumentWithdrawn'],
    ['cancellation of what is in force', inForce, 'NumberCancelled'],
    ['a second registration', inForce, 'DocumentRegistered'],
    ['anything but registration of a plain page', [], 'RevisionOpened'],
  ] as const)('[DC-4] take %s for damage', (_what, before, type) => {
    const event = examples.find((one) => one.type === type);
    expect(() => evolve(stateAfter(before), event as DocumentEvent)).toThrow();
  });
  it('[DC-4] keep a document in force through any further events until it is withdrawn', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...examples), { maxLength: 30 }), (events) => {
        let state = stateAfter(inForce);
        for (const event of events) {
          const before = state;
          try {
            state = evolve(before, event);
          } catch {
            continue;
          }
          if (before.life === 'inForce') expect(['inForce', 'withdrawn']).toContain(state.life);
          // Only a new revision brings a withdrawn document back. [DC-36]
          if (before.life === 'withdrawn' && event.type !== 'RevisionMadeEffective')
            expect(state.life).toBe('withdrawn');
        }
      }),
    );
  });
});
