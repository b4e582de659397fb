/** A text as redlines compare it: as it was frozen, with included pages in their places. [RL-1, DC-50] */
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { ComparedText } from '../../redline/compare';
import { isAdfNode } from '../../redline/normalise';
import { shownText } from '../document-control/shown-text';
import type { Snapshot } from '../document-control/snapshot';
import { RecordDamaged } from '../faults';

/** Stands for the page as it is now, which has no label. */
export const draftLabel = 'draft';

/**
 * The text of one side of a redline. What macros of the page show today is no edit: beside a frozen text, they are taken as
 * they were frozen there. [DC-83]
 */
export function comparedSide(label: string, text: Snapshot, other: Snapshot): ComparedText {
  const { macros } = other;
  return comparedText(label === draftLabel && macros !== undefined ? { ...text, macros } : text);
}

export function comparedText(snapshot: Snapshot): ComparedText {
  const { title, attachments } = snapshot;
  const shown = canonicalContent(shownText(snapshot));
  if (!isAdfNode(shown)) throw new RecordDamaged(`text of “${title}”`);
  return {
    title,
    body: shown,
    attachments: attachments.map(({ title: name, sha256, fileId }) => ({ title: name, identity: sha256 ?? fileId })),
  };
}
