/** A withdrawal that waits for an answer: its steps given to others, escalated, and who left. */
import { signWithdrawal } from '../../../src/domain/document-control/decide-withdrawal';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { watchWithdrawal } from '../../../src/domain/document-control/overdue';
import { reassignStep, type ReassignStep } from '../../../src/domain/document-control/reassignment';
import type { Person } from '../../../src/kernel/actor';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { given, idris, inForce, later, maren, rolesOf, sofia, stateAfter, tomasz } from './given';
import { answer, proposed, step, withdrawn } from './given-withdrawal';

describe('a withdrawal that waits', () => {
  const give = (more: Partial<ReassignStep> = {}): ReassignStep => ({
    stepId: step,
    round: 1,
    from: idris,
    to: { ...maren, isActive: true },
    by: sofia,
    reason: 'On leave',
    at: later,
    ...more,
  });
  const handed: readonly DocumentEvent[] = [...proposed, ...reassignStep(stateAfter(proposed), give()).events];

  it('[AG-74] is given to somebody else, who answers it, and who was asked before does not', () => {
    given(...proposed)
      .when((state) => reassignStep(state, give()))
      .then({ type: 'WithdrawalStepReassigned', round: 1, from: idris, to: maren, why: 'On leave' });
    given(...handed)
      .when((state) => signWithdrawal(state, { ...answer(maren), roles: rolesOf() }))
      .then({ type: 'WithdrawalSigned' }, { type: 'DocumentWithdrawn' });
    given(...handed)
      .when((state) => signWithdrawal(state, answer(idris)))
      .refused('notAsked', 'AG-4');
  });
  it('[AG-74] is not given to who proposed it, to somebody inactive, in another round, or once it is over', () => {
    given(...proposed)
      .when((state) => reassignStep(state, give({ to: { ...tomasz, isActive: true } })))
      .refused('approverIsAuthor', 'AG-45');
    given(...proposed)
      .when((state) => reassignStep(state, give({ to: { ...maren, isActive: false } })))
      .refused('personInactive', 'AG-45');
    given(...proposed)
      .when((state) => reassignStep(state, give({ round: 2 })))
      .refused('changedMeanwhile', 'AG-74');
    given(...withdrawn)
      .when((state) => reassignStep(state, give()))
      .refused('nothingInReview', 'AG-44');
  });
  it('[AG-74, AG-76] counts one more who is asked', () => {
    const { events } = reassignStep(stateAfter(proposed), give({ from: null, able: [idris.accountId] }));
    expect(events).toMatchObject([{ asked: 2 }]);
    expect(stateAfter([...proposed, ...events])).toMatchObject({ withdrawalRound: { gate: [{ asked: 2 }] } });
  });
  it('[AG-75] is escalated once when a step is overdue, and flags who left once', () => {
    const seen = (on: string, gone: readonly Person[] = []) => ({
      inactive: gone.map((person) => ({ stepId: step, person })),
      daysOff: new Set<CalendarDate>(),
      at: `${on}T12:00:00.000Z` as Instant,
    });
    const escalated: Partial<DocumentEvent> = {
      type: 'WithdrawalStepEscalated',
      stepId: step,
      dueOn: '2026-01-12' as never,
    };
    given(...proposed)
      .when((state) => watchWithdrawal(state, seen('2026-01-15')))
      .then();
    given(...proposed)
      .when((state) => watchWithdrawal(state, seen('2026-01-16', [idris])))
      .then(escalated, { type: 'WithdrawalApproverInactive', person: idris });
    const told = watchWithdrawal(stateAfter(proposed), seen('2026-01-16', [idris])).events;
    given(...proposed, ...told)
      .when((state) => watchWithdrawal(state, seen('2026-02-16', [idris])))
      .then();
    given(...inForce)
      .when((state) => watchWithdrawal(state, seen('2026-02-16')))
      .then();
  });
});
