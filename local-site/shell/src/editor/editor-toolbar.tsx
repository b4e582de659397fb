/** The editor's toolbar; it works on the text block one was last in. */
import type { MouseEvent, ReactNode } from 'react';
import { textOf } from '../shared/text-of';
import { ancestorIn, pathTo } from './block-tree';
import type { EditorAction, EditorState, TableEdit } from './editor-state';
import { InsertMenu } from './insert-menu';
import { tablePosition } from './table-edits';

interface EditorToolbarProps {
  readonly state: EditorState;
  readonly dispatch: (action: EditorAction) => void;
}

const TABLE_BUTTONS: readonly (readonly [TableEdit, string])[] = [
  ['addRow', 'Add row'],
  ['removeRow', 'Remove row'],
  ['addColumn', 'Add column'],
  ['removeColumn', 'Remove column'],
];
const PANEL_TYPES: readonly (readonly [string, string])[] = [
  ['info', 'Info panel'],
  ['note', 'Note panel'],
  ['success', 'Success panel'],
  ['warning', 'Warning panel'],
  ['error', 'Error panel'],
];

/** Keeps the selection in the text while a button is used. */
const keepSelection = (event: MouseEvent) => event.preventDefault();

export function EditorToolbar({ state, dispatch }: EditorToolbarProps) {
  const { root, currentId } = state;
  const current = currentId === undefined ? undefined : pathTo(root, currentId).at(-1);
  const table = currentId === undefined ? undefined : tablePosition(root, currentId);
  const panel =
    currentId === undefined ? undefined : pathTo(root, currentId).findLast(({ node }) => node.type === 'panel');
  const isStyled = current?.node.type === 'paragraph' || current?.node.type === 'heading';
  const isHeadingAllowed = currentId !== undefined && ancestorIn(root, currentId, ['listItem']) === undefined;
  const level = current?.node.type === 'heading' ? Number(current.node.attrs?.level ?? 1) : 0;
  return (
    <div className="editor-toolbar" role="toolbar" aria-label="Formatting">
      <select
        aria-label="Text style"
        disabled={!isStyled || !isHeadingAllowed}
        value={level}
        onChange={(event) =>
          current && dispatch({ type: 'restyle', id: current.id, level: Number(event.target.value) })
        }
      >
        <option value={0}>Normal text</option>
        {[1, 2, 3, 4, 5, 6].map((each) => (
          <option key={each} value={each}>
            Heading {each}
          </option>
        ))}
      </select>
      <ToolButton label="Bold" onPress={() => document.execCommand('bold')}>
        <strong>B</strong>
      </ToolButton>
      <ToolButton label="Italic" onPress={() => document.execCommand('italic')}>
        <em>I</em>
      </ToolButton>
      <ToolButton label="Underline" onPress={() => document.execCommand('underline')}>
        <u>U</u>
      </ToolButton>
      <InsertMenu currentId={currentId} dispatch={dispatch} />
      <ToolButton
        label="Remove block"
        isDisabled={!current}
        onPress={() => current && dispatch({ type: 'remove', id: current.id })}
      >
        Remove
      </ToolButton>
      {panel ? (
        <select
          aria-label="Kind of panel"
          value={textOf(panel.node.attrs?.panelType, 'info')}
          onChange={(event) => dispatch({ type: 'panelType', id: panel.id, panelType: event.target.value })}
        >
          {PANEL_TYPES.map(([type, name]) => (
            <option key={type} value={type}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      {table
        ? TABLE_BUTTONS.map(([edit, name]) => (
            <ToolButton
              key={edit}
              label={name}
              isDisabled={table.hasMergedCells && edit.endsWith('Column')}
              onPress={() => dispatch({ type: 'table', edit })}
            >
              {name}
            </ToolButton>
          ))
        : null}
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, isDisabled = false, onPress, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="tool-button"
      aria-label={label}
      disabled={isDisabled}
      onMouseDown={keepSelection}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
