/** Footer comments of a page. */
import { addComment, listComments } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { CommentForm } from '../shared/comment-form';
import { useFocusedComment } from '../shared/focused-comment';
import { LoadedView } from '../shared/loaded-view';
import { PersonAvatar } from '../shared/person-avatar';
import { SafeHtml } from '../shared/safe-html';
import { formatDateTime } from '../shared/time';
import { usePersonName } from '../site/people-names';

export function Comments({ pageId }: { readonly pageId: string }) {
  const comments = useLoaded(() => listComments(pageId), [pageId]);
  const nameOf = usePersonName();
  const focused = useFocusedComment();
  const save = async (document: object) => {
    await addComment(pageId, document);
    comments.reload();
  };
  return (
    <section className="page-section" aria-labelledby="comments-heading">
      <h2 id="comments-heading">Comments</h2>
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <ul className="comment-list">
            {found.map((comment) => (
              <li key={comment.id} ref={focused(comment.id)}>
                <PersonAvatar name={nameOf(comment.version.authorId)} />
                <div>
                  <p className="comment-head">
                    <strong>{nameOf(comment.version.authorId)}</strong>{' '}
                    <span className="subtle">{formatDateTime(comment.version.createdAt)}</span>
                  </p>
                  <SafeHtml className="page-body comment-body" html={comment.body?.view?.value ?? ''} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
      <CommentForm onSave={save} />
    </section>
  );
}
