/**
 * Consumer of the queue `reports`: steps of one job a message, a report or an export. A fault is logged once; the job row
 * already knows when it is to be tried again, so the platform is not asked to. [RP-7]
 */
import { ulid } from 'ulid';
import { type JobWorks, runJob } from '../application/job/run-job';
import type { Services } from '../application/use-case';
import { isJobId } from '../kernel/ids';
import { textOf } from '../kernel/text';
import { logFault } from './translate-fault';

export function reportsConsumer(services: Services, works: JobWorks) {
  return async (event: { readonly body?: { readonly job?: unknown } }): Promise<void> => {
    const jobId = textOf(event.body?.job);
    if (!isJobId(jobId)) return;
    try {
      await runJob(services, works, jobId);
    } catch (error) {
      logFault('reports', error, ulid());
    }
  };
}
