/** What the tests of withdrawals begin with: one that was proposed, and one that was signed. */
import { proposeWithdrawal, signWithdrawal } from '../../../src/domain/document-control/decide-withdrawal';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import { at, digest, idris, inForce, later, rolesOf, stateAfter, tomasz } from './given';

export const step = 'approve-2-qualityManager';
const approver = documentTypes.PRO.gate.filter((one) => one.meaning === 'approved');
export const propose =
  (signer: Person, asked: readonly Person[] = [idris]) =>
  (state: DocumentState) =>
    proposeWithdrawal(state, {
      signer,
      at,
      reason: 'No longer made',
      replacement: 'TBI-PRO-009',
      usedIn: ['TBI-WIN-001'],
      gate: documentTypes.PRO.gate,
      gateDigest: 'g'.repeat(64),
      signers: approver.map((one) => ({ step: { ...one, stage: 1 }, asked, excluded: [] })),
    });
export const proposed: readonly DocumentEvent[] = [...inForce, ...propose(tomasz)(stateAfter(inForce)).events];
export const answer = (signer: Person) => ({
  signer,
  at: later,
  round: 1,
  stepId: step,
  contentDigest: digest,
  roles: rolesOf('qualityManager'),
});
export const withdrawn: readonly DocumentEvent[] = [
  ...proposed,
  ...signWithdrawal(stateAfter(proposed), answer(idris)).events,
];
