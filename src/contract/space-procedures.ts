/** Procedures of a space: register, work, delegations, reports, acting on many pages. */
import * as z from 'zod/mini';
import { bulkAction, bulkPages, previewedPages } from './bulk';
import { accountId, calendarDate, commandId, jobId, line, prose, spaceId } from './fields';
import { nothing } from './request-parts';
import type { ProcedureTable } from './rights';

export const spaceProcedures = {
  'space.overview': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
  'space.registerAsOf': {
    request: z.strictObject({ spaceId, on: calendarDate }),
    right: 'readSpace',
    surfaces: ['space'],
  },
  'space.register': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space', 'macro'] },
  'space.myWork': { request: nothing, right: 'person', surfaces: ['space', 'macro'] },

  'delegation.view': {
    /** Somebody else's are shown to a quality manager only. */
    request: z.strictObject({ principal: z.optional(accountId) }),
    right: 'person',
    surfaces: ['space'],
  },
  'delegation.name': {
    request: z.strictObject({
      commandId,
      /** Not given: the caller; for somebody absent a quality manager names it, with a reason. */
      principal: z.optional(accountId),
      delegate: accountId,
      from: calendarDate,
      until: calendarDate,
      reason: z.optional(prose(2000)),
    }),
    right: 'person',
    surfaces: ['space'],
  },
  'delegation.end': {
    request: z.strictObject({
      commandId,
      principal: z.optional(accountId),
      delegationId: line(40),
      reason: z.optional(prose(2000)),
    }),
    right: 'person',
    surfaces: ['space'],
  },

  'report.start': {
    request: z.strictObject({ commandId, spaceId, from: calendarDate, to: calendarDate }),
    right: 'reportOnSpace',
    surfaces: ['space'],
  },
  'report.list': { request: z.strictObject({ spaceId }), right: 'reportOnSpace', surfaces: ['space'] },
  'report.status': { request: z.strictObject({ jobId }), right: 'reportOnSpace', surfaces: ['space'] },
  'report.download': {
    request: z.strictObject({ jobId, file: line(80), part: z.int().check(z.nonnegative()) }),
    right: 'reportOnSpace',
    surfaces: ['space'],
  },

  'bulk.preview': {
    request: z.strictObject({ spaceId, action: bulkAction, pageIds: previewedPages }),
    right: 'readSpace',
    surfaces: ['space'],
  },
  'bulk.start': {
    request: z.strictObject({ commandId, spaceId, action: bulkAction, pages: bulkPages }),
    right: 'readSpace',
    surfaces: ['space'],
  },
  'bulk.step': { request: z.strictObject({ jobId }), right: 'person', surfaces: ['space'] },
  'bulk.view': { request: z.strictObject({ jobId }), right: 'person', surfaces: ['space'] },
  'bulk.list': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
} as const satisfies ProcedureTable;
