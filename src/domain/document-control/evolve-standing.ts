/**
 * What the events of the life cycle beside the rounds make of a document and of what is in force. Periodic reviews and
 * withdrawals can only happen to a document in force. [DC-31 … DC-43]
 */
import { withAsked } from './gate';
import type { WithdrawalRound } from './life-cycle';
import type {
  PeriodicallyReviewed,
  StandingEvent,
  WithdrawalApproverInactive,
  WithdrawalProposed,
  WithdrawalStepEscalated,
  WithdrawalStepReassigned,
  WorkEvent,
} from './life-cycle-events';
import { howConfirmed } from './signatures-of';
import type { ControlledDocument, DocumentInForce } from './state';

const standingTypes = {
  PeriodicallyReviewed: true,
  ReviewAskedFor: true,
  WithdrawalProposed: true,
  WithdrawalSigned: true,
  WithdrawalEnded: true,
  WithdrawalStepReassigned: true,
  WithdrawalStepEscalated: true,
  WithdrawalApproverInactive: true,
  PlacedOnHold: true,
  HoldEnded: true,
  DistributionChanged: true,
  TypeAssigned: true,
  GateAssigned: true,
  RevisionAnnounced: true,
} as const satisfies Record<StandingEvent['type'], true>;

export function isStandingEvent(event: { readonly type: string }): event is StandingEvent {
  return event.type in standingTypes;
}

const workTypes = {
  RevisionRelabelled: true,
  MinorConfirmed: true,
  EffectPlanned: true,
  EffectiveDeferred: true,
  ApprovedTextEdited: true,
  RevisionReleased: true,
} as const satisfies Record<WorkEvent['type'], true>;

export function isLifeCycleEvent(event: { readonly type: string }): event is StandingEvent | WorkEvent {
  return isStandingEvent(event) || event.type in workTypes;
}

export function evolveStanding(document: ControlledDocument, event: StandingEvent): ControlledDocument {
  switch (event.type) {
    case 'PlacedOnHold':
      return { ...document, hold: { by: event.by, at: event.at, why: event.why } };
    case 'HoldEnded': {
      const { hold: _ended, ...kept } = document;
      return kept;
    }
    case 'DistributionChanged':
      return { ...document, distribution: event.to };
    case 'TypeAssigned':
      return { ...document, identity: { ...document.identity, typeCode: event.to } };
    case 'GateAssigned': {
      const { gateOf: _ended, ...kept } = document;
      return event.to === null ? kept : { ...kept, gateOf: event.to };
    }
    case 'RevisionAnnounced':
      return { ...document, announced: `${event.what} ${event.label}` };
    default:
      return evolveInForce(inForce(document, event), event);
  }
}

type InForceEvent = Exclude<
  StandingEvent,
  {
    readonly type:
      | 'PlacedOnHold'
      | 'HoldEnded'
      | 'DistributionChanged'
      | 'TypeAssigned'
      | 'GateAssigned'
      | 'RevisionAnnounced';
  }
>;

function evolveInForce(document: DocumentInForce, event: InForceEvent): DocumentInForce {
  switch (event.type) {
    case 'PeriodicallyReviewed':
      return reviewed(document, event);
    case 'ReviewAskedFor':
      return { ...document, effective: { ...document.effective, nextReviewOn: event.dueOn } };
    case 'WithdrawalProposed':
      return proposed(document, event);
    case 'WithdrawalEnded':
      return withoutWithdrawal(document);
    case 'WithdrawalStepReassigned':
    case 'WithdrawalStepEscalated':
    case 'WithdrawalApproverInactive':
      return { ...document, withdrawalRound: waiting(roundOf(document, event), event) };
    case 'WithdrawalSigned': {
      const withdrawalRound = roundOf(document, event);
      const { signer, onBehalfOf, signedAt } = event.signature;
      const signing = {
        stepId: event.stepId,
        signer,
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        meaning: 'approved' as const,
        signedAt,
        ...howConfirmed(event.signature),
      };
      return {
        ...document,
        withdrawalRound: { ...withdrawalRound, signings: [...withdrawalRound.signings, signing] },
      };
    }
  }
}

function roundOf(document: DocumentInForce, event: StandingEvent): WithdrawalRound {
  if (document.withdrawalRound === undefined) throw impossible(document, event);
  return document.withdrawalRound;
}

/** What happens to a withdrawal that waits for its signatures. [AG-74, AG-75] */
function waiting(
  round: WithdrawalRound,
  event: WithdrawalStepReassigned | WithdrawalStepEscalated | WithdrawalApproverInactive,
): WithdrawalRound {
  const { stepId } = event;
  switch (event.type) {
    case 'WithdrawalStepReassigned': {
      const { from, to, asked } = event;
      const gate = asked === undefined ? round.gate : withAsked(round.gate, { [stepId]: asked });
      return { ...round, gate, reassigned: [...(round.reassigned ?? []), { stepId, from, to }] };
    }
    case 'WithdrawalStepEscalated':
      return { ...round, escalated: [...(round.escalated ?? []), { stepId, at: event.at }] };
    case 'WithdrawalApproverInactive':
      return { ...round, inactive: [...(round.inactive ?? []), { stepId, person: event.person }] };
  }
}

function withoutWithdrawal(document: DocumentInForce): DocumentInForce {
  const { withdrawalRound: _ended, ...kept } = document;
  return kept;
}

function reviewed(document: DocumentInForce, event: PeriodicallyReviewed): DocumentInForce {
  const { signer, signedAt } = event.signature;
  const lastReview = { outcome: event.outcome, by: signer, at: signedAt };
  return { ...document, effective: { ...document.effective, nextReviewOn: event.nextReviewOn, lastReview } };
}

function proposed(document: DocumentInForce, event: WithdrawalProposed): DocumentInForce {
  const { round, why, replacement, usedIn, gate, gateDigest, signature } = event;
  return {
    ...document,
    withdrawalRounds: round,
    withdrawalRound: {
      round,
      proposedBy: signature.signer,
      proposedAt: signature.signedAt,
      why,
      replacement,
      usedIn,
      gate,
      gateDigest,
      signings: [],
    },
  };
}

function inForce(document: ControlledDocument, event: StandingEvent): DocumentInForce {
  if (document.life !== 'inForce') throw impossible(document, event);
  return document;
}

function impossible(document: ControlledDocument, event: StandingEvent): Error {
  return new Error(`${event.type} cannot happen to a document that is ${document.life}`);
}
