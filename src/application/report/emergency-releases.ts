/**
 * Emergency releases as the report lists them: those of the period, and those of before that still wait for their full round at
 * its end, so that none is lost between two reports. Folded from the trail alone. [DC-31, RP-2]
 */
import type { DocumentEvent } from '../../domain/document-control/events';
import type { DocumentState } from '../../domain/document-control/state';
import type { CalendarDate } from '../../kernel/time';
import type { EmergencyRelease } from './model';

interface FoldedReleases {
  readonly atEnd: DocumentState;
  /** Of the document's whole life up to the end of the period. */
  readonly events: readonly DocumentEvent[];
}

export function emergencyReleasesOf(
  { atEnd, events }: FoldedReleases,
  isWithin: (at: string) => boolean,
  today: CalendarDate,
): readonly EmergencyRelease[] {
  if (atEnd.life === 'none') return [];
  const { number } = atEnd.identity;
  const { title } = atEnd;
  return events.flatMap((event): readonly EmergencyRelease[] => {
    if (event.type !== 'RevisionReleased') return [];
    const { label: revisionLabel, signature } = event;
    const until = temporaryUntil(events, revisionLabel);
    const fullRound = standingOf(atEnd, revisionLabel, until, today);
    const isOpen = fullRound === 'awaited' || fullRound === 'overdue';
    if (!isOpen && !isWithin(event.at)) return [];
    return [
      {
        number,
        title,
        revisionLabel,
        releasedAt: event.at,
        releasedBy: signature.signer,
        onBehalfOf: signature.onBehalfOf ?? null,
        reason: signature.comment ?? '',
        temporaryUntil: until,
        fullRound,
      },
    ];
  });
}

function temporaryUntil(events: readonly DocumentEvent[], label: string): CalendarDate | null {
  const found = events.find((event) => event.type === 'RevisionMadeEffective' && event.label === label);
  return found?.type === 'RevisionMadeEffective' ? (found.temporaryUntil ?? null) : null;
}

function standingOf(
  atEnd: DocumentState,
  label: string,
  until: CalendarDate | null,
  today: CalendarDate,
): EmergencyRelease['fullRound'] {
  if (atEnd.life !== 'inForce') return 'withdrawn';
  if (atEnd.effective.label !== label) return 'done';
  return until !== null && until < today ? 'overdue' : 'awaited';
}
