/**
 * What happened to obsolete revisions, each event in one sentence, for the history and for reports. [RD-8; A20]
 */
import type { RetentionEvent } from '../../domain/document-control/retention';
import type { DescribedEvent } from './describe-event';

export function describeRetentionEvent(event: RetentionEvent): DescribedEvent {
  switch (event.type) {
    case 'LegalHoldPlaced':
      return said(`Legal hold on ${held(event.label)} placed by ${event.by.name}.`, event.label, event.why);
    case 'LegalHoldLifted':
      return said(`Legal hold on ${held(event.label)} lifted by ${event.by.name}.`, event.label, event.why);
    case 'RetentionExtended':
      return signed(
        `Rev ${event.label} is kept until ${event.until} instead of ${event.from}, by ${event.signature.signer.name}.`,
        event,
      );
    case 'RevisionDisposed': {
      const { signature, label, dueOn, retentionYears } = event;
      const years = retentionYears === 1 ? '1 year' : `${retentionYears} years`;
      return signed(
        `Text of Rev ${label} disposed of by ${signature.signer.name}; it was kept for ${years}, until ${dueOn}. Digest ${signature.contentDigest}.`,
        event,
      );
    }
    case 'DisposedTextRemoved': {
      const removed = event.removed.length === 0 ? '' : `The stored text of Rev ${event.label} was removed.`;
      const shared =
        event.shared.length === 0
          ? ''
          : ` What another revision has word for word stays stored: digest ${event.shared.join(', ')}.`;
      return said(`${removed}${shared}`.trim(), event.label, null);
    }
  }
}

function held(label: string | null): string {
  return label === null ? 'all revisions' : `Rev ${label}`;
}

function said(text: string, revisionLabel: string | null, reason: string | null): DescribedEvent {
  return { text, revisionLabel, reason, signature: null };
}

function signed(
  text: string,
  { label, signature }: Extract<RetentionEvent, { type: 'RevisionDisposed' | 'RetentionExtended' }>,
): DescribedEvent {
  return { text, revisionLabel: label, reason: signature.comment ?? null, signature };
}
