/** Comments of an issue. */
import Button from '@atlaskit/button/new';
import { PersonAvatar } from '../shared/person-avatar';
import TextArea from '@atlaskit/textarea';
import { type FormEvent, useId, useState } from 'react';
import { addIssueComment, listIssueComments } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { SafeHtml } from '../shared/safe-html';
import { formatDateTime } from '../shared/time';
import { plainText } from './plain-text';

export function IssueComments({ issueKey }: { readonly issueKey: string }) {
  const comments = useLoaded(() => listIssueComments(issueKey), [issueKey]);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await addIssueComment(issueKey, text);
      setText('');
      setFailure(undefined);
      comments.reload();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <>
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
      <LoadedView resource={comments} what="the comments">
        {(found) => (
          <ul className="comment-list">
            {found.map((comment) => (
              <li key={comment.id}>
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
