/**
 * Edits an issue's summary, description and due date. The description is offered as plain text and is only written when it
 * was changed, so that rich content survives an edit of the other fields.
 */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { editIssue } from '../rest/jira';
import type { JiraIssue } from '../rest/jira-types';
import { FailureMessage } from '../shared/failure-message';
import { textToDocument } from '../shared/mention-document';
import { plainText } from './plain-text';

interface EditIssueDialogProps {
  readonly issue: JiraIssue;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function EditIssueDialog({ issue, onClose, onSaved }: EditIssueDialogProps) {
  const stored = plainText(issue.fields.description).trim();
  const [summary, setSummary] = useState(issue.fields.summary);
  const [description, setDescription] = useState(stored);
  const [dueDate, setDueDate] = useState(issue.fields.duedate ?? '');
  const [failure, setFailure] = useState<Error>();
  const baseId = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await editIssue(issue.key, {
        summary,
        ...(description === stored ? {} : { description: textToDocument(description) }),
        ...(dueDate === (issue.fields.duedate ?? '') ? {} : { duedate: dueDate || null }),
      });
      onSaved();
      onClose();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="medium">
      <form className="dialog-form" onSubmit={(event) => void save(event)}>
        <ModalHeader hasCloseButton>
          <ModalTitle>{`Edit ${issue.key}`}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {failure ? <FailureMessage title="The issue was not saved" failure={failure} /> : null}
          <label className="field-label" htmlFor={`${baseId}-summary`}>
            Summary
          </label>
          <Textfield
            id={`${baseId}-summary`}
            isRequired
            value={summary}
            onChange={(event) => setSummary(event.currentTarget.value)}
          />
          <label className="field-label" htmlFor={`${baseId}-description`}>
            Description
          </label>
          <TextArea
            id={`${baseId}-description`}
            minimumRows={6}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <label className="field-label" htmlFor={`${baseId}-due`}>
            Due date
          </label>
          <Textfield
            id={`${baseId}-due`}
            type="date"
            value={dueDate}
            onChange={(event) => setDueDate(event.currentTarget.value)}
          />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={summary.trim() === ''}>
            Save
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
