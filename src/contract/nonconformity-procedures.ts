/** Procedures on nonconformities and their corrections. */
import * as z from 'zod/mini';
import {
  accountId,
  calendarDate,
  commandId,
  issueId,
  line,
  nonconformityId,
  ordinal,
  pageId,
  prose,
  spaceId,
} from './fields';
import { commandOnRecord, onPage, signed } from './request-parts';
import type { ProcedureTable } from './rights';

export const severities = ['critical', 'major', 'minor'] as const;
export const origins = ['process', 'product', 'audit', 'complaint', 'supplier', 'other'] as const;

export const nonconformityProcedures = {
  'nonconformity.report': {
    request: z.strictObject({ commandId, pageId, what: prose(4000), where: line(255) }),
    right: 'readPage',
    surfaces: ['document'],
  },
  'nonconformity.ofPage': { request: onPage, right: 'readPage', surfaces: ['document'] },
  'nonconformity.ofIssue': { request: z.strictObject({ issueId }), right: 'viewIssue', surfaces: ['issue'] },
  'nonconformity.view': {
    request: z.strictObject({ nonconformityId }),
    right: 'readRecord',
    surfaces: ['space', 'document', 'issue'],
  },
  'nonconformity.ofSpace': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
  'nonconformity.createIssueAgain': {
    request: z.strictObject(commandOnRecord),
    right: 'readRecord',
    surfaces: ['document', 'space', 'issue'],
  },
  'nonconformity.accept': {
    request: z.strictObject({
      ...commandOnRecord,
      origin: z.enum(origins, `must be one of ${origins.join(', ')}`),
      process: line(120),
      requirement: line(255),
      evidence: prose(4000),
      severity: z.enum(severities, `must be one of ${severities.join(', ')}`),
    }),
    right: 'manageQuality',
    surfaces: ['space', 'issue'],
  },
  'nonconformity.reject': {
    request: z.strictObject({ ...commandOnRecord, reason: prose(2000) }),
    right: 'manageQuality',
    surfaces: ['space', 'issue'],
  },
  'nonconformity.planCorrection': {
    request: z.strictObject({ ...commandOnRecord, correction: prose(2000), owner: accountId, dueOn: calendarDate }),
    right: 'manageQuality',
    surfaces: ['space', 'issue'],
  },
  'nonconformity.completeCorrection': {
    request: z.strictObject({ ...commandOnRecord, correctionNumber: ordinal, outcome: prose(2000) }),
    right: 'readRecord',
    surfaces: ['space', 'issue'],
  },
  'nonconformity.close': {
    request: z.strictObject({
      ...commandOnRecord,
      correctiveActionNeeded: z.boolean('must be yes or no'),
      reason: prose(2000),
      ...signed,
    }),
    right: 'manageQuality',
    surfaces: ['space', 'issue'],
  },
} as const satisfies ProcedureTable;
