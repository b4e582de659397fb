/** What `npm run model` found, each as the smallest case that shows it. */
import { notePageAsRead } from '../../../src/domain/document-control/decide-page-change';
import { releaseInEmergency } from '../../../src/domain/document-control/decide-release';
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent, RoundOpened } from '../../../src/domain/document-control/events';
import type { ApprovalGate } from '../../../src/domain/document-control/gate';
import { reassignStep, type ReassignStep } from '../../../src/domain/document-control/reassignment';
import type { DocumentState } from '../../../src/domain/document-control/state';
import {
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
  sign,
  signature,
  smallFirm,
  sofia,
  stamp,
  submission,
  submitted,
  tomasz,
} from './given';

describe('a step that asks all, of whom each may sign with a waiver only', () => {
  const gate: ApprovalGate = [
    ...documentTypes.PRO.gate.slice(0, 1),
    { stepId: 'approve', stage: 2, title: 'Approval', meaning: 'approved', role: null, people: [luca], quorum: 'all' },
  ];
  const round = { ...opened(), asked: { [review]: 1, approve: 0 } } as RoundOpened;
  const handedIn: DocumentEvent = {
    type: 'RevisionSubmitted',
    label: '1',
    round: 1,
    submission: { ...submission(gate), rules: smallFirm },
  };
  it('[AG-3, AG-12, AG-52] is not met by nobody: the review alone approves nothing', () => {
    given(...registered(), handedIn, round)
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
});

describe('a page that was read before and is told of late', () => {
  const old = {
    page: stamp(1),
    by: grace,
    title: 'Control of documents',
    contentDigest: 'e'.repeat(64),
    change: 'It changed.',
    at: later,
  };
  const look = (state: DocumentState) => notePageAsRead(state, old);
  it('[DC-9] sends no round back that was opened on a later version', () => {
    given(...registered(), submitted(undefined, '1', 1, 2), opened())
      .when(look)
      .then();
    given(...registered(), submitted(undefined, '1', 1, 1), opened())
      .when(look)
      .then({ type: 'RoundReturned' });
  });
  it('[DC-8, DC-10] neither opens a draft nor says that the page is the text in force again', () => {
    const changed: DocumentEvent = { type: 'PageChanged', page: stamp(3), by: grace, title: 'New', at };
    const draft: DocumentEvent = { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'pageChanged', at };
    given(...inForce, changed, draft)
      .when((state) => notePageAsRead(state, { ...old, page: stamp(2), contentDigest: digest }))
      .then();
    given(...inForce, changed, draft)
      .when((state) => notePageAsRead(state, { ...old, page: stamp(3), contentDigest: digest }))
      .then({ type: 'PageMatchesAgain' });
  });
});

describe('an emergency release while a withdrawal is under way', () => {
  const proposed: DocumentEvent = {
    type: 'WithdrawalProposed',
    label: '1',
    round: 1,
    why: 'No longer made',
    replacement: null,
    usedIn: [],
    gate: documentTypes.PRO.gate.slice(1),
    gateDigest: 'g',
    signature: signature(tomasz, 'withdrawalProposed'),
  };
  const draft: DocumentEvent = { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at };
  const release = (state: DocumentState) =>
    releaseInEmergency(state, {
      signer: idris,
      at: later,
      reason: 'Wrong torque',
      seenPageVersion: 2,
      page: stamp(2),
      title: 'Control of documents',
      gateDigest: 'g',
      tooLarge: [],
    });
  it('[DC-30, DC-33] is refused as any round is', () => {
    given(...inForce, draft, proposed)
      .when(release)
      .refused('withdrawalUnderWay', 'DC-33');
    given(...inForce, draft)
      .when(release)
      .then({ type: 'RevisionSubmitted' });
  });
});

describe('giving a step to somebody', () => {
  const give = (more: Partial<ReassignStep> = {}): ReassignStep => ({
    stepId: 'two',
    round: 1,
    from: null,
    to: { ...sofia, isActive: true },
    by: idris,
    reason: 'On leave',
    at: later,
    ...more,
  });
  const gate: ApprovalGate = [
    { stepId: 'two', stage: 1, title: 'Two reviews', meaning: 'reviewed', role: 'reviewer', quorum: 2 },
    ...documentTypes.PRO.gate.slice(1),
  ];
  const graceForHana: DocumentEvent = {
    type: 'StepSigned',
    label: '1',
    round: 1,
    stepId: 'two',
    signature: signature(grace, 'reviewed', '1', { onBehalfOf: hana }),
  };
  const half: readonly DocumentEvent[] = [...registered(), submitted(gate), opened(), graceForHana];
  it('[AG-44, AG-45] is refused when a delegate already signed for them, from whom or to whom it is given', () => {
    given(...half)
      .when((state) => reassignStep(state, give({ to: { ...hana, isActive: true } })))
      .refused('alreadySigned', 'AG-44');
    given(...half)
      .when((state) => reassignStep(state, give({ from: hana })))
      .refused('alreadySigned', 'AG-44');
    given(...half)
      .when((state) => reassignStep(state, give({ from: maren })))
      .then({ type: 'StepReassigned' });
  });
  it('[AG-44, AG-45] is refused to who rejected it and is done with it', () => {
    const rejected: DocumentEvent = {
      type: 'StepRejected',
      label: '1',
      round: 1,
      stepId: 'two',
      signature: signature(sofia, 'rejected', '1', { comment: 'No' }),
    };
    given(...half, rejected)
      .when((state) => reassignStep(state, give()))
      .refused('alreadySigned', 'AG-44');
  });
  it('[AG-44] from a person to the same person leaves them asked', () => {
    const toThemselves: DocumentEvent = {
      type: 'StepReassigned',
      label: '1',
      round: 1,
      stepId: review,
      from: tomasz,
      to: tomasz,
      by: sofia,
      why: 'A slip',
      at,
    };
    given(...inReview(), toThemselves)
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
});
