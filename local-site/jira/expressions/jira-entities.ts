/**
 * Issues, people, projects and the rest as Jira expressions see them (Atlassian's "Jira expressions types"). What the types
 * have on Jira and not here is listed by name: asking for it is not modelled, asking for anything else is an error as there.
 */
import type { Scope } from '../context';
import type { AdfDocument, IssueLinkRecord, IssueRecord, JsonValue, NamedItem, Project, Transition } from '../model';
import { plainText } from '../plain-text';
import { Presenter } from '../rest/presenter';
import { findVisibleIssue } from '../services/visibility';
import { calendarDate, instant, richText } from './plain-entities';
import { Entity, type EntityDefinition, fromJson, PropertyBag, type Value } from './values';

const given = (value: Value) => ({ read: () => value, isExpensive: false });
const loaded = (read: () => Value) => ({ read, isExpensive: true });
const cheap = (read: () => Value) => ({ read, isExpensive: false });

const ISSUE_NOT_MODELLED = [
  'changelogs',
  'closedSprints',
  'color',
  'customerRequest',
  'done',
  'epic',
  'flagged',
  'isEpic',
  'name',
  'originalEstimate',
  'remainingEstimate',
  'securityLevel',
  'sprint',
  'stories',
  'timeSpent',
  'votes',
  'watchers',
];

