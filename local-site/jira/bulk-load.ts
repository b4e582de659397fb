/**
 * Real issues in bulk: exports of Jira's REST v2, kept with their ids, keys, people and dates. Wiki mark-up is kept as text.
 * What the local Jira does not model is counted and named in the report, never silently dropped.
 */
import type { V2Issue, V2Link, V2Named, V2Person } from './bulk-load-format';
import { groupByProject, reserveNumbers } from './bulk-load-numbers';
import type { JiraContext } from './context';
import { textToAdf } from './content/adf-text';
import { fromJiraTime } from './instants';
import type { IssueRecord, NamedItem, StatusCategoryKey } from './model';
import type { JiraSeeding } from './seeding';
import { ensureIssueType, ensureStatus } from './seeding';
import { nextNumber } from './store/schema';

export interface BulkLoadReport {
  readonly issues: number;
  readonly comments: number;
  readonly links: number;
  readonly people: number;
  readonly projects: readonly string[];
  /** What could not be carried, with how often it occurred. */
  readonly notCarried: Readonly<Record<string, number>>;
}

const CARRIED = new Set([
  'summary',
  'project',
  'issuetype',
  'status',
  'priority',
  'resolution',
  'resolutiondate',
  'created',
  'updated',
  'duedate',
  'description',
  'environment',
  'assignee',
  'reporter',
  'creator',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'parent',
  'comment',
  'issuelinks',
  // Follows from the sub-tasks' own parents.
  'subtasks',
]);

export function loadIssues(jira: JiraContext, seeding: JiraSeeding, exported: Iterable<V2Issue>): BulkLoadReport {
  const issues = [...exported];
  return jira.services.database.transaction(() => jira.search.withoutLag(() => new Loader(jira, seeding).load(issues)));
}

class Loader {
  readonly #jira: JiraContext;
  readonly #seeding: JiraSeeding;
  readonly #notCarried = new Map<string, number>();
  readonly #people = new Map<string, string>();
  #newPeople = 0;

  constructor(jira: JiraContext, seeding: JiraSeeding) {
    this.#jira = jira;
    this.#seeding = seeding;
  }

  load(issues: readonly V2Issue[]): BulkLoadReport {
    const projects = this.#loadProjects(issues);
    const ids = new Set(issues.map(({ id }) => id));
    const links = new Map<string, V2Link & { readonly from: string }>();
    let comments = 0;
    for (const issue of issues) {
      const record = this.#toRecord(issue, ids);
      this.#jira.issues.save(record);
      comments += this.#loadComments(issue);
      for (const link of issue.fields.issuelinks ?? []) links.set(link.id, { ...link, from: issue.id });
      this.#noteWhatIsLost(issue);
    }
    const linkCount = [...links.values()].filter((link) => this.#loadLink(link, ids)).length;
    reserveNumbers(this.#jira.services.database, issues);
    return {
      issues: issues.length,
      comments,
      links: linkCount,
      people: this.#newPeople,
      projects,
      notCarried: Object.fromEntries(this.#notCarried),
    };
  }

  #loadProjects(issues: readonly V2Issue[]): readonly string[] {
    const { configuration } = this.#jira;
    const byKey = groupByProject(issues);
    for (const [key, own] of byKey) {
      if (configuration.project(key) !== undefined) continue;
      const unique = <T extends { readonly name: string }>(items: readonly T[]): T[] => [
        ...new Map(items.map((item) => [item.name, item])).values(),
      ];
      const statuses = unique(own.map(({ fields }) => fields.status));
      this.#seeding.createProject({
        key,
        name: own[0]?.fields.project.name ?? key,
        style: 'company-managed',
        typeKey: 'software',
        issueTypes: unique(own.map(({ fields }) => fields.issuetype)).map(({ name, subtask }) => ({
          name,
          subtask,
          hierarchyLevel: subtask ? -1 : name === 'Epic' ? 1 : 0,
        })),
        statuses: statuses.map(({ name, statusCategory }) => ({
          name,
          category: statusCategory.key as StatusCategoryKey,
        })),
        grants: [{ holder: 'loggedIn', permissions: ['*'] }],
        components: unique(own.flatMap(({ fields }) => fields.components ?? [])).map(({ name }) => name),
        versions: unique(own.flatMap(({ fields }) => [...(fields.fixVersions ?? []), ...(fields.versions ?? [])])).map(
          ({ name }) => name,
        ),
      });
    }
    return [...byKey.keys()];
  }

