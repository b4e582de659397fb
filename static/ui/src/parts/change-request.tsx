/**
 * The Jira issue in which a change was asked for, as its author saw it at submit. [A14]
 */
import type { ChangeRequestView } from '../../../../src/contract/document-answers';
import { IssueLink } from '../host/navigation';

export function ChangeRequest({ request: { key, summary } }: { readonly request: ChangeRequestView }) {
  return (
    <>
      <IssueLink issueKey={key} /> {summary}
    </>
  );
}
