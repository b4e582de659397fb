/**
 * Events around the signatures of a round and of the place of a page, each in one sentence.
 */
import type { DocumentEvent } from '../../domain/document-control/events';
import type { PlaceChanged, RoundEvent } from '../../domain/document-control/round-events';
import type { Signature } from '../../domain/document-control/signature';
import type { DescribedEvent } from './describe-event';

export type AroundRound = RoundEvent | PlaceChanged;

const types: ReadonlySet<string> = new Set<AroundRound['type']>([
  'StepReassigned',
  'StepEscalated',
  'InactiveApproverFlagged',
  'SeparationWaived',
  'PlaceChanged',
]);
export function isRoundEvent(event: DocumentEvent): event is AroundRound {
  return types.has(event.type);
}

/** A delegate stands beside the principal. [AG-42] */
export function saySigner({ signer, onBehalfOf }: Pick<Signature, 'signer' | 'onBehalfOf'>): string {
  return onBehalfOf === undefined ? signer.name : `${signer.name} for ${onBehalfOf.name}`;
}

export function describeRoundEvent(event: AroundRound): DescribedEvent {
  const { text, reason = null, signature = null } = describe(event);
  return { text, reason, signature, revisionLabel: event.type === 'PlaceChanged' ? null : event.label };
}

function describe(event: AroundRound): Pick<DescribedEvent, 'text'> & Partial<DescribedEvent> {
  switch (event.type) {
    case 'StepReassigned': {
      const from = event.from === null ? 'is also asked of' : `of ${event.from.name} was given to`;
      return { text: `A step of Rev ${event.label} ${from} ${event.to.name} by ${event.by.name}.`, reason: event.why };
    }
    case 'StepEscalated':
      return {
        text: `A step of Rev ${event.label} was due on ${event.dueOn} and was escalated to the quality manager.`,
      };
    case 'InactiveApproverFlagged':
      return { text: `${event.person.name} is asked to sign Rev ${event.label}, but has no active account.` };
    case 'SeparationWaived':
      return {
        text: `${event.signature.signer.name} lets ${event.person.name} approve their own work in Rev ${event.label}.`,
        reason: event.signature.comment ?? null,
        signature: event.signature,
      };
    case 'PlaceChanged': {
      const what = { parent: 'Parent page', labels: 'Labels', restrictions: 'Restrictions' }[event.what];
      const by = event.by === null ? '' : `, by ${event.by.name}`;
      return { text: `${what} changed from ${event.from} to ${event.to}${by}.` };
    }
  }
}
