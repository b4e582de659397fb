/** Words that exported macros use, in one place; those of the screen stand with the screen. */
import type { DocumentLife, RegisterRow, SignatureManifestation } from '../../contract/answers';
import type { RevisionStanding } from '../../contract/revision-answers';
import type { Cell } from './adf';

export const lifeCells: Readonly<Record<DocumentLife, Cell>> = {
  numbered: { lozenge: 'NOT YET IN FORCE', tone: 'neutral' },
  inForce: { lozenge: 'IN FORCE', tone: 'green' },
  withdrawn: { lozenge: 'OBSOLETE: WITHDRAWN', tone: 'red' },
  cancelled: { lozenge: 'NUMBER NOT ISSUED', tone: 'neutral' },
};

export const standingCells: Readonly<Record<RevisionStanding, Cell>> = {
  inForce: { lozenge: 'IN FORCE', tone: 'green' },
  superseded: { lozenge: 'OBSOLETE: SUPERSEDED', tone: 'yellow' },
  withdrawn: { lozenge: 'OBSOLETE: WITHDRAWN', tone: 'red' },
  abandoned: { lozenge: 'ABANDONED', tone: 'neutral' },
  inWork: { lozenge: 'IN WORK', tone: 'blue' },
};

export const workWords: Readonly<Record<NonNullable<RegisterRow['workState']>, string>> = {
  draft: 'draft',
  preparing: 'being submitted',
  inReview: 'in review',
  approved: 'approved',
  effective: 'in force',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
  abandoned: 'abandoned',
};

export const meaningWords: Readonly<Record<SignatureManifestation['meaning'], string>> = {
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
  closed: 'Closed',
};

/** Exports are read anywhere: instants in UTC, and saying so. */
export function utc(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
export const dash = '–';
