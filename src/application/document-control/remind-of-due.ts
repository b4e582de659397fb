/**
 * Once a day: documents on which a flag or a reminder appears because time passed are rendered again, byline and tasks. Driven
 * by the five-minute schedule; a day that was missed is made up for, a doubled run finds nothing to do. [DC-31, DC-38]
 */
import { changesBetween, daysBeforeFirstReminder } from '../../domain/document-control/document-flags';
import type { DocumentState } from '../../domain/document-control/state';
import { type CalendarDate, dayOf } from '../../kernel/time';
import { addDays, daysBetween } from '../../kernel/working-days';
import { pushOutbox } from '../effects';
import { operationsKey, stateEffectKey, type StreamName } from '../keys';
import type { Row } from '../ports';
import type { Services } from '../use-case';

const rowsPerPage = 100;
/** A schedule that stood still for longer looks back no further: every weekly reminder lies within it. */
const longestLookBack = 31;

export async function remindOfDue(services: Services): Promise<{ readonly rendered: number }> {
  const { storage, clock } = services;
  const today = dayOf(clock.now());
  const done = operationsKey('reminders');
  const last = (await storage.read([done])).row(done)?.body as { readonly day?: CalendarDate } | undefined;
  if (last?.day !== undefined && last.day >= today) return { rendered: 0 };
  const earliest = addDays(today, -longestLookBack);
  const since = last?.day === undefined || daysBetween(last.day, today) > longestLookBack ? earliest : last.day;
  const rendered = await renderChanged(services, since, today);
  await storage.write(done, { schema: 1, seq: 1, body: { day: today } });
  return { rendered };
}

async function renderChanged(services: Services, since: CalendarDate, today: CalendarDate): Promise<number> {
  const { storage } = services;
  let after: string | null = null;
  let rendered = 0;
  do {
    const found = await storage.query({
      entity: 'head',
      index: 'by-kind-state',
      partition: ['document', 'inForce'],
      range: { is: 'lessThanEqualTo', value: addDays(today, daysBeforeFirstReminder) },
      limit: rowsPerPage,
      ...(after === null ? {} : { after }),
    });
    const changed = found.rows.filter(({ row }) => {
      const body = row.body as { readonly state: DocumentState } | undefined;
      return body !== undefined && changesBetween(body.state, since, today);
    });
    await Promise.all(changed.map(({ key, row }) => oweState(services, key as StreamName, row)));
    rendered += changed.length;
    after = found.next;
  } while (after !== null);
  return rendered;
}

/** As a commit would have left it; one that is owed already stays as it is. */
async function oweState({ storage, queue, clock }: Services, stream: StreamName, head: Row): Promise<void> {
  const at = stateEffectKey(stream);
  const created = await storage.create(at, {
    schema: 1,
    seq: head.seq ?? 1,
    pending: 'pending',
    nextAttemptAt: clock.now(),
    wantSeq: head.seq ?? 1,
    attempts: 0,
    leaseUntil: '',
    body: { stream, effect: 'state' },
  });
  if (created === 'created') await pushOutbox({ queue }, [{ key: at.key, stream, delaySeconds: 0 }]);
}
