/** Who may view and who may edit a page: people and groups for each operation, replaced as a whole when saved. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { listRestrictions, replaceRestrictions } from '../rest/confluence-around-page';
import type { OperationRestriction } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { RestrictionList } from './restriction-list';

interface RestrictionsDialogProps {
  readonly pageId: string;
  readonly onClose: () => void;
}

export function RestrictionsDialog({ pageId, onClose }: RestrictionsDialogProps) {
  const stored = useLoaded(() => listRestrictions(pageId), [pageId]);
  const [changed, setChanged] = useState<readonly OperationRestriction[]>();
  const [failure, setFailure] = useState<Error>();
  const save = async () => {
    try {
      if (changed) await replaceRestrictions(pageId, changed);
      onClose();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="medium">
      <ModalHeader hasCloseButton>
        <ModalTitle>Restrictions</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {failure ? <FailureMessage title="The restrictions were not saved" failure={failure} /> : null}
        <LoadedView resource={stored} what="the restrictions">
          {(found) => {
            const shown = changed ?? found;
            return shown.map((restriction) => (
              <RestrictionList
                key={restriction.operation}
                restriction={restriction}
                onChange={(next) =>
                  setChanged(shown.map((entry) => (entry.operation === next.operation ? next : entry)))
                }
              />
            ));
          }}
        </LoadedView>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isDisabled={!changed} onClick={() => void save()}>
          Save
        </Button>
      </ModalFooter>
    </Modal>
  );
}
