/** What a signature says, and instants, as everything printed says them: reports, copies and exported macros. (21 CFR 11.50) */
import type { SignatureMeaning } from '../kernel/signature-meaning';

/** Exports are read anywhere: instants in UTC, and saying so. */
export function utc(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

export const meaningWords: Readonly<Record<SignatureMeaning, string>> = {
  author: 'Author: I wrote this and submit it',
  reviewed: 'Reviewed: the content is correct and usable',
  approved: 'Approved: I authorise it for use',
  released: 'Released: I release it for use',
  rejected: 'Rejected',
  recalled: 'Recalled',
  withdrawalProposed: 'Withdrawal proposed',
  withdrawn: 'Withdrawn',
  minorConfirmed: 'Confirmed as a minor revision',
  stillValid: 'Still valid',
  toRevise: 'Reviewed: to be revised',
  toWithdraw: 'Reviewed: to be withdrawn',
  abandoned: 'Abandoned',
  cancelled: 'Number cancelled',
  reinstated: 'Brought back by a new revision',
  waived: 'Separation of duties waived',
  disposed: 'Disposed: the retention period is over',
  retained: 'Kept longer than its retention period',
  closed: 'Closed',
};
