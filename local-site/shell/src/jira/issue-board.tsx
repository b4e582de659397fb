/** Issues in columns by the category of their status. */
import type { SearchedIssue } from '../rest/jira-types';
import { issueAddress } from '../shared/addresses';
import { Link } from '../shared/router';
import { StatusLozenge } from './status-lozenge';

const COLUMNS = [
  { category: 'new', title: 'To do' },
  { category: 'indeterminate', title: 'In progress' },
  { category: 'done', title: 'Done' },
] as const;

const categoryOf = (issue: SearchedIssue): string => issue.fields.status?.statusCategory?.key ?? 'new';

export function IssueBoard({ issues }: { readonly issues: readonly SearchedIssue[] }) {
  return (
    <div className="board">
      {COLUMNS.map(({ category, title }) => {
        const cards = issues.filter((issue) => categoryOf(issue) === category);
        return (
          <section key={category} className="board-column" aria-label={title}>
            <h2>
              {title} <span className="count">{cards.length}</span>
            </h2>
            <ul>
              {cards.map((issue) => (
                <li key={issue.id}>
                  <Link className="board-card" href={issueAddress(issue.key)}>
                    <span>{issue.fields.summary}</span>
                    <span className="board-card-foot">
                      <span className="subtle">{issue.key}</span>
                      <StatusLozenge status={issue.fields.status} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
