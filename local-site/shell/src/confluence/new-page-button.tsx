/** Creates a page below the one that is shown, or below the space's home, and opens it in the editor. */
import Button, { IconButton } from '@atlaskit/button/new';
import AddIcon from '@atlaskit/icon/core/add';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { createPage } from '../rest/confluence-pages';
import type { Space } from '../rest/confluence-types';
import { editAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { go } from '../shared/router';

export function NewPageButton({ space }: { readonly space: Space }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        appearance="subtle"
        spacing="compact"
        icon={AddIcon}
        label="Create page"
        onClick={() => setIsOpen(true)}
      />
      <ModalTransition>
        {isOpen ? <NewPageDialog space={space} onClose={() => setIsOpen(false)} /> : null}
      </ModalTransition>
    </>
  );
}

function currentPageId(): string | undefined {
  return /\/pages\/(?:edit-v2\/)?(\d+)/.exec(window.location.pathname)?.[1];
}

function NewPageDialog({ space, onClose }: { readonly space: Space; readonly onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const page = await createPage({
        spaceId: space.id,
        parentId: currentPageId() ?? space.homepageId ?? undefined,
        title,
      });
      refreshPageTree();
      onClose();
      go(editAddress(space.key, page.id));
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="small">
      <form onSubmit={(event) => void create(event)}>
        <ModalHeader hasCloseButton>
          <ModalTitle>Create page</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {failure ? <FailureMessage title="The page was not created" failure={failure} /> : null}
          <label className="field-label" htmlFor={fieldId}>
            Title
          </label>
          <Textfield
            id={fieldId}
            autoFocus
            isRequired
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={title.trim() === ''}>
            Create
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
