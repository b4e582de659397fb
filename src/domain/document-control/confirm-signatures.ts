/**
 * Puts into every signature among the events of a command how the signer was confirmed. Rules decide what is signed; how the
 * signer showed that it was them is known to the write path only, and one place adds it, so that no command can forget. [SG-6]
 */
import type { Reconfirmation } from '../../signature/reconfirmation';
import type { DocumentEvent } from './events';

export function confirmSignatures(
  events: readonly DocumentEvent[],
  reconfirmation: Reconfirmation,
): readonly DocumentEvent[] {
  return events.map((event): DocumentEvent => {
    if (event.type === 'RevisionSubmitted') {
      return { ...event, submission: { ...event.submission, reconfirmation } };
    }
    if (!('signature' in event) || event.signature === null) return event;
    return { ...event, signature: { ...event.signature, reconfirmation } };
  });
}

/** Whether a person signs something with these events. */
export function isSigned(events: readonly DocumentEvent[]): boolean {
  return events.some(
    (event) => event.type === 'RevisionSubmitted' || ('signature' in event && event.signature !== null),
  );
}
