/** The field below which a comment is saved, in both products; says why a comment was refused. */
import Button from '@atlaskit/button/new';
import { type FormEvent, useId, useState } from 'react';
import { useSite } from '../site/site-context';
import { FailureMessage } from './failure-message';
import { textToDocument } from './mention-document';
import { MentionTextArea } from './mention-text-area';

interface CommentFormProps {
  readonly onSave: (document: object) => Promise<unknown>;
}

export function CommentForm({ onSave }: CommentFormProps) {
  const { people } = useSite();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onSave(textToDocument(text.trim(), people));
      setText('');
      setFailure(undefined);
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
        <MentionTextArea id={fieldId} value={text} onChange={setText} />
        <Button type="submit" appearance="primary" isDisabled={text.trim() === ''}>
          Save
        </Button>
      </form>
    </>
  );
}
