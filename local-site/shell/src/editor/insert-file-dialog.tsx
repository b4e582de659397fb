/** Puts an attachment of the page into the text; a new file is uploaded first. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { FileButton } from '../confluence/file-button';
import { listAttachments, uploadAttachment } from '../rest/confluence-around-page';
import type { Attachment } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import type { AdfNode } from './adf';
import { useEditedPage } from './edited-page';

interface InsertFileDialogProps {
  readonly onInsert: (node: AdfNode) => void;
  readonly onClose: () => void;
}

function createNode(pageId: string, { fileId, title, mediaType }: Attachment): AdfNode {
  const attrs = { type: 'file', id: fileId, collection: `contentId-${pageId}`, alt: title };
  return mediaType.startsWith('image/')
    ? { type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs }] }
    : { type: 'mediaGroup', content: [{ type: 'media', attrs }] };
}

export function InsertFileDialog({ onInsert, onClose }: InsertFileDialogProps) {
  const { pageId } = useEditedPage();
  const attachments = useLoaded(() => listAttachments(pageId), [pageId]);
  const [failure, setFailure] = useState<Error>();
  const insert = (attachment: Attachment) => {
    onClose();
    onInsert(createNode(pageId, attachment));
  };
  const upload = async (file: File) => {
    try {
      await uploadAttachment(pageId, file);
      const added = (await listAttachments(pageId)).find(({ title }) => title === file.name);
      if (added) insert(added);
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Insert a file or picture</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {failure ? <FailureMessage title="The file was not saved" failure={failure} /> : null}
        <FileButton label="Upload and insert a file" onChosen={upload} />
        <LoadedView resource={attachments} what="the attachments">
          {(found) => (
            <ul className="choice-list" aria-label="Attachments of this page">
              {found.map((attachment) => (
                <li key={attachment.id}>
                  <Button appearance="subtle" onClick={() => insert(attachment)}>
                    {`Insert ${attachment.title}`}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </LoadedView>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}
