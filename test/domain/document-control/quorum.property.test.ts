/** Quorum and void rules for any gate and any order of signing: counted here by hand, held against the real `decide` and `evolve`. */
import fc from 'fast-check';
import { notePageAsRead } from '../../../src/domain/document-control/decide-page-change';
import { approveStep } from '../../../src/domain/document-control/decide-signing';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { evolve } from '../../../src/domain/document-control/evolve';
import type { ApprovalGate, GateStep } from '../../../src/domain/document-control/gate';
import { type DocumentState, workOf } from '../../../src/domain/document-control/state';
import type { Instant } from '../../../src/kernel/time';
import {
  digest,
  grace,
  hana,
  idris,
  later,
  luca,
  maren,
  opened,
  registered,
  sofia,
  stamp,
  stateAfter,
  submitted,
} from './given';

const people = [luca, idris, maren, grace, hana, sofia];
const steps = fc.record({
  stage: fc.integer({ min: 1, max: 3 }),
  meaning: fc.constantFrom('reviewed' as const, 'approved' as const),
  quorum: fc.integer({ min: 1, max: 3 }),
  people: fc.subarray(people, { minLength: 2 }),
});
const gates = fc
  .array(steps, { minLength: 1, maxLength: 4 })
  .map(
    (all): ApprovalGate =>
      all.map((step, index): GateStep => ({ ...step, stepId: `s${index}`, title: `Step ${index}`, role: null })),
  );
const contributors = fc.subarray([grace, hana], { maxLength: 1 });
const orders = fc.array(fc.record({ step: fc.nat(3), signer: fc.constantFrom(...people) }), { maxLength: 40 });

function open(gate: ApprovalGate, wrote: readonly { readonly accountId: string }[]): DocumentState {
  const known = wrote.map((one) => ({ accountId: one.accountId as never, versions: [1] }));
  return stateAfter([...registered(), submitted(gate), opened(known)]);
}

interface ByHand {
  readonly gate: ApprovalGate;
  readonly wrote: readonly string[];
  readonly given: Map<string, Set<string>>;
}
const isMet = ({ given }: ByHand, step: GateStep) => (given.get(step.stepId)?.size ?? 0) >= Number(step.quorum);

/** By the rules: asked, before their eyes an open step, not yet counted in it, and not their own work where it approves. */
function counts(byHand: ByHand, step: GateStep, who: string): boolean {
  const { gate, wrote, given } = byHand;
  const isOpen = !isMet(byHand, step) && gate.every((one) => one.stage >= step.stage || isMet(byHand, one));
  const isOwn = step.meaning === 'approved' && (who === luca.accountId || wrote.includes(who));
  const isAsked = step.people?.some((one) => one.accountId === who) === true;
  return isOpen && isAsked && !isOwn && given.get(step.stepId)?.has(who) !== true;
}

function signAs(state: DocumentState, stepId: string, signer: (typeof people)[number]) {
  return approveStep(state, {
    stepId,
    signer,
    roles: new Set(),
    seen: { round: 1, pageVersion: 1, contentDigest: digest },
    page: { unchanged: true },
    at: later,
  });
}

describe('any gate, signed in any order', () => {
  it('[AG-2, AG-3, AG-4, AG-5, AG-6, AG-9] counts exactly who may sign, and approves exactly when each step has its different people', () => {
    fc.assert(
      fc.property(gates, contributors, orders, (gate, writers, order) => {
        const byHand: ByHand = { gate, wrote: writers.map((one) => one.accountId), given: new Map() };
        let state = open(gate, writers);
        for (const { step: index, signer } of order) {
          const step = gate[index % gate.length];
          if (step === undefined || workOf(state)?.state !== 'inReview') break;
          const verdict = signAs(state, step.stepId, signer);
          const isSigned = verdict.events.some((event) => event.type === 'StepSigned');
          expect(isSigned).toBe(counts(byHand, step, signer.accountId));
          if (isSigned) {
            byHand.given.set(step.stepId, new Set([...(byHand.given.get(step.stepId) ?? []), signer.accountId]));
          }
          state = verdict.events.reduce(evolve, state);
          expect(state.life).toBe(gate.every((one) => isMet(byHand, one)) ? 'inForce' : 'numbered');
        }
      }),
    );
  });
  it('[AG-3] never lets one person be two, however often they sign', () => {
    fc.assert(
      fc.property(gates, fc.constantFrom(...people), (gate, signer) => {
        let state = open(gate, []);
        for (const step of [...gate, ...gate, ...gate]) {
          state = signAs(state, step.stepId, signer).events.reduce(evolve, state);
        }
        if (gate.some((step) => Number(step.quorum) > 1)) expect(state.life).toBe('numbered');
      }),
    );
  });
});

describe('any change of the content during a round', () => {
  const changes = fc.record({
    title: fc.constantFrom('Control of documents', 'Another title'),
    contentDigest: fc.constantFrom('e'.repeat(64), 'f'.repeat(64)),
    version: fc.integer({ min: 1, max: 5 }),
  });
  it('[DC-9, AG-3] voids all open signatures: the next round begins with none', () => {
    fc.assert(
      fc.property(gates, orders, changes, (gate, order, { title, contentDigest, version }) => {
        let state = open(gate, []);
        for (const { step, signer } of order) {
          const stepId = gate[step % gate.length]?.stepId ?? '';
          const next = signAs(state, stepId, signer).events.reduce(evolve, state);
          if (workOf(next)?.state === 'inReview') state = next;
        }
        const read = { page: stamp(version), by: grace, title, contentDigest, change: 'It changed.', at: later };
        const after = notePageAsRead(state, read).events.reduce(evolve, state);
        expect(workOf(after)).toMatchObject({
          state: 'draft',
          label: '1',
          round: 2,
          returned: { kind: 'contentChanged' },
        });
        const again: DocumentEvent[] = [submitted(gate, '1', 2), opened([], '1', 2)];
        expect(workOf(again.reduce(evolve, after))).toMatchObject({ state: 'inReview', round: 2, signings: [] });
      }),
    );
  });
  it('[SG-3, DC-9] seen at signing, refuses the signature and voids the rest', () => {
    fc.assert(
      fc.property(gates, fc.nat(3), (gate, index) => {
        const step = gate[index % gate.length];
        const [signer] = step?.people ?? [];
        if (step === undefined || signer === undefined) return;
        const verdict = approveStep(open(gate, []), {
          stepId: step.stepId,
          signer,
          roles: new Set(),
          seen: { round: 1, pageVersion: 1, contentDigest: digest },
          page: { unchanged: false, by: grace, change: 'An attachment changed.' },
          at: '2026-01-07T09:00:00.000Z' as Instant,
        });
        expect(verdict.refusal?.code).toBe('contentChanged');
        expect(verdict.events).toMatchObject([{ type: 'RoundReturned', kind: 'contentChanged' }]);
      }),
    );
  });
});
