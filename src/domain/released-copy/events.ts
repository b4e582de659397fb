/** What can have happened to the released copies of a document. Stored for ever: fields are added, never renamed. */
import type { Person } from '../../kernel/actor';
import type { GroupId, PageId, SpaceId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

export interface AudienceGroup {
  readonly groupId: GroupId;
  /** As it was called when it was named. */
  readonly name: string;
}

/** A copy as the app left it: what differs from it later was done by somebody else. */
export interface CopyAsLeft {
  readonly version: { readonly number: number; readonly createdAt: Instant };
  readonly title: string;
  readonly parentId: PageId | null;
  /** Digest of who may view and edit. */
  readonly access: string;
  /** Digest of its attachments: name, size, and whether the app brought them. */
  readonly files: string;
}

export const takenAwayBecause = ['withdrawn', 'switchedOff', 'otherSpace', 'noAudience', 'notInForce'] as const;
export type TakenAwayBecause = (typeof takenAwayBecause)[number];
export const heldBackBecause = ['noAudience', 'titleTaken', 'refused', 'placeUnknown'] as const;
export type HeldBackBecause = (typeof heldBackBecause)[number];
export const driftKinds = ['text', 'title', 'place', 'access', 'files', 'trashed', 'gone'] as const;
export type CopyDrift = (typeof driftKinds)[number];

/** Who may read the copy of a restricted page; nobody named takes the copy from its readers. [RC-4] */
export interface CopyAudienceNamed {
  readonly type: 'CopyAudienceNamed';
  readonly groups: readonly AudienceGroup[];
  readonly by: Person;
  readonly reason: string;
  readonly at: Instant;
}
/** A page is about to be made, under this title and with this id in its text: the same page is asked for until it is there. [RC-6] */
export interface CopyBegun {
  readonly type: 'CopyBegun';
  readonly intentId: string;
  /** Whose documents the page is a copy of; known to the copy from here on. */
  readonly from: SpaceId;
  readonly number: string;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly at: Instant;
}
export interface CopyPageMade {
  readonly type: 'CopyPageMade';
  readonly spaceId: SpaceId;
  readonly copyId: PageId;
  readonly at: Instant;
}
export interface CopyPublished {
  readonly type: 'CopyPublished';
  readonly spaceId: SpaceId;
  readonly copyId: PageId;
  readonly label: string;
  readonly contentDigest: string;
  /** Digest of title and text as rendered for the copy, links included. */
  readonly rendered: string;
  /** Groups that alone read it; null: whoever reads the space. */
  readonly audience: readonly GroupId[] | null;
  /** Files that could not be copied, by name. */
  readonly missing: readonly string[];
  readonly left: CopyAsLeft;
  readonly at: Instant;
}
/** Closed to everybody but the app and marked; the page and its history stay. [RC-12] */
export interface CopyTakenAway {
  readonly type: 'CopyTakenAway';
  readonly spaceId: SpaceId;
  readonly copyId: PageId;
  readonly because: TakenAwayBecause;
  /** Null when the page was not there any more. */
  readonly left: CopyAsLeft | null;
  readonly at: Instant;
}
/** Not copied, or not kept in step, and why; noted once. [RC-4] */
export interface CopyHeldBack {
  readonly type: 'CopyHeldBack';
  readonly from: SpaceId;
  readonly number: string;
  readonly because: HeldBackBecause;
  readonly at: Instant;
}
/** Somebody changed the copy; it is put right after this is on record. [RC-11] */
export interface CopyDrifted {
  readonly type: 'CopyDrifted';
  readonly copyId: PageId;
  readonly what: readonly CopyDrift[];
  /** Null when Confluence does not tell. */
  readonly by: Person | null;
  readonly at: Instant;
}

export type CopyEvent =
  | CopyAudienceNamed
  | CopyBegun
  | CopyPageMade
  | CopyPublished
  | CopyTakenAway
  | CopyHeldBack
  | CopyDrifted;
