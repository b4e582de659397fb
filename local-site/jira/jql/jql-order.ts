/** ORDER BY. Empty values come last ascending and first descending; without an order, newest keys come first. */
import { plainText } from '../plain-text';
import type { Query } from '@atlaskit/jql-ast';
import { badRequest } from '../refusal';
import type { SearchDocument } from '../store/search-index';
import type { DocumentOrder, JqlEnvironment } from './jql-environment';
import { splitKey } from './jql-system-fields';

type SortValue = string | number | null;
type SortKey = (document: SearchDocument) => SortValue;

export function compileOrder(query: Query, environment: JqlEnvironment): DocumentOrder {
  const orders = (query.orderBy?.fields ?? []).map((order): DocumentOrder => {
    const name = order.field.value.toLowerCase();
    const ascending = isKey(name) ? byKey : bySortKey(sortKey(name, order.field.value, environment));
    return order.direction?.value === 'DESC' ? (left, right) => ascending(right, left) : ascending;
  });
  return (left, right) => {
    for (const order of orders) {
      const difference = order(left, right);
      if (difference !== 0) return difference;
    }
    return byKey(right, left);
  };
}

const isKey = (name: string): boolean => ['key', 'issuekey', 'issue', 'id'].includes(name);

function byKey(left: SearchDocument, right: SearchDocument): number {
  const [leftProject, leftNumber] = splitKey(left.issue.key);
  const [rightProject, rightNumber] = splitKey(right.issue.key);
  return leftProject === rightProject ? leftNumber - rightNumber : compareValues(leftProject, rightProject);
}

function bySortKey(read: SortKey): DocumentOrder {
  return (left, right) => {
    const [a, b] = [read(left), read(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return compareValues(a, b);
  };
}

function compareValues(left: string | number, right: string | number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(name: string, written: string, { configuration, directory }: JqlEnvironment): SortKey {
  const lower = (text: string | undefined): SortValue => text?.toLowerCase() ?? null;
  const person = (accountId: string | null): SortValue =>
    accountId === null ? null : lower(directory.person(accountId)?.displayName);
  const keys: Readonly<Record<string, SortKey>> = {
    project: ({ issue }) => lower(configuration.byId('project', issue.projectId)?.name),
    created: ({ issue }) => issue.createdAt,
    createddate: ({ issue }) => issue.createdAt,
    updated: ({ issue }) => issue.updatedAt,
    updateddate: ({ issue }) => issue.updatedAt,
    resolved: ({ issue }) => issue.resolvedAt,
    resolutiondate: ({ issue }) => issue.resolvedAt,
    due: ({ issue }) => issue.dueDate,
    duedate: ({ issue }) => issue.dueDate,
    summary: ({ issue }) => issue.summary.toLowerCase(),
    issuetype: ({ issue }) => lower(configuration.byId('issueType', issue.issueTypeId)?.name),
    type: ({ issue }) => lower(configuration.byId('issueType', issue.issueTypeId)?.name),
    status: ({ issue }) => lower(configuration.byId('status', issue.statusId)?.name),
    resolution: ({ issue }) => lower(configuration.byId('resolution', issue.resolutionId)?.name),
    // Ascending means lowest priority first, as in Jira.
    priority: ({ issue }) =>
      issue.priorityId === null ? null : -(configuration.byId('priority', issue.priorityId)?.rank ?? 0),
    assignee: ({ issue }) => person(issue.assignee),
    reporter: ({ issue }) => person(issue.reporter),
    creator: ({ issue }) => person(issue.creator),
  };
  const key = keys[name];
  if (key !== undefined) return key;
  const custom = configuration
    .list('customField')
    .find((field) => field.name.toLowerCase() === name || `cf[${field.id.slice('customfield_'.length)}]` === name);
  if (custom === undefined)
    throw badRequest(`Field '${written}' does not exist or you do not have permission to view it.`);
  return ({ issue }) => {
    const value = issue.custom[custom.id] ?? null;
    return typeof value === 'number' ? value : value === null ? null : plainText(value).toLowerCase();
  };
}
