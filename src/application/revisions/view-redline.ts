/**
 * The redline between two revisions, or a revision and the page as it is now. Frozen texts are compared as they were frozen,
 * with included pages in their places. [RV-4, RL-1; A15, F6]
 */
import type { WireRefusal } from '../../contract/wire';
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { type ComparedText, compareTexts } from '../../redline/compare';
import { isAdfNode } from '../../redline/normalise';
import { type PageContent, readContent } from '../document-control/page-content';
import { withIncluded } from '../document-control/show-included';
import type { Snapshot } from '../document-control/snapshot';
import { RecordDamaged } from '../faults';
import { refusal, type Services, type UseCase } from '../use-case';
import { frozenRound, readFrozenText } from './frozen-text';
import { openRevisions, type OpenedRevisions, revisionLabelled } from './open-revisions';

/** Stands for the page as it is now, which has no label. */
export const draftLabel = 'draft';

export const viewRedline: UseCase<'document.redline'> = async (services, _caller, { pageId, before, after }) => {
  const opened = await openRevisions(services, pageId);
  if (!opened.ok) return opened;
  const [one, other] = await Promise.all([
    textOf(services, opened.value, pageId, before),
    textOf(services, opened.value, pageId, after),
  ]);
  if (!one.ok) return one;
  if (!other.ok) return other;
  const { number } = opened.value.document.identity;
  return accept({ number, before, after, redline: compareTexts(one.value, other.value) });
};

async function textOf(
  services: Services,
  { revisions }: OpenedRevisions,
  pageId: PageId,
  label: string,
): Promise<Result<ComparedText, WireRefusal>> {
  if (label === draftLabel) {
    const content = await readContent(services, 'user', pageId);
    return content === undefined ? refuse(refusal('notFound', 'DC-19')) : accept(textOfPage(content));
  }
  const revision = revisionLabelled(revisions, label);
  if (!revision.ok) return revision;
  const round = frozenRound(revision.value);
  if (!round.ok) return round;
  return accept(textOfSnapshot(await readFrozenText(services.storage, round.value), label));
}

function textOfPage({ page, canonicalBody, attachments, includes }: PageContent): ComparedText {
  const snapshot = { title: page.title, body: canonicalBody, attachments, included: includes.included };
  return textOfSnapshot(snapshot, draftLabel);
}

function textOfSnapshot({ title, body, attachments, included = [] }: Snapshot, label: string): ComparedText {
  const shown = canonicalContent(withIncluded(body, included));
  if (!isAdfNode(shown)) throw new RecordDamaged(`text of revision ${label}`);
  return {
    title,
    body: shown,
    attachments: attachments.map(({ title: name, sha256, fileId }) => ({ title: name, identity: sha256 ?? fileId })),
  };
}