  #toRecord({ id, key, fields }: V2Issue, known: ReadonlySet<string>): IssueRecord {
    const project = this.#jira.configuration.project(fields.project.key);
    if (project === undefined) throw new Error(`Project ${fields.project.key} was not made`);
    const items = (wanted: readonly V2Named[] | undefined, all: readonly NamedItem[]): NamedItem[] =>
      (wanted ?? []).flatMap(({ name }) => all.find((item) => item.name === name) ?? []);
    const createdAt = this.#instant(fields.created, key);
    const reporter = this.#person(fields.reporter);
    const parentId = fields.parent && known.has(fields.parent.id) ? fields.parent.id : null;
    return {
      id,
      key,
      projectId: project.id,
      issueTypeId: ensureIssueType(
        this.#jira,
        { name: fields.issuetype.name, subtask: fields.issuetype.subtask },
        undefined,
      ),
      statusId: ensureStatus(
        this.#jira,
        { name: fields.status.name, category: fields.status.statusCategory.key as StatusCategoryKey },
        undefined,
      ),
      summary: fields.summary,
      description: fields.description ? textToAdf(fields.description) : null,
      environment: fields.environment ? textToAdf(fields.environment) : null,
      priorityId: fields.priority ? this.#priority(fields.priority) : null,
      resolutionId: fields.resolution ? this.#resolution(fields.resolution) : null,
      resolvedAt: fields.resolutiondate ? this.#instant(fields.resolutiondate, key) : null,
      assignee: this.#person(fields.assignee),
      reporter,
      creator: this.#person(fields.creator) ?? reporter ?? 'unknown',
      labels: fields.labels ?? [],
      components: items(fields.components, project.components),
      fixVersions: items(fields.fixVersions, project.versions),
      versions: items(fields.versions, project.versions),
      dueDate: fields.duedate ?? null,
      parentId,
      createdAt,
      updatedAt: this.#instant(fields.updated, key),
      // The export has no changelog; the last change is the best known instant.
      statusChangedAt: fields.resolutiondate ? this.#instant(fields.resolutiondate, key) : createdAt,
      custom: {},
    };
  }

  #instant(text: string, key: string): number {
    const instant = fromJiraTime(text);
    if (instant === undefined) throw new Error(`${key} has an unreadable date "${text}"`);
    return instant;
  }

  #priority({ name }: V2Named): string {
    const { configuration, services } = this.#jira;
    const known = configuration.byName('priority', name);
    if (known !== undefined) return known.id;
    const ranks: Readonly<Record<string, number>> = { Blocker: 50, Critical: 60, Major: 210, Minor: 410, Trivial: 490 };
    const id = String(nextNumber(services.database, 'id:priority', 10000));
    return configuration.put('priority', {
      id,
      name,
      description: '',
      statusColor: '#707070',
      rank: ranks[name] ?? 600,
    }).id;
  }

  #resolution({ name, description }: V2Named): string {
    const { configuration } = this.#jira;
    const known = configuration.byName('resolution', name);
    if (known !== undefined) return known.id;
    return configuration.put('resolution', {
      id: String(nextNumber(this.#jira.services.database, 'id:resolution', 10100)),
      name,
      description: description ?? '',
    }).id;
  }

  #person(person: V2Person | null | undefined): string | null {
    if (person === null || person === undefined) return null;
    const accountId = person.accountId ?? person.key ?? person.name ?? person.displayName;
    const known = this.#people.get(accountId);
    if (known !== undefined) return known;
    const { directory } = this.#jira.services;
    if (directory.person(accountId) === undefined) {
      directory.addPerson({
        accountId,
        displayName: person.displayName,
        email: `${accountId.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}@example.invalid`,
        active: person.active ?? true,
        isSiteAdministrator: false,
      });
      this.#newPeople += 1;
    }
    this.#people.set(accountId, accountId);
    return accountId;
  }

  #loadComments({ id, key, fields }: V2Issue): number {
    const comments = fields.comment?.comments ?? [];
    for (const comment of comments) {
      const author = this.#person(comment.author) ?? 'unknown';
      this.#jira.issues.saveComment({
        id: comment.id,
        issueId: id,
        author,
        updateAuthor: this.#person(comment.updateAuthor) ?? author,
        body: textToAdf(comment.body ?? ''),
        createdAt: this.#instant(comment.created, key),
        updatedAt: this.#instant(comment.updated, key),
      });
    }
    return comments.length;
  }

  /** Both ends of a link list it; an end outside the export cannot be carried. */
  #loadLink(link: V2Link & { readonly from: string }, known: ReadonlySet<string>): boolean {
    const other = link.outwardIssue ?? link.inwardIssue;
    if (other === undefined || !known.has(other.id)) {
      this.#note('issuelinks to issues outside the export');
      return false;
    }
    const { configuration, issues } = this.#jira;
    const type =
      configuration.byName('linkType', link.type.name) ??
      configuration.put('linkType', {
        id: configuration.newId('linkType:imported'),
        name: link.type.name,
        inward: link.type.inward,
        outward: link.type.outward,
      });
    const [inwardIssueId, outwardIssueId] =
      link.outwardIssue === undefined ? [other.id, link.from] : [link.from, other.id];
    issues.addLink({ id: link.id, typeId: type.id, inwardIssueId, outwardIssueId });
    return true;
  }

  #noteWhatIsLost({ fields }: V2Issue): void {
    for (const [name, value] of Object.entries(fields)) {
      const isEmpty =
        value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
      if (!CARRIED.has(name) && !isEmpty) this.#note(name);
    }
  }
  #note(what: string): void {
    this.#notCarried.set(what, (this.#notCarried.get(what) ?? 0) + 1);
  }
}
