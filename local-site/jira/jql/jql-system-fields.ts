/** The system fields JQL can ask for, by their clause names, and how written values become ids. */
import { adfToText } from '../content/adf-text';
import type { AdfDocument, NamedItem } from '../model';
import type { SearchDocument } from '../store/search-index';
import type { JqlEnvironment } from './jql-environment';
import { calendarDateField, identityField, identityReader, instantField, type JqlField, textField } from './jql-field';

const optional = (value: string | null): readonly string[] => (value === null ? [] : [value]);
const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** Description texts are made once per document version: records are immutable. */
const texts = new WeakMap<AdfDocument, string>();
export function textOf(document: AdfDocument | null): string {
  if (document === null) return '';
  const known = texts.get(document) ?? adfToText(document);
  texts.set(document, known);
  return known;
}

/** Ids of everything of a kind with that id or name (two projects may each own a status "Done"). */
function named(kind: 'status' | 'issueType' | 'priority' | 'resolution') {
  return (value: string, { configuration }: JqlEnvironment): readonly string[] | undefined => {
    const matches = configuration.list(kind).filter((record) => record.id === value || same(record.name, value));
    return matches.length === 0 ? undefined : matches.map(({ id }) => id);
  };
}

export function resolvePerson(value: string, { directory }: JqlEnvironment): readonly string[] | undefined {
  if (directory.person(value) !== undefined) return [value];
  const matches = directory.people().filter((person) => same(person.displayName, value) || same(person.email, value));
  return matches.length === 0 ? undefined : matches.map(({ accountId }) => accountId);
}
export function callPersonFunction(
  name: string,
  args: readonly string[],
  environment: JqlEnvironment,
): readonly string[] | undefined {
  const { caller, directory } = environment;
  if (name === 'currentuser') return caller.kind === 'anonymous' ? [] : [caller.accountId];
  if (name === 'membersof' && args[0] !== undefined) {
    const group = directory.groupByName(args[0]) ?? directory.group(args[0]);
    return group === undefined ? undefined : directory.membersOf(group.id).map(({ accountId }) => accountId);
  }
  return undefined;
}
const personField = (name: string, read: (document: SearchDocument) => string | null, historyId?: string): JqlField =>
  identityField({
    name,
    read: (document) => optional(read(document)),
    resolve: resolvePerson,
    call: callPersonFunction,
    ...(historyId === undefined ? {} : { historyId }),
  });
/** Who made a change (`was … by ada`). */
export const resolvePeople = identityReader({ name: 'by', resolve: resolvePerson, call: callPersonFunction });

const CATEGORIES: Readonly<Record<string, string>> = {
  new: 'new',
  'to do': 'new',
  '2': 'new',
  indeterminate: 'indeterminate',
  'in progress': 'indeterminate',
  '4': 'indeterminate',
  done: 'done',
  complete: 'done',
  '3': 'done',
};

const itemField = (
  name: string,
  list: 'components' | 'versions',
  read: (document: SearchDocument) => readonly NamedItem[],
): JqlField =>
  identityField({
    name,
    read: (document) => read(document).map((item) => item.name.toLowerCase()),
    resolve(value, { configuration }) {
      const matches = configuration
        .list('project')
        .flatMap((project) => project[list])
        .filter((item) => item.id === value || same(item.name, value));
      return matches.length === 0 ? undefined : matches.map((item) => item.name.toLowerCase());
    },
  });

/** How two keys stand to each other; keys of different projects do not compare. */
export function compareKeys(left: string, right: string): number {
  const [leftProject, leftNumber] = splitKey(left);
  const [rightProject, rightNumber] = splitKey(right);
  return leftProject === rightProject ? leftNumber - rightNumber : Number.NaN;
}
export function splitKey(key: string): readonly [string, number] {
  const dash = key.lastIndexOf('-');
  return [key.slice(0, dash), Number(key.slice(dash + 1))];
}

const missingIssue = (name: string) => (value: string) =>
  /^\d+$/.test(value)
    ? `A value with ID '${value}' does not exist for the field '${name}'.`
    : `An issue with key '${value}' does not exist for field '${name}'.`;

