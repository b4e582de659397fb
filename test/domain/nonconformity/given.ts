/**
 * Words for the tests of nonconformities: `given(...events).when(decision).then(...events | refusal)`, and the people and
 * records they speak of.
 */
import type { Person } from '../../../src/kernel/actor';
import type { NonconformityEvent, NonconformityRaised } from '../../../src/domain/nonconformity/events';
import { evolveNonconformity } from '../../../src/domain/nonconformity/evolve';
import type { IssueReference, IssueTarget } from '../../../src/domain/nonconformity/linked-issue';
import type { Nonconformity } from '../../../src/domain/nonconformity/nonconformity';
import type { AccountId, IssueId, PageId, SpaceId } from '../../../src/kernel/ids';
import type { Result } from '../../../src/kernel/result';
import type { CalendarDate, Instant } from '../../../src/kernel/time';

type Decided = Result<readonly NonconformityEvent[], { readonly code: string }> | readonly NonconformityEvent[];

export function stateAfter(...events: readonly NonconformityEvent[]): Nonconformity {
  const state = events.reduce<Nonconformity | null>(evolveNonconformity, null);
  if (state === null) throw new Error('nothing happened');
  return state;
}

export function given(...events: readonly NonconformityEvent[]) {
  return {
    when(decide: (nonconformity: Nonconformity) => Decided) {
      const decided = decide(stateAfter(...events));
      const isObservation = Array.isArray(decided);
      const result = isObservation ? undefined : (decided as Exclude<Decided, readonly NonconformityEvent[]>);
      return {
        then(...expected: readonly NonconformityEvent[]) {
          expect(isObservation ? decided : result).toEqual(isObservation ? expected : { ok: true, value: expected });
        },
        thenRefused(code: string, rule?: string) {
          expect(result).toMatchObject({ ok: false, refusal: { code, ...(rule === undefined ? {} : { rule }) } });
        },
      };
    },
  };
}

export const aoife: Person = { accountId: 'aoife' as AccountId, name: 'Aoife Byrne' };
export const idris: Person = { accountId: 'idris' as AccountId, name: 'Idris Bello' };
export const tomasz: Person = { accountId: 'tomasz' as AccountId, name: 'Tomasz Wrona' };
export const monday = '2026-11-23T08:00:00.000Z' as Instant;
export const tuesday = '2026-11-24T08:00:00.000Z' as Instant;
export const friday = '2026-11-27' as CalendarDate;
export const target: IssueTarget = { projectKey: 'QM', issueTypeId: '10001' };
export const firstIntent = '01KB2R5T8W0000000000000001';
export const secondIntent = '01KB2R5T8W0000000000000002';
export const firstIssue: IssueReference = { intentId: firstIntent, issueId: '10100' as IssueId, key: 'QM-1' };
export const secondIssue: IssueReference = { intentId: secondIntent, issueId: '10101' as IssueId, key: 'QM-2' };

export const raisedAlone: NonconformityRaised = {
  type: 'NonconformityRaised',
  number: 'NC-2026-001',
  what: 'Expired buffer solution used at a customer’s',
  where: 'Harbour works, basin 3',
  reporter: aoife,
  reportedAt: monday,
  pageId: '1001' as PageId,
  spaceId: '77' as SpaceId,
  pageAddress: null,
  documentNumber: 'TBI-WIN-002',
  revisionLabel: '4',
  issue: null,
};
export const raised: NonconformityRaised = { ...raisedAlone, issue: { intentId: firstIntent, target } };
export const findings = {
  origin: 'process',
  process: 'On-site calibration',
  requirement: 'TBI-WIN-002 Rev 4, step 3',
  evidence: 'Label of the bottle: best before 2026-09',
  severity: 'critical',
} as const;
export const accepted: NonconformityEvent = {
  type: 'NonconformityAccepted',
  acceptance: { ...findings, by: idris, at: monday },
};
export const planned: NonconformityEvent = {
  type: 'CorrectionPlanned',
  correctionNumber: 1,
  correction: 'Recall the certificates',
  owner: tomasz,
  dueOn: friday,
};
export const completed: NonconformityEvent = {
  type: 'CorrectionCompleted',
  correctionNumber: 1,
  outcome: 'All four certificates are back',
  completedBy: tomasz,
  completedAt: tuesday,
};
export const closed: NonconformityEvent = {
  type: 'NonconformityClosed',
  closure: {
    signer: idris,
    meaning: 'closed',
    signedAt: tuesday,
    correctiveActionNeeded: true,
    reason: 'It happened before',
    contentDigest: 'd'.repeat(64),
  },
};
