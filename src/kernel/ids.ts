/**
 * Identifiers as types of their own, so that an account is never passed for a page. Ids come parsed from the edge
 * (`src/contract`) and are trusted to be well-formed inside; whether a person may see what they name is asked elsewhere.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Atlassian account id, for example `712020:5f1c…`. */
export type AccountId = Branded<'AccountId'>;
/** Confluence page id: decimal digits. */
export type PageId = Branded<'PageId'>;
/** Confluence space id: decimal digits. Never a space key, whose `~` is outside the storage key alphabet. */
export type SpaceId = Branded<'SpaceId'>;
/** Confluence or Jira user group id (UUID). */
export type GroupId = Branded<'GroupId'>;
/** Jira issue id: decimal digits. */
export type IssueId = Branded<'IssueId'>;
/** ULID made once per dialog by the UI; the same id pressed again gets the first outcome. */
export type CommandId = Branded<'CommandId'>;
/** ULID of a nonconformity record. */
export type NonconformityId = Branded<'NonconformityId'>;
/** ULID of a long-running job. */
export type JobId = Branded<'JobId'>;

const patterns = {
  account: /^[a-zA-Z0-9:_-]{1,128}$/,
  digits: /^[0-9]{1,19}$/,
  group: /^[a-zA-Z0-9-]{1,64}$/,
  ulid: /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
} as const;

export const isAccountId = (text: string): text is AccountId => patterns.account.test(text);
export const isPageId = (text: string): text is PageId => patterns.digits.test(text);
export const isSpaceId = (text: string): text is SpaceId => patterns.digits.test(text);
export const isGroupId = (text: string): text is GroupId => patterns.group.test(text);
export const isIssueId = (text: string): text is IssueId => patterns.digits.test(text);
export const isCommandId = (text: string): text is CommandId => patterns.ulid.test(text);
export const isNonconformityId = (text: string): text is NonconformityId => patterns.ulid.test(text);
export const isJobId = (text: string): text is JobId => patterns.ulid.test(text);
