/** Words that exported macros use, in one place; those of the screen stand with the screen. */
import type { DocumentLife } from '../../contract/document-answers';
import type { RegisterRow } from '../../contract/space-answers';
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

export const dash = '–';
