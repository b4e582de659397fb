/**
 * After somebody named a delegate or ended that: the tasks of rounds in which the principal is asked are made anew, so that
 * the delegate sees them at once. One that starts later is found when the round is looked at again. [AG-42]
 */
import type { AccountId } from '../../kernel/ids';
import { refreshTasks } from '../document-control/render-state';
import type { EffectOutcome, OwedEffect } from '../effects';
import type { StreamName } from '../keys';
import type { Services } from '../use-case';

const mostTasks = 100;

export async function refreshTasksOfPrincipal(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const principal = owed.stream.slice('delegation:'.length) as AccountId;
  const tasks = await services.storage.query({
    entity: 'task',
    index: 'by-assignee',
    partition: [principal],
    limit: mostTasks,
  });
  const streams = tasks.rows.map(({ row }) => row.stream).filter((one) => typeof one === 'string');
  for (const stream of new Set(streams)) {
    if (stream.startsWith('document:')) await refreshTasks(services, stream as StreamName);
  }
  return { kind: 'done' };
}
