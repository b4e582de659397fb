/**
 * Finds jobs whose next step is overdue, because a queue event was lost or a process died, and asks for it again. [RP-7]
 */
import { isJobId } from '../../kernel/ids';
import type { Services } from '../use-case';
import type { JobPhase } from './job';
import { askForStep } from './run-job';

const unfinished: readonly JobPhase[] = ['queued', 'collecting', 'writing'];
const mostAtOnce = 20;

export async function resumeJobs(services: Services): Promise<number> {
  const now = services.clock.now();
  const found = await Promise.all(
    unfinished.map((phase) =>
      services.storage.query({
        entity: 'job',
        index: 'by-state',
        partition: [phase],
        range: { is: 'lessThanEqualTo', value: now },
        limit: mostAtOnce,
      }),
    ),
  );
  const ids = found.flatMap((page) => page.rows.map(({ key }) => key.slice('job:'.length))).filter(isJobId);
  await Promise.all(ids.map((jobId) => askForStep(services, jobId, 0)));
  return ids.length;
}
