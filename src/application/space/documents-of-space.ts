/**
 * The controlled documents of a space as their heads have them, by number. Eventually consistent: for display, never for a
 * decision.
 */
import type { DocumentState } from '../../domain/document-control/state';
import type { SpaceId } from '../../kernel/ids';
import { documentType } from '../document-control/document-stream';
import type { Storage } from '../ports';
import { headFromRow } from '../stream';

/** Until the register has shards of its own, it is read row by row; more than this does not fit an answer in time. */
const mostRows = 3_000;
const rowsPerPage = 100;

export async function documentsOfSpace(
  storage: Storage,
  spaceId: SpaceId,
): Promise<{ readonly documents: readonly DocumentState[]; readonly more: boolean }> {
  const documents: DocumentState[] = [];
  let after: string | null = null;
  do {
    const page = await storage.query({
      entity: 'head',
      index: 'by-space',
      partition: [documentType.kind, spaceId],
      limit: rowsPerPage,
      ...(after === null ? {} : { after }),
    });
    documents.push(...page.rows.map(({ key, row }) => headFromRow(documentType, row, key).state));
    after = page.next;
  } while (after !== null && documents.length < mostRows);
  return { documents, more: after !== null };
}
