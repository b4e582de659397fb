/** Creates an issue: type, summary, description. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { createIssue, createMetadata } from '../rest/jira';
import type { Project } from '../rest/jira-types';
import { useLoaded } from '../rest/use-loaded';
import { issueAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { textToDocument } from '../shared/mention-document';
import { LoadedView } from '../shared/loaded-view';
import { go } from '../shared/router';

interface CreateIssueDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

export function CreateIssueDialog({ project, onClose }: CreateIssueDialogProps) {
  const metadata = useLoaded(() => createMetadata(project.key), [project.key]);
  const [typeId, setTypeId] = useState('');
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const [failure, setFailure] = useState<Error>();
  const baseId = useId();
  const types = metadata.value?.issueTypes ?? metadata.value?.values ?? [];
  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const issue = await createIssue({
        project: { key: project.key },
        issuetype: { id: typeId || types[0]?.id },
        summary,
        ...(description.trim() ? { description: textToDocument(description) } : {}),
      });
      onClose();
      go(issueAddress(issue.key));
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="medium">
      <form className="dialog-form" onSubmit={(event) => void create(event)}>
        <ModalHeader hasCloseButton>
          <ModalTitle>Create issue</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {failure ? <FailureMessage title="The issue was not created" failure={failure} /> : null}
          <LoadedView resource={metadata} what="the issue types">
            {() => (
              <>
                <label className="field-label" htmlFor={`${baseId}-type`}>
                  Issue type
                </label>
                <select
                  id={`${baseId}-type`}
                  className="field-select"
                  value={typeId}
                  onChange={(event) => setTypeId(event.target.value)}
                >
                  {types.map((type) => (
                    <option key={type.id} value={type.id}>
                      {type.name}
                    </option>
                  ))}
                </select>
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
                  minimumRows={4}
                  value={description}
                  onChange={(event) => setDescription(event.currentTarget.value)}
                />
              </>
            )}
          </LoadedView>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={summary.trim() === '' || types.length === 0}>
            Create
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
