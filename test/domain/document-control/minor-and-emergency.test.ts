import { confirmMinor } from '../../../src/domain/document-control/decide-minor';
import { completeRelease, releaseInEmergency } from '../../../src/domain/document-control/decide-release';
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import { startRevision, submitRevision } from '../../../src/domain/document-control/decide-submission';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { withoutReviews } from '../../../src/domain/document-control/gate';
import type { DocumentState } from '../../../src/domain/document-control/state';
import {
  at,
  content,
  digest,
  given,
  idris,
  inForce,
  inReview,
  later,
  luca,
  opened,
  registered,
  rolesOf,
  sofia,
  stamp,
  stateAfter,
  submission,
} from './given';

const draftOf2: DocumentEvent = { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at };
const gate = withoutReviews(documentTypes.PRO.gate);
const submit = (kind: 'major' | 'minor') => (state: DocumentState) =>
  submitRevision(state, {
    author: luca,
    at: later,
    reason: 'A typing error',
    seenPageVersion: 2,
    page: stamp(2),
    title: 'Control of documents',
    gate,
    gateDigest: 'g',
    signers: gate.map((step) => ({ step, asked: [idris], excluded: [] })),
    tooLarge: [],
    kind,
  });
const minorInReview: readonly DocumentEvent[] = [
  ...inForce,
  draftOf2,
  { type: 'RevisionRelabelled', label: '2', to: '1.1', lastOrdinal: 1, lastMinor: 1, at },
  { type: 'RevisionSubmitted', label: '1.1', round: 1, submission: { ...submission(gate, 2), kind: 'minor' } },
  opened([], '1.1'),
];
const confirm =
  (signer: typeof idris, refusal: string | null = null) =>
  (state: DocumentState) =>
    confirmMinor(state, { signer, at: later, round: 1, contentDigest: digest, refusal });
const approve = (state: DocumentState) =>
  approveStep(state, {
    stepId: 'approve-2-qualityManager',
    signer: idris,
    roles: rolesOf('qualityManager'),
    seen: { round: 1, pageVersion: 2, contentDigest: digest },
    page: { unchanged: true },
    at: later,
  });

describe('a minor revision', () => {
  it('[DC-27] goes on under a label of the revision in force, and gives its own back', () => {
    const { verdict, then } = given(...inForce, draftOf2).when(submit('minor'));
    then({ type: 'RevisionRelabelled', label: '2', to: '1.1' }, { type: 'RevisionSubmitted', label: '1.1' });
    const effective: readonly DocumentEvent[] = [
      opened([], '1.1'),
      { type: 'RevisionApproved', label: '1.1', round: 1, at },
      { type: 'RevisionSuperseded', label: '1', by: '1.1', at },
      { type: 'RevisionMadeEffective', label: '1.1', at, nextReviewOn: null },
    ];
    given(...inForce, draftOf2, ...verdict.events, ...effective)
      .when((state) => startRevision(state, { at: later }))
      .then({ type: 'RevisionOpened', label: '2' });
  });
  it('[DC-27] counts on from the minor revision before', () => {
    const state = stateAfter([
      ...minorInReview,
      { type: 'RevisionApproved', label: '1.1', round: 1, at },
      { type: 'RevisionSuperseded', label: '1', by: '1.1', at },
      { type: 'RevisionMadeEffective', label: '1.1', at, nextReviewOn: null },
      draftOf2,
    ]);
    expect(submit('minor')(state).events).toMatchObject([{ to: '1.2' }, { label: '1.2' }]);
  });
  it('[DC-27] is refused when nothing is in force', () => {
    given(...registered())
      .when(submit('minor'))
      .refused('minorNeedsRevision', 'DC-27');
  });
  it('[DC-27] relabels nothing when the revision is major', () => {
    given(...inForce, draftOf2)
      .when(submit('major'))
      .then({ type: 'RevisionSubmitted', label: '2' });
  });
  it('[DC-27] refused as minor, it is submitted as major under a label nobody had', () => {
    const { verdict } = given(...minorInReview).when(confirm(idris, 'This changes a limit'));
    given(...minorInReview, ...verdict.events)
      .when(submit('major'))
      .then(
        { type: 'RevisionRelabelled', label: '1.1', to: '2', lastMinor: 1 },
        { type: 'RevisionSubmitted', label: '2' },
      );
  });
  it('[DC-28] is confirmed, signed, by somebody else', () => {
    given(...minorInReview)
      .when(confirm(idris))
      .then({ type: 'MinorConfirmed', signature: expect.objectContaining({ meaning: 'minorConfirmed' }) as never });
  });
  it('[DC-28] is not confirmed by its author', () => {
    given(...minorInReview)
      .when(confirm(luca))
      .refused('approverIsAuthor', 'DC-28');
  });
  it('[AG-71] is confirmed by a delegate, both named, but not in the name of its author', () => {
    const inPlaceOf = (onBehalfOf: typeof idris) => (state: DocumentState) =>
      confirmMinor(state, { signer: sofia, onBehalfOf, at: later, round: 1, contentDigest: digest, refusal: null });
    given(...minorInReview)
      .when(inPlaceOf(idris))
      .then({
        type: 'MinorConfirmed',
        signature: expect.objectContaining({ signer: sofia, onBehalfOf: idris }) as never,
      });
    given(...minorInReview)
      .when(inPlaceOf(luca))
      .refused('approverIsAuthor', 'DC-28');
  });
  it('[DC-28] is confirmed once', () => {
    const { verdict } = given(...minorInReview).when(confirm(idris));
    given(...minorInReview, ...verdict.events)
      .when(confirm(sofia))
      .refused('alreadySigned', 'DC-28');
  });
  it('[DC-28] cannot be approved before it is confirmed', () => {
    given(...minorInReview)
      .when(approve)
      .refused('minorNotConfirmed', 'DC-28');
  });
  it('[DC-28] is sent back, signed, when it is none', () => {
    given(...minorInReview)
      .when(confirm(idris, 'This changes a limit'))
      .then({ type: 'RoundReturned', kind: 'rejected', why: 'This changes a limit' });
  });
  it('[DC-29] skips the reviews and still needs the approval', () => {
    expect(gate.map((step) => step.meaning)).toEqual(['approved']);
    const { verdict } = given(...minorInReview).when(confirm(idris));
    given(...minorInReview, ...verdict.events)
      .when(approve)
      .then(
        { type: 'StepSigned' },
        { type: 'RevisionApproved' },
        { type: 'RevisionSuperseded' },
        { type: 'RevisionMadeEffective', label: '1.1' },
      );
  });
});

