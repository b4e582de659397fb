/**
 * Every five minutes: finds effects that are still owed and asks for them again, so that a lost message or a crash between
 * two steps loses nothing. Doubled, late or missing runs change nothing else. (architecture §1)
 */
import { textOf } from '../kernel/text';
import { pushOutbox } from './effects';
import { operationsKey } from './keys';
import type { Services } from './use-case';

const rowsPerPage = 100;
const mostPages = 5;

export async function reconcile(services: Services): Promise<{ readonly driven: number }> {
  const now = services.clock.now();
  let after: string | null = null;
  let driven = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await services.storage.query({
      entity: 'outbox',
      index: 'by-pending',
      partition: ['pending'],
      range: { is: 'lessThanEqualTo', value: now },
      limit: rowsPerPage,
      ...(after === null ? {} : { after }),
    });
    const due = found.rows.filter(({ row }) => textOf(row.leaseUntil) <= now);
    await pushOutbox(
      services,
      due.map(({ key, row }) => ({ key, stream: (row.body as { stream: string }).stream, delaySeconds: 0 })),
    );
    driven += due.length;
    after = found.next;
    if (after === null) break;
  }
  await services.storage.write(reconcilerKey, { schema: 1, seq: 1, body: { lastRunAt: now } });
  return { driven };
}

/** Shown in the settings: a schedule may stop without a word. */
const reconcilerKey = operationsKey('reconciler');
