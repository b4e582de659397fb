/**
 * Events of the life cycle beside the rounds, each in one sentence, for the history and for reports.
 */
import type { StandingEvent, WorkEvent } from '../../domain/document-control/life-cycle-events';
import { documentTypes } from '../../domain/document-control/document-types';
import type { Signature } from '../../domain/document-control/signature';
import type { DescribedEvent } from './describe-event';

export type LifeCycleEvent = WorkEvent | StandingEvent;

export function describeLifeCycleEvent(event: LifeCycleEvent): DescribedEvent {
  switch (event.type) {
    case 'PlacedOnHold':
      return said(`Placed on hold by ${event.by.name}.`, null, event.why);
    case 'HoldEnded':
      return said(`Hold ended by ${event.by.name}.`, null, event.why);
    case 'ReviewAskedFor':
      return said(`Periodic review asked for by ${event.by.name}, due ${event.dueOn}.`, event.label, event.why);
    case 'DistributionChanged': {
      const names = [...event.to.groups, ...event.to.people].map((one) => one.name);
      return said(`Distribution list is now: ${names.length === 0 ? 'nobody' : names.join(', ')}.`, null, event.why);
    }
    case 'TypeAssigned':
      return said(
        `${event.by.name} made it a ${documentTypes[event.to].name.toLowerCase()}; it was a ${documentTypes[event.from].name.toLowerCase()}.`,
        null,
        event.why,
      );
    case 'GateAssigned':
      return said(
        event.to === null
          ? `${event.by.name}: approved as its own type asks, from the next round on.`
          : `${event.by.name}: approved as a ${documentTypes[event.to].name.toLowerCase()}, from the next round on.`,
        null,
        event.why,
      );
    case 'RevisionAnnounced': {
      const what = event.what === 'effective' ? 'in force' : 'withdrawn';
      const told = event.people.map((person) => person.name).join(', ');
      return said(`Announced that Rev ${event.label} is ${what}, reference ${event.mark}. Told: ${told}.`, event.label);
    }
    case 'PeriodicallyReviewed': {
      const due = event.wasDueOn === null ? '' : ` (was due ${event.wasDueOn})`;
      return signed(`Periodic review of Rev ${event.label}: ${outcomes[event.outcome]}${due}.`, event);
    }
    case 'WithdrawalProposed': {
      const instead = event.replacement === null ? '' : ` Instead: ${event.replacement}.`;
      const used = event.usedIn.length === 0 ? '' : ` Used in: ${event.usedIn.join(', ')}.`;
      return signed(`Withdrawal proposed by ${event.signature.signer.name}.${instead}${used}`, event);
    }
    case 'WithdrawalSigned':
      return signed(`Withdrawal approved by ${event.signature.signer.name}.`, event);
    case 'WithdrawalStepReassigned':
      return said(
        event.from === null
          ? `${event.by.name} asked ${event.to.name} to answer the withdrawal, too.`
          : `${event.by.name} gave a step of the withdrawal from ${event.from.name} to ${event.to.name}.`,
        event.label,
        event.why,
      );
    case 'WithdrawalStepEscalated':
      return said(`A step of the withdrawal was due ${event.dueOn} and is escalated.`, event.label);
    case 'WithdrawalApproverInactive':
      return said(`${event.person.name} is asked to answer the withdrawal, but has no active account.`, event.label);
    case 'WithdrawalEnded':
      return signed(
        `Withdrawal ${event.how} by ${event.signature.signer.name}; Rev ${event.label} stays in force.`,
        event,
      );
    default:
      return describeWorkEvent(event);
  }
}

const outcomes = {
  stillValid: 'still valid',
  revise: 'to be revised',
  withdraw: 'to be withdrawn',
} as const;

function describeWorkEvent(event: WorkEvent): DescribedEvent {
  switch (event.type) {
    case 'RevisionRelabelled':
      return said(`The draft Rev ${event.label} goes on as Rev ${event.to}.`, event.to);
    case 'MinorConfirmed':
      return signed(`${event.signature.signer.name} confirmed that Rev ${event.label} is a minor revision.`, event);
    case 'EffectPlanned': {
      const when = event.when === 'atOnce' ? 'at once' : `on ${event.when}`;
      return said(`Rev ${event.label} is to take effect ${when}, says ${event.by.name}.`, event.label, event.why);
    }
    case 'EffectiveDeferred':
      return said(`Rev ${event.label} did not take effect on its day; it is tried again.`, event.label, event.why);
    case 'ApprovedTextEdited':
      return said(
        `${event.by.name} changed the page (page version ${event.page.number}) after the approval; Rev ${event.label} takes effect as frozen.`,
        event.label,
      );
    case 'RevisionReleased':
      return signed(`Rev ${event.label} released in an emergency by ${event.signature.signer.name}.`, event);
  }
}

function said(text: string, revisionLabel: string | null, reason: string | null = null): DescribedEvent {
  return { text, revisionLabel, reason, signature: null };
}
function signed(text: string, { label, signature }: { readonly label: string; readonly signature: Signature }) {
  return { text, revisionLabel: label, reason: signature.comment ?? null, signature };
}
