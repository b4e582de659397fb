/**
 * Building blocks of the request schemas. Each failure names the field and says what would be right, because the message
 * is shown to the person as it stands.
 */
import * as z from 'zod/mini';
import {
  type AccountId,
  type CommandId,
  type GroupId,
  type IssueId,
  isAccountId,
  isCommandId,
  isGroupId,
  isIssueId,
  isJobId,
  isNonconformityId,
  isPageId,
  isSpaceId,
  type JobId,
  type NonconformityId,
  type PageId,
  type SpaceId,
} from '../kernel/ids';
import { type CalendarDate, isCalendarDate } from '../kernel/time';

function parsed<Parsed extends string>(is: (text: string) => text is Parsed, right: string) {
  return z.custom<Parsed>((value) => typeof value === 'string' && is(value), { error: right });
}

export const accountId = parsed<AccountId>(isAccountId, 'must be an Atlassian account id');
export const pageId = parsed<PageId>(isPageId, 'must be a Confluence page id (digits)');
export const spaceId = parsed<SpaceId>(isSpaceId, 'must be a Confluence space id (digits)');
export const groupId = parsed<GroupId>(isGroupId, 'must be a group id');
export const issueId = parsed<IssueId>(isIssueId, 'must be a Jira issue id (digits)');
/** As people type it; Jira's keys are capital letters. */
export const issueKey = z
  .string('must be text')
  .check(
    z.trim(),
    z.toUpperCase(),
    z.regex(/^[A-Z][A-Z0-9_]{1,29}-[1-9]\d{0,9}$/, 'must be the key of a Jira issue like QM-12'),
  );
export const commandId = parsed<CommandId>(isCommandId, 'must be a ULID made once per dialog');
export const nonconformityId = parsed<NonconformityId>(isNonconformityId, 'must be the id of a nonconformity');
export const jobId = parsed<JobId>(isJobId, 'must be the id of a job');
export const calendarDate = parsed<CalendarDate>(isCalendarDate, 'must be a date like 2026-11-22');
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in lower-case hex'));

/** One line of text a person typed: trimmed, not empty. */
export const line = (maximum = 255) =>
  z
    .string('must be text')
    .check(
      z.trim(),
      z.minLength(1, 'must not be empty'),
      z.maxLength(maximum, `must be at most ${maximum} characters`),
    );
/** Several lines of text a person typed: trimmed, not empty. */
export const prose = (maximum = 4000) => line(maximum);
/** A number that counts, from 1. */
export const ordinal = z.int('must be a whole number').check(z.positive('must be 1 or more'));
/** Explicit confirmation at signing; anything but `true` is refused (B2, preset ISO 9001). */
export const confirmed = z.literal(true, 'must be confirmed');
/** A signing passphrase as typed: never trimmed, never part of a message. */
export const passphrase = z
  .string('must be text')
  .check(z.minLength(1, 'must not be empty'), z.maxLength(200, 'must be at most 200 characters'));
export const oneTimeCode = z.string('must be text').check(z.regex(/^\d{6}$/, 'must be the six digits of the code'));
/** What the preset asks of the signer; an answer `factorsNeeded` names what to give. [B2] */
export const signingFactors = z.optional(
  z.strictObject({ passphrase: z.optional(passphrase), code: z.optional(oneTimeCode) }),
);
