/**
 * The `fields` and `update` of a create, edit or transition request as one change of the record, with all refusals
 * collected under their field. `project`, `issuetype` and `parent` are settled by the caller before.
 */
import type { Scope } from '../context';
import { findField } from '../fields/field-catalogue';
import { type FieldInputContext, notSettable, readFieldInput, readReference } from '../fields/field-input';
import type { AdfDocument, IssueRecord, Project, ScreenField } from '../model';
import { fieldRefusal, JiraRefusal, notModelled } from '../refusal';

type Json = Readonly<Record<string, unknown>>;
export interface IssueInput {
  readonly issue: IssueRecord;
  readonly comments: readonly AdfDocument[];
  /** `issuelinks` of the update, as given. */
  readonly links: readonly Json[];
}
export interface IssueInputRequest {
  readonly scope: Scope;
  readonly project: Project;
  readonly current: IssueRecord;
  readonly screen: readonly ScreenField[];
  readonly fields: Json;
  readonly update: Json;
  readonly isCreating: boolean;
}

const SETTLED_BEFORE = new Set(['project', 'issuetype', 'parent']);
/** Fields that need a permission of their own; without it Jira treats them as absent from the screen. */
const NEEDS: Readonly<Record<string, string>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
};

export function readIssueInput(request: IssueInputRequest): IssueInput {
  const errors: Record<string, string> = {};
  const comments: AdfDocument[] = [];
  const links: Json[] = [];
  let issue = request.current;
  const apply = (fieldId: string, value: unknown): void => {
    const result = maySet(request, fieldId, value)
      ? readFieldInput(fieldId, value, inputContext(request, issue))
      : { error: notSettable(fieldId) };
    if ('error' in result) errors[fieldId] = result.error;
    else issue = { ...issue, ...result.patch };
  };
  for (const [fieldId, value] of Object.entries(request.fields)) {
    if (!SETTLED_BEFORE.has(fieldId)) apply(fieldId, value);
  }
  for (const [fieldId, operations] of Object.entries(request.update)) {
    if (fieldId in request.fields)
      throw fieldRefusal({ [fieldId]: `Field '${fieldId}' cannot appear in both 'fields' and 'update'` });
    for (const operation of Array.isArray(operations) ? operations : []) {
      const [verb, value] = Object.entries(operation as Json)[0] ?? [];
      if (fieldId === 'issuelinks' && verb === 'add') links.push(asObject(value, 'issuelinks'));
      else if (fieldId === 'comment' && verb === 'add') comments.push(readComment(value));
      else apply(fieldId, combine(issue, fieldId, verb, value));
    }
  }
  requireFields(request, issue, errors);
  if (Object.keys(errors).length > 0) throw fieldRefusal(errors);
  return { issue, comments, links };
}

function readComment(value: unknown): AdfDocument {
  const { body, ...more } = asObject(value, 'comment') as { readonly body?: unknown };
  const [other] = Object.keys(more);
  if (other !== undefined) throw notModelled(`a comment of an 'update' with "${other}"`);
  return body as AdfDocument;
}

function maySet(
  { scope, project, current, screen, isCreating }: IssueInputRequest,
  fieldId: string,
  value: unknown,
): boolean {
  const isOnScreen = screen.some((field) => field.fieldId === fieldId);
  if (!isOnScreen || findField(scope.jira.configuration, fieldId) === undefined) return false;
  const permission = NEEDS[fieldId];
  if (permission === undefined || scope.jira.permissions.mayInProject(scope.caller, permission, project, current))
    return true;
  // Naming oneself as the reporter on creation changes nothing.
  const { accountId, id } = (value ?? {}) as { accountId?: unknown; id?: unknown };
  return isCreating && fieldId === 'reporter' && (accountId ?? id) === current.reporter;
}

function inputContext({ scope, project }: IssueInputRequest, current: IssueRecord): FieldInputContext {
  const { jira } = scope;
  return {
    configuration: jira.configuration,
    directory: jira.services.directory,
    project,
    current,
    isAssignable: (accountId) => jira.permissions.mayPersonInProject(accountId, 'ASSIGNABLE_USER', project, current),
  };
}

const LIST_FIELDS = ['labels', 'components', 'fixVersions', 'versions'] as const;

/** `add` and `remove` on list fields become the whole new list; `set` is the value itself. */
function combine(issue: IssueRecord, fieldId: string, verb: string | undefined, value: unknown): unknown {
  if (verb === 'set' || verb === 'edit') return value;
  const listField = LIST_FIELDS.find((name) => name === fieldId);
  const stored: unknown = listField === undefined ? (issue.custom[fieldId] ?? []) : issue[listField];
  if (!Array.isArray(stored) || (verb !== 'add' && verb !== 'remove')) {
    throw fieldRefusal({ [fieldId]: `Field with id '${fieldId}' does not support operation '${verb ?? ''}'` });
  }
  const current: readonly unknown[] = stored;
  return verb === 'add' ? [...current, value] : current.filter((item) => !isSameItem(item, value));
}

function isSameItem(item: unknown, value: unknown): boolean {
  if (item === value) return true;
  const [known, wanted] = [readReference(item), readReference(value)];
  if (known === undefined || wanted === undefined) return false;
  return wanted.id === undefined ? (item as Json).name === wanted.name : known.id === wanted.id;
}

function requireFields(
  { screen, scope, fields, update, isCreating }: IssueInputRequest,
  issue: IssueRecord,
  errors: Record<string, string>,
): void {
  for (const { fieldId, required } of screen) {
    const isTouched = fieldId in fields || fieldId in update;
    if (!required || SETTLED_BEFORE.has(fieldId) || errors[fieldId] !== undefined || !(isCreating || isTouched))
      continue;
    if (!isEmptyField(issue, fieldId)) continue;
    const name = findField(scope.jira.configuration, fieldId)?.name ?? fieldId;
    errors[fieldId] = fieldId === 'summary' ? 'You must specify a summary of the issue.' : `${name} is required.`;
  }
}

function isEmptyField(issue: IssueRecord, fieldId: string): boolean {
  const record = issue as unknown as Json;
  const stored: Readonly<Record<string, string>> = {
    priority: 'priorityId',
    resolution: 'resolutionId',
    duedate: 'dueDate',
  };
  const value = fieldId.startsWith('customfield_')
    ? (issue.custom[fieldId] ?? null)
    : record[stored[fieldId] ?? fieldId];
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function asObject(value: unknown, name: string): Json {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new JiraRefusal(400, [`'${name}' must be an object.`]);
  return value as Json;
}
