/** Procedures of the settings: of the site, its document types and the digest. */
import * as z from 'zod/mini';
import { roles } from '../kernel/roles';
import { documentTypeCode } from './document-types';
import { accountId, calendarDate, commandId, groupId, line, pageId, prose, spaceId } from './fields';
import { nothing } from './request-parts';
import { approvalRules, typeOverrides } from './type-configuration';
import type { ProcedureTable } from './rights';

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

export const settingsProcedures = {
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
      /** Left out: they stay as they are. */
      holidays: z.optional(
        z
          .array(z.strictObject({ on: calendarDate, name: line(60) }))
          .check(z.maxLength(100, 'must be at most 100 holidays')),
      ),
    }),
    right: 'manageQuality',
    surfaces: ['settings', 'space'],
  },
} as const satisfies ProcedureTable;
