/** The toolbar's "Insert": blocks, files, what stands within a line, and the macros of apps. */
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { newMacro, withMacroConfig } from '../macros/macro-node';
import { customConfig, useMacroConfiguration } from '../macros/configure-macro';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import type { AdfNode } from './adf';
import { useEditedPage } from './edited-page';
import type { EditorAction, NewBlock } from './editor-state';
import { insertInline } from './inline-insertion';
import { InsertFileDialog } from './insert-file-dialog';
import { InsertInlineDialog, type InlineKind } from './insert-inline-dialog';

interface InsertMenuProps {
  readonly currentId: number | undefined;
  readonly dispatch: (action: EditorAction) => void;
}

const BLOCKS: readonly (readonly [NewBlock, string])[] = [
  ['paragraph', 'Paragraph'],
  ['heading', 'Heading'],
  ['bulletList', 'Bullet list'],
  ['orderedList', 'Numbered list'],
  ['taskList', 'Task list'],
  ['table', 'Table'],
  ['panel', 'Panel'],
  ['codeBlock', 'Code'],
  ['expand', 'Expand'],
  ['blockquote', 'Quote'],
  ['rule', 'Divider'],
];
const INLINES: readonly (readonly [InlineKind, string])[] = [
  ['mention', 'Mention'],
  ['status', 'Status'],
  ['date', 'Date'],
  ['link', 'Link'],
];

export function InsertMenu({ currentId, dispatch }: InsertMenuProps) {
  const { modules } = useSite();
  const [dialog, setDialog] = useState<InlineKind | 'file'>();
  const [inserted, setInserted] = useState<{ readonly module: SiteModule; readonly node: AdfNode }>();
  const macros = modulesOfType(modules, 'macro').filter((module) => module.hidden !== true);
  const close = () => setDialog(undefined);
  const root = useRef<HTMLDivElement>(null);
  const hasInserted = useRef(false);
  const insertBlock = (block: NewBlock) => {
    hasInserted.current = true;
    dispatch({ type: 'insert', block });
  };
  const focusAfterwards = useMemo<RefObject<HTMLElement>>(
    () => ({
      // One goes on writing in what was inserted; a menu left without a choice gives the focus back to its button.
      get current() {
        const inserted = hasInserted.current ? document.querySelector<HTMLElement>('[data-takes-focus]') : null;
        hasInserted.current = false;
        return inserted ?? root.current?.querySelector('button') ?? null;
      },
    }),
    [],
  );
  return (
    <div ref={root}>
      <DropdownMenu trigger="Insert" label="Insert" spacing="compact" returnFocusRef={focusAfterwards}>
        <DropdownItemGroup>
          {BLOCKS.map(([block, name]) => (
            <DropdownItem key={block} onClick={() => insertBlock(block)}>
              {name}
            </DropdownItem>
          ))}
          <DropdownItem onClick={() => setDialog('file')}>File or picture</DropdownItem>
        </DropdownItemGroup>
        <DropdownItemGroup title="Within the line" hasSeparator>
          {INLINES.map(([kind, name]) => (
            <DropdownItem key={kind} isDisabled={currentId === undefined} onClick={() => setDialog(kind)}>
              {name}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
        {macros.length > 0 ? (
          <DropdownItemGroup title="Apps" hasSeparator>
            {macros.map((module) => (
              <InsertMacroItem key={module.key} module={module} dispatch={dispatch} onInserted={setInserted} />
            ))}
          </DropdownItemGroup>
        ) : null}
      </DropdownMenu>
      {inserted ? (
        <ConfigureInserted key={String(inserted.node.attrs?.localId)} {...inserted} dispatch={dispatch} />
      ) : null}
      <ModalTransition>
        {dialog === 'file' ? (
          <InsertFileDialog onInsert={(node) => dispatch({ type: 'insertNode', node })} onClose={close} />
        ) : null}
        {dialog !== undefined && dialog !== 'file' && currentId !== undefined ? (
          <InsertInlineDialog kind={dialog} onInsert={(node) => insertInline(currentId, node)} onClose={close} />
        ) : null}
      </ModalTransition>
    </div>
  );
}

interface InsertMacroItemProps {
  readonly module: SiteModule;
  readonly dispatch: (action: EditorAction) => void;
  readonly onInserted: (inserted: { readonly module: SiteModule; readonly node: AdfNode }) => void;
}

function InsertMacroItem({ module, dispatch, onInserted }: InsertMacroItemProps) {
  const { session } = useSite();
  const insert = () => {
    const node = newMacro(module, session);
    dispatch({ type: 'insertNode', node });
    // Custom configuration opens by itself unless the manifest says otherwise.
    if (customConfig(module) && customConfig(module)?.openOnInsert !== false) onInserted({ module, node });
  };
  return (
    <DropdownItem onClick={insert} {...(module.description ? { description: module.description } : {})}>
      {module.title}
    </DropdownItem>
  );
}

interface ConfigureInsertedProps {
  readonly module: SiteModule;
  readonly node: AdfNode;
  readonly dispatch: (action: EditorAction) => void;
}

/** Opens the configuration once; afterwards the macro's own button does. */
function ConfigureInserted({ module, node, dispatch }: ConfigureInsertedProps) {
  const configure = useMacroConfiguration(module, node, useEditedPage());
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    configure?.((config) =>
      dispatch({ type: 'replaceMacro', localId: String(node.attrs?.localId), node: withMacroConfig(node, config) }),
    );
  });
  return null;
}
