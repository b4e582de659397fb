/**
 * What the panel says of those who are asked and cannot sign, from the events alone.
 */
import { roundNotices } from '../../../src/application/document-control/round-notices';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { ControlledDocument } from '../../../src/domain/document-control/state';
import { approval, at, hana, inReview, review, signed, stateAfter, tomasz } from '../../domain/document-control/given';

const inactive = (stepId: string): DocumentEvent => ({
  type: 'InactiveApproverFlagged',
  label: '1',
  round: 1,
  stepId,
  person: hana,
  at,
});

function noticesAfter(...events: readonly DocumentEvent[]): readonly string[] {
  const state = stateAfter([...inReview(), ...events]);
  if (state === null) throw new Error('no document');
  return roundNotices(state as ControlledDocument);
}

describe('notices about a round', () => {
  it('[AG-47] name who is asked and has no active account', () => {
    const [title] = documentTypes.PRO.gate.filter((step) => step.stepId === review).map((step) => step.title);
    expect(noticesAfter(inactive(review))).toEqual([
      expect.stringContaining(`Hana is asked to sign “${title}”, but has no active account.`),
    ]);
  });
  it('[AG-47] say nothing of a step that has all its signatures', () => {
    expect(noticesAfter(inactive(review), signed(review, tomasz, 'reviewed'))).toEqual([]);
    expect(noticesAfter(inactive(approval), signed(review, tomasz, 'reviewed'))).toHaveLength(1);
  });
});
