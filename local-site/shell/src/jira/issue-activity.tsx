/** Comments and history of an issue. */
import { useState } from 'react';
import type { JiraIssue } from '../rest/jira-types';
import { IssueComments } from './issue-comments';
import { IssueHistory } from './issue-history';

export function IssueActivity({ issue }: { readonly issue: JiraIssue }) {
  const [shown, setShown] = useState<'comments' | 'history'>('comments');
  return (
    <section aria-labelledby="activity-heading">
      <div className="section-head">
        <h2 id="activity-heading">Activity</h2>
        <div className="segmented" role="group" aria-label="Activity">
          {(['comments', 'history'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={shown === name} onClick={() => setShown(name)}>
              {name === 'comments' ? 'Comments' : 'History'}
            </button>
          ))}
        </div>
      </div>
      {shown === 'comments' ? <IssueComments issueKey={issue.key} /> : <IssueHistory issue={issue} />}
    </section>
  );
}
