/** Asks before a page goes to the trash. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { trashPage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { spaceAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { go } from '../shared/router';

interface TrashDialogProps {
  readonly page: Page;
  readonly spaceKey: string;
  readonly onClose: () => void;
}

export function TrashDialog({ page, spaceKey, onClose }: TrashDialogProps) {
  const [failure, setFailure] = useState<Error>();
  const trash = async () => {
    try {
      await trashPage(page.id);
      onClose();
      refreshPageTree();
      go(spaceAddress(spaceKey));
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Move to trash</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {failure ? <FailureMessage title="The page was not moved" failure={failure} /> : null}
        <p>“{page.title}” will be moved to the trash of this space.</p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="danger" onClick={() => void trash()}>
          Move to trash
        </Button>
      </ModalFooter>
    </Modal>
  );
}
