/**
 * Marks that the pages of a copy are being written: what differs from how the app left them is then its own doing, also when the
 * process died over it. Said without a condition: two runs that write at once both mean the same. [RC-11]
 */
import type { PageId } from '../../kernel/ids';
import { copyWorkKey } from '../keys';
import type { Rows } from '../ports';
import type { Services } from '../use-case';

export async function markWriting({ storage }: Services, pageId: PageId): Promise<void> {
  await storage.write(copyWorkKey(pageId), { schema: 1, seq: 1, body: 'writing' });
}
export async function markWritten({ storage }: Services, pageId: PageId): Promise<void> {
  await storage.write(copyWorkKey(pageId), { schema: 1, seq: 1, body: 'done' });
}
export function isBeingWritten(rows: Rows, pageId: PageId): boolean {
  return rows.row(copyWorkKey(pageId))?.body === 'writing';
}
