/** Released copies of the documents of a space: where they stand, how far they are, and who may read those of restricted pages. */
import * as z from 'zod/mini';
import type { PageId, SpaceId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { NamedGroup } from './document-answers';
import { commandId, groupId, pageId, prose, spaceId } from './fields';
import type { ProcedureTable } from './rights';
import type { PersonName } from './signature-answers';

const seenSequence = z.int('must be a whole number').check(z.nonnegative('must be 0 or more'));

export const releasedCopyProcedures = {
  'copies.view': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
  'copies.change': {
    request: z.strictObject({
      commandId,
      spaceId,
      seenSequence,
      /** The space that receives the copies; null: none are kept. */
      to: z.nullable(spaceId),
      reason: prose(2000),
    }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'copies.nameAudience': {
    request: z.strictObject({
      commandId,
      spaceId,
      /** The document, whose page is open to some only. */
      pageId,
      seenSequence,
      /** Nobody: the copy is taken from its readers. */
      groups: z.array(groupId).check(z.maxLength(20, 'must be at most 20 groups')),
      reason: prose(2000),
    }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
} as const satisfies ProcedureTable;

export type CopyState = 'published' | 'heldBack' | 'takenAway';
export type CopyHeldBackBecause = 'noAudience' | 'titleTaken' | 'refused' | 'placeUnknown';

export interface ReleasedCopyRow {
  readonly pageId: PageId;
  readonly number: string;
  readonly sequence: number;
  readonly state: CopyState;
  /** Of the revision the copy shows; null before there was one. */
  readonly label: string | null;
  readonly copyId: PageId | null;
  /** Null unless readers have it. */
  readonly address: string | null;
  readonly heldBack: { readonly because: CopyHeldBackBecause; readonly since: Instant } | null;
  /** Null: nobody was named. */
  readonly audience: {
    readonly groups: readonly NamedGroup[];
    readonly by: PersonName;
    readonly reason: string;
  } | null;
  /** Whether only the audience reads it. */
  readonly isLimited: boolean;
  /** Files that could not be copied, by name. */
  readonly missing: readonly string[];
  /** What somebody changed, until it is put right. */
  readonly drift: { readonly what: readonly string[]; readonly by: PersonName | null; readonly at: Instant } | null;
}
export interface ReleasedCopiesView {
  readonly sequence: number;
  readonly mayChange: boolean;
  /** Null: off. */
  readonly to: { readonly spaceId: SpaceId; readonly name: string | null } | null;
  /** Of the documents this person may read, by number; at most 500. */
  readonly rows: readonly ReleasedCopyRow[];
  /** Of the last change; null when there was none, or it is long ago. */
  readonly job: {
    readonly state: 'running' | 'done' | 'failed';
    readonly done: number;
    readonly failed: number;
  } | null;
}