export class JiraEntities {
  readonly #scope: Scope;
  readonly #presenter: Presenter;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#presenter = new Presenter(scope);
  }

  /** An issue; one that is being created has neither id nor key yet. */
  issue(record: IssueRecord): Entity {
    const { configuration, issues } = this.#scope.jira;
    return entity({
      type: 'Issue',
      notModelled: ISSUE_NOT_MODELLED,
      properties: {
        id: given(record.id === '' ? null : Number(record.id)),
        key: given(record.key === '' ? null : record.key),
        summary: given(record.summary),
        description: cheap(() => richText(record.description)),
        environment: cheap(() => richText(record.environment)),
        issueType: cheap(() => this.#issueType(record.issueTypeId)),
        status: cheap(() => this.status(record.statusId)),
        priority: cheap(() => this.#named('IssuePriority', configuration.byId('priority', record.priorityId))),
        resolution: cheap(() => this.#named('Resolution', configuration.byId('resolution', record.resolutionId))),
        created: cheap(() => instant(record.createdAt)),
        updated: cheap(() => instant(record.updatedAt)),
        dueDate: cheap(() => calendarDate(record.dueDate)),
        resolutionDate: cheap(() => instant(record.resolvedAt)),
        labels: given(record.labels),
        components: cheap(() => record.components.map((item) => this.#item('Component', item))),
        fixVersions: cheap(() => record.fixVersions.map((item) => this.#item('Version', item))),
        versions: cheap(() => record.versions.map((item) => this.#item('Version', item))),
        project: loaded(() => this.project(configuration.require('project', record.projectId))),
        parent: loaded(() => this.#visible(record.parentId)),
        assignee: loaded(() => this.user(record.assignee)),
        reporter: loaded(() => this.user(record.reporter)),
        creator: loaded(() => this.user(record.creator)),
        subtasks: loaded(() => this.#children(record, true)),
        childIssues: loaded(() => this.#children(record, false)),
        links: loaded(() => issues.linksOf(record.id).flatMap((link) => this.#link(link, record.id))),
        comments: loaded(() => this.#comments(record)),
        attachments: loaded(() => this.#attachments(record)),
        properties: given(issuePropertiesOf(this.#scope, record.id)),
        ...this.#customFields(record),
      },
    });
  }

  user(accountId: string | null): Value {
    if (accountId === null) return null;
    const { directory } = this.#scope.jira.services;
    return entity({
      type: 'User',
      notModelled: ['properties', 'permissions', 'avatarUrls', 'locale', 'timeZone'],
      properties: {
        accountId: given(accountId),
        displayName: cheap(() => directory.person(accountId)?.displayName ?? 'Former user'),
        groups: loaded(() => directory.groupsOf(accountId).map(({ name }) => name)),
        groupIds: loaded(() => directory.groupsOf(accountId).map(({ id }) => id)),
      },
      toJson: () => this.#presenter.person(accountId),
    });
  }

  project(project: Project): Entity {
    return entity({
      type: 'Project',
      notModelled: ['properties', 'typeKey', 'projectTypeKey', 'description', 'lead', 'hasReleases'],
      properties: {
        id: given(Number(project.id)),
        key: given(project.key),
        name: given(project.name),
        style: given(project.style),
      },
      toJson: () => this.#presenter.project(project),
    });
  }

  status(statusId: string): Entity {
    const status = this.#scope.jira.configuration.require('status', statusId);
    const { id, key, name, colorName } = this.#presenter.statusCategory(status) as Record<string, string | number>;
    return entity({
      type: 'IssueStatus',
      properties: {
        id: given(Number(status.id)),
        name: given(status.name),
        description: given(status.description),
        category: given(
          entity({
            type: 'IssueStatusCategory',
            properties: {
              id: given(id ?? null),
              key: given(key ?? null),
              name: given(name ?? null),
              colorName: given(colorName ?? null),
            },
            toJson: () => this.#presenter.statusCategory(status),
          }),
        ),
      },
      toJson: () => this.#presenter.status(statusId),
    });
  }

  /** The transition a rule is evaluated for; a new issue comes from nowhere. */
  transition(transition: Pick<Transition, 'id' | 'name' | 'to'>, fromStatusId: string | null): Entity {
    return entity({
      type: 'Transition',
      properties: {
        id: given(Number(transition.id)),
        name: given(transition.name),
        from: cheap(() => (fromStatusId === null ? null : this.status(fromStatusId))),
        to: cheap(() => this.status(transition.to)),
        hasScreen: given(false),
      },
    });
  }

  #visible(issueId: string | null): Value {
    const found = issueId === null ? undefined : findVisibleIssue(this.#scope, issueId);
    return found === undefined ? null : this.issue(found.issue);
  }

  #children(record: IssueRecord, onlySubtasks: boolean): Value {
    const { configuration, issues } = this.#scope.jira;
    return (record.id === '' ? [] : issues.subtasksOf(record.id))
      .filter(({ issueTypeId }) => !onlySubtasks || configuration.require('issueType', issueTypeId).subtask)
      .filter(({ id }) => findVisibleIssue(this.#scope, id) !== undefined)
      .map((child) => this.issue(child));
  }

  #link(link: IssueLinkRecord, fromIssueId: string): Entity[] {
    const isOutward = link.inwardIssueId === fromIssueId;
    const other = findVisibleIssue(this.#scope, isOutward ? link.outwardIssueId : link.inwardIssueId);
    if (other === undefined) return [];
    const type = this.#scope.jira.configuration.require('linkType', link.typeId);
    return [
      entity({
        type: 'IssueLink',
        properties: {
          id: given(Number(link.id)),
          direction: given(isOutward ? 'outward' : 'inward'),
          linkedIssue: loaded(() => this.issue(other.issue)),
          type: given(
            entity({
              type: 'IssueLinkType',
              properties: {
                id: given(Number(type.id)),
                name: given(type.name),
                inward: given(type.inward),
                outward: given(type.outward),
              },
            }),
          ),
        },
      }),
    ];
  }

  #comments(record: IssueRecord): Value {
    return this.#scope.jira.issues.commentsOf(record.id).map((comment) =>
      entity({
        type: 'Comment',
        notModelled: ['properties', 'visibility', 'issue', 'parent'],
        properties: {
          id: given(Number(comment.id)),
          author: loaded(() => this.user(comment.author)),
          editor: loaded(() => this.user(comment.updateAuthor)),
          body: cheap(() => richText(comment.body)),
          created: cheap(() => instant(comment.createdAt)),
          updated: cheap(() => instant(comment.updatedAt)),
        },
      }),
    );
  }

  #attachments(record: IssueRecord): Value {
    return this.#scope.jira.attachments.of(record.id).map((attachment) =>
      entity({
        type: 'Attachment',
        notModelled: ['properties', 'issue', 'thumbnailable'],
        properties: {
          id: given(Number(attachment.id)),
          author: loaded(() => this.user(attachment.author)),
          filename: given(attachment.filename),
          size: given(attachment.size),
          mimeType: given(attachment.mimeType),
          created: cheap(() => instant(attachment.createdAt)),
        },
      }),
    );
  }

  #issueType(issueTypeId: string): Entity {
    const { id, name, description } = this.#scope.jira.configuration.require('issueType', issueTypeId);
    return entity({
      type: 'IssueType',
      notModelled: ['iconUrl', 'avatarId', 'hierarchyLevel'],
      properties: { id: given(Number(id)), name: given(name), description: given(description) },
      toJson: () => this.#presenter.issueType(issueTypeId),
    });
  }

  #named(type: string, record: { id: string; name: string; description: string } | undefined): Value {
    if (record === undefined) return null;
    const { id, name, description } = record;
    return entity({
      type,
      notModelled: ['iconUrl'],
      properties: { id: given(Number(id)), name: given(name), description: given(description) },
    });
  }
  #item(type: string, { id, name }: NamedItem): Entity {
    return entity({
      type,
      notModelled: ['archived', 'description', 'released', 'releaseDate', 'startDate'],
      properties: { id: given(Number(id)), name: given(name) },
    });
  }

  #customFields(record: IssueRecord): EntityDefinition['properties'] {
    const fields = this.#scope.jira.configuration.list('customField');
    return Object.fromEntries(
      fields.map(({ id, type, options }) => {
        const value = record.custom[id] ?? null;
        return [id, loaded(() => (value === null ? null : this.#customValue(type, value, options)))];
      }),
    );
  }
  #customValue(type: string, value: JsonValue, options: readonly NamedItem[] | undefined): Value {
    if (type === 'user') return this.user(plainText(value));
    if (type === 'textarea') return richText(value as unknown as AdfDocument);
    if (type === 'date') return calendarDate(plainText(value));
    if (type === 'datetime') return instant(Number(value));
    if (type !== 'option') return fromJson(value);
    const option = options?.find(({ id }) => id === value);
    return entity({
      type: 'CustomFieldSelectOption',
      properties: { id: given(Number(value)), value: given(option?.name ?? null) },
    });
  }
}

const entity = (definition: EntityDefinition): Entity => new Entity(definition);

function issuePropertiesOf({ jira }: Scope, issueId: string): PropertyBag {
  return new PropertyBag(
    (key) => (issueId === '' ? undefined : jira.issues.property('issue', issueId, key)),
    () => (issueId === '' ? [] : [...jira.issues.propertiesOf('issue', issueId).keys()]),
  );
}
