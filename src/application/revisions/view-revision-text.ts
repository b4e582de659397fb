/** The text of any revision that was frozen, marked with what it is worth today. [RV-3; A12] */
import { withObsoleteMarks } from '../../domain/document-control/obsolete-links';
import { accept } from '../../kernel/result';
import { presentFiles } from '../document-control/present-files';
import { presentSignature } from '../document-control/present-revision';
import { obsoleteReferences } from '../drift/obsolete-references';
import { restoreLocalIds } from '../document-control/restore-local-ids';
import { shownText } from '../document-control/shown-text';
import type { UseCase } from '../use-case';
import { frozenRound, readFrozenText } from './frozen-text';
import { openRevisions, revisionLabelled } from './open-revisions';
import { standingOf } from './present-revisions';

export const viewRevisionText: UseCase<'document.revisionText'> = async (services, _caller, request) => {
  const opened = await openRevisions(services, request.pageId);
  if (!opened.ok) return opened;
  const { document, revisions } = opened.value;
  const revision = revisionLabelled(revisions, request.revision);
  if (!revision.ok) return revision;
  const round = frozenRound(revision.value);
  if (!round.ok) return round;
  const snapshot = await readFrozenText(services.storage, round.value);
  const { inForce, label, openedAt } = revision.value;
  const isInForce = standingOf(revision.value) === 'inForce';
  const [obsolete, attachments] = await Promise.all([
    isInForce ? obsoleteReferences(services, document) : [],
    presentFiles(services, request.pageId, snapshot.attachments),
  ]);
  return accept({
    number: document.identity.number,
    revisionLabel: label,
    title: snapshot.title,
    standing: standingOf(revision.value),
    effectiveAt: inForce?.from ?? openedAt,
    inForceUntil: inForce?.until ?? null,
    contentDigest: round.value.content.contentDigest,
    body: withObsoleteMarks(restoreLocalIds(shownText(snapshot)), obsolete),
    attachments,
    signatures: round.value.signatures.map(presentSignature),
  });
};
