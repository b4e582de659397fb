/** One editable run of text. The browser owns its content while it is edited; every change is read back into the document. */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { AdfNode } from './adf';
import type { Block } from './block-tree';
import type { EditorAction } from './editor-state';
import { offerInsertion } from './inline-insertion';
import { InlineOriginals, readInline, renderInline } from './inline-content';

interface TextBlockProps {
  readonly block: Block;
  readonly label: string;
  readonly takesFocus: boolean;
  readonly dispatch: (action: EditorAction) => void;
}

function tagOf(node: AdfNode): string {
  if (node.type === 'heading') return `h${Number(node.attrs?.level ?? 1)}`;
  return node.type === 'codeBlock' ? 'pre' : 'p';
}

export function TextBlock({ block, label, takesFocus, dispatch }: TextBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const originals = useRef(new InlineOriginals());
  const caret = useRef<Range>();
  const written = useRef<readonly AdfNode[]>();
  const isCode = block.node.type === 'codeBlock';

  useEffect(() => {
    const target = element.current;
    const content = block.node.content ?? [];
    if (!target || written.current === content) return;
    // Only changes from elsewhere (splitting, for example) are written; what was typed is already on screen.
    written.current = content;
    target.replaceChildren(renderInline(content, originals.current));
  }, [block.node.content]);

  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);

  const read = (): readonly AdfNode[] => {
    if (!element.current) return [];
    if (!isCode) return readInline(element.current, originals.current);
    const text = element.current.textContent ?? '';
    return text ? [{ type: 'text', text }] : [];
  };

  /** Puts a node where the caret is or was last, with a space behind it so that one can go on writing. */
  const take = (node: AdfNode) => {
    const target = element.current;
    if (!target) return;
    const range = caret.current ?? document.createRange();
    if (!caret.current) range.selectNodeContents(target);
    range.collapse(false);
    const space = document.createTextNode('\u00a0');
    const fragment = renderInline([node], originals.current);
    fragment.append(space);
    range.insertNode(fragment);
    target.focus();
    window.getSelection()?.collapse(space, 1);
    typed();
  };
  const latestTake = useRef(take);
  latestTake.current = take;
  useEffect(() => offerInsertion(block.id, (node) => latestTake.current(node)), [block.id]);

  const rememberCaret = () => {
    const selection = window.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    if (range && element.current?.contains(range.endContainer)) caret.current = range.cloneRange();
  };

  const typed = () => {
    const content = read();
    written.current = content;
    dispatch({ type: 'typed', id: block.id, content });
  };

  const splitAtCaret = () => {
    const range = window.getSelection()?.getRangeAt(0);
    const target = element.current;
    if (!range || !target) return;
    range.deleteContents();
    const rest = document.createRange();
    rest.setStart(range.endContainer, range.endOffset);
    rest.setEnd(target, target.childNodes.length);
    const after = readInline(rest.extractContents(), originals.current);
    const before = read();
    written.current = before;
    dispatch({ type: 'split', id: block.id, before, after });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.shiftKey || isCode)) {
      event.preventDefault();
      document.execCommand(isCode ? 'insertText' : 'insertLineBreak', false, isCode ? '\n' : undefined);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      splitAtCaret();
    } else if (event.key === 'Backspace' && element.current?.textContent === '' && read().length === 0) {
      event.preventDefault();
      dispatch({ type: 'remove', id: block.id });
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
  };

  return (
    <div
      ref={element}
      className={`text-block text-block-${tagOf(block.node)}`}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      contentEditable
      suppressContentEditableWarning
      data-placeholder={label}
      data-takes-focus={takesFocus || undefined}
      onInput={typed}
      onKeyUp={rememberCaret}
      onMouseUp={rememberCaret}
      onBlur={rememberCaret}
      onFocus={() => dispatch({ type: 'focused', id: block.id })}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}
