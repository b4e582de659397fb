/**
 * Every procedure the UI may call: its request schema, its answer and the right it needs. Deny by default: a procedure not in
 * this table does not exist. Surfaces that show it are listed, so that one resolver per surface serves only what it needs.
 * (architecture §7)
 */
import * as z from 'zod/mini';
import { bulkAction, bulkPages, previewedPages } from './bulk';
import { documentTypeCode } from './document-types';
import { exportFormats } from './export-answers';
import { approvalRules, typeOverrides } from './type-configuration';
import {
  accountId,
  calendarDate,
  commandId,
  confirmed,
  groupId,
  issueId,
  issueKey,
  jobId,
  line,
  nonconformityId,
  ordinal,
  pageId,
  passphrase,
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
  | 'readSigners'
  | 'grantSigningRights'
  | 'decideRecovery'
  | 'siteAdministrator';

export type Surface = 'document' | 'space' | 'settings' | 'issue' | 'macro';

const nothing = z.strictObject({});
const onPage = z.strictObject({ pageId });
/** What a signer saw, compared at signing with what is there (architecture §2). */
const seen = { round: ordinal, pageVersion: ordinal, contentDigest: sha256 };
const commandOnPage = { commandId, pageId };
/** Of every command that signs. */
const signed = { confirmed, factors: signingFactors };
const commandOnRecord = { commandId, nonconformityId };

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

/** For whom a delegate signs; not given: for themselves. */
const standingIn = { onBehalfOf: z.optional(accountId) };

export const severities = ['critical', 'major', 'minor'] as const;
export const origins = ['process', 'product', 'audit', 'complaint', 'supplier', 'other'] as const;

export const signingPresets = ['iso9001', 'regulated', 'high'] as const;
/** Meanings one needs a right to sign with. [B13] */
export const signingMeanings = [
  'author',
  'reviewed',
  'approved',
  'released',
  'stillValid',
  'withdrawn',
  'waived',
  'closed',
] as const;

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

/** Null: the site as a whole. */
const configuredPlace = { spaceId: z.nullable(spaceId) };

export const procedures = {
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

  'types.view': { request: z.strictObject(configuredPlace), right: 'person', surfaces: ['settings', 'space'] },
  'types.preview': {
    request: z.strictObject({ approval: approvalRules }),
    right: 'person',
    surfaces: ['settings', 'space'],
  },
  'types.change': {
    request: z.strictObject({
      commandId,
      ...configuredPlace,
      typeCode: documentTypeCode,
      /** Sequence of the record the person saw; an older one is refused as changed meanwhile. */
      seenSequence: z.int('must be a whole number').check(z.nonnegative('must be 0 or more')),
      reason: prose(2000),
      overrides: typeOverrides,
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
  },
  'types.changePolicy': {
    request: z.strictObject({
      commandId,
      ...configuredPlace,
      seenSequence: z.int('must be a whole number').check(z.nonnegative('must be 0 or more')),
      reason: prose(2000),
      secondApproval: z.boolean('must be yes or no'),
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
  },
  'types.decideChange': {
    request: z.strictObject({
      commandId,
      ...configuredPlace,
      /** Null: the waiting change of the rule that a second quality manager must approve. */
      typeCode: z.nullable(documentTypeCode),
      seenSequence: z.int('must be a whole number').check(z.nonnegative('must be 0 or more')),
      decision: z.discriminatedUnion(
        'verdict',
        [
          z.strictObject({ verdict: z.literal('approve') }),
          z.strictObject({ verdict: z.literal('decline'), why: prose(2000) }),
          z.strictObject({ verdict: z.literal('takeBack'), why: prose(2000) }),
        ],
        'must be approve, or decline or takeBack with why',
      ),
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
  },
  'types.history': {
    request: z.strictObject({ ...configuredPlace, typeCode: documentTypeCode }),
    right: 'person',
    surfaces: ['settings', 'space'],
  },

  'signing.mine': { request: nothing, right: 'person', surfaces: ['space'] },
  'signing.setPassphrase': {
    /** The old one as a factor, when there is one. */
    request: z.strictObject({ commandId, newPassphrase: passphrase, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.offerDevice': {
    request: z.strictObject({ commandId, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.confirmDevice': {
    request: z.strictObject({ commandId, factors: signingFactors }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.requestRecovery': {
    request: z.strictObject({ commandId, reason: prose(2000) }),
    right: 'person',
    surfaces: ['space'],
  },
  'signing.signers': {
    request: z.strictObject({ asOf: z.nullable(calendarDate) }),
    right: 'readSigners',
    surfaces: ['space'],
  },
  'signing.signer': { request: z.strictObject({ accountId }), right: 'readSigners', surfaces: ['space'] },
  'signing.grantRight': {
    request: z.strictObject({
      commandId,
      accountId,
      meaning: z.enum(signingMeanings, `must be one of ${signingMeanings.join(', ')}`),
      from: calendarDate,
      to: z.nullable(calendarDate),
      /** How the person who grants it checked who this is. */
      identity: prose(500),
    }),
    right: 'grantSigningRights',
    surfaces: ['space'],
  },
  'signing.revokeRight': {
    request: z.strictObject({
      commandId,
      accountId,
      meaning: z.enum(signingMeanings, `must be one of ${signingMeanings.join(', ')}`),
      on: calendarDate,
      reason: prose(500),
    }),
    right: 'grantSigningRights',
    surfaces: ['space'],
  },
  'signing.reviewFailures': {
    request: z.strictObject({ commandId, accountId, finding: prose(500) }),
    right: 'manageQuality',
    surfaces: ['space'],
  },
  'signing.decideRecovery': {
    request: z.strictObject({
      commandId,
      accountId,
      verdict: z.enum(['approve', 'refuse'], 'must be approve or refuse'),
      /** How the approver made sure who asks, or why they refuse. */
      comment: prose(500),
    }),
    right: 'decideRecovery',
    surfaces: ['space'],
  },
  'signing.settings': { request: nothing, right: 'person', surfaces: ['space'] },
  'signing.changeSettings': {
    request: z.strictObject({
      commandId,
      seenSequence: z.int().check(z.nonnegative()),
      preset: z.enum(signingPresets, `must be one of ${signingPresets.join(', ')}`),
      rightsRequired: z.boolean('must be yes or no'),
      passphraseDays: z
        .int('must be a whole number')
        .check(z.gte(1, 'must be at least 1'), z.lte(1095, 'must be at most 1095')),
      reason: prose(2000),
    }),
    right: 'manageQuality',
    surfaces: ['space'],
  },

  'digest.view': { request: nothing, right: 'person', surfaces: ['settings', 'space'] },
  'digest.change': {
    request: z.strictObject({
      commandId,
      seenSequence: z.int('must be a whole number').check(z.nonnegative('must be 0 or more')),
      /** The inbox page; null: nobody is told. */
      pageId: z.nullable(pageId),
      hourUtc: z.int('must be a whole number').check(z.gte(0, 'must be 0 to 23'), z.lte(23, 'must be 0 to 23')),
      reason: prose(2000),
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
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
