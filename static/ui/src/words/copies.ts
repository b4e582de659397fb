/** Words for released copies: how they stand, what holds them back, what somebody did to them. */
import type { CopyHeldBackBecause, CopyState, ReleasedCopyRow } from '../../../../src/contract/released-copies';
import type { Worded } from './states';

export const copyStates: Readonly<Record<CopyState, Worded>> = {
  published: { text: 'Published', tone: 'success' },
  heldBack: { text: 'Held back', tone: 'warning' },
  takenAway: { text: 'Closed to readers', tone: 'neutral' },
};

export const heldBackWords: Readonly<Record<CopyHeldBackBecause, string>> = {
  noAudience: 'The page, a page above it or one it includes is restricted, and nobody was named who may read its copy.',
  titleTaken: 'Another page of the release space has the title of its copy. Rename that page.',
  refused: 'Confluence does not let Plumbline write the copy. Check what Plumbline may do in the release space.',
  placeUnknown: 'It could not be found out where the page stands.',
};

const driftWords: Readonly<Record<string, string>> = {
  text: 'its text',
  title: 'its title',
  place: 'its place',
  access: 'who may read or edit it',
  files: 'its files',
  trashed: 'it was put into the trash or the archive',
  gone: 'it was deleted',
};

export function sayDrift({ what, by }: NonNullable<ReleasedCopyRow['drift']>): string {
  const who = by === null ? 'Somebody' : by.name;
  return `${who} changed the copy: ${what.map((one) => driftWords[one] ?? one).join(', ')}. It is being put right.`;
}
