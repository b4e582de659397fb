/**
 * What the application asks of Jira. `as: 'user'` answers what the person in front of the screen may see and do; `as: 'app'`
 * is for effects that a recorded event already authorised. Absent and forbidden look the same: `undefined`.
 */
import type { AccountId, IssueId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Viewer } from './product-ports';

export interface JiraProject {
  readonly projectKey: string;
  readonly name: string;
}
export interface JiraIssueType {
  readonly issueTypeId: string;
  readonly name: string;
  readonly isSubtask: boolean;
}
export interface JiraIssue {
  readonly issueId: IssueId;
  readonly key: string;
  readonly summary: string;
  readonly creatorId: AccountId | null;
  readonly createdAt: Instant | null;
  /** Value of the property `plumbline.intent`, as it stands: anybody who may edit the issue can write it. */
  readonly intent: unknown;
}

/** The issue as the person sees it, or why not: Jira shows it to nobody like them, or there is no Jira on this site. */
export type NamedIssue = JiraIssue | 'notVisible' | 'noJira';

export interface IssueDraft {
  readonly projectKey: string;
  readonly issueTypeId: string;
  readonly summary: string;
  /** ADF document. */
  readonly description: unknown;
  readonly intent: IssueIntent;
}
/** Carried in the request that makes the issue, so that an issue without it cannot exist. */
export interface IssueIntent {
  readonly intent: string;
  readonly record: string;
  readonly number: string;
}
/** `unknown`: no answer, or one that does not say whether the issue exists. */
export type IssueCreation =
  | { readonly kind: 'created'; readonly issueId: IssueId; readonly key: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown' };

export interface RemoteLink {
  /** Writing the same one again changes the link instead of adding one. */
  readonly globalId: string;
  readonly url: string;
  readonly title: string;
  readonly relationship: string;
}
/** `absent`: the issue is gone or not shown to the app; trying again does not help. */
export type IssueWrite = 'written' | 'absent' | 'refused';

export interface Jira {
  project(as: Viewer, projectKey: string): Promise<JiraProject | undefined>;
  /** Whether the person may create issues there; undefined when the person sees no such project. */
  mayCreateIssues(projectKey: string): Promise<boolean | undefined>;
  /** The types the person may create there. */
  creatableTypes(projectKey: string): Promise<readonly JiraIssueType[]>;
  /** Names of the fields an issue of this type cannot be made without, besides those without a choice. */
  requiredFields(
    projectKey: string,
    issueTypeId: string,
  ): Promise<readonly { readonly fieldId: string; readonly name: string }[]>;
  /** As the person, once. Never repeats the request by itself. */
  createIssue(draft: IssueDraft): Promise<IssueCreation>;
  issue(as: Viewer, issueId: IssueId): Promise<JiraIssue | undefined>;
  /** By its key, as the person typed it. */
  issueByKey(key: string): Promise<NamedIssue>;
  /** Issues whose indexed intent is one of these; eventually consistent, as every search of Jira is. */
  issuesByIntent(as: Viewer, intents: readonly string[]): Promise<readonly JiraIssue[]>;
  /** As the app. */
  setIssueProperty(issueId: IssueId, key: string, value: unknown): Promise<IssueWrite>;
  /** As the app. */
  setRemoteLink(issueId: IssueId, link: RemoteLink): Promise<IssueWrite>;
}
