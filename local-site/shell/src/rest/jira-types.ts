/** The parts of Jira's REST answers that the shell reads. */
export interface JiraPerson {
  readonly accountId: string;
  readonly displayName: string;
}
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Status extends Named {
  readonly statusCategory?: { readonly key: string };
}
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey?: string;
  readonly lead?: JiraPerson;
}
export interface SearchedIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly status?: Status;
    readonly issuetype?: Named;
    readonly priority?: Named | null;
    readonly assignee?: JiraPerson | null;
    readonly updated?: string;
  };
}
export interface Transition extends Named {
  readonly to?: Status;
}
export interface IssueLink {
  readonly id: string;
  readonly type: { readonly inward: string; readonly outward: string };
  readonly inwardIssue?: SearchedIssue;
  readonly outwardIssue?: SearchedIssue;
}
export interface ChangeGroup {
  readonly id: string;
  readonly author?: JiraPerson;
  readonly created: string;
  readonly items: readonly {
    readonly field: string;
    readonly fromString: string | null;
    readonly toString: string | null;
  }[];
}
export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly renderedFields?: Readonly<Record<string, unknown>>;
  readonly transitions?: readonly Transition[];
  readonly changelog?: { readonly histories: readonly ChangeGroup[] };
  readonly fields: SearchedIssue['fields'] & {
    readonly project?: Project;
    readonly description?: unknown;
    readonly reporter?: JiraPerson | null;
    readonly created?: string;
    readonly labels?: readonly string[];
    readonly duedate?: string | null;
    readonly attachment?: readonly JiraAttachment[];
    readonly issuelinks?: readonly IssueLink[];
    readonly [field: string]: unknown;
  };
}
export interface IssueComment {
  readonly id: string;
  readonly author?: JiraPerson;
  readonly created: string;
  readonly renderedBody?: string;
  readonly body?: unknown;
}
export interface RemoteLink {
  readonly id: number;
  readonly relationship?: string;
  readonly object: { readonly url: string; readonly title: string; readonly summary?: string };
}
export interface CreateMetadata {
  readonly issueTypes?: readonly Named[];
  readonly values?: readonly Named[];
}
export interface FieldMetadata {
  readonly fieldId: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: {
    readonly type: string;
    readonly items?: string;
    readonly system?: string;
    readonly custom?: string;
  };
  readonly allowedValues?: readonly { readonly id?: unknown; readonly name?: unknown; readonly value?: unknown }[];
}
export interface LinkType {
  readonly id: string;
  readonly inward: string;
  readonly outward: string;
}
export interface JiraAttachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly created: string;
  readonly author?: JiraPerson;
}
