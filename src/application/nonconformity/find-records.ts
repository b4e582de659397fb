/**
 * Finds records by an index of their heads, newest number first. Eventually consistent: for lists, never for decisions.
 */
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import type { NonconformityId } from '../../kernel/ids';
import type { StreamName } from '../keys';
import type { Storage } from '../ports';
import { headFromRow } from '../stream';
import { nonconformityType, recordIdOf } from './nonconformity-stream';

export interface FoundRecords {
  readonly records: readonly { readonly nonconformityId: NonconformityId; readonly record: Nonconformity }[];
  readonly more: boolean;
}
const rowsPerPage = 100;

export async function findRecords(
  storage: Storage,
  index: 'by-page' | 'by-space',
  id: string,
  most: number,
): Promise<FoundRecords> {
  const records: { nonconformityId: NonconformityId; record: Nonconformity }[] = [];
  let after: string | null = null;
  do {
    const page = await storage.query({
      entity: 'head',
      index,
      partition: [nonconformityType.kind, id],
      descending: true,
      limit: Math.min(rowsPerPage, most - records.length),
      ...(after === null ? {} : { after }),
    });
    for (const { key, row } of page.rows) {
      const { state } = headFromRow(nonconformityType, row, key);
      if (state !== null) records.push({ nonconformityId: recordIdOf(key as StreamName), record: state });
    }
    after = page.next;
  } while (after !== null && records.length < most);
  return { records, more: after !== null };
}
