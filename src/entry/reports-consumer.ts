/**
 * Consumer of the queue `reports`: one step of one report a message. A fault is logged once; the job row already knows when it
 * is to be tried again, so the platform is not asked to. [RP-7]
 */
import { ulid } from 'ulid';
import { makeReport } from '../application/report/make-report';
import type { ReportWriters } from '../application/report/write-files';
import type { Services } from '../application/use-case';
import { isJobId } from '../kernel/ids';
import { textOf } from '../kernel/text';
import { logFault } from './translate-fault';

export function reportsConsumer(services: Services, writers: ReportWriters) {
  return async (event: { readonly body?: { readonly job?: unknown } }): Promise<void> => {
    const jobId = textOf(event.body?.job);
    if (!isJobId(jobId)) return;
    try {
      await makeReport(services, writers, jobId);
    } catch (error) {
      logFault('reports', error, ulid());
    }
  };
}
