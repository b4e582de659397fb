/** Procedures on obsolete revisions: legal holds, keeping longer, disposition. [A20, A28] */
import * as z from 'zod/mini';
import { calendarDate, line, prose, spaceId } from './fields';
import { commandOnPage, signed } from './request-parts';
import type { ProcedureTable } from './rights';

/** Null: the document with all its revisions. */
const heldRevision = z.nullable(line(20));

export const retentionProcedures = {
  'space.disposition': { request: z.strictObject({ spaceId }), right: 'manageQuality', surfaces: ['space'] },
  'document.placeLegalHold': {
    request: z.strictObject({ ...commandOnPage, revision: heldRevision, reason: prose(2000) }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'document.liftLegalHold': {
    request: z.strictObject({ ...commandOnPage, revision: heldRevision, reason: prose(2000) }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'document.keepLonger': {
    request: z.strictObject({
      ...commandOnPage,
      revision: line(20),
      until: calendarDate,
      reason: prose(2000),
      ...signed,
    }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'document.dispose': {
    request: z.strictObject({ ...commandOnPage, revision: line(20), reason: prose(2000), ...signed }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
} as const satisfies ProcedureTable;
