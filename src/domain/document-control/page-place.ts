/**
 * Where a page stands and who may see it: parent, labels, restrictions. None of it is content, so a change during review, while
 * approved or in force takes nothing back; it is flagged and put on record, each time once. [DC-54; A9]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import type { PlaceChanged } from './round-events';
import type { DocumentState } from './state';
import { nothing, type Verdict, yes } from './verdict';

export interface PagePlace {
  readonly parent: { readonly pageId: string; readonly title: string } | null;
  /** Sorted. */
  readonly labels: readonly string[];
  /** In words, and a digest of who exactly. */
  readonly restrictions: { readonly says: string; readonly digest: string };
}
/** As it was when the last round opened, and as it was last seen. */
export interface KnownPlace {
  readonly frozen: PagePlace;
  readonly now: PagePlace;
}

type What = PlaceChanged['what'];
const parts: readonly What[] = ['parent', 'labels', 'restrictions'];

export function notePlace(
  document: DocumentState,
  read: { readonly place: PagePlace; readonly by: Person | null; readonly isByApp: boolean; readonly at: Instant },
): Verdict {
  if (document.life === 'none' || document.life === 'cancelled' || !isWatched(document)) return nothing;
  const known = document.place?.now;
  if (known === undefined || read.isByApp) return nothing;
  const { place, by, at } = read;
  const events = placeDifferences(known, place).map(
    ({ what, from, to }): PlaceChanged => ({ type: 'PlaceChanged', what, from, to, place, by, at }),
  );
  return yes(...events);
}

/** In review, approved or in force. */
export function isWatched(document: DocumentState): boolean {
  if (document.life === 'inForce') return true;
  if (document.life !== 'numbered' && document.life !== 'withdrawn') return false;
  return document.work?.state === 'inReview' || document.work?.state === 'approved';
}

interface PlaceDifference {
  readonly what: What;
  readonly from: string;
  readonly to: string;
}

export function placeDifferences(one: PagePlace, other: PagePlace): readonly PlaceDifference[] {
  return parts
    .filter((what) => keyOf(one, what) !== keyOf(other, what))
    .map((what) => ({ what, from: say(one, what), to: say(other, what) }));
}

/** A page renamed above is no move, and restrictions that read the same may be of other people. */
function keyOf(place: PagePlace, what: What): string {
  if (what === 'parent') return place.parent?.pageId ?? '';
  return what === 'labels' ? JSON.stringify(place.labels) : place.restrictions.digest;
}

function say(place: PagePlace, what: What): string {
  if (what === 'parent') return place.parent === null ? 'the top of the space' : `“${place.parent.title}”`;
  if (what === 'restrictions') return place.restrictions.says;
  return place.labels.length === 0 ? 'none' : place.labels.join(', ');
}
