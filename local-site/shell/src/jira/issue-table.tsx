/** Issues as a table. */
import type { SearchedIssue } from '../rest/jira-types';
import { issueAddress } from '../shared/addresses';
import { Link } from '../shared/router';
import { formatDate } from '../shared/time';
import { StatusLozenge } from './status-lozenge';

export function IssueTable({ issues }: { readonly issues: readonly SearchedIssue[] }) {
  if (issues.length === 0) return <p>No issues match.</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Issues">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Key</th>
            <th scope="col">Summary</th>
            <th scope="col">Status</th>
            <th scope="col">Assignee</th>
            <th scope="col">Updated</th>
          </tr>
        </thead>
        <tbody>
          {issues.map(({ id, key, fields }) => (
            <tr key={id}>
              <td>{fields.issuetype?.name}</td>
              <td className="nowrap">
                <Link href={issueAddress(key)}>{key}</Link>
              </td>
              <td className="sentence-cell">
                <Link className="quiet-link" href={issueAddress(key)}>
                  {fields.summary}
                </Link>
              </td>
              <td>
                <StatusLozenge status={fields.status} />
              </td>
              <td>{fields.assignee?.displayName ?? 'Unassigned'}</td>
              <td className="nowrap">{formatDate(fields.updated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
