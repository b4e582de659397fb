import {
  cancelNumber,
  changeOwner,
  registerDocument,
  withdrawDocument,
} from '../../../src/domain/document-control/decide-registration';
import type { PageId, SpaceId } from '../../../src/kernel/ids';
import { at, given, grace, idris, inForce, inReview, registered, sofia, tomasz } from './given';

const register = (more: object = {}) => ({
  pageId: '98312' as PageId,
  spaceId: '77' as SpaceId,
  title: 'Control of documents',
  number: 'TBI-PRO-007',
  typeCode: 'PRO' as const,
  owner: tomasz,
  legacyRevision: null,
  at,
  ...more,
});
const cancelled = {
  type: 'NumberCancelled',
  by: sofia,
  why: 'Wrong type',
  at,
} as const;

describe('putting a page under control', () => {
  it('[DC-2, DC-3] numbers the document and opens revision 1 as a draft', () => {
    given()
      .when((state) => registerDocument(state, register()))
      .then({ type: 'DocumentRegistered', number: 'TBI-PRO-007' }, { type: 'RevisionOpened', label: '1' });
  });
  it('[DC-3] starts after the last legacy revision', () => {
    given()
      .when((state) => registerDocument(state, register({ legacyRevision: 5 })))
      .then({ type: 'DocumentRegistered', legacyRevision: 5 }, { type: 'RevisionOpened', label: '6', ordinal: 6 });
  });
  it('[DC-2] refuses a page that is under control', () => {
    given(...registered())
      .when((state) => registerDocument(state, register()))
      .refused('alreadyControlled', 'DC-2');
  });
  it('[DC-2] takes a page whose number was cancelled, under a new number', () => {
    given(...registered(), { type: 'RevisionAbandoned', label: '1', by: sofia, why: 'Wrong type', at }, cancelled)
      .when((state) => registerDocument(state, register()))
      .then({ type: 'DocumentRegistered', number: 'TBI-PRO-007' }, { type: 'RevisionOpened', label: '1' });
  });
});

describe('the owner', () => {
  it('[DC-13] changes with a reason', () => {
    given(...registered())
      .when((state) => changeOwner(state, { owner: grace, reason: 'Tomasz moves on' }))
      .then({ type: 'OwnerChanged', from: tomasz, to: grace, why: 'Tomasz moves on' });
  });
  it('[DC-13] records nothing when it is the owner already', () => {
    given(...registered())
      .when((state) => changeOwner(state, { owner: tomasz, reason: 'Same' }))
      .then();
  });
  it('[DC-13] refuses for a page that is not under control', () => {
    given()
      .when((state) => changeOwner(state, { owner: grace, reason: 'No document' }))
      .refused('notControlled', 'DC-2');
  });
});

describe('withdrawing', () => {
  const withdraw = { signer: idris, reason: 'No longer made', at };
  it('[DC-14, SG-1] signs the withdrawal over the text in force', () => {
    given(...inForce)
      .when((state) => withdrawDocument(state, withdraw))
      .then({
        type: 'DocumentWithdrawn',
        signature: expect.objectContaining({
          meaning: 'withdrawn',
          revisionLabel: '1',
          comment: 'No longer made',
        }) as never,
      });
  });
  it('[DC-14] abandons an open draft with it', () => {
    given(...inForce, { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at })
      .when((state) => withdrawDocument(state, withdraw))
      .then({ type: 'RevisionAbandoned', label: '2' }, { type: 'DocumentWithdrawn' });
  });
  it('[DC-14] refuses a document that was never in force', () => {
    given(...registered())
      .when((state) => withdrawDocument(state, withdraw))
      .refused('neverEffective', 'DC-14');
  });
  it('[DC-14] never comes back', () => {
    const { verdict } = given(...inForce).when((state) => withdrawDocument(state, withdraw));
    given(...inForce, ...verdict.events)
      .when((state) => withdrawDocument(state, withdraw))
      .refused('documentWithdrawn', 'DC-14');
    given(...inForce, ...verdict.events)
      .when((state) => registerDocument(state, register()))
      .refused('alreadyControlled', 'DC-2');
  });
});

describe('cancelling a number', () => {
  it('[DC-15] ends a document that was never effective', () => {
    given(...registered())
      .when((state) => cancelNumber(state, { by: sofia, reason: 'Wrong type', at }))
      .then({ type: 'RevisionAbandoned' }, { type: 'NumberCancelled', why: 'Wrong type' });
  });
  it('[DC-15] refuses while a round is under way', () => {
    given(...inReview())
      .when((state) => cancelNumber(state, { by: sofia, reason: 'Wrong type', at }))
      .refused('alreadyInWork', 'DC-15');
  });
  it('[DC-15] refuses a document in force', () => {
    given(...inForce)
      .when((state) => cancelNumber(state, { by: sofia, reason: 'Wrong type', at }))
      .refused('wrongState', 'DC-15');
  });
  it('[DC-15] happens once', () => {
    given(...registered(), { type: 'RevisionAbandoned', label: '1', by: sofia, why: 'Wrong type', at }, cancelled)
      .when((state) => cancelNumber(state, { by: sofia, reason: 'Again', at }))
      .refused('numberCancelled', 'DC-15');
  });
});
