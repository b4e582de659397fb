/** Asks for what is put within the line: a person, a status, a date or a link. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { useSite } from '../site/site-context';
import type { AdfNode } from './adf';

export type InlineKind = 'mention' | 'status' | 'date' | 'link';

interface InsertInlineDialogProps {
  readonly kind: InlineKind;
  readonly onInsert: (node: AdfNode) => void;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<InlineKind, string>> = {
  mention: 'Mention somebody',
  status: 'Insert a status',
  date: 'Insert a date',
  link: 'Insert a link',
};
const COLOURS = ['neutral', 'purple', 'blue', 'red', 'yellow', 'green'];
const TEXT_LABELS: Readonly<Record<InlineKind, string>> = {
  mention: 'Person',
  status: 'Status',
  date: 'Date',
  link: 'Text',
};

interface Given {
  readonly text: string;
  readonly extra: string;
}

function createNode(kind: InlineKind, { text, extra }: Given): AdfNode {
  switch (kind) {
    case 'mention':
      return { type: 'mention', attrs: { id: text, text: `@${extra}`, accessLevel: '' } };
    case 'status':
      return { type: 'status', attrs: { text, color: extra, localId: crypto.randomUUID() } };
    case 'date':
      return { type: 'date', attrs: { timestamp: String(Date.parse(`${text}T00:00:00Z`)) } };
    case 'link':
      return { type: 'text', text, marks: [{ type: 'link', attrs: { href: extra } }] };
  }
}

function isComplete(kind: InlineKind, { text, extra }: Given): boolean {
  if (text.trim() === '') return false;
  return kind !== 'link' || /^(https?:\/\/|mailto:|\/)\S+/.test(extra);
}

export function InsertInlineDialog({ kind, onInsert, onClose }: InsertInlineDialogProps) {
  const { people } = useSite();
  const [given, setGiven] = useState<Given>({ text: '', extra: kind === 'status' ? 'neutral' : '' });
  const [chosen, setChosen] = useState<AdfNode>();
  const fieldId = useId();
  const insert = (event: FormEvent) => {
    event.preventDefault();
    const name = people.find(({ accountId }) => accountId === given.text)?.displayName ?? '';
    setChosen(createNode(kind, kind === 'mention' ? { text: given.text, extra: name } : given));
    onClose();
  };
  const setText = (text: string) => setGiven({ ...given, text });
  const setExtra = (extra: string) => setGiven({ ...given, extra });
  return (
    <Modal
      onClose={onClose}
      width="small"
      // What is inserted takes the focus itself, after the dialog is gone.
      shouldReturnFocus={chosen === undefined}
      onCloseComplete={() => chosen && setTimeout(() => onInsert(chosen))}
    >
      <form onSubmit={insert}>
        <ModalHeader hasCloseButton>
          <ModalTitle>{TITLES[kind]}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <label className="field-label" htmlFor={`${fieldId}-text`}>
            {TEXT_LABELS[kind]}
          </label>
          {kind === 'mention' ? (
            <select
              id={`${fieldId}-text`}
              className="field-select"
              value={given.text}
              onChange={(event) => setText(event.target.value)}
            >
              <option value="">Choose a person</option>
              {people.map(({ accountId, displayName }) => (
                <option key={accountId} value={accountId}>
                  {displayName}
                </option>
              ))}
            </select>
          ) : (
            <Textfield
              id={`${fieldId}-text`}
              type={kind === 'date' ? 'date' : 'text'}
              value={given.text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {kind === 'status' ? (
            <>
              <label className="field-label" htmlFor={`${fieldId}-extra`}>
                Colour
              </label>
              <select
                id={`${fieldId}-extra`}
                className="field-select"
                value={given.extra}
                onChange={(event) => setExtra(event.target.value)}
              >
                {COLOURS.map((colour) => (
                  <option key={colour}>{colour}</option>
                ))}
              </select>
            </>
          ) : null}
          {kind === 'link' ? (
            <>
              <label className="field-label" htmlFor={`${fieldId}-extra`}>
                Address
              </label>
              <Textfield
                id={`${fieldId}-extra`}
                placeholder="https://"
                value={given.extra}
                onChange={(event) => setExtra(event.currentTarget.value)}
              />
            </>
          ) : null}
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={!isComplete(kind, given)}>
            Insert
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
