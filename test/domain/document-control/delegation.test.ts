/** Who stands in for somebody signs and rejects for them, and what holds against either holds against both. */
import {
  approveStep,
  type Behalf,
  rejectStep,
  type SignStep,
} from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { type RevisionInReview, workOf } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import type { Role } from '../../../src/kernel/roles';
import {
  approval,
  contributed,
  given,
  grace,
  hana,
  idris,
  inReview,
  maren,
  opened,
  registered,
  review,
  rolesOf,
  sign,
  signature,
  signed,
  stateAfter,
  submission,
  tomasz,
} from './given';

const behalf = (principal: Person, ...roles: readonly Role[]): Behalf => ({
  principal,
  roles: rolesOf(...roles),
  groups: new Set(),
  isNamedToday: true,
});
const forTomasz = (more: Partial<SignStep> = {}) =>
  sign({ signer: hana, roles: rolesOf(), behalf: behalf(tomasz, 'processOwner'), ...more });

describe('signing for somebody else', () => {
  it('[AG-42] names both in the signature, and in the state', () => {
    const { verdict } = given(...inReview()).when((state) => approveStep(state, forTomasz()));
    expect(verdict).toMatchObject({
      refusal: null,
      events: [{ type: 'StepSigned', signature: { signer: hana, onBehalfOf: tomasz, meaning: 'reviewed' } }],
    });
    const after = workOf(stateAfter([...inReview(), ...verdict.events])) as RevisionInReview;
    expect(after.signings[0]).toMatchObject({ signer: hana, onBehalfOf: tomasz });
  });
  it('[AG-42] lets a delegate reject, too', () => {
    given(...inReview())
      .when((state) => rejectStep(state, { ...forTomasz(), comment: 'No' }))
      .then({ type: 'RoundReturned', signature: expect.objectContaining({ onBehalfOf: tomasz }) as never });
  });
  it('[AG-42] refuses who is not named today, and a delegate of who is not asked themselves', () => {
    const ended = { ...behalf(tomasz, 'processOwner'), isNamedToday: false };
    given(...inReview())
      .when((state) => approveStep(state, forTomasz({ behalf: ended })))
      .refused('notTheDelegate', 'AG-42');
    // Tomasz stands in for somebody else; Hana stands in for Tomasz and gets nothing of that.
    given(...inReview())
      .when((state) => approveStep(state, forTomasz({ behalf: behalf(maren) })))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-42, AG-7] holds the work of both against them, and puts the attempt on record', () => {
    const byDelegate = { stepId: approval, signer: hana, roles: rolesOf(), behalf: behalf(idris, 'qualityManager') };
    const reviewed = (who: Person) => [...inReview(contributed(who)), signed(review, tomasz, 'reviewed')];
    given(...reviewed(idris))
      .when((state) => approveStep(state, sign(byDelegate)))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused', person: idris, tried: hana, versions: [1] });
    given(...reviewed(hana))
      .when((state) => approveStep(state, sign(byDelegate)))
      .refused('approverContributed', 'AG-6', { type: 'SigningRefused', person: hana, versions: [1] });
    given(...reviewed(grace))
      .when((state) => approveStep(state, sign(byDelegate)))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
  it('[AG-43] never counts a person twice in a step, as signer or as principal', () => {
    const two = documentTypes.MAN.gate;
    const manual: readonly DocumentEvent[] = [
      ...registered('MAN'),
      { type: 'RevisionSubmitted', label: '1', round: 1, submission: submission(two) },
      opened(),
    ];
    const [first] = two;
    const stepId = first?.stepId ?? '';
    const reviewer = (more: Partial<SignStep>) => sign({ stepId, roles: rolesOf('reviewer'), ...more });
    const graceForHana: DocumentEvent = {
      type: 'StepSigned',
      label: '1',
      round: 1,
      stepId,
      signature: signature(grace, 'reviewed', '1', { onBehalfOf: hana }),
    };
    for (const one of [
      reviewer({ signer: grace }),
      reviewer({ signer: hana }),
      reviewer({ signer: grace, behalf: behalf(maren, 'reviewer') }),
      reviewer({ signer: maren, behalf: behalf(hana, 'reviewer') }),
    ]) {
      given(...manual, graceForHana)
        .when((state) => approveStep(state, one))
        .refused('alreadySigned', 'AG-3');
    }
    given(...manual, graceForHana)
      .when((state) => approveStep(state, reviewer({ signer: maren })))
      .then({ type: 'StepSigned' });
  });
});
