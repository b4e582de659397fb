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

/** A document as it stands now, and how long its trail is. */
export interface KnownHead {
  readonly seq: number;
  readonly document: DocumentState;
}

export async function headsOfSpace(
  storage: Storage,
  spaceId: SpaceId,
  most = mostRows,
): Promise<{ readonly heads: readonly KnownHead[]; readonly more: boolean }> {
  const heads: KnownHead[] = [];
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
      const { state: document, seq } = headFromRow(documentType, row, key);
      heads.push({ document, seq });
    }
    after = page.next;
  } while (after !== null && heads.length < most);
  return { heads, more: after !== null };
}

export async function documentsOfSpace(
  storage: Storage,
  spaceId: SpaceId,
): Promise<{ readonly documents: readonly DocumentState[]; readonly more: boolean }> {
  const { heads, more } = await headsOfSpace(storage, spaceId);
  return { documents: heads.map(({ document }) => document), more };
}
