/**
 * Who is asked by the open steps of a round right now, delegates included, and who is asked in vain because their account is
 * no longer active. Groups, roles and delegations are read at this moment. [AG-4, AG-42, AG-44, AG-47]
 */
import { countedIn, mayNotSign } from '../../domain/document-control/decide-signing';
import { countedInWithdrawal } from '../../domain/document-control/decide-withdrawal';
import { type ApprovalGate, type GateStep, stepsThatAre } from '../../domain/document-control/gate';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { askingNow, type Reassignment } from '../../domain/document-control/reassignment';
import {
  type ControlledDocument,
  type RevisionInReview,
  signedSteps,
  type StepSigning,
} from '../../domain/document-control/state';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Services } from '../use-case';
import { findDelegates } from './delegates';
import { findCandidates } from './signers';

export interface AskedPerson {
  readonly step: GateStep;
  readonly person: Person;
  readonly onBehalfOf: Person | null;
}
export interface RoundSigners {
  readonly asked: readonly AskedPerson[];
  readonly inactive: readonly { readonly stepId: string; readonly person: Person }[];
}

export function findRoundSigners(
  services: Services,
  document: ControlledDocument,
  review: RevisionInReview,
  settings: SiteSettings,
  at: Instant,
): Promise<RoundSigners> {
  const round: Waiting = {
    gate: review.submission.gate,
    signings: review.signings,
    ...(review.reassigned === undefined ? {} : { reassigned: review.reassigned }),
    counted: (stepId) => countedIn(review, stepId),
    maySign: (step, accountId) => mayNotSign(review, step, accountId) === null,
  };
  return findAsked(services, document, round, settings, at);
}

/** The same of a withdrawal: who proposed it signs nothing of it. [AG-70, AG-74] */
export function findWithdrawalSigners(
  services: Services,
  document: ControlledDocument,
  withdrawal: WithdrawalRound,
  settings: SiteSettings,
  at: Instant,
): Promise<RoundSigners> {
  const round: Waiting = {
    ...withdrawal,
    counted: (stepId) => countedInWithdrawal(withdrawal, stepId),
    maySign: (_step, accountId) => accountId !== withdrawal.proposedBy.accountId,
  };
  return findAsked(services, document, round, settings, at);
}

interface Waiting {
  readonly gate: ApprovalGate;
  readonly signings: readonly StepSigning[];
  readonly reassigned?: readonly Reassignment[];
  counted(stepId: string): ReadonlySet<AccountId>;
  maySign(step: GateStep, accountId: AccountId): boolean;
}

async function findAsked(
  services: Services,
  document: ControlledDocument,
  round: Waiting,
  settings: SiteSettings,
  at: Instant,
): Promise<RoundSigners> {
  const open = stepsThatAre('open', round.gate, signedSteps(round));
  const asking = open.map((step) => askingNow(round, step));
  const found = await findCandidates(
    services,
    'app',
    settings,
    asking.map((one) => one.step),
    document.owner,
  );
  const steps = found.map(({ step, people, inactive }, index) => {
    const notAsked = asking[index]?.notAsked ?? [];
    const stillAsked = (person: Person) => !notAsked.includes(person.accountId);
    return { step, people: people.filter(stillAsked), inactive: inactive.filter(stillAsked) };
  });
  const delegates = await findDelegates(
    services,
    steps.flatMap((one) => one.people),
    at,
  );
  return {
    asked: steps.flatMap(({ step, people }) => askedIn(round, step, people, delegates)),
    inactive: steps.flatMap(({ step, inactive }) => inactive.map((person) => ({ stepId: step.stepId, person }))),
  };
}

/** Whoever is asked themselves is not asked again as a delegate: nobody counts twice. */
function askedIn(
  round: Waiting,
  step: GateStep,
  people: readonly Person[],
  delegates: ReadonlyMap<AccountId, Person>,
): readonly AskedPerson[] {
  const counted = round.counted(step.stepId);
  const waiting = people.filter((one) => !counted.has(one.accountId) && round.maySign(step, one.accountId));
  const themselves = waiting.map((person) => ({ step, person, onBehalfOf: null }));
  const asDelegates = waiting.flatMap((principal): readonly AskedPerson[] => {
    const person = delegates.get(principal.accountId);
    if (person === undefined || counted.has(person.accountId)) return [];
    if (waiting.some((one) => one.accountId === person.accountId)) return [];
    return round.maySign(step, person.accountId) ? [{ step, person, onBehalfOf: principal }] : [];
  });
  return [...themselves, ...asDelegates];
}
