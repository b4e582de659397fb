/** An issue on the wire: every field's value, the selection of fields, and what `expand` adds. */
import { plainText } from '../plain-text';
import { adfToHtml } from '../content/adf-html';
import { allFields } from '../fields/field-catalogue';
import { toJiraTime } from '../instants';
import type {
  AdfDocument,
  ChangeGroup,
  CustomField,
  IssueLinkRecord,
  IssueRecord,
  JsonValue,
  NamedItem,
} from '../model';
import { findVisibleIssue } from '../services/visibility';
import { availableTransitions } from '../services/workflow';
import { presentAttachment } from './present-attachment';
import { presentComment } from './present-comment';
import { presentTransition } from './present-transition';
import type { Json, Presenter } from './presenter';

export interface IssueView {
  /** Field ids, `*all`, `*navigable`, or `-field` to leave one out. */
  readonly fields: readonly string[];
  readonly expand: ReadonlySet<string>;
  /** Keys of entity properties to add; `*all` for all of them. */
  readonly properties: readonly string[];
}

const EXPAND = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

export function presentIssue(presenter: Presenter, issue: IssueRecord, view: IssueView): Json {
  const ids = selectFields(presenter, view.fields);
  const values = ids.map((id) => [id, fieldValue(presenter, issue, id)] as const);
  const fields = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  return {
    expand: EXPAND,
    id: issue.id,
    self: presenter.api(`issue/${issue.id}`),
    key: issue.key,
    fields,
    ...(view.expand.has('renderedFields') ? { renderedFields: renderFields(presenter, issue, ids) } : {}),
    ...(view.expand.has('names') ? { names: fieldFacts(presenter, ids, ({ name }) => name) } : {}),
    ...(view.expand.has('schema') ? { schema: fieldFacts(presenter, ids, ({ schema }) => schema) } : {}),
    ...(view.expand.has('changelog') ? { changelog: presentChangelogPage(presenter, issue) } : {}),
    ...(view.expand.has('transitions') ? { transitions: transitionsOf(presenter, issue) } : {}),
    ...(view.properties.length > 0 ? { properties: selectProperties(presenter, issue, view.properties) } : {}),
  };
}

/** The names and types of the fields an answer holds; `search/jql` and `bulkfetch` give them once for all issues. */
export function fieldFacts<T>(
  presenter: Presenter,
  ids: readonly string[],
  read: (field: ReturnType<typeof allFields>[number]) => T,
): Json {
  const known = new Set(ids);
  return Object.fromEntries(
    allFields(presenter.scope.jira.configuration)
      .filter(({ id }) => known.has(id))
      .map((field) => [field.id, read(field)]),
  );
}

