/**
 * The five-minute schedule. Must answer status 200: anything else is recorded as a failed run, and a throw is not repeated.
 */
import { ulid } from 'ulid';
import { sendDigests } from '../application/digest/send-digests';
import { remindOfDue } from '../application/document-control/remind-of-due';
import { scanForDrift } from '../application/drift/scan-for-drift';
import { reconcile } from '../application/reconcile';
import { resumeJobs } from '../application/job/resume-jobs';
import type { Services } from '../application/use-case';
import { logFault } from './translate-fault';

export function reconciler(services: Services) {
  return async (): Promise<{ readonly statusCode: number }> => {
    try {
      await reconcile(services);
      await remindOfDue(services);
      await resumeJobs(services);
      await sendDigests(services);
      await scanForDrift(services);
      return { statusCode: 200 };
    } catch (error) {
      logFault('reconcile', error, ulid());
      return { statusCode: 500 };
    }
  };
}
