/**
 * Every procedure the UI may call: its request schema, its answer and the right it needs. Deny by default: a procedure not in
 * this table does not exist. Surfaces that show it are listed, so that one resolver per surface serves only what it needs.
 * (architecture §7)
 */
import * as z from 'zod/mini';
import { documentTypeCode } from './document-types';
import {
  accountId,
  calendarDate,
  commandId,
  confirmed,
  groupId,
  issueId,
  jobId,
  line,
  nonconformityId,
  ordinal,
  pageId,
  prose,
  sha256,
  signingFactors,
  spaceId,
} from './fields';
import { roles } from '../kernel/roles';

/**
 * What must hold before a use case runs. The resource is always re-read *as the person*; a right says what is needed beyond that.
 * - `readPage`: may read the page in Confluence · `editPage`: may edit it
 * - `viewIssue`: may browse the Jira issue · `person`: any signed-in person of the site
 * - `siteAdministrator`: Confluence says so · role names: the site settings say so
 */
export type Right =
  | 'person'
  | 'readPage'
  | 'editPage'
  | 'viewIssue'
  | 'readSpace'
  | 'readRecord'
  | 'controlDocuments'
  | 'signStep'
  | 'manageQuality'
  | 'reportOnSpace'
  | 'siteAdministrator';

export type Surface = 'document' | 'space' | 'settings' | 'issue';

const nothing = z.strictObject({});
const onPage = z.strictObject({ pageId });
/** What a signer saw, compared at signing with what is there (architecture §2). */
const seen = { round: ordinal, pageVersion: ordinal, contentDigest: sha256 };
const commandOnPage = { commandId, pageId };
/** Of every command that signs. */
const signed = { confirmed, factors: signingFactors };
const commandOnRecord = { commandId, nonconformityId };

export const severities = ['critical', 'major', 'minor'] as const;
export const origins = ['process', 'product', 'audit', 'complaint', 'supplier', 'other'] as const;

const roleHolders = z.strictObject({
  groups: z.array(groupId).check(z.maxLength(20, 'must be at most 20 groups')),
  people: z.array(accountId).check(z.maxLength(50, 'must be at most 50 people')),
});
export const roleTable = z.record(z.enum(roles), roleHolders);
export const spaceSettings = z.strictObject({
  spaceId,
  /** Key of the Jira project in which nonconformities of this space become issues; null without Jira. */
  projectKey: z.nullable(line(10)),
  /** Id of the Jira issue type used for them; null: the project's first standard type. */
  issueTypeId: z.nullable(line(19)),
});

export const procedures = {
  'document.view': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },
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
  'document.submissionPreview': { request: onPage, right: 'editPage', surfaces: ['document'] },
  'document.submit': {
    request: z.strictObject({ ...commandOnPage, pageVersion: ordinal, reason: prose(2000), ...signed }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.approve': {
    request: z.strictObject({ ...commandOnPage, ...seen, stepId: line(40), ...signed }),
    right: 'signStep',
    surfaces: ['document'],
  },
  'document.reject': {
    request: z.strictObject({ ...commandOnPage, ...seen, stepId: line(40), comment: prose(2000), ...signed }),
    right: 'signStep',
    surfaces: ['document'],
  },
  'document.recall': {
    request: z.strictObject({ ...commandOnPage, round: ordinal, reason: prose(2000), ...signed }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.startRevision': { request: z.strictObject(commandOnPage), right: 'editPage', surfaces: ['document'] },
  'document.abandonDraft': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000) }),
    right: 'editPage',
    surfaces: ['document'],
  },
  'document.changeOwner': {
    request: z.strictObject({ ...commandOnPage, owner: accountId, reason: prose(2000) }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.withdraw': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000), ...signed }),
    right: 'manageQuality',
    surfaces: ['document'],
  },
  'document.cancelNumber': {
    request: z.strictObject({ ...commandOnPage, reason: prose(2000) }),
    right: 'controlDocuments',
    surfaces: ['document'],
  },
  'document.effectiveText': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },
  'document.history': { request: onPage, right: 'readPage', surfaces: ['document', 'space'] },

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

  'space.overview': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
  'space.register': { request: z.strictObject({ spaceId }), right: 'readSpace', surfaces: ['space'] },
  'space.myWork': { request: nothing, right: 'person', surfaces: ['space'] },
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

  // The platform opens the settings module for site administrators only; the quality manager reaches them from the space.
  'settings.view': { request: nothing, right: 'person', surfaces: ['settings', 'space'] },
  'settings.nameQualityManager': {
    request: z.strictObject({ commandId, holder: roleHolders }),
    right: 'siteAdministrator',
    surfaces: ['settings'],
  },
  'settings.change': {
    request: z.strictObject({
      commandId,
      /** Sequence of the settings the person saw; an older one is refused as changed meanwhile. */
      seenSequence: z.int().check(z.nonnegative()),
      reason: prose(2000),
      numberPrefix: z.string().check(z.regex(/^[A-Z][A-Z0-9]{1,7}$/, 'must be 2 to 8 capital letters or digits')),
      roles: roleTable,
      spaces: z.array(spaceSettings).check(z.maxLength(200, 'must be at most 200 spaces')),
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
  },
} as const satisfies Record<string, { request: z.ZodMiniType; right: Right; surfaces: readonly Surface[] }>;

export type ProcedureName = keyof typeof procedures;
export type RequestOf<Name extends ProcedureName> = z.infer<(typeof procedures)[Name]['request']>;
