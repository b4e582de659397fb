/** Asks before a page is archived, and waits until it is. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { archivePage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { FailureMessage } from '../shared/failure-message';

interface ArchiveDialogProps {
  readonly page: Page;
  readonly onClose: () => void;
  readonly onArchived: () => void;
}

export function ArchiveDialog({ page, onClose, onArchived }: ArchiveDialogProps) {
  const [failure, setFailure] = useState<Error>();
  const [isBusy, setIsBusy] = useState(false);
  const archive = async () => {
    setIsBusy(true);
    try {
      await archivePage(page.id);
      onClose();
      refreshPageTree();
      onArchived();
    } catch (refused) {
      setFailure(refused as Error);
      setIsBusy(false);
    }
  };
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Archive</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {failure ? <FailureMessage title="The page was not archived" failure={failure} /> : null}
        <p>“{page.title}” will leave the page tree and can be restored. Pages below it move up.</p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isLoading={isBusy} onClick={() => void archive()}>
          Archive
        </Button>
      </ModalFooter>
    </Modal>
  );
}
