/** The part of a Jira REST v2 export that the bulk loader reads. */

export interface V2Named {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}
export interface V2Person {
  readonly name?: string;
  readonly key?: string;
  readonly accountId?: string;
  readonly displayName: string;
  readonly active?: boolean;
}
export interface V2Comment {
  readonly id: string;
  readonly author?: V2Person;
  readonly updateAuthor?: V2Person;
  /** Absent for a comment that was emptied. */
  readonly body?: string;
  readonly created: string;
  readonly updated: string;
}
export interface V2Link {
  readonly id: string;
  readonly type: V2Named & { readonly inward: string; readonly outward: string };
  readonly inwardIssue?: { readonly id: string; readonly key: string };
  readonly outwardIssue?: { readonly id: string; readonly key: string };
}
export interface V2Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>> & {
    readonly summary: string;
    readonly project: V2Named & { readonly key: string };
    readonly issuetype: V2Named & { readonly subtask: boolean };
    readonly status: V2Named & { readonly statusCategory: { readonly key: string } };
    readonly priority?: V2Named | null;
    readonly resolution?: V2Named | null;
    readonly resolutiondate?: string | null;
    readonly created: string;
    readonly updated: string;
    readonly duedate?: string | null;
    readonly description?: string | null;
    readonly environment?: string | null;
    readonly assignee?: V2Person | null;
    readonly reporter?: V2Person | null;
    readonly creator?: V2Person | null;
    readonly labels?: readonly string[];
    readonly components?: readonly V2Named[];
    readonly fixVersions?: readonly V2Named[];
    readonly versions?: readonly V2Named[];
    readonly parent?: { readonly id: string; readonly key: string } | null;
    readonly comment?: { readonly comments: readonly V2Comment[] };
    readonly issuelinks?: readonly V2Link[];
  };
}
