/**
 * The redline between two revisions, or a revision and the page as it is now. Frozen texts are compared as they were frozen,
 * with included pages in their places. [RV-4, RL-1; A15, F6]
 */
import type { WireRefusal } from '../../contract/wire';
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { compareTexts } from '../../redline/compare';
import { readContent } from '../document-control/page-content';
import { type Snapshot, snapshotOf } from '../document-control/snapshot';
import { refusal, type Services, type UseCase } from '../use-case';
import { comparedSide, draftLabel } from './compared-text';
import { frozenRound, readFrozenText } from './frozen-text';
import { openRevisions, type OpenedRevisions, revisionLabelled } from './open-revisions';

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
  const sides = [comparedSide(before, one.value, other.value), comparedSide(after, other.value, one.value)] as const;
  return accept({ number, before, after, redline: compareTexts(...sides) });
};

async function textOf(
  services: Services,
  { revisions }: OpenedRevisions,
  pageId: PageId,
  label: string,
): Promise<Result<Snapshot, WireRefusal>> {
  if (label === draftLabel) {
    const content = await readContent(services, 'user', pageId);
    return content === undefined ? refuse(refusal('notFound', 'DC-19')) : accept(snapshotOf(content));
  }
  const revision = revisionLabelled(revisions, label);
  if (!revision.ok) return revision;
  const round = frozenRound(revision.value);
  if (!round.ok) return round;
  return accept(await readFrozenText(services.storage, round.value));
}
