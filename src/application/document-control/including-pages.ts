/**
 * Which controlled pages include a page: a hint, so that an event of the included page leads to a look at them. Grows only;
 * a look at a page that no longer includes the other one finds nothing. [DC-51]
 */
import type { PageId } from '../../kernel/ids';
import { StoreFault } from '../faults';
import { includingKey } from '../keys';
import { createBlanks } from '../perform';
import type { Row, RowKey, Rows } from '../ports';
import type { Services } from '../use-case';
import type { FrozenInclude } from './included-pages';

const attempts = 5;
/** A page included by more than this many is a template; the drift scan and each signing still compare. */
const mostIncluding = 400;

export function includingIn(rows: Rows, pageId: PageId): readonly PageId[] {
  return pagesIn(rows, includingKey(pageId));
}

export function pagesIn(rows: Rows, at: RowKey): readonly PageId[] {
  return including(rows.row(at));
}

function including(row: Row | undefined): readonly PageId[] {
  return (row?.body as { readonly pages?: readonly PageId[] } | undefined)?.pages ?? [];
}

export async function rememberIncluding(
  services: Services,
  pageId: PageId,
  included: readonly FrozenInclude[],
): Promise<void> {
  const unique = [...new Set(included.map((one) => one.pageId))];
  await Promise.all(unique.map((one) => rememberPage(services, includingKey(one), pageId)));
}

/** Two documents prepared at once may name the same page: written on condition, and looked at again when it was not. */
export async function rememberPage({ storage, clock }: Services, at: RowKey, by: PageId): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const rows = await storage.read([at]);
    const known = including(rows.row(at));
    if (known.includes(by) || known.length >= mostIncluding) return;
    await createBlanks(storage, [at], rows);
    const seq = rows.row(at)?.seq ?? 0;
    const row: Row = { schema: 1, seq: seq + 1, body: { pages: [...known, by] } };
    try {
      await storage.transact([{ step: 'set', at, row, on: { attribute: 'seq', is: 'equalTo', value: seq } }]);
      return;
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind === 'rejected') throw error;
      await clock.pause(50 * attempt);
    }
  }
}
