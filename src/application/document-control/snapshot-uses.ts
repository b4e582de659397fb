/**
 * Which documents froze a text: two that read word for word the same share what is stored. Written before a text is stored and
 * made anew each time, so that whoever is about to remove it sees in time that somebody stored it again. Grows only. [RD-7]
 */
import type { PageId } from '../../kernel/ids';
import { StoreFault } from '../faults';
import { snapshotUsesKey } from '../keys';
import { createBlanks } from '../perform';
import type { Row } from '../ports';
import type { Services } from '../use-case';

const attempts = 8;

export interface SnapshotUses {
  readonly seq: number;
  readonly pages: readonly PageId[];
}

/** Null for a text that was frozen before this was recorded: who else has it is not known. */
export async function readSnapshotUses({ storage }: Services, contentDigest: string): Promise<SnapshotUses | null> {
  const at = snapshotUsesKey(contentDigest);
  const row = (await storage.read([at])).row(at);
  return row === undefined ? null : { seq: row.seq ?? 0, pages: pagesOf(row) };
}

/** @throws StoreFault when it could not be written: a text is not stored without it */
export async function rememberSnapshotUse(services: Services, contentDigest: string, by: PageId): Promise<void> {
  const { storage, clock } = services;
  const at = snapshotUsesKey(contentDigest);
  for (let attempt = 1; ; attempt += 1) {
    const rows = await storage.read([at]);
    await createBlanks(storage, [at], rows);
    const before = rows.row(at);
    const seq = before?.seq ?? 0;
    const pages = [...new Set([...pagesOf(before), by])];
    const row: Row = { schema: 1, seq: seq + 1, body: { pages } };
    try {
      await storage.transact([{ step: 'set', at, row, on: { attribute: 'seq', is: 'equalTo', value: seq } }]);
      return;
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected' || attempt === attempts) throw error;
      await clock.pause(50 * attempt);
    }
  }
}

function pagesOf(row: Row | undefined): readonly PageId[] {
  return (row?.body as { readonly pages?: readonly PageId[] } | undefined)?.pages ?? [];
}
