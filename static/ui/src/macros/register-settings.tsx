/**
 * The settings of a register macro, opened by the editor: of which space, which documents, and which columns. What is chosen goes
 * back into the page. [MC-3; E8]
 */
import Button from '@atlaskit/button/default/button';
import { view } from '@forge/bridge';
import { useEffect, useState } from 'react';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import {
  type RegisterMacroColumn,
  type RegisterMacroConfig,
  registerMacroColumns,
  registerMacroStates,
} from '../../../../src/contract/macros';
import type { SpaceId } from '../../../../src/kernel/ids';
import { type FoundSpace, listSpaces } from '../host/directory';
import { type Choice, ChoiceField, Confirmation } from '../parts/form';
import { Notice } from '../parts/notice';
import { registerMacroColumnWords, registerMacroStateWords } from '../words/macros';
import { typeNames } from '../words/states';

const types: readonly Choice<DocumentTypeCode | 'all'>[] = [
  { value: 'all', label: 'All types' },
  ...Object.entries(typeNames).map(([value, label]) => ({ value: value as DocumentTypeCode, label })),
];
const states = registerMacroStates.map((value) => ({ value, label: `Documents ${registerMacroStateWords[value]}` }));

interface SettingsProps {
  /** The space the page is in. */
  readonly spaceId: SpaceId;
  readonly config: RegisterMacroConfig;
}

export function RegisterSettings({ spaceId, config }: SettingsProps) {
  const [draft, setDraft] = useState(config);
  const [problem, setProblem] = useState(false);
  const change = (part: Partial<RegisterMacroConfig>) => setDraft({ ...draft, ...part });
  const toggle = (column: RegisterMacroColumn, isShown: boolean) =>
    change({
      columns: registerMacroColumns.filter((one) => (one === column ? isShown : draft.columns.includes(one))),
    });
  const submit = () => {
    view.submit({ config: draft }).catch(() => setProblem(true));
  };
  return (
    <form
      className="macro-settings stack"
      aria-label="Document register"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SpaceField spaceId={spaceId} value={draft.spaceId} onChange={(chosen) => change({ spaceId: chosen })} />
      <ChoiceField label="Type" value={draft.type} choices={types} onChange={(type) => change({ type })} />
      <ChoiceField label="State" value={draft.state} choices={states} onChange={(state) => change({ state })} />
      <fieldset className="templates">
        <legend>Columns beside number and title</legend>
        {registerMacroColumns.map((column) => (
          <Confirmation
            key={column}
            label={registerMacroColumnWords[column]}
            checked={draft.columns.includes(column)}
            onChange={(isShown) => toggle(column, isShown)}
          />
        ))}
      </fieldset>
      <p className="quiet">Whoever reads the page sees only the documents they may read.</p>
      {problem ? (
        <Notice tone="danger" title="The editor did not take the settings" announces>
          <p>Press again, or close this and open it anew.</p>
        </Notice>
      ) : null}
      <div className="row">
        <Button type="submit" appearance="primary">
          Save
        </Button>
        <Button appearance="subtle" onClick={() => void view.close()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface SpaceFieldProps {
  readonly spaceId: SpaceId;
  readonly value: SpaceId | null;
  readonly onChange: (spaceId: SpaceId | null) => void;
}

function SpaceField({ spaceId, value, onChange }: SpaceFieldProps) {
  const [spaces, setSpaces] = useState<readonly FoundSpace[]>([]);
  useEffect(() => {
    let wanted = true;
    listSpaces()
      .then((found) => {
        if (wanted) setSpaces(found);
      })
      // Without the list the space of the page can be chosen, and the one that was chosen before.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, []);
  const others = spaces.filter((one) => one.spaceId !== spaceId);
  const isKnown = value === null || others.some((one) => one.spaceId === value);
  return (
    <ChoiceField
      label="Space"
      value={value ?? ''}
      choices={[
        { value: '', label: 'The space of this page' },
        ...others.map((one) => ({ value: one.spaceId, label: one.name })),
        ...(isKnown ? [] : [{ value, label: 'The space chosen before' }]),
      ]}
      onChange={(chosen) =>
        onChange(others.find((one) => one.spaceId === chosen)?.spaceId ?? (chosen === '' ? null : value))
      }
    />
  );
}
