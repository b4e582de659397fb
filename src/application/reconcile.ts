/**
 * Every five minutes: finds effects that are still owed and asks for them again, so that a lost message or a crash between
 * two steps loses nothing; and those Confluence refused, once a day. Doubled, late or missing runs change nothing else.
 * (architecture §1) [PF-4, PF-5]
 */
import type { Instant } from '../kernel/time';
import { textOf } from '../kernel/text';
import { pushOutbox } from './effects';
import { operationsKey } from './keys';
import type { Services } from './use-case';

const rowsPerPage = 100;
const mostPages = 5;

export async function reconcile(services: Services): Promise<{ readonly driven: number }> {
  const now = services.clock.now();
  const driven = (await Promise.all([driveDue(services, 'pending', now), driveDue(services, 'parked', now)])).reduce(
    (sum, count) => sum + count,
  );
  await services.storage.write(reconcilerKey, { schema: 1, seq: 1, body: { lastRunAt: now } });
  return { driven };
}

async function driveDue(services: Services, state: 'pending' | 'parked', now: Instant): Promise<number> {
  let after: string | null = null;
  let driven = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await services.storage.query({
      entity: 'outbox',
      index: 'by-pending',
      partition: [state],
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
  return driven;
}

/** Shown in the settings: a schedule may stop without a word. */
const reconcilerKey = operationsKey('reconciler');
