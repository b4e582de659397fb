/**
 * What is to become of the released copies of a document, and what is put on record of it. What is wanted follows from the record
 * alone: the revision in force, the setting of the space, who may read the page, and the audience that was named. Everything here
 * may be asked again and again; what is on record already is not recorded twice. [RC-3, RC-4, RC-6, RC-11, RC-12]
 */
import type { Person } from '../../kernel/actor';
import type { GroupId, PageId, SpaceId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { pageIn, type ReleasedCopy } from './copy';
import type {
  AudienceGroup,
  CopyAsLeft,
  CopyBegun,
  CopyDrift,
  CopyEvent,
  HeldBackBecause,
  TakenAwayBecause,
} from './events';

export interface CopyFacts {
  readonly life: 'inForce' | 'withdrawn' | 'other';
  /** What the setting of the space says; null: off. */
  readonly to: SpaceId | null;
  /** Whether some may not read the page, or one of the pages its text shows as its own. Unknown counts as yes. */
  readonly isRestricted: boolean;
}
export type WantedCopy =
  | { readonly kind: 'copy'; readonly spaceId: SpaceId; readonly audience: readonly GroupId[] | null }
  | { readonly kind: 'none'; readonly because: TakenAwayBecause };

export function wantedCopy(copy: ReleasedCopy, { life, to, isRestricted }: CopyFacts): WantedCopy {
  if (life === 'withdrawn') return { kind: 'none', because: 'withdrawn' };
  if (life !== 'inForce') return { kind: 'none', because: 'notInForce' };
  if (to === null) return { kind: 'none', because: 'switchedOff' };
  if (!isRestricted) return { kind: 'copy', spaceId: to, audience: null };
  if (copy.audience === null) return { kind: 'none', because: 'noAudience' };
  return { kind: 'copy', spaceId: to, audience: copy.audience.groups.map((group) => group.groupId).sort() };
}

/** Pages that readers must not have any longer, and why. */
export function copiesToTakeAway(
  copy: ReleasedCopy,
  wanted: WantedCopy,
): readonly { readonly copyId: PageId; readonly spaceId: SpaceId; readonly because: TakenAwayBecause }[] {
  return copy.pages
    .filter((one) => one.takenAway === null || one.takenAway === 'beingMade')
    .filter((one) => wanted.kind === 'none' || one.spaceId !== wanted.spaceId)
    .map(({ copyId, spaceId }) => ({
      copyId,
      spaceId,
      because: wanted.kind === 'none' ? wanted.because : ('otherSpace' as const),
    }));
}

export function nameAudience(
  copy: ReleasedCopy,
  command: {
    readonly groups: readonly AudienceGroup[];
    readonly by: Person;
    readonly reason: string;
    readonly at: Instant;
  },
  facts: { readonly sequence: number; readonly seenSequence: number },
): Result<readonly CopyEvent[], { readonly code: 'changedMeanwhile'; readonly rule: 'RC-4' }> {
  if (facts.sequence !== facts.seenSequence) return refuse({ code: 'changedMeanwhile', rule: 'RC-4' });
  const before = idsOf(copy.audience?.groups ?? []);
  if (before === idsOf(command.groups)) return accept([]);
  return accept([{ type: 'CopyAudienceNamed', ...command }]);
}

function idsOf(groups: readonly AudienceGroup[]): string {
  return groups
    .map((group) => group.groupId)
    .sort()
    .join(' ');
}

/** Nothing when a page is there or on its way: an intent is kept, whatever the document is called by then. */
export function beginCopy(copy: ReleasedCopy, command: Omit<CopyBegun, 'type'>): readonly CopyEvent[] {
  if (pageIn(copy, command.spaceId) !== null || copy.intent?.spaceId === command.spaceId) return [];
  return [{ type: 'CopyBegun', ...command }];
}

export function noteCopyMade(
  copy: ReleasedCopy,
  made: { readonly intentId: string; readonly copyId: PageId; readonly at: Instant },
): readonly CopyEvent[] {
  const { intentId, copyId, at } = made;
  if (copy.intent?.intentId !== intentId) return [];
  return [{ type: 'CopyPageMade', spaceId: copy.intent.spaceId, copyId, at }];
}

export function noteHeldBack(
  copy: ReleasedCopy,
  held: { readonly from: SpaceId; readonly number: string; readonly because: HeldBackBecause; readonly at: Instant },
): readonly CopyEvent[] {
  return copy.heldBack?.because === held.because ? [] : [{ type: 'CopyHeldBack', ...held }];
}

/** What is not as the app left it. A version of the app's own is no drift: it was written, and the process died before saying so. */
export function driftOf(
  left: CopyAsLeft,
  now: Omit<CopyAsLeft, 'version'> & {
    readonly version: CopyAsLeft['version'] & { readonly isByApp: boolean };
    readonly status: 'current' | 'archived' | 'trashed';
  },
): readonly CopyDrift[] {
  const isSameVersion = left.version.createdAt === now.version.createdAt;
  const isEdited = !isSameVersion && !now.version.isByApp;
  const found: readonly (readonly [CopyDrift, boolean])[] = [
    ['text', isEdited && now.status !== 'trashed'],
    ['title', isEdited && left.title !== now.title],
    ['place', left.parentId !== now.parentId && now.status === 'current'],
    ['access', left.access !== now.access],
    ['files', left.files !== now.files],
    ['trashed', now.status !== 'current'],
  ];
  return found.filter(([, is]) => is).map(([what]) => what);
}

/** The same finding is noted once until it was put right. */
export function noteDrift(
  copy: ReleasedCopy,
  found: {
    readonly copyId: PageId;
    readonly what: readonly CopyDrift[];
    readonly by: Person | null;
    readonly at: Instant;
  },
): readonly CopyEvent[] {
  const known = copy.drift?.copyId === found.copyId ? copy.drift.what : [];
  if (found.what.every((one) => known.includes(one))) return [];
  if (copy.pages.every((one) => one.copyId !== found.copyId)) return [];
  return [{ type: 'CopyDrifted', ...found }];
}