describe('an emergency release', () => {
  const release =
    (seenPageVersion = 2) =>
    (state: DocumentState) =>
      releaseInEmergency(state, {
        signer: idris,
        at: later,
        reason: 'Wrong serial range printed',
        seenPageVersion,
        page: stamp(2),
        title: 'Control of documents',
        gateDigest: 'g',
        tooLarge: [],
      });
  const released = () => {
    const { verdict } = given(...inForce, draftOf2).when(release());
    return [...inForce, draftOf2, ...verdict.events];
  };
  const complete = (state: DocumentState) =>
    completeRelease(state, { label: '2', round: 1, content, contributors: [], daysOff: new Set(), at: later });

  it('[DC-30] is signed on a draft, with the page version its signer saw', () => {
    given(...inForce, draftOf2)
      .when(release())
      .then({ type: 'RevisionSubmitted', label: '2' });
    given(...inForce, draftOf2)
      .when(release(1))
      .refused('pageVersionStale', 'DC-5');
  });
  it('[DC-30] is refused for what is in review', () => {
    given(...inReview())
      .when(release())
      .refused('notADraft', 'DC-30');
  });
  it('[DC-30, DC-31] takes effect in the commit that froze it, temporary, and opens the draft of the full round', () => {
    given(...released())
      .when(complete)
      .then(
        {
          type: 'RevisionReleased',
          signature: expect.objectContaining({
            meaning: 'released',
            signer: idris,
            comment: 'Wrong serial range printed',
            contentDigest: digest,
          }) as never,
        },
        { type: 'RevisionSuperseded', label: '1', by: '2' },
        { type: 'RevisionMadeEffective', label: '2', temporaryUntil: '2026-01-20' as never },
        { type: 'RevisionOpened', label: '3', because: 'released' },
      );
  });
  it('[HD-2] is temporary for ten working days that leave out the holidays of the site', () => {
    const state = stateAfter(released());
    const off = {
      label: '2',
      round: 1,
      content,
      contributors: [],
      at: later,
      daysOff: new Set(['2026-01-07'] as never[]),
    };
    expect(completeRelease(state, off).events).toContainEqual(
      expect.objectContaining({ type: 'RevisionMadeEffective', temporaryUntil: '2026-01-21' }),
    );
  });
  it('[DC-30] does nothing the second time', () => {
    const { verdict } = given(...released()).when(complete);
    given(...released(), ...verdict.events)
      .when(complete)
      .then();
  });
  it('[DC-31] ends being temporary with the full round', () => {
    const { verdict } = given(...released()).when(complete);
    const state = stateAfter([
      ...released(),
      ...verdict.events,
      { type: 'RevisionSubmitted', label: '3', round: 1, submission: submission([], 2) },
      opened([], '3'),
      { type: 'RevisionApproved', label: '3', round: 1, at: later },
      { type: 'RevisionSuperseded', label: '2', by: '3', at: later },
      { type: 'RevisionMadeEffective', label: '3', at: later, nextReviewOn: null },
    ]);
    expect(state).toMatchObject({ life: 'inForce', effective: { label: '3' } });
    expect(state).not.toHaveProperty('effective.temporaryUntil');
  });
});
