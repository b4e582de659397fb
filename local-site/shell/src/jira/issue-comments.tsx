/** Comments of an issue. */
import { addIssueComment, listIssueComments } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { CommentForm } from '../shared/comment-form';
import { CommentList } from '../shared/comment-list';
import { LoadedView } from '../shared/loaded-view';
import { SafeHtml } from '../shared/safe-html';
import { plainText } from './plain-text';

export function IssueComments({ issueKey }: { readonly issueKey: string }) {
  const comments = useLoaded(() => listIssueComments(issueKey), [issueKey]);
  const save = async (document: object) => {
    await addIssueComment(issueKey, document);
    comments.reload();
  };
  return (
    <>
      <CommentForm onSave={save} />
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <CommentList
            comments={found.map(({ id, author, created, renderedBody, body }) => ({
              id,
              author: author?.displayName ?? 'Unknown person',
              createdAt: created,
              body: renderedBody ? (
                <SafeHtml className="page-body comment-body" html={renderedBody} />
              ) : (
                <p className="pre-line">{plainText(body)}</p>
              ),
            }))}
          />
        )}
      </LoadedView>
    </>
  );
}
