/**
 * What is said about a document beside its revisions: on hold and no longer, who is told of changes, and that they were told.
 * A hold is a warning to readers; it takes nothing out of force. [DC-40 … DC-42; A4, A23]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import { refuseEnded } from './decide-registration';
import type { DistributionList } from './life-cycle';
import type { RevisionAnnounced } from './life-cycle-events';
import type { DocumentState } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

interface Reasoned {
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}

export function placeOnHold(document: DocumentState, { by, reason: why, at }: Reasoned): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'inForce') return no('neverEffective', 'DC-40');
  if (document.hold !== undefined) return no('alreadyOnHold', 'DC-40');
  return yes({ type: 'PlacedOnHold', by, why, at });
}

export function endHold(document: DocumentState, { by, reason: why, at }: Reasoned): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life === 'none' || document.hold === undefined) return no('notOnHold', 'DC-40');
  return yes({ type: 'HoldEnded', by, why, at });
}

export const toldNobody: DistributionList = { groups: [], people: [] };

export function changeDistribution(
  document: DocumentState,
  { by, reason: why, at, to }: Reasoned & { readonly to: DistributionList },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null || document.life === 'none') return ended ?? nothing;
  const from = document.distribution ?? toldNobody;
  if (isSameList(from, to)) return nothing;
  return yes({ type: 'DistributionChanged', from, to, by, why, at });
}

function isSameList(one: DistributionList, other: DistributionList): boolean {
  const ids = ({ groups, people }: DistributionList) =>
    [...groups.map((group) => group.groupId), ...people.map((person) => person.accountId)].sort().join(' ');
  return ids(one) === ids(other);
}

/** Put on record once, whatever is delivered twice. [DC-42] */
export function noteAnnounced(document: DocumentState, told: Omit<RevisionAnnounced, 'type'>): Verdict {
  if (document.life === 'none' || isAnnounced(document, told)) return nothing;
  return yes({ type: 'RevisionAnnounced', ...told });
}

export function isAnnounced(
  document: DocumentState,
  { what, label }: Pick<RevisionAnnounced, 'what' | 'label'>,
): boolean {
  return document.life !== 'none' && document.announced === `${what} ${label}`;
}