const keyField = identityField({
  name: 'key',
  read: ({ issue }) => [issue.key],
  resolve(value, { visibleIssue }) {
    const issue = visibleIssue(value);
    return issue === undefined ? undefined : [issue.key];
  },
  missing: missingIssue('key'),
  difference: compareKeys,
});
const parentField = identityField({
  name: 'parent',
  read: ({ issue }) => optional(issue.parentId),
  resolve(value, { visibleIssue }) {
    const issue = visibleIssue(value);
    return issue === undefined ? undefined : [issue.id];
  },
  missing: missingIssue('parent'),
});

export function systemFields(environment: JqlEnvironment): ReadonlyMap<string, JqlField> {
  const { configuration } = environment;
  const fields: readonly (readonly [readonly string[], JqlField])[] = [
    [
      ['project'],
      identityField({
        name: 'project',
        read: ({ issue }) => [issue.projectId],
        resolve(value) {
          const project =
            environment.visibleProject(value) ??
            configuration.list('project').find(({ name, id }) => same(name, value) && environment.visibleProject(id));
          return project === undefined ? undefined : [project.id];
        },
      }),
    ],
    [['key', 'issuekey', 'issue', 'id'], keyField],
    [['parent'], parentField],
    [
      ['status'],
      identityField({
        name: 'status',
        read: ({ issue }) => [issue.statusId],
        resolve: named('status'),
        historyId: 'status',
      }),
    ],
    [
      ['statuscategory'],
      identityField({
        name: 'statusCategory',
        read: ({ issue }) => optional(configuration.byId('status', issue.statusId)?.category ?? null),
        resolve: (value) =>
          CATEGORIES[value.toLowerCase()] === undefined ? undefined : [CATEGORIES[value.toLowerCase()] as string],
      }),
    ],
    [
      ['issuetype', 'type'],
      identityField({ name: 'issuetype', read: ({ issue }) => [issue.issueTypeId], resolve: named('issueType') }),
    ],
    [
      ['priority'],
      identityField({
        name: 'priority',
        read: ({ issue }) => optional(issue.priorityId),
        resolve: named('priority'),
        historyId: 'priority',
        difference: (id, bound) =>
          (configuration.byId('priority', bound)?.rank ?? 0) - (configuration.byId('priority', id)?.rank ?? 0),
      }),
    ],
    [
      ['resolution'],
      identityField({
        name: 'resolution',
        read: ({ issue }) => optional(issue.resolutionId),
        resolve: named('resolution'),
        historyId: 'resolution',
        emptyName: 'unresolved',
      }),
    ],
    [['assignee'], personField('assignee', ({ issue }) => issue.assignee, 'assignee')],
    [['reporter'], personField('reporter', ({ issue }) => issue.reporter, 'reporter')],
    [['creator'], personField('creator', ({ issue }) => issue.creator)],
    [
      ['labels'],
      identityField({
        name: 'labels',
        read: ({ issue }) => issue.labels.map((label) => label.toLowerCase()),
        resolve: (value) => [value.toLowerCase()],
      }),
    ],
    [['component'], itemField('component', 'components', ({ issue }) => issue.components)],
    [['fixversion'], itemField('fixVersion', 'versions', ({ issue }) => issue.fixVersions)],
    [['affectedversion'], itemField('affectedVersion', 'versions', ({ issue }) => issue.versions)],
    [['summary'], textField('summary', ({ issue }) => [issue.summary])],
    [['description'], textField('description', ({ issue }) => [textOf(issue.description)])],
    [['environment'], textField('environment', ({ issue }) => [textOf(issue.environment)])],
    [['comment'], textField('comment', ({ comments }) => comments)],
    [
      ['text'],
      textField('text', ({ issue, comments }) => [
        issue.summary,
        textOf(issue.description),
        textOf(issue.environment),
        ...comments,
      ]),
    ],
    [['created', 'createddate'], instantField('created', ({ issue }) => issue.createdAt)],
    [['updated', 'updateddate'], instantField('updated', ({ issue }) => issue.updatedAt)],
    [['resolved', 'resolutiondate'], instantField('resolved', ({ issue }) => issue.resolvedAt)],
    [['statuscategorychangeddate'], instantField('statusCategoryChangedDate', ({ issue }) => issue.statusChangedAt)],
    [['due', 'duedate'], calendarDateField('duedate', ({ issue }) => issue.dueDate)],
  ];
  return new Map(fields.flatMap(([names, field]) => names.map((name) => [name, field] as const)));
}
