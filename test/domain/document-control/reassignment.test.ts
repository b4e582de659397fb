/** A step given to somebody else, or to one more person. */
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { reassignStep, type ReassignStep } from '../../../src/domain/document-control/reassignment';
import { workOf } from '../../../src/domain/document-control/state';
import {
  approval,
  contributed,
  given,
  grace,
  hana,
  inReview,
  later,
  opened,
  registered,
  review,
  rolesOf,
  sign,
  signed,
  sofia,
  stateAfter,
  submitted,
  tomasz,
} from './given';

describe('giving a step to somebody else', () => {
  const give = (more: Partial<ReassignStep> = {}): ReassignStep => ({
    stepId: review,
    round: 1,
    from: tomasz,
    to: { ...hana, isActive: true },
    by: sofia,
    reason: 'On leave',
    at: later,
    ...more,
  });
  const given1: DocumentEvent = {
    type: 'StepReassigned',
    label: '1',
    round: 1,
    stepId: review,
    from: tomasz,
    to: hana,
    by: sofia,
    why: 'On leave',
    at: later,
  };
  it('[AG-44] is recorded with its reason; the new person signs, the other no longer', () => {
    given(...inReview())
      .when((state) => reassignStep(state, give()))
      .then(given1);
    given(...inReview(), given1)
      .when((state) => approveStep(state, sign({ signer: hana, roles: rolesOf() })))
      .then({ type: 'StepSigned' });
    given(...inReview(), given1)
      .when((state) => approveStep(state, sign()))
      .refused('notAsked', 'AG-4');
    // Given back, they are asked again.
    const back: DocumentEvent = { ...given1, from: hana, to: tomasz };
    given(...inReview(), given1, back)
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
  it('[AG-44] without a "from" asks one more person', () => {
    given(...inReview(), { ...given1, from: null })
      .when((state) => approveStep(state, sign()))
      .then({ type: 'StepSigned' });
  });
  it('[AG-44] refuses a step that is met, another round, somebody who signed, and what is not in review', () => {
    const met = [...inReview(), signed(review, tomasz, 'reviewed')];
    given(...met)
      .when((state) => reassignStep(state, give()))
      .refused('stepNotOpen', 'AG-44');
    given(...inReview())
      .when((state) => reassignStep(state, give({ round: 2 })))
      .refused('changedMeanwhile', 'AG-44');
    given(...registered())
      .when((state) => reassignStep(state, give()))
      .refused('nothingInReview', 'AG-44');
  });
  it('[AG-76] counts one more who is asked, one fewer when it goes to one of them, and as many as before else', () => {
    const gate = documentTypes.PRO.gate.map((step) =>
      step.stepId === review ? { ...step, quorum: 'all' as const } : step,
    );
    const round = (asked: number): readonly DocumentEvent[] => [
      ...registered(),
      submitted(gate),
      { ...(opened() as Extract<DocumentEvent, { type: 'RoundOpened' }>), asked: { [review]: asked } },
    ];
    const able = [tomasz.accountId, grace.accountId];
    const counted = (more: Partial<ReassignStep>) =>
      given(...round(2)).when((state) => reassignStep(state, give({ able, ...more }))).verdict.events;
    expect(counted({ from: null })).toMatchObject([{ asked: 3 }]);
    expect(counted({ to: { ...grace, isActive: true } })).toMatchObject([{ asked: 1 }]);
    expect(counted({})[0]).not.toHaveProperty('asked');
    expect(counted({ from: null, to: { ...grace, isActive: true } })[0]).not.toHaveProperty('asked');
    expect(counted({ to: { ...tomasz, isActive: true } })[0]).not.toHaveProperty('asked');
    // All three must sign then, and the round of before it was counted stays as it was.
    const three = [...round(2), ...counted({ from: null })];
    expect(workOf(stateAfter(three))).toMatchObject({ submission: { gate: [{ asked: 3 }, {}] } });
    const old = [...round(2), { ...given1, from: null } as DocumentEvent];
    expect(workOf(stateAfter(old))).toMatchObject({ submission: { gate: [{ asked: 2 }, {}] } });
  });
  it('[AG-76] refuses to leave a step with fewer people than it needs', () => {
    const gate = documentTypes.PRO.gate.map((step) => (step.stepId === review ? { ...step, quorum: 2 } : step));
    const two = { ...(opened() as Extract<DocumentEvent, { type: 'RoundOpened' }>), asked: { [review]: 2 } };
    given(...registered(), submitted(gate), two)
      .when((state) =>
        reassignStep(state, give({ able: [tomasz.accountId, grace.accountId], to: { ...grace, isActive: true } })),
      )
      .refused('stepHasNobodyEligible', 'AG-76');
  });
  it('[AG-45] refuses somebody inactive, and who may not approve it', () => {
    given(...inReview())
      .when((state) => reassignStep(state, give({ to: { ...hana, isActive: false } })))
      .refused('personInactive', 'AG-45');
    given(...inReview(contributed(hana)))
      .when((state) => reassignStep(state, give({ stepId: approval })))
      .refused('approverContributed', 'AG-45');
    given(...inReview(contributed(hana)))
      .when((state) => reassignStep(state, give()))
      .then({ type: 'StepReassigned' });
  });
});
