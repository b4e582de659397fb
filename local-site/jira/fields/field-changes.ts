/** The changelog of an edit: what was and what is, with the ids and the names people read. */
import { plainText } from '../plain-text';
import type { Directory } from '../../contracts';
import { adfToText } from '../content/adf-text';
import type { AdfDocument, ChangeItem, CustomField, IssueRecord, JsonValue, NamedItem } from '../model';
import type { ConfigurationStore } from '../store/configuration-store';

interface Shown {
  readonly id: string | null;
  readonly text: string | null;
}
const nothing: Shown = { id: null, text: null };
const plain = (text: string | null): Shown => ({ id: null, text: text === '' ? null : text });

export function describeChanges(
  before: IssueRecord,
  after: IssueRecord,
  configuration: ConfigurationStore,
  directory: Directory,
): ChangeItem[] {
  const name = (kind: 'status' | 'priority' | 'resolution' | 'issueType', id: string | null): Shown =>
    id === null ? nothing : { id, text: configuration.byId(kind, id)?.name ?? id };
  const person = (accountId: string | null): Shown =>
    accountId === null ? nothing : { id: accountId, text: directory.person(accountId)?.displayName ?? accountId };
  const items = (list: readonly NamedItem[]): Shown => plain(list.map((item) => item.name).join(', '));
  const readers: readonly (readonly [string, string, (issue: IssueRecord) => Shown])[] = [
    ['summary', 'summary', (issue) => plain(issue.summary)],
    ['description', 'description', (issue) => plain(adfToText(issue.description))],
    ['environment', 'environment', (issue) => plain(adfToText(issue.environment))],
    ['status', 'status', (issue) => name('status', issue.statusId)],
    ['priority', 'priority', (issue) => name('priority', issue.priorityId)],
    ['resolution', 'resolution', (issue) => name('resolution', issue.resolutionId)],
    ['issuetype', 'issuetype', (issue) => name('issueType', issue.issueTypeId)],
    ['assignee', 'assignee', (issue) => person(issue.assignee)],
    ['reporter', 'reporter', (issue) => person(issue.reporter)],
    ['labels', 'labels', (issue) => plain(issue.labels.join(' '))],
    ['Component', 'components', (issue) => items(issue.components)],
    ['Fix Version', 'fixVersions', (issue) => items(issue.fixVersions)],
    ['Version', 'versions', (issue) => items(issue.versions)],
    ['duedate', 'duedate', (issue) => ({ id: issue.dueDate, text: issue.dueDate })],
    ...configuration
      .list('customField')
      .map(
        (field) =>
          [
            field.name,
            field.id,
            (issue: IssueRecord) => customShown(field, issue.custom[field.id] ?? null, person),
          ] as const,
      ),
  ];
  return readers.flatMap(([field, fieldId, read]) => {
    const [from, to] = [read(before), read(after)];
    if (from.id === to.id && from.text === to.text) return [];
    return [{ field, fieldId, from: from.id, fromString: from.text, to: to.id, toString: to.text }];
  });
}

function customShown(field: CustomField, value: JsonValue, person: (accountId: string | null) => Shown): Shown {
  if (value === null) return nothing;
  if (field.type === 'user') return person(plainText(value));
  if (field.type === 'textarea') return plain(adfToText(value as unknown as AdfDocument));
  if (field.type === 'option')
    return { id: plainText(value), text: field.options?.find(({ id }) => id === value)?.name ?? plainText(value) };
  return plain(Array.isArray(value) ? value.join(' ') : plainText(value));
}
