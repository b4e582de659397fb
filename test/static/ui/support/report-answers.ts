/**
 * Canned answers for looking at the UI alone: reports. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { ReportStatus } from '../../../../src/contract/report-answers';
import type { JobId } from '../../../../src/kernel/ids';
import { day, idris, instant } from './answer-parts';

const jobId = '01JD9Z6Q0V8W3N5T7Y2K4M6P8T' as JobId;
export const reportBytes = 'number,title\r\nTBI-PRO-001,Control of documents\r\n';
export const reportStatus = (over: Partial<ReportStatus> = {}): ReportStatus => ({
  jobId,
  state: 'done',
  from: day('2026-01-01'),
  to: day('2026-11-22'),
  startedAt: instant('2026-11-22T08:00:00.000Z'),
  startedBy: idris,
  progress: { done: 48, of: 48 },
  files: [
    {
      name: 'register.csv',
      mediaType: 'text/csv',
      size: reportBytes.length,
      parts: 2,
      // Of `reportBytes`.
      sha256: '',
    },
  ],
  failure: null,
  attempts: 1,
  ...over,
});
export const runningReport = reportStatus({
  jobId: '01JD9Z6Q0V8W3N5T7Y2K4M6P8V' as JobId,
  state: 'collecting',
  progress: { done: 17, of: 48 },
  files: [],
});
