/** Procedures on a controlled document, its revisions and its copies. */
import * as z from 'zod/mini';
import { documentTypeCode } from './document-types';
import { exportFormats } from './export-answers';
import { accountId, calendarDate, groupId, issueKey, jobId, line, ordinal, pageId, prose, sha256 } from './fields';
import { commandOnPage, onPage, seen, signed, standingIn } from './request-parts';
import type { ProcedureTable } from './rights';

export const reviewOutcomes = ['stillValid', 'revise', 'withdraw'] as const;
const revisionKind = z.enum(['major', 'minor'], 'must be major or minor');
/** `whenTrained` is known and refused by name until reading campaigns exist. [A11] */
const effectiveWhen = z.union(
  [z.literal(['atOnce', 'whenTrained']), calendarDate],
  'must be atOnce or a date like 2026-11-22',
);
const aboutWithdrawal = {
  /** What is to be used instead: a number or a title. */
  replacement: z.optional(line(255)),
  /** Numbers or titles of what uses the document, as far as known. */
  usedIn: z.optional(z.array(line(255)).check(z.maxLength(50, 'must be at most 50 entries'))),
};

export const documentProcedures = {
  'document.view': { request: onPage, right: 'readPage', surfaces: ['document', 'space', 'macro'] },
  'document.banner': { request: onPage, right: 'readPage', surfaces: ['document'] },
  'document.register': {
    request: z.strictObject({
      ...commandOnPage,
      typeCode: documentTypeCode,
      owner: z.optional(accountId),
      /** Last revision issued before Plumbline; revisions up to it are "not held here". */
      legacyRevision: z.optional(ordinal),
    }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.submissionPreview': {
    request: z.strictObject({ pageId, kind: z.optional(revisionKind) }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.submit': {
    request: z.strictObject({
      ...commandOnPage,
      pageVersion: ordinal,
      reason: prose(2000),
      kind: z.optional(revisionKind),
      effective: z.optional(effectiveWhen),
      /** The Jira issue in which the change was asked for; some types demand one. [A14] */
      changeRequest: z.optional(issueKey),
      ...signed,
    }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.approve': {
    request: z.strictObject({ ...commandOnPage, ...seen, stepId: line(40), ...standingIn, ...signed }),
    right: 'signStep',
    surfaces: ['document', 'space'],
  },
  'document.reject': {
    request: z.strictObject({
      ...commandOnPage,
      ...seen,
      stepId: line(40),
      comment: prose(2000),
      ...standingIn,
      ...signed,
    }),
    right: 'signStep',
    surfaces: ['document', 'space'],
  },
  'document.reassignStep': {
    request: z.strictObject({
      ...commandOnPage,
      round: ordinal,
      stepId: line(40),
      /** Who is no longer asked; null: the other person is asked beside those who are. */
      from: z.nullable(accountId),
      to: accountId,
      reason: prose(2000),
    }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.waiveSeparation': {
    request: z.strictObject({
      ...commandOnPage,
      round: ordinal,
      stepId: line(40),
      person: accountId,
      reason: prose(2000),
      ...signed,
    }),
    right: 'manageQuality',
    surfaces: ['document'],
  },
  'document.recall': {
    request: z.strictObject({ ...commandOnPage, round: ordinal, reason: prose(2000), ...signed }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.startRevision': { request: z.strictObject(commandOnPage), right: 'editPage', surfaces: ['document'] },
  'document.abandonDraft': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000), ...signed }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.planEffect': {
    request: z.strictObject({ ...commandOnPage, round: ordinal, effective: effectiveWhen, reason: prose(2000) }),
    right: 'signStep',
    surfaces: ['document'],
  },
  'document.confirmMinor': {
    request: z.strictObject({
      ...commandOnPage,
      round: ordinal,
      contentDigest: sha256,
      /** Words of refusal send the round back; null confirms. */
      refusal: z.nullable(prose(2000)),
      ...standingIn,
      ...signed,
    }),
    right: 'manageQuality',
    surfaces: ['document'],
  },
  'document.release': {
    request: z.strictObject({ ...commandOnPage, pageVersion: ordinal, reason: prose(2000), ...standingIn, ...signed }),
    right: 'manageQuality',
    surfaces: ['document'],
  },
  'document.review': {
    request: z.strictObject({
      ...commandOnPage,
      contentDigest: sha256,
      outcome: z.enum(reviewOutcomes, `must be one of ${reviewOutcomes.join(', ')}`),
      comment: prose(2000),
      ...aboutWithdrawal,
      ...signed,
    }),
    right: 'readPage',
    surfaces: ['document'],
  },
  'document.changeOwner': {
    request: z.strictObject({ ...commandOnPage, owner: accountId, reason: prose(2000) }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.withdraw': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000), ...aboutWithdrawal, ...signed }),
    right: 'readPage',
    surfaces: ['document'],
  },
  'document.signWithdrawal': {
    request: z.strictObject({
      ...commandOnPage,
      round: ordinal,
      stepId: line(40),
      contentDigest: sha256,
      ...standingIn,
      ...signed,
    }),
    right: 'signStep',
    surfaces: ['document'],
  },
  'document.rejectWithdrawal': {
    request: z.strictObject({
      ...commandOnPage,
      round: ordinal,
      stepId: line(40),
      contentDigest: sha256,
      comment: prose(2000),
      ...standingIn,
      ...signed,
    }),
    right: 'signStep',
    surfaces: ['document'],
  },
  'document.recallWithdrawal': {
    request: z.strictObject({ ...commandOnPage, round: ordinal, reason: prose(2000), ...signed }),
    right: 'readPage',
    surfaces: ['document'],
  },
  'document.reinstate': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000), ...signed }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.hold': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000) }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.endHold': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000) }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.changeDistribution': {
    request: z.strictObject({
      ...commandOnPage,
      groups: z.array(groupId).check(z.maxLength(20, 'must be at most 20 groups')),
      people: z.array(accountId).check(z.maxLength(50, 'must be at most 50 people')),
      reason: prose(2000),
    }),
    right: 'readPage',
    surfaces: ['document'],
  },
  'document.cancelNumber': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000), ...signed }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.effectiveText': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },
  'document.confirmLink': {
    /** The document the link leads to. */
    request: z.strictObject({ ...commandOnPage, target: pageId, reason: prose(2000) }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },
  'document.gate': { request: onPage, right: 'readPage', surfaces: ['document'] },
  'document.relations': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },
  'document.history': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },
  'document.revisions': { request: onPage, right: 'readPage', surfaces: ['document', 'space', 'macro'] },
  'document.revisionText': {
    request: z.strictObject({ pageId, revision: line(20) }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },
  'document.redline': {
    /** Labels of revisions; `draft` means the page as it is now. */
    request: z.strictObject({ pageId, before: line(20), after: line(20) }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },
  'document.verify': {
    request: z.strictObject({ pageId, revision: line(20) }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },

  'export.start': {
    request: z.strictObject({
      ...commandOnPage,
      format: z.enum(exportFormats, `must be one of ${exportFormats.join(', ')}`),
      /** Labels of revisions; of a redline one may be `draft`, the page as it is now. */
      subject: z.discriminatedUnion(
        'kind',
        [
          z.strictObject({ kind: z.literal('copy'), revision: line(20) }),
          z.strictObject({ kind: z.literal('redline'), before: line(20), after: line(20) }),
        ],
        'must be copy with revision, or redline with before and after',
      ),
    }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },
  'export.status': { request: z.strictObject({ jobId }), right: 'readPage', surfaces: ['document', 'space'] },
  'export.download': {
    request: z.strictObject({ jobId, file: line(120), part: z.int().check(z.nonnegative()) }),
    right: 'readPage',
    surfaces: ['document', 'space'],
  },
} as const satisfies ProcedureTable;
