/** A text as redlines compare it: as it was frozen, with included pages in their places. [RL-1, DC-50] */
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { ComparedText } from '../../redline/compare';
import { isAdfNode } from '../../redline/normalise';
import type { PageContent } from '../document-control/page-content';
import { withIncluded } from '../document-control/show-included';
import type { Snapshot } from '../document-control/snapshot';
import { RecordDamaged } from '../faults';

/** Stands for the page as it is now, which has no label. */
export const draftLabel = 'draft';

/** The page as it is now, in the shape of what is frozen. */
export function snapshotOf({ page, canonicalBody, attachments, includes }: PageContent): Snapshot {
  return { title: page.title, body: canonicalBody, attachments, included: includes.included };
}

export function comparedText({ title, body, attachments, included = [] }: Snapshot): ComparedText {
  const shown = canonicalContent(withIncluded(body, included));
  if (!isAdfNode(shown)) throw new RecordDamaged(`text of “${title}”`);
  return {
    title,
    body: shown,
    attachments: attachments.map(({ title: name, sha256, fileId }) => ({ title: name, identity: sha256 ?? fileId })),
  };
}
