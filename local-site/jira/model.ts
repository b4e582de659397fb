/**
 * What Jira keeps: projects with their workflows and grants, issues, and what hangs on an issue. These are the shapes at
 * rest; what goes over the wire is made from them in `rest/present-*.ts`. Instants are milliseconds since the epoch.
 */

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly text?: string;
}
export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: number;
  readonly content: readonly AdfNode[];
}

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategoryKey;
  /** Team-managed projects own their statuses; absent for statuses shared by the site. */
  readonly projectId?: string;
}
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
  /** -1 sub-task, 0 standard, 1 epic. */
  readonly hierarchyLevel: number;
  readonly projectId?: string;
}
/** Lower `rank` means higher priority. */
export interface Priority {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly statusColor: string;
  readonly rank: number;
}
export interface Resolution {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}
export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}
export type CustomFieldType = 'string' | 'textarea' | 'number' | 'date' | 'datetime' | 'option' | 'user' | 'labels';
export interface CustomField {
  /** `customfield_10001` */
  readonly id: string;
  readonly name: string;
  readonly type: CustomFieldType;
  readonly options?: readonly NamedItem[];
}
export interface NamedItem {
  readonly id: string;
  readonly name: string;
}

/** A condition or validator: looked up by `type` among the rules the site was composed with. */
export interface TransitionRule {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}
export interface Transition {
  readonly id: string;
  readonly name: string;
  /** Status ids; empty means from any status ("global"). */
  readonly from: readonly string[];
  readonly to: string;
  /** Resolution id set on the way; `null` clears it; absent follows the category of the target status. */
  readonly resolutionId?: string | null;
  readonly conditions: readonly TransitionRule[];
  readonly validators: readonly TransitionRule[];
}
export interface Workflow {
  readonly name: string;
  readonly initialStatusId: string;
  readonly statusIds: readonly string[];
  readonly transitions: readonly Transition[];
  /** Validators of the initial transition, by which an issue is created. */
  readonly createValidators?: readonly TransitionRule[];
}

/** Who holds a permission in a project. */
export type GrantHolder =
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'loggedIn' }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'assignee' };
export interface Grant {
  readonly permission: string;
  readonly holder: GrantHolder;
}

export interface ScreenField {
  readonly fieldId: string;
  readonly required: boolean;
}
export interface ProjectIssueType {
  readonly issueTypeId: string;
  readonly screen: readonly ScreenField[];
  readonly workflow: Workflow;
}
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly style: 'classic' | 'next-gen';
  readonly typeKey: 'software' | 'business' | 'service_desk';
  readonly leadAccountId: string | null;
  readonly issueTypes: readonly ProjectIssueType[];
  readonly grants: readonly Grant[];
  /** False shuts every app's own user out, whatever the grants say. */
  readonly appsAllowed: boolean;
  readonly components: readonly NamedItem[];
  readonly versions: readonly NamedItem[];
}

export interface IssueRecord {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly statusId: string;
  readonly summary: string;
  readonly description: AdfDocument | null;
  readonly environment: AdfDocument | null;
  readonly priorityId: string | null;
  readonly resolutionId: string | null;
  readonly resolvedAt: number | null;
  readonly assignee: string | null;
  readonly reporter: string | null;
  readonly creator: string;
  readonly labels: readonly string[];
  readonly components: readonly NamedItem[];
  readonly fixVersions: readonly NamedItem[];
  readonly versions: readonly NamedItem[];
  /** `YYYY-MM-DD` */
  readonly dueDate: string | null;
  readonly parentId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly statusChangedAt: number;
  /** By field id; shape by `CustomFieldType`. */
  readonly custom: Readonly<Record<string, JsonValue>>;
}

export interface CommentRecord {
  readonly id: string;
  readonly issueId: string;
  readonly author: string;
  readonly updateAuthor: string;
  readonly body: AdfDocument;
  readonly createdAt: number;
  readonly updatedAt: number;
}
export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}
export interface ChangeGroup {
  readonly id: string;
  readonly issueId: string;
  readonly author: string;
  readonly createdAt: number;
  readonly items: readonly ChangeItem[];
}
export interface IssueLinkRecord {
  readonly id: string;
  readonly typeId: string;
  /** Jira's "inward issue" of the request: the source of the outward phrase ("A blocks B": A is inward). */
  readonly inwardIssueId: string;
  readonly outwardIssueId: string;
}
export interface RemoteLinkRecord {
  readonly id: number;
  readonly issueId: string;
  readonly globalId: string | null;
  readonly relationship: string | null;
  readonly application: JsonValue;
  readonly object: JsonValue;
}
export interface AttachmentRecord {
  readonly id: string;
  readonly issueId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  readonly author: string;
  readonly createdAt: number;
}

/** An index the app's manifest declares by `jira:entityProperty`: which paths of a property JQL may ask for. */
export interface IndexedProperty {
  readonly propertyKey: string;
  readonly values: readonly {
    /** Path inside the value; empty for the value itself. */
    readonly path: string;
    readonly type: 'string' | 'number' | 'text' | 'date' | 'user';
    readonly searchAlias?: string;
  }[];
}
