/** The frame of a dialog that writes the fields of an issue; says why Jira refused. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FailureMessage } from '../shared/failure-message';

interface IssueDialogProps {
  readonly title: string;
  readonly failureTitle: string;
  readonly submit: string;
  readonly isReady: boolean;
  /** Closes the dialog itself when it succeeds. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function IssueDialog({ title, failureTitle, submit, isReady, onSubmit, onClose, children }: IssueDialogProps) {
  const [failure, setFailure] = useState<Error>();
  const attempt = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onSubmit();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="medium">
      <form className="dialog-form" onSubmit={(event) => void attempt(event)}>
        <ModalHeader hasCloseButton>
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {failure ? <FailureMessage title={failureTitle} failure={failure} /> : null}
          {children}
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={!isReady}>
            {submit}
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
