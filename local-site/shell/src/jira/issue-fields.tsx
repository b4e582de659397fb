/** The fields at the side of an issue; custom fields appear under the name Jira gives them. */
import type { JiraIssue } from '../rest/jira-types';
import { textOf } from '../shared/text-of';
import { formatDate, formatDateTime } from '../shared/time';
import { plainText } from './plain-text';

function showValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(showValue).filter(Boolean).join(', ');
  if (typeof value !== 'object') return textOf(value);
  const { displayName, name, value: option, type } = value as Record<string, unknown>;
  if (type === 'doc') return plainText(value);
  return textOf(displayName ?? name ?? option);
}

function customFields(issue: JiraIssue): readonly (readonly [string, string])[] {
  return Object.entries(issue.fields).flatMap(([id, value]) => {
    const shown = id.startsWith('customfield_') ? showValue(value) : '';
    return shown ? [[issue.names?.[id] ?? id, shown] as const] : [];
  });
}

export function IssueFields({ issue }: { readonly issue: JiraIssue }) {
  const { fields } = issue;
  const rows: readonly (readonly [string, string])[] = [
    ['Type', fields.issuetype?.name ?? ''],
    ['Priority', fields.priority?.name ?? ''],
    ['Assignee', fields.assignee?.displayName ?? 'Unassigned'],
    ['Reporter', fields.reporter?.displayName ?? ''],
    ['Labels', (fields.labels ?? []).join(', ')],
    ['Due date', formatDate(fields.duedate ?? undefined)],
    ...customFields(issue),
    ['Created', formatDateTime(fields.created)],
    ['Updated', formatDateTime(fields.updated)],
  ];
  return (
    <section aria-labelledby="details-heading">
      <h2 id="details-heading">Details</h2>
      <dl className="field-table">
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
