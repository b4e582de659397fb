/** Moves a page below another one, chosen by search. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { searchPages } from '../rest/confluence-around-page';
import { movePage } from '../rest/confluence-pages';
import type { Page, SearchHit } from '../rest/confluence-types';
import { FailureMessage } from '../shared/failure-message';

interface MoveDialogProps {
  readonly page: Page;
  readonly onClose: () => void;
}

export function MoveDialog({ page, onClose }: MoveDialogProps) {
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const [failure, setFailure] = useState<Error>();
  const fieldId = useId();
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      setFailure(undefined);
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  const search = () => attempt(async () => setHits((await searchPages(words)).filter((hit) => hit.id !== page.id)));
  const move = (hit: SearchHit) =>
    attempt(async () => {
      await movePage(page.id, hit.id);
      refreshPageTree();
      onClose();
    });
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Move page</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {failure ? <FailureMessage title="That did not work" failure={failure} /> : null}
        <form
          className="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            void search();
          }}
        >
          <label className="field-label" htmlFor={fieldId}>
            New parent page
          </label>
          <Textfield id={fieldId} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
          <Button type="submit" isDisabled={words.trim() === ''}>
            Search
          </Button>
        </form>
        <ul className="choice-list" aria-label="Pages found">
          {hits.map((hit) => (
            <li key={hit.id}>
              <Button appearance="subtle" onClick={() => void move(hit)}>
                {`Move below “${hit.title}”`}
              </Button>
            </li>
          ))}
        </ul>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}
