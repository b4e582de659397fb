/**
 * The register of a space: its controlled documents by number. Eventually consistent, and says as of when. Rows of pages the
 * person may not read in Confluence are not sent, unless they hold the quality or auditor right. [SP-1, SP-2; A16]
 */
import type { RegisterRow } from '../../contract/space-answers';
import { flagsOf } from '../../domain/document-control/document-flags';
import { type DocumentState, effectiveOf, workOf } from '../../domain/document-control/state';
import type { SpaceId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { type CalendarDate, dayOf } from '../../kernel/time';
import type { Storage } from '../ports';
import { mayReadEverything, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { documentsOfSpace } from './documents-of-space';

export const viewRegister: UseCase<'space.register'> = async (services, caller, { spaceId }) => {
  const [space, standing, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    findDocuments(services.storage, spaceId, dayOf(caller.at)),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'SP-1'));
  const seesEverything = mayReadEverything(standing);
  const pageIds = found.rows.map((row) => row.pageId);
  const readable = seesEverything ? new Set(pageIds) : await services.confluence.pages.readable(pageIds);
  return accept({ rows: found.rows.filter((row) => readable.has(row.pageId)), asOf: caller.at, more: found.more });
};

async function findDocuments(
  storage: Storage,
  spaceId: SpaceId,
  today: CalendarDate,
): Promise<{ readonly rows: readonly RegisterRow[]; readonly more: boolean }> {
  const { documents, more } = await documentsOfSpace(storage, spaceId);
  return { rows: documents.flatMap((document) => registerRows(document, today)), more };
}

function registerRows(document: DocumentState, today: CalendarDate): readonly RegisterRow[] {
  if (document.life === 'none') return [];
  const { identity, title, owner, life } = document;
  const effective = effectiveOf(document);
  const work = workOf(document);
  return [
    {
      pageId: identity.pageId,
      number: identity.number,
      typeCode: identity.typeCode,
      title,
      owner,
      life,
      effectiveLabel: effective?.label ?? null,
      effectiveAt: effective?.effectiveAt ?? null,
      workLabel: work?.label ?? null,
      workState: work?.state ?? null,
      changedSinceEffective: document.life === 'inForce' && document.changedBy !== null,
      nextReviewOn: life === 'inForce' ? (effective?.nextReviewOn ?? null) : null,
      flags: flagsOf(document, today),
    },
  ];
}
