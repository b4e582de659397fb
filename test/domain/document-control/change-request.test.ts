/** The change request of a submission: demanded by a type, seen in Jira by the author, frozen with what was handed in. */
import { submitRevision } from '../../../src/domain/document-control/decide-submission';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { partSigners } from '../../../src/domain/document-control/eligible-signers';
import type { GateStep } from '../../../src/domain/document-control/gate';
import { at, given, idris, luca, registered, stamp, tomasz } from './given';

const { gate } = documentTypes.PRO;
const [review, approval] = gate as [GateStep, GateStep];
const nobody = { author: null, contributors: [] };
const issue = { issueId: '10021', key: 'QM-21', summary: 'Buffer runs out of date' };
const submit = (changeRequestRequired: boolean, changeRequest?: object) => ({
  author: luca,
  at,
  reason: 'First issue',
  seenPageVersion: 3,
  page: stamp(3),
  title: 'Control of documents',
  gate,
  gateDigest: 'g'.repeat(64),
  rules: {
    rejection: 'one',
    separation: 'standard',
    minor: 'skipsReview',
    reviewMonths: 12,
    distribution: [],
    changeRequestRequired,
    from: { level: 'site', version: 1 },
  } as const,
  signers: [partSigners(review, [tomasz], nobody), partSigners(approval, [idris], nobody)],
  tooLarge: [],
  ...(changeRequest === undefined ? {} : { changeRequest: changeRequest as never }),
});
const submittedWith = (more: object) => ({
  type: 'RevisionSubmitted' as const,
  label: '1',
  round: 1,
  submission: expect.objectContaining(more) as never,
});

describe('a change request', () => {
  it('[DC-70] is demanded where the type says so', () => {
    given(...registered())
      .when((state) => submitRevision(state, submit(true)))
      .refused('changeRequestNeeded', 'DC-70');
  });
  it('[DC-70, DC-71] is frozen as the author saw it', () => {
    given(...registered())
      .when((state) => submitRevision(state, submit(true, { kind: 'found', issue })))
      .then(submittedWith({ changeRequest: issue }));
  });
  it('[DC-70] is nobody’s business where the type does not ask for one', () => {
    given(...registered())
      .when((state) => submitRevision(state, submit(false)))
      .then(submittedWith({ reason: 'First issue' }));
  });
  it.each([
    ['notVisible', 'changeRequestNotVisible'],
    ['noJira', 'changeRequestWithoutJira'],
  ] as const)('[DC-71] that is %s is refused by name, whether demanded or not', (kind, code) => {
    for (const demanded of [true, false]) {
      const { verdict } = given(...registered()).when((state) =>
        submitRevision(state, submit(demanded, { kind, key: 'QM-9' })),
      );
      expect(verdict).toMatchObject({ events: [], refusal: { code, rule: 'DC-71', details: { issue: 'QM-9' } } });
    }
  });
});
