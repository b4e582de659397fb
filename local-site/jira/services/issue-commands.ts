/**
 * What changes an issue: create, edit, transition, delete. Each is one transaction that writes the record, its changelog and
 * its properties; the product event is announced after it.
 */
import { plainText } from '../plain-text';
import type { Scope } from '../context';
import { describeChanges } from '../fields/field-changes';
import type { IssueRecord, Project, ProjectIssueType } from '../model';
import { badRequest, fieldRefusal, JiraRefusal } from '../refusal';
import { addComment } from './comment-commands';
import { announceIssue, announceMentionEvent, announceProperty, announceUpdate } from './issue-events';
import { asObject, readIssueInput } from './issue-input';
import { readPropertyList } from './issue-properties';
import { prepareLinks } from './link-commands';
import {
  findVisibleIssue,
  findVisibleProject,
  mayOnIssue,
  requireActor,
  requireOnIssue,
  type VisibleIssue,
} from './visibility';
import { applyTransition, availableTransitions, initialTransition, validateTransition } from './workflow';

type Json = Readonly<Record<string, unknown>>;

/** `POST /issue`. */
export function createIssue(scope: Scope, body: Json): IssueRecord {
  const { jira } = scope;
  const actor = requireActor(scope);
  const fields = asObject(body.fields, 'fields');
  const properties = readPropertyList(body.properties);
  const project = requireCreatableProject(scope, fields.project);
  const issueType = requireIssueType(scope, project, fields.issuetype);
  const parentId = readParent(scope, project, issueType, fields.parent);
  const now = jira.services.clock.now();
  const blank = blankIssue(scope, project, issueType, parentId, actor, now);
  const {
    issue: draft,
    comments,
    links,
  } = readIssueInput({
    scope,
    project,
    current: blank,
    screen: issueType.screen,
    fields,
    update: asObject(body.update, 'update'),
    isCreating: true,
  });
  const refusals = validateTransition({
    scope,
    project,
    issue: draft,
    transition: initialTransition(issueType.workflow),
  });
  if (refusals.length > 0) throw new JiraRefusal(400, refusals);
  const linkTo = prepareLinks(scope, links, { issue: draft, project });
  const issue = jira.services.database.transaction(() => {
    const created = { ...draft, id: jira.issues.newId('issue'), key: jira.issues.nextKey(project.key) };
    jira.issues.save(created);
    for (const { key, value } of properties) jira.issues.setProperty('issue', created.id, key, value);
    return created;
  });
  announceIssue(scope, 'created', issue);
  announceMentionEvent(scope, issue, { after: issue.description });
  for (const property of properties) announceProperty(scope, 'set', issue, property);
  linkTo(issue);
  for (const comment of comments) addComment(scope, { issue, project }, { body: comment });
  return issue;
}

function requireCreatableProject(scope: Scope, value: unknown): Project {
  const { id, key } = asObject(value, 'project') as { id?: unknown; key?: unknown };
  const idOrKey = id ?? key;
  const found = idOrKey === undefined ? undefined : scope.jira.configuration.project(plainText(idOrKey));
  const mayCreate = found !== undefined && scope.jira.permissions.mayInProject(scope.caller, 'CREATE_ISSUES', found);
  if (mayCreate) return found;
  // Someone who sees the project is told about the permission; for everybody else the project does not exist.
  const isVisible = found !== undefined && findVisibleProject(scope, found.id) !== undefined;
  throw fieldRefusal({
    project: isVisible
      ? 'You do not have permission to create issues in this project.'
      : 'Specify a valid project ID or key',
  });
}

function requireIssueType({ jira }: Scope, project: Project, value: unknown): ProjectIssueType {
  const { id, name } = asObject(value, 'issuetype') as { id?: unknown; name?: unknown };
  const found = project.issueTypes.find(({ issueTypeId }) =>
    id === undefined
      ? jira.configuration.require('issueType', issueTypeId).name.toLowerCase() === String(name).toLowerCase()
      : issueTypeId === plainText(id),
  );
  if (found === undefined) throw fieldRefusal({ issuetype: 'Specify a valid issue type' });
  return found;
}

function readParent(scope: Scope, project: Project, { issueTypeId }: ProjectIssueType, value: unknown): string | null {
  const isSubtask = scope.jira.configuration.require('issueType', issueTypeId).subtask;
  if (value === undefined || value === null) {
    if (isSubtask)
      throw fieldRefusal({ issuetype: 'Issue type is a sub-task but parent issue key or id not specified.' });
    return null;
  }
  const { id, key } = asObject(value, 'parent') as { id?: unknown; key?: unknown };
  const parent = findVisibleIssue(scope, plainText(id ?? key ?? ''))?.issue;
  if (parent === undefined) throw fieldRefusal({ parentId: 'Could not find issue by id or key.' });
  const level = scope.jira.configuration.require('issueType', parent.issueTypeId).hierarchyLevel;
  const ownLevel = scope.jira.configuration.require('issueType', issueTypeId).hierarchyLevel;
  if (level !== ownLevel + 1 || (isSubtask && parent.projectId !== project.id)) {
    throw fieldRefusal({ parentId: 'Given parent work item does not belong to appropriate hierarchy.' });
  }
  return parent.id;
}

