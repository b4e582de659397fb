/**
 * The document types with what each demands, on the site or in a space: the gate drawn, where each value comes from, what waits
 * for approval; changed and looked up one at a time. [A1, A5, A6, A22]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import type { TypesView, TypeView } from '../../../../src/contract/type-answers';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import type { SpaceId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { ChoiceField } from '../parts/form';
import { Notice } from '../parts/notice';
import {
  configurationDifferences,
  levelWords,
  minorWords,
  rejectionWords,
  retentionWords,
  reviewWords,
  separationWords,
} from '../words/gates';
import { typeNames } from '../words/states';
import { GateDrawing } from './gates-drawing';
import { TypeEditor } from './gates-editor';
import { TypeHistory } from './gates-history';
import { Policy } from './gates-policy';
import { Waiting } from './gates-waiting';

type Opened = { readonly typeCode: DocumentTypeCode; readonly as: 'edited' | 'history' } | null;

interface TypeCardProps {
  readonly view: TypesView;
  readonly type: TypeView;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
  readonly onDone: (view: TypesView) => void;
}

function TypeCard({ view, type, opened, onOpen, onDone }: TypeCardProps) {
  const { typeCode, values, from, waiting } = type;
  const name = typeNames[typeCode];
  const isOpen = opened?.typeCode === typeCode ? opened.as : null;
  if (isOpen === 'edited') {
    return (
      <li className="card">
        <TypeEditor view={view} type={type} onDone={onDone} onClose={() => onOpen(null)} />
      </li>
    );
  }
  const { steps, rejection, separation, minor } = values.approval;
  return (
    <li className="card stack-tight">
      <div className="row spread">
        <strong>
          {name} <span className="quiet">({values.numberingCode})</span>
        </strong>
        <span className="row">
          {view.mayChange && waiting === null ? (
            <Button spacing="compact" aria-label={`Change ${name}`} onClick={() => onOpen({ typeCode, as: 'edited' })}>
              Change
            </Button>
          ) : null}
          <Button
            spacing="compact"
            appearance="subtle"
            aria-label={`History of ${name}`}
            onClick={() => onOpen({ typeCode, as: 'history' })}
          >
            History
          </Button>
        </span>
      </div>
      <GateDrawing name={name} steps={steps} />
      <p className="quiet">
        {rejectionWords[rejection]} · {separationWords[separation]} · {minorWords[minor]}. Approval from{' '}
        {levelWords[from.approval]}.
      </p>
      <p className="quiet sentence">
        {reviewWords(values.reviewMonths)} (from {levelWords[from.reviewMonths]}) ·{' '}
        {retentionWords(values.retentionYears)} (from {levelWords[from.retentionYears]})
        {values.changeRequestRequired ? ' · change request required' : ''}
        {values.dynamicContent === 'allow'
          ? ''
          : ` · content from elsewhere ${values.dynamicContent === 'block' ? 'refused' : 'frozen'}`}
        {values.distribution.length === 0
          ? ''
          : ` · told: ${values.distribution.map((group) => group.name).join(', ')}`}
      </p>
      {waiting === null ? null : (
        <Waiting
          view={view}
          typeCode={typeCode}
          sequence={type.sequence}
          waiting={waiting}
          lines={configurationDifferences(type.overrides, waiting.to, type.inherited)}
          onDone={onDone}
        />
      )}
      {isOpen === 'history' ? <TypeHistory view={view} type={type} onClose={() => onOpen(null)} /> : null}
    </li>
  );
}

function Types({ view, onDone }: { readonly view: TypesView; readonly onDone: (view: TypesView) => void }) {
  const [opened, setOpened] = useState<Opened>(null);
  const [isSaved, setIsSaved] = useState(false);
  const open = (next: Opened) => {
    setIsSaved(false);
    setOpened(next);
  };
  const done = useCallback(
    (changed: TypesView) => {
      setOpened(null);
      setIsSaved(true);
      onDone(changed);
    },
    [onDone],
  );
  return (
    <>
      {isSaved ? (
        <Notice tone="success" announces>
          <p>Recorded.</p>
        </Notice>
      ) : null}
      <Policy view={view} onDone={done} />
      <ul className="cards">
        {view.types.map((type) => (
          <TypeCard key={type.typeCode} view={view} type={type} opened={opened} onOpen={open} onDone={done} />
        ))}
      </ul>
    </>
  );
}

function TypesOf({ spaceId }: { readonly spaceId: SpaceId | null }) {
  const handle = useAnswer('types.view', { spaceId });
  return (
    <WhenAnswered handle={handle} what="the document types">
      {(view) => <Types view={view} onDone={handle.replace} />}
    </WhenAnswered>
  );
}

/** @param spaceId the space one looks from, if any; there the types of the space come first */
export function DocumentTypes({ spaceId }: { readonly spaceId: SpaceId | null }) {
  const [level, setLevel] = useState<'space' | 'site'>(spaceId === null ? 'site' : 'space');
  const shown = level === 'space' ? spaceId : null;
  return (
    <section className="stack-tight">
      <h2>Document types and their approval</h2>
      {spaceId === null ? null : (
        <ChoiceField
          label="Types of"
          value={level}
          choices={[
            { value: 'space', label: 'this space' },
            { value: 'site', label: 'the whole site' },
          ]}
          onChange={setLevel}
        />
      )}
      <TypesOf key={level} spaceId={shown} />
    </section>
  );
}
