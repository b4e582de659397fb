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
import { documentType } from '../document-control/document-stream';
import type { Storage } from '../ports';
import { mayReadEverything, readStanding } from '../standing';
import { headFromRow } from '../stream';
import { refusal, type UseCase } from '../use-case';

/** Until the register has shards of its own, it is read row by row; more than this does not fit an answer in time. */
const mostRows = 3_000;
const rowsPerPage = 100;

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
  const rows: RegisterRow[] = [];
  let after: string | null = null;
  do {
    const page = await storage.query({
      entity: 'head',
      index: 'by-space',
      partition: [documentType.kind, spaceId],
      limit: rowsPerPage,
      ...(after === null ? {} : { after }),
    });
    for (const { key, row } of page.rows) {
      rows.push(...registerRows(headFromRow(documentType, row, key).state, today));
    }
    after = page.next;
  } while (after !== null && rows.length < mostRows);
  return { rows, more: after !== null };
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
