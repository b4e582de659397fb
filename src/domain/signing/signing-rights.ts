/**
 * Who may sign with which meaning, from when to when, and who checked that they are who they say. A right is never given to
 * oneself and never for days that have passed; the list can be read as of any day. (21 CFR 11.10 (g), 11.100 (b))
 * [SG-20 … SG-23; B13]
 */
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { CalendarDate, Instant } from '../../kernel/time';
import { dayOf } from '../../kernel/time';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import type { SignerEvent } from './events';
import type { Signer, SigningRight } from './signer';

export interface RightsRefusal {
  readonly code: 'ownSigningRight' | 'periodReversed' | 'rightInThePast' | 'rightHeldAlready' | 'noSigningRight';
  readonly rule: string;
  readonly details?: Readonly<Record<string, string>>;
}
type Decided = Result<readonly SignerEvent[], RightsRefusal>;

export function isInForce(right: SigningRight, day: CalendarDate): boolean {
  return (
    right.from <= day && (right.to === null || day <= right.to) && (right.revokedOn === null || day < right.revokedOn)
  );
}

export function hasRight(signer: Signer, meaning: SigningMeaning, day: CalendarDate): boolean {
  return signer.rights.some((right) => right.meaning === meaning && isInForce(right, day));
}

export function rightsOn(signer: Signer, day: CalendarDate): readonly SigningRight[] {
  return signer.rights.filter((right) => isInForce(right, day));
}

export interface GrantRight {
  readonly person: Person;
  readonly meaning: SigningMeaning;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly checkedBy: Person;
  readonly identity: string;
  readonly at: Instant;
}

export function grantRight(signer: Signer, command: GrantRight): Decided {
  const { person, meaning, from, to, checkedBy, at } = command;
  if (person.accountId === checkedBy.accountId) return refuse({ code: 'ownSigningRight', rule: 'SG-20' });
  if (to !== null && to < from) return refuse({ code: 'periodReversed', rule: 'SG-20' });
  if (from < dayOf(at)) return refuse({ code: 'rightInThePast', rule: 'SG-20', details: { today: dayOf(at) } });
  const overlapping = signer.rights.find((right) => right.meaning === meaning && overlaps(right, from, to));
  if (overlapping !== undefined) {
    return refuse({ code: 'rightHeldAlready', rule: 'SG-20', details: { from: overlapping.from, meaning } });
  }
  return accept([{ type: 'RightGranted', ...command }]);
}

export interface RevokeRight {
  readonly accountId: Person['accountId'];
  readonly meaning: SigningMeaning;
  readonly on: CalendarDate;
  readonly by: Person;
  readonly why: string;
  readonly at: Instant;
}

export function revokeRight(signer: Signer, { meaning, on, by, why, at }: RevokeRight): Decided {
  if (on < dayOf(at)) return refuse({ code: 'rightInThePast', rule: 'SG-23', details: { today: dayOf(at) } });
  const held = signer.rights.some((right) => right.meaning === meaning && isOpenOn(right, on));
  if (!held) return refuse({ code: 'noSigningRight', rule: 'SG-23', details: { meaning } });
  return accept([{ type: 'RightRevoked', meaning, on, by, why, at }]);
}

/** In force on that day or beginning later, and not revoked by then. */
function isOpenOn(right: SigningRight, day: CalendarDate): boolean {
  return (right.to === null || day <= right.to) && (right.revokedOn === null || day < right.revokedOn);
}

function overlaps(right: SigningRight, from: CalendarDate, to: CalendarDate | null): boolean {
  const ends = right.revokedOn === null ? right.to : right.revokedOn;
  const isOver = ends !== null && (right.revokedOn === null ? ends < from : ends <= from);
  return !isOver && (to === null || right.from <= to);
}
