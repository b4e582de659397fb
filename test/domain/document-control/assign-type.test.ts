/** Another type, or the approval of another type, for a document that already has a number. */
import type { DocumentTypeCode } from '../../../src/contract/document-types';
import { assignGate, assignType } from '../../../src/domain/document-control/assign-type';
import {
  effectiveConfiguration,
  emptyRecord,
  frozenRulesOf,
  withApprovalOf,
} from '../../../src/domain/document-control/configuration/type-configuration';
import { proposeWithdrawal } from '../../../src/domain/document-control/decide-withdrawal';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import { at, given, idris, inForce, inReview, opened, registered, sofia, stateAfter, submitted, tomasz } from './given';

const why = 'It says how one machine is set up';
const toType = (typeCode: DocumentTypeCode) => (state: DocumentState) =>
  assignType(state, { typeCode, by: sofia, reason: why, at });
const toGate = (typeCode: DocumentTypeCode) => (state: DocumentState) =>
  assignGate(state, { typeCode, by: idris, reason: why, at });
const leaving: readonly DocumentEvent[] = [
  ...inForce,
  ...proposeWithdrawal(stateAfter(inForce), {
    signer: tomasz,
    at,
    reason: 'No longer made',
    replacement: null,
    usedIn: [],
    gate: documentTypes.PRO.gate,
    gateDigest: 'g'.repeat(64),
    signers: documentTypes.PRO.gate.map((step) => ({ step, asked: [idris], excluded: [] })),
  }).events,
];
const withGate: readonly DocumentEvent[] = [...inForce, ...toGate('POL')(stateAfter(inForce)).events];

describe('another type', () => {
  it('[DC-74] is given with a reason, and the number stays', () => {
    given(...inForce)
      .when(toType('WIN'))
      .then({ type: 'TypeAssigned', from: 'PRO', to: 'WIN', by: sofia, why });
    const after = stateAfter([...inForce, ...toType('WIN')(stateAfter(inForce)).events]);
    expect(after).toMatchObject({ identity: { typeCode: 'WIN', number: 'TBI-PRO-001' }, effective: { label: '1' } });
  });
  it('[DC-74] is refused while a round runs, of a revision or of a withdrawal, and for what is not under control', () => {
    given(...inReview())
      .when(toType('WIN'))
      .refused('alreadyInWork', 'DC-74');
    given(...leaving)
      .when(toType('WIN'))
      .refused('withdrawalUnderWay', 'DC-74');
    given().when(toType('WIN')).refused('notControlled', 'DC-2');
  });
  it('[DC-74] records nothing when it is the type already, whatever runs', () => {
    given(...inReview())
      .when(toType('PRO'))
      .then();
  });
  it('[DC-74, AG-72] ends a gate that was given to the former type', () => {
    given(...withGate)
      .when(toType('WIN'))
      .then({ type: 'GateAssigned', from: 'POL', to: null }, { type: 'TypeAssigned', to: 'WIN' });
  });
});

describe('the approval of another type', () => {
  it('[AG-72] is given with a reason and stays when the next revision comes into force', () => {
    given(...inForce)
      .when(toGate('POL'))
      .then({ type: 'GateAssigned', from: null, to: 'POL', by: idris, why });
    const next: readonly DocumentEvent[] = [
      ...withGate,
      { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at },
      submitted([], '2'),
      opened([], '2'),
      { type: 'RevisionApproved', label: '2', round: 1, at },
      { type: 'RevisionMadeEffective', label: '2', at, nextReviewOn: null },
    ];
    expect(stateAfter(next)).toMatchObject({ gateOf: 'POL', identity: { typeCode: 'PRO' } });
  });
  it('[AG-72] is taken back by its own type', () => {
    given(...withGate)
      .when(toGate('PRO'))
      .then({ type: 'GateAssigned', from: 'POL', to: null });
    const back = stateAfter([...withGate, ...toGate('PRO')(stateAfter(withGate)).events]);
    expect(back).not.toHaveProperty('gateOf');
  });
  it('[AG-72] is refused while a round runs', () => {
    given(...inReview())
      .when(toGate('POL'))
      .refused('alreadyInWork', 'AG-72');
    given(...leaving)
      .when(toGate('POL'))
      .refused('withdrawalUnderWay', 'AG-72');
  });
  it('[AG-72] records nothing when it is so already', () => {
    given(...registered())
      .when(toGate('PRO'))
      .then();
    given(...withGate)
      .when(toGate('POL'))
      .then();
  });
  it('[AG-72] brings steps, rejection, separation and minor policy, and nothing else of that type', () => {
    const own = effectiveConfiguration('PRO', { ...emptyRecord, value: { reviewMonths: 6 }, version: 3 }, null);
    const other = effectiveConfiguration('POL', { ...emptyRecord, version: 5 }, null);
    const mixed = withApprovalOf(own, other);
    expect(mixed.values).toMatchObject({ approval: other.values.approval, reviewMonths: 6, numberingCode: 'PRO' });
    expect(frozenRulesOf(mixed).from).toEqual({ level: 'builtIn', version: 0, typeCode: 'POL' });
    expect(frozenRulesOf(own).from).not.toHaveProperty('typeCode');
  });
});
