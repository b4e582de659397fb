import { cancelNumber, changeOwner, registerDocument } from '../../../src/domain/document-control/decide-registration';
import type { PageId, SpaceId } from '../../../src/kernel/ids';
import { at, given, grace, inForce, inReview, registered, sofia, stamp, tomasz } from './given';

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

describe('cancelling a number', () => {
  it('[DC-15, DC-35] ends a document that was never effective, signed', () => {
    given(...registered())
      .when((state) => cancelNumber(state, { signer: sofia, reason: 'Wrong type', at, page: stamp(1) }))
      .then(
        { type: 'RevisionAbandoned' },
        {
          type: 'NumberCancelled',
          why: 'Wrong type',
          signature: expect.objectContaining({ meaning: 'cancelled', signer: sofia }) as never,
        },
      );
  });
  it('[DC-15] refuses while a round is under way', () => {
    given(...inReview())
      .when((state) => cancelNumber(state, { signer: sofia, reason: 'Wrong type', at, page: stamp(1) }))
      .refused('alreadyInWork', 'DC-15');
  });
  it('[DC-15] refuses a document in force', () => {
    given(...inForce)
      .when((state) => cancelNumber(state, { signer: sofia, reason: 'Wrong type', at, page: stamp(1) }))
      .refused('wrongState', 'DC-15');
  });
  it('[DC-15] happens once', () => {
    given(...registered(), { type: 'RevisionAbandoned', label: '1', by: sofia, why: 'Wrong type', at }, cancelled)
      .when((state) => cancelNumber(state, { signer: sofia, reason: 'Again', at, page: stamp(1) }))
      .refused('numberCancelled', 'DC-15');
  });
});