export function selectFields(presenter: Presenter, wanted: readonly string[]): readonly string[] {
  const fields = allFields(presenter.scope.jira.configuration).filter(({ schema }) => schema !== undefined);
  const excluded = new Set(wanted.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const included = wanted.filter((name) => !name.startsWith('-'));
  const isAll = included.includes('*all') || (included.length === 0 && excluded.size > 0);
  const isNavigable = included.includes('*navigable');
  return fields
    .filter(
      ({ id, isNavigable: navigable }) =>
        (isAll || (isNavigable && navigable) || included.includes(id)) && !excluded.has(id),
    )
    .map(({ id }) => id);
}

function fieldValue(presenter: Presenter, issue: IssueRecord, fieldId: string): unknown {
  const { configuration, issues, attachments } = presenter.scope.jira;
  switch (fieldId) {
    case 'summary':
    case 'description':
    case 'environment':
    case 'labels':
      return issue[fieldId];
    case 'issuetype':
      return presenter.issueType(issue.issueTypeId);
    case 'project':
      return presenter.projectReference(issue.projectId);
    case 'status':
      return presenter.status(issue.statusId);
    case 'priority': {
      const priority = configuration.byId('priority', issue.priorityId);
      return priority === undefined ? null : presenter.priority(priority);
    }
    case 'resolution': {
      const resolution = configuration.byId('resolution', issue.resolutionId);
      return resolution === undefined ? null : presenter.resolution(resolution);
    }
    case 'assignee':
    case 'reporter':
    case 'creator':
      return presenter.person(issue[fieldId]);
    case 'components':
      return issue.components.map((item) => presentItem(presenter, 'component', item));
    case 'fixVersions':
    case 'versions':
      return issue[fieldId].map((item) => ({
        ...presentItem(presenter, 'version', item),
        archived: false,
        released: false,
      }));
    case 'duedate':
      return issue.dueDate;
    case 'parent':
      return issue.parentId === null ? undefined : shortIssue(presenter, issues.find(issue.parentId));
    case 'subtasks':
      return issues.subtasksOf(issue.id).map((subtask) => shortIssue(presenter, subtask));
    case 'issuelinks':
      return issues.linksOf(issue.id).flatMap((link) => presentLink(presenter, link, issue.id));
    case 'attachment':
      return attachments.of(issue.id).map((attachment) => presentAttachment(presenter, attachment));
    case 'comment': {
      const comments = issues.commentsOf(issue.id).map((comment) => presentComment(presenter, comment));
      return {
        comments,
        self: presenter.api(`issue/${issue.id}/comment`),
        maxResults: comments.length,
        total: comments.length,
        startAt: 0,
      };
    }
    case 'created':
      return presenter.time(issue.createdAt);
    case 'updated':
      return presenter.time(issue.updatedAt);
    case 'resolutiondate':
      return issue.resolvedAt === null ? null : presenter.time(issue.resolvedAt);
    case 'statuscategorychangedate':
      return presenter.time(issue.statusChangedAt);
    default: {
      const field = configuration.byId('customField', fieldId);
      return field === undefined ? undefined : customValue(presenter, field, issue.custom[fieldId] ?? null);
    }
  }
}

const presentItem = (presenter: Presenter, kind: string, item: NamedItem): Json => ({
  self: presenter.api(`${kind}/${item.id}`),
  id: item.id,
  name: item.name,
});

function customValue(presenter: Presenter, field: CustomField, value: JsonValue): unknown {
  if (value === null) return null;
  if (field.type === 'user') return presenter.person(plainText(value));
  if (field.type === 'datetime') return toJiraTime(Number(value));
  if (field.type !== 'option') return value;
  const option = field.options?.find(({ id }) => id === value);
  return {
    self: presenter.api(`customFieldOption/${plainText(value)}`),
    id: plainText(value),
    value: option?.name ?? plainText(value),
  };
}

/** An issue inside another one: links, parents and sub-tasks show only what a list needs. */
export function shortIssue(presenter: Presenter, issue: IssueRecord | undefined): Json | undefined {
  if (issue === undefined) return undefined;
  const { configuration } = presenter.scope.jira;
  const priority = configuration.byId('priority', issue.priorityId);
  return {
    id: issue.id,
    key: issue.key,
    self: presenter.api(`issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: presenter.status(issue.statusId),
      ...(priority === undefined ? {} : { priority: presenter.priority(priority) }),
      issuetype: presenter.issueType(issue.issueTypeId),
    },
  };
}

/** Seen from one end; a link to an issue one may not see is left out. */
export function presentLink(presenter: Presenter, link: IssueLinkRecord, fromIssueId: string): Json[] {
  const isInward = link.inwardIssueId === fromIssueId;
  const other = findVisibleIssue(presenter.scope, isInward ? link.outwardIssueId : link.inwardIssueId)?.issue;
  if (other === undefined) return [];
  const type = presentLinkType(presenter, link.typeId);
  return [
    {
      id: link.id,
      self: presenter.api(`issueLink/${link.id}`),
      type,
      [isInward ? 'outwardIssue' : 'inwardIssue']: shortIssue(presenter, other),
    },
  ];
}
export function presentLinkType(presenter: Presenter, typeId: string): Json {
  const { id, name, inward, outward } = presenter.scope.jira.configuration.require('linkType', typeId);
  return { id, name, inward, outward, self: presenter.api(`issueLinkType/${id}`) };
}

/** Texts as HTML; other fields are `null`, as Jira answers where it renders nothing. */
function renderFields(presenter: Presenter, issue: IssueRecord, ids: readonly string[]): Json {
  const { configuration, issues } = presenter.scope.jira;
  const render = (id: string): unknown => {
    if (id === 'description' || id === 'environment') return adfToHtml(issue[id]);
    if (id === 'comment')
      return {
        comments: issues
          .commentsOf(issue.id)
          .map((comment) => ({ ...presentComment(presenter, comment), body: adfToHtml(comment.body) })),
      };
    if (configuration.byId('customField', id)?.type !== 'textarea') return null;
    return adfToHtml((issue.custom[id] ?? null) as unknown as AdfDocument | null);
  };
  return Object.fromEntries(ids.map((id) => [id, render(id)]));
}

export function presentChange(presenter: Presenter, change: ChangeGroup): Json {
  return {
    id: change.id,
    author: presenter.person(change.author),
    created: presenter.time(change.createdAt),
    items: change.items.map((item) => ({
      ...item,
      fieldtype: item.fieldId.startsWith('customfield_') ? 'custom' : 'jira',
    })),
  };
}
/** Newest first inside an issue; `GET …/changelog` gives the oldest first. */
function presentChangelogPage(presenter: Presenter, issue: IssueRecord): Json {
  const histories = presenter.scope.jira.issues
    .changesOf(issue.id)
    .reverse()
    .map((change) => presentChange(presenter, change));
  return { startAt: 0, maxResults: histories.length, total: histories.length, histories };
}

function transitionsOf(presenter: Presenter, issue: IssueRecord): Json[] {
  const project = presenter.scope.jira.configuration.require('project', issue.projectId);
  return availableTransitions(presenter.scope, { issue, project }).map((transition) =>
    presentTransition(presenter, transition),
  );
}

function selectProperties(presenter: Presenter, issue: IssueRecord, keys: readonly string[]): Json {
  const all = [...presenter.scope.jira.issues.propertiesOf('issue', issue.id)];
  return Object.fromEntries(keys.includes('*all') ? all : all.filter(([key]) => keys.includes(key)));
}
