import fc from 'fast-check';
import { documentTypeCodes } from '../../../src/contract/document-types';
import { documentTypes } from '../../../src/domain/document-control/document-types';
import {
  type ApprovalGate,
  isMet,
  neededOf,
  openStage,
  type SignedStep,
  stepState,
} from '../../../src/domain/document-control/gate';
import { documentNumber, seriesOf } from '../../../src/domain/document-control/numbering';
import { nextReviewOn } from '../../../src/domain/document-control/review-date';
import { stepDueOn } from '../../../src/domain/document-control/step-due';
import type { Instant } from '../../../src/kernel/time';

const stepOf = fc.record({
  stage: fc.integer({ min: 1, max: 3 }),
  quorum: fc.integer({ min: 1, max: 3 }),
});
const gates = fc.array(stepOf, { minLength: 1, maxLength: 4 }).map(
  (steps): ApprovalGate =>
    steps.map((step, index) => ({
      ...step,
      stepId: `s${index}`,
      title: 'Step',
      meaning: 'reviewed',
      role: 'reviewer',
    })),
);
const signatures = fc.array(
  fc.record({ stepId: fc.constantFrom('s0', 's1', 's2', 's3'), signer: fc.constantFrom('a', 'b', 'c', 'd') }),
) as unknown as fc.Arbitrary<SignedStep[]>;

describe('gates', () => {
  it('[AG-3] count people, not signatures', () => {
    fc.assert(
      fc.property(gates, signatures, (gate, signed) => {
        for (const step of gate) {
          const people = new Set(signed.filter((one) => one.stepId === step.stepId).map((one) => one.signer));
          expect(isMet(step, signed)).toBe(people.size >= neededOf(step));
          expect(isMet(step, [...signed, ...signed])).toBe(isMet(step, signed));
        }
      }),
    );
  });
  it('[AG-2] open one stage at a time, the lowest that is not met', () => {
    fc.assert(
      fc.property(gates, signatures, (gate, signed) => {
        const stage = openStage(gate, signed);
        const states = gate.map((step) => [step.stage, stepState(gate, step, signed)] as const);
        if (stage === null) expect(states.every(([, state]) => state === 'met')).toBe(true);
        for (const [of, state] of states) {
          if (state === 'open') expect(of).toBe(stage);
          if (state === 'waiting') expect(of).toBeGreaterThan(stage ?? 0);
        }
      }),
    );
  });
  it('[AG-1] of every document type end with somebody who authorises', () => {
    for (const code of documentTypeCodes) {
      const { gate } = documentTypes[code];
      const last = Math.max(...gate.map((step) => step.stage));
      expect(gate.filter((step) => step.stage === last).every((step) => step.meaning === 'approved')).toBe(true);
      expect(new Set(gate.map((step) => step.stepId)).size).toBe(gate.length);
      for (const step of gate) expect(step.stepId.length).toBeLessThanOrEqual(40);
    }
    expect(documentTypes.PRO.gate.map((step) => [step.role, step.meaning])).toEqual([
      ['processOwner', 'reviewed'],
      ['qualityManager', 'approved'],
    ]);
  });
});

describe('numbers', () => {
  const prefixes = fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/);
  it('[DC-1] are never the same for two positions of a series, nor for two series', () => {
    const position = fc.record({ prefix: prefixes, code: fc.constantFrom(...documentTypeCodes), next: fc.nat(5000) });
    fc.assert(
      fc.property(position, position, (one, other) => {
        const number = (given: typeof one) => documentNumber(seriesOf(given.prefix, given.code), given.next);
        const isSame = one.prefix === other.prefix && one.code === other.code && one.next === other.next;
        expect(number(one) === number(other)).toBe(isSame);
      }),
    );
  });
  it('[DC-1] read PREFIX-TYPE-NNN and grow past three digits', () => {
    expect(documentNumber(seriesOf('TBI', 'PRO'), 4)).toBe('TBI-PRO-004');
    expect(documentNumber(seriesOf('TBI', 'FRM'), 1234)).toBe('TBI-FRM-1234');
  });
});

describe('dates', () => {
  it('[DC-16] fall on the same day months later, or on the last of a shorter month', () => {
    expect(nextReviewOn('2026-01-05T09:00:00.000Z' as Instant, 24)).toBe('2028-01-05');
    expect(nextReviewOn('2026-08-31T23:59:59.999Z' as Instant, 6)).toBe('2027-02-28');
    expect(nextReviewOn('2026-01-05T09:00:00.000Z' as Instant, null)).toBeNull();
  });
  it('count working days for a step', () => {
    expect(stepDueOn('2026-01-05T09:00:00.000Z' as Instant, {}, new Set())).toBe('2026-01-12');
    expect(stepDueOn('2026-01-09T09:00:00.000Z' as Instant, {}, new Set())).toBe('2026-01-16');
  });
});
