/** Footer comments of a page. */
import Button from '@atlaskit/button/new';
import { PersonAvatar } from '../shared/person-avatar';
import TextArea from '@atlaskit/textarea';
import { type FormEvent, useId, useState } from 'react';
import { addComment, listComments } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { SafeHtml } from '../shared/safe-html';
import { formatDateTime } from '../shared/time';
import { usePersonName } from '../site/people-names';

export function Comments({ pageId }: { readonly pageId: string }) {
  const comments = useLoaded(() => listComments(pageId), [pageId]);
  const nameOf = usePersonName();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await addComment(pageId, text);
      setText('');
      setFailure(undefined);
      comments.reload();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <section className="page-section" aria-labelledby="comments-heading">
      <h2 id="comments-heading">Comments</h2>
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <ul className="comment-list">
            {found.map((comment) => (
              <li key={comment.id}>
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
      {failure ? <FailureMessage title="The comment was not saved" failure={failure} /> : null}
      <form className="comment-form" onSubmit={(event) => void save(event)}>
        <label className="field-label" htmlFor={fieldId}>
          Add a comment
        </label>
        <TextArea id={fieldId} minimumRows={2} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Button type="submit" appearance="primary" isDisabled={text.trim() === ''}>
          Save
        </Button>
      </form>
    </section>
  );
}
