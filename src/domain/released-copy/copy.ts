/**
 * The released copies of one document as their events leave them: one page for each space that ever received it, so that a
 * document that comes back finds its page again. What is decided about them stands in `decide-copy.ts`. [RC-6]
 */
import type { PageId, SpaceId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type {
  CopyAsLeft,
  CopyAudienceNamed,
  CopyBegun,
  CopyDrifted,
  CopyEvent,
  CopyPublished,
  HeldBackBecause,
  TakenAwayBecause,
} from './events';

export interface CopyPage {
  readonly spaceId: SpaceId;
  readonly copyId: PageId;
  /** Null before it was published for the first time. */
  readonly shows: Pick<CopyPublished, 'label' | 'contentDigest' | 'rendered' | 'audience' | 'missing'> | null;
  /** Null while its readers have it. */
  readonly takenAway: TakenAwayBecause | 'beingMade' | null;
  readonly left: CopyAsLeft | null;
}
export interface ReleasedCopy {
  /** Of the document; null before anything was copied or held back. */
  readonly from: SpaceId | null;
  readonly number: string | null;
  readonly audience: Pick<CopyAudienceNamed, 'groups' | 'by' | 'reason' | 'at'> | null;
  readonly intent: Pick<CopyBegun, 'intentId' | 'spaceId' | 'title'> | null;
  /** The last id given for each space: it stands in the text of the page and finds it again. */
  readonly intentIds: Readonly<Record<SpaceId, string>>;
  readonly pages: readonly CopyPage[];
  readonly heldBack: { readonly because: HeldBackBecause; readonly since: Instant } | null;
  /** Found and not put right yet. */
  readonly drift: Pick<CopyDrifted, 'copyId' | 'what' | 'by' | 'at'> | null;
}

export const neverCopied: ReleasedCopy = {
  from: null,
  number: null,
  audience: null,
  intent: null,
  intentIds: {},
  pages: [],
  heldBack: null,
  drift: null,
};

export function evolveCopy(copy: ReleasedCopy, event: CopyEvent): ReleasedCopy {
  switch (event.type) {
    case 'CopyAudienceNamed': {
      const { groups, by, reason, at } = event;
      return { ...copy, audience: groups.length === 0 ? null : { groups, by, reason, at } };
    }
    case 'CopyBegun': {
      const { from, number, intentId, spaceId, title } = event;
      const intentIds = { ...copy.intentIds, [spaceId]: intentId };
      return { ...copy, from, number, heldBack: null, intent: { intentId, spaceId, title }, intentIds };
    }
    case 'CopyPageMade': {
      const { spaceId, copyId } = event;
      const made: CopyPage = { spaceId, copyId, shows: null, takenAway: 'beingMade', left: null };
      return { ...copy, intent: null, pages: [...copy.pages.filter((one) => one.spaceId !== spaceId), made] };
    }
    case 'CopyPublished': {
      const { label, contentDigest, rendered, audience, missing, left } = event;
      const shows = { label, contentDigest, rendered, audience, missing };
      return changed({ ...copy, heldBack: null }, event.copyId, { shows, left, takenAway: null });
    }
    case 'CopyTakenAway':
      return changed(copy, event.copyId, { takenAway: event.because, left: event.left });
    case 'CopyHeldBack': {
      const { from, number, because, at } = event;
      // A page of that title is somebody else's, so none was made: the next attempt may ask for another title.
      const intent = because === 'titleTaken' ? null : copy.intent;
      return { ...copy, from, number, intent, heldBack: { because, since: at } };
    }
    case 'CopyDrifted': {
      const { copyId, what, by, at } = event;
      const drifted = { ...copy, drift: { copyId, what, by, at } };
      // What was deleted does not come back: another page is made in its place.
      return what.includes('gone') ? { ...drifted, pages: copy.pages.filter((one) => one.copyId !== copyId) } : drifted;
    }
  }
}

function changed(
  copy: ReleasedCopy,
  copyId: PageId,
  to: Partial<Pick<CopyPage, 'shows' | 'takenAway' | 'left'>>,
): ReleasedCopy {
  const pages = copy.pages.map((one) => (one.copyId === copyId ? { ...one, ...to } : one));
  return { ...copy, pages, drift: copy.drift?.copyId === copyId ? null : copy.drift };
}

export function pageIn(copy: ReleasedCopy, spaceId: SpaceId): CopyPage | null {
  return copy.pages.find((one) => one.spaceId === spaceId) ?? null;
}
/** The copy that readers have now, if any: there is one at most. */
export function readableCopy(copy: ReleasedCopy): CopyPage | null {
  return copy.pages.find((one) => one.takenAway === null) ?? null;
}