function blankIssue(
  { jira }: Scope,
  project: Project,
  type: ProjectIssueType,
  parentId: string | null,
  actor: string,
  now: number,
): IssueRecord {
  const hasPriority = type.screen.some(({ fieldId }) => fieldId === 'priority');
  return {
    id: '',
    key: '',
    projectId: project.id,
    issueTypeId: type.issueTypeId,
    statusId: type.workflow.initialStatusId,
    summary: '',
    description: null,
    environment: null,
    priorityId: hasPriority ? (jira.configuration.byName('priority', 'Medium')?.id ?? null) : null,
    resolutionId: null,
    resolvedAt: null,
    assignee: null,
    reporter: actor,
    creator: actor,
    labels: [],
    components: [],
    fixVersions: [],
    versions: [],
    dueDate: null,
    parentId,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
    custom: {},
  };
}

export function issueTypeOf(project: Project, issue: IssueRecord): ProjectIssueType {
  const found = project.issueTypes.find(({ issueTypeId }) => issueTypeId === issue.issueTypeId);
  if (found === undefined) throw new Error(`${issue.key} has an issue type its project does not`);
  return found;
}

/** `PUT /issue/{idOrKey}`. */
export function editIssue(scope: Scope, found: VisibleIssue, body: Json): IssueRecord {
  const { issue, project } = found;
  requireActor(scope);
  const properties = readPropertyList(body.properties);
  const fields = asObject(body.fields, 'fields');
  const update = asObject(body.update, 'update');
  const touched = [...Object.keys(fields), ...Object.keys(update)].filter((fieldId) => fieldId !== 'comment');
  if (!mayOnIssue(scope, 'EDIT_ISSUES', found)) {
    if (properties.length > 0)
      requireOnIssue(scope, 'EDIT_ISSUES', found, 'You do not have permission to edit this issue.');
    if (touched.length > 0)
      throw fieldRefusal(
        Object.fromEntries(
          touched.map((id) => [id, `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`]),
        ),
      );
  }
  const {
    issue: draft,
    comments,
    links,
  } = readIssueInput({
    scope,
    project,
    current: issue,
    screen: issueTypeOf(project, issue).screen,
    fields,
    update,
    isCreating: false,
  });
  const linkTo = prepareLinks(scope, links, found);
  for (const { key, value } of properties) scope.jira.issues.setProperty('issue', issue.id, key, value);
  const saved = saveChange(scope, issue, draft);
  for (const property of properties) announceProperty(scope, 'set', saved, property);
  linkTo(saved);
  for (const comment of comments) addComment(scope, { issue: saved, project }, { body: comment });
  return saved;
}

/** `POST /issue/{idOrKey}/transitions`. */
export function transitionIssue(scope: Scope, found: VisibleIssue, body: Json): IssueRecord {
  const { issue, project } = found;
  requireActor(scope);
  const { id } = asObject(body.transition, 'transition') as { id?: unknown };
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const transition = availableTransitions(scope, found).find((known) => known.id === plainText(id));
  if (transition === undefined) throw badRequest(`Transition id '${plainText(id)}' is not valid for this issue.`);
  const screen = issueTypeOf(project, issue).screen;
  const {
    issue: draft,
    comments,
    links,
  } = readIssueInput({
    scope,
    project,
    current: issue,
    isCreating: false,
    fields: asObject(body.fields, 'fields'),
    update: asObject(body.update, 'update'),
    screen: [...screen, { fieldId: 'resolution', required: false }],
  });
  const refusals = validateTransition({ scope, project, issue: draft, original: issue, transition });
  if (refusals.length > 0) throw new JiraRefusal(400, refusals);
  const linkTo = prepareLinks(scope, links, found);
  const saved = saveChange(
    scope,
    issue,
    applyTransition({ scope, project, issue: draft, transition }, scope.jira.services.clock.now()),
  );
  linkTo(saved);
  for (const comment of comments) addComment(scope, { issue: saved, project }, { body: comment });
  return saved;
}

/** Writes a changed record with its changelog; a request that changes nothing leaves no trace and announces nothing. */
export function saveChange(scope: Scope, before: IssueRecord, draft: IssueRecord): IssueRecord {
  const { jira } = scope;
  const { configuration, issues, services } = jira;
  const items = describeChanges(before, draft, configuration, services.directory);
  if (items.length === 0) return before;
  const now = services.clock.now();
  const after: IssueRecord = { ...draft, updatedAt: now };
  services.database.transaction(() => {
    issues.save(after);
    issues.addChange({
      id: issues.newId('change'),
      issueId: after.id,
      author: requireActor(scope),
      createdAt: now,
      items,
    });
  });
  announceUpdate(scope, after, items);
  announceMentionEvent(scope, after, { before: before.description, after: after.description });
  return after;
}

/** `DELETE /issue/{idOrKey}`. */
export function deleteIssue(scope: Scope, found: VisibleIssue, alsoSubtasks: boolean): void {
  const { issue, project } = found;
  requireActor(scope);
  requireOnIssue(scope, 'DELETE_ISSUES', found, 'You do not have permission to delete issues in this project.');
  const subtasks = scope.jira.issues
    .subtasksOf(issue.id)
    .filter(({ issueTypeId }) => scope.jira.configuration.require('issueType', issueTypeId).subtask);
  if (subtasks.length > 0 && !alsoSubtasks) {
    throw badRequest(
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const subtask of subtasks) deleteIssue(scope, { issue: subtask, project }, true);
  scope.jira.services.database.transaction(() => scope.jira.issues.remove(issue.id));
  announceIssue(scope, 'deleted', issue);
}
