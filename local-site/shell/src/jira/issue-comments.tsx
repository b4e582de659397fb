/** Comments of an issue. */
import { addIssueComment, listIssueComments } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { CommentForm } from '../shared/comment-form';
import { useFocusedComment } from '../shared/focused-comment';
import { LoadedView } from '../shared/loaded-view';
import { PersonAvatar } from '../shared/person-avatar';
import { SafeHtml } from '../shared/safe-html';
import { formatDateTime } from '../shared/time';
import { plainText } from './plain-text';

export function IssueComments({ issueKey }: { readonly issueKey: string }) {
  const comments = useLoaded(() => listIssueComments(issueKey), [issueKey]);
  const focused = useFocusedComment();
  const save = async (document: object) => {
    await addIssueComment(issueKey, document);
    comments.reload();
  };
  return (
    <>
      <CommentForm onSave={save} />
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <ul className="comment-list">
            {found.map((comment) => (
              <li key={comment.id} ref={focused(comment.id)}>
                <PersonAvatar name={comment.author?.displayName ?? ''} />
                <div>
                  <p className="comment-head">
                    <strong>{comment.author?.displayName ?? 'Unknown person'}</strong>{' '}
                    <span className="subtle">{formatDateTime(comment.created)}</span>
                  </p>
                  {comment.renderedBody ? (
                    <SafeHtml className="page-body comment-body" html={comment.renderedBody} />
                  ) : (
                    <p className="pre-line">{plainText(comment.body)}</p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </>
  );
}
