/**
 * The panel on a Jira issue: the nonconformity this issue stands for.
 */
import type { IssueId } from '../../../../src/kernel/ids';
import type { Place } from '../host/context';
import { useAnswer } from '../host/use-answer';
import { NonconformityDetail } from '../nonconformity/detail';
import { Nothing, WhenAnswered } from '../parts/answered';

function Panel({ issueId }: { readonly issueId: IssueId }) {
  const handle = useAnswer('nonconformity.ofIssue', { issueId });
  const { answered } = handle;
  // Most issues of a project are no nonconformities; that is no fault to report.
  if (answered.state === 'refused' && answered.refusal.code === 'notFound') {
    return (
      <Nothing title="This issue is not a nonconformity">
        <p>Report one from the Confluence page it concerns; its issue is made for you.</p>
      </Nothing>
    );
  }
  return (
    <WhenAnswered handle={handle} what="the nonconformity">
      {(record) => <NonconformityDetail record={record} onChanged={handle.replace} showsIssue={false} />}
    </WhenAnswered>
  );
}

export function IssueSurface({ place }: { readonly place: Place }) {
  return (
    <main className="panel">
      {place.issueId === null ? <Nothing title="Open this from an issue." /> : <Panel issueId={place.issueId} />}
    </main>
  );
}
