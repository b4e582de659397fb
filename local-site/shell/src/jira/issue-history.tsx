/** The changelog of an issue, newest first. */
import type { JiraIssue } from '../rest/jira-types';
import { formatDateTime } from '../shared/time';

export function IssueHistory({ issue }: { readonly issue: JiraIssue }) {
  const groups = [...(issue.changelog?.histories ?? [])].sort((left, right) =>
    right.created.localeCompare(left.created),
  );
  if (groups.length === 0) return <p className="subtle">No changes yet.</p>;
  return (
    <ul className="history-list">
      {groups.map((group) => (
        <li key={group.id}>
          <p>
            <strong>{group.author?.displayName ?? 'Unknown person'}</strong>{' '}
            <span className="subtle">{formatDateTime(group.created)}</span>
          </p>
          <ul>
            {group.items.map((item) => (
              <li key={item.field}>
                {item.field}: <del>{item.fromString || 'none'}</del> <span aria-hidden="true">→</span>{' '}
                <ins>{item.toString || 'none'}</ins>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
