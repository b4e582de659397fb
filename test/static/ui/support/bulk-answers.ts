/**
 * Acting on many pages, and the daily digest, as the server would answer them.
 */
import type { DigestSettingsView } from '../../../../src/contract/settings-answers';
import type { BulkPreview, BulkResult, BulkStatus } from '../../../../src/contract/bulk';
import type { JobId, PageId } from '../../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';
import { idris } from './answer-parts';

const pageId = (index: number) => String(7_000 + index) as PageId;
const titles = [
  'Cleaning the probe',
  'Packing and labelling',
  'Leak test',
  'Receiving inspection',
  'Soldering by hand',
];

export const bulkPreview: BulkPreview = {
  refusal: null,
  isSeries: false,
  rows: titles.map((title, index) => {
    const shown = { pageId: pageId(index), title, pageVersion: 3, number: null };
    if (index === 2) {
      const refusal = { code: 'alreadyControlled', rule: 'DC-2', details: { number: 'TBI-WIN-003' } } as const;
      return { ...shown, number: 'TBI-WIN-003', outcome: 'refused', refusal };
    }
    if (index === 3) return { ...shown, outcome: 'refused', refusal: { code: 'appCannotRead', rule: 'DC-18' } };
    return { ...shown, outcome: index === 4 ? 'unchanged' : 'would', refusal: null };
  }),
};
export const bulkStatus = (more: Partial<BulkStatus> = {}): BulkStatus => ({
  jobId: '01KB9ZZZZZ0000000000000007' as JobId,
  action: { kind: 'register', typeCode: 'WIN' },
  state: 'running',
  startedAt: '2026-11-20T09:12:00.000Z' as Instant,
  startedBy: idris,
  of: 5,
  done: 2,
  refused: 1,
  failed: 1,
  isMine: true,
  ...more,
});
export const finishedBulk = bulkStatus({ state: 'done', done: 3, jobId: '01KB9ZZZZZ0000000000000008' as JobId });
export const bulkResults: readonly BulkResult[] = titles.map((title, index) => {
  const page = { pageId: pageId(index), title };
  if (index === 2) return { ...page, number: null, outcome: 'failed', refusal: { code: 'busyTryAgain', rule: 'BK-6' } };
  if (index === 3) {
    return { ...page, number: null, outcome: 'refused', refusal: { code: 'appCannotRead', rule: 'DC-18' } };
  }
  return { ...page, number: `TBI-WIN-00${index + 1}`, outcome: 'done', refusal: null };
});

export const digestSettings: DigestSettingsView = {
  pageId: pageId(99),
  pageTitle: 'Quality inbox',
  hourUtc: 6,
  sequence: 1,
  mayChange: true,
  lastRun: {
    day: '2026-11-20' as CalendarDate,
    told: 7,
    finishedAt: null,
    unreached: [idris],
    problem: 'Confluence does not let the app comment on the inbox page.',
  },
};
