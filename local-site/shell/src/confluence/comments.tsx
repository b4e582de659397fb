/** Footer comments of a page. */
import { addComment, listComments } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { CommentForm } from '../shared/comment-form';
import { CommentList } from '../shared/comment-list';
import { LoadedView } from '../shared/loaded-view';
import { SafeHtml } from '../shared/safe-html';
import { usePersonName } from '../site/people-names';

export function Comments({ pageId }: { readonly pageId: string }) {
  const comments = useLoaded(() => listComments(pageId), [pageId]);
  const nameOf = usePersonName();
  const save = async (document: object) => {
    await addComment(pageId, document);
    comments.reload();
  };
  return (
    <section className="page-section" aria-labelledby="comments-heading">
      <h2 id="comments-heading">Comments</h2>
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <CommentList
            comments={found.map(({ id, version, body }) => ({
              id,
              author: nameOf(version.authorId),
              createdAt: version.createdAt,
              body: <SafeHtml className="page-body comment-body" html={body?.view?.value ?? ''} />,
            }))}
          />
        )}
      </LoadedView>
      <CommentForm onSave={save} />
    </section>
  );
}
