/**
 * Schemas of what a person may configure for a document type. Ids of steps are given by the server; names of groups and people
 * are looked up, not taken from the request. What cannot work as a gate is refused by the domain. [AG-19 … AG-24]
 */
import * as z from 'zod/mini';
import { accountId, groupId, line } from './fields';
import { roles } from '../kernel/roles';

const days = (least: number) =>
  z
    .int('must be a whole number of working days')
    .check(z.gte(least, `must be ${least} or more working days`), z.lte(250, 'must be at most 250 working days'));

const gateStep = z.strictObject({
  stage: z.int('must be a whole number').check(z.gte(1, 'must be 1 or more'), z.lte(8, 'must be at most 8')),
  title: line(80),
  meaning: z.enum(['reviewed', 'approved', 'released'], 'must be reviewed, approved or released'),
  role: z.nullable(z.enum([...roles, 'documentOwner'], `must be documentOwner or one of ${roles.join(', ')}`)),
  groups: z.array(groupId).check(z.maxLength(5, 'must be at most 5 groups')),
  people: z.array(accountId).check(z.maxLength(10, 'must be at most 10 people')),
  quorum: z.union(
    [z.int().check(z.gte(1), z.lte(50)), z.literal('all')],
    'must be a whole number from 1 to 50, or "all"',
  ),
  dueDays: days(1),
  escalateAfterDays: days(0),
});

export const approvalRules = z.strictObject({
  steps: z
    .array(gateStep)
    .check(z.minLength(1, 'must be at least one step'), z.maxLength(8, 'must be at most 8 steps')),
  rejection: z.enum(['one', 'majority'], 'must be one or majority'),
  separation: z.enum(['standard', 'strict', 'smallFirm'], 'must be standard, strict or smallFirm'),
  minor: z.enum(['notAllowed', 'allSteps', 'skipsReview'], 'must be notAllowed, allSteps or skipsReview'),
});
export type RequestedApproval = z.infer<typeof approvalRules>;

/** What is left out is inherited. */
export const typeOverrides = z.strictObject({
  approval: z.optional(approvalRules),
  reviewMonths: z.optional(
    z.nullable(
      z
        .int('must be a whole number of months, or empty')
        .check(z.gte(1, 'must be 1 month or more'), z.lte(120, 'must be at most 120 months')),
    ),
  ),
  numberingCode: z.optional(
    z.string('must be text').check(z.regex(/^[A-Z][A-Z0-9]{1,5}$/, 'must be 2 to 6 capital letters or digits')),
  ),
  distribution: z.optional(z.array(groupId).check(z.maxLength(20, 'must be at most 20 groups'))),
  changeRequestRequired: z.optional(z.boolean('must be yes or no')),
  retentionYears: z.optional(
    z
      .int('must be a whole number of years')
      .check(z.gte(0, 'must be 0 years or more'), z.lte(100, 'must be at most 100 years')),
  ),
  dynamicContent: z.optional(z.enum(['allow', 'block', 'freeze'], 'must be allow, block or freeze')),
});
export type RequestedOverrides = z.infer<typeof typeOverrides>;
