/** Everything that can be done to the document, as one reducer. */
import { type AdfNode, newList, newPanel, newTable, newTaskList, paragraph } from './adf';
import {
  ancestorIn,
  type Block,
  findBlock,
  insertAfter,
  pathTo,
  removeBlock,
  replaceBlock,
  toBlock,
} from './block-tree';
import { addColumn, addRow, removeColumn, removeRow, tablePosition } from './table-edits';

export type NewBlock =
  | 'paragraph'
  | 'heading'
  | 'bulletList'
  | 'orderedList'
  | 'taskList'
  | 'table'
  | 'panel'
  | 'codeBlock'
  | 'expand'
  | 'blockquote'
  | 'rule';
export type TableEdit = 'addRow' | 'removeRow' | 'addColumn' | 'removeColumn';

export interface EditorState {
  readonly root: Block;
  /** The text block last worked in. */
  readonly currentId: number | undefined;
  /** The block that should take the focus next. */
  readonly focusId: number | undefined;
  readonly isChanged: boolean;
}

export type EditorAction =
  | { readonly type: 'focused'; readonly id: number }
  | { readonly type: 'typed'; readonly id: number; readonly content: readonly AdfNode[] }
  | {
      readonly type: 'split';
      readonly id: number;
      readonly before: readonly AdfNode[];
      readonly after: readonly AdfNode[];
    }
  | { readonly type: 'restyle'; readonly id: number; readonly level: number }
  | { readonly type: 'toggleTask'; readonly id: number }
  | { readonly type: 'insert'; readonly block: NewBlock }
  | { readonly type: 'insertNode'; readonly node: AdfNode }
  | { readonly type: 'replace'; readonly id: number; readonly node: AdfNode }
  | { readonly type: 'replaceMacro'; readonly localId: string; readonly node: AdfNode }
  | { readonly type: 'panelType'; readonly id: number; readonly panelType: string }
  | { readonly type: 'remove'; readonly id: number }
  | { readonly type: 'table'; readonly edit: TableEdit };

const ANY_BLOCK_PARENTS = ['doc', 'layoutColumn', 'expand'];
const TEXT_PARENTS = [...ANY_BLOCK_PARENTS, 'tableCell', 'tableHeader', 'panel', 'blockquote', 'nestedExpand'];
const TABLE_EDITS = { addRow, removeRow, addColumn, removeColumn } as const;

export function startEditing(document: AdfNode): EditorState {
  const withBlock = document.content?.length ? document : { ...document, content: [paragraph()] };
  return { root: toBlock(withBlock), currentId: undefined, focusId: undefined, isChanged: false };
}

function withContent(node: AdfNode, content: readonly AdfNode[]): AdfNode {
  const { content: _previous, ...rest } = node;
  return content.length > 0 ? { ...rest, content } : rest;
}

function createNode(block: NewBlock): AdfNode {
  switch (block) {
    case 'heading':
      return { type: 'heading', attrs: { level: 2 } };
    case 'bulletList':
    case 'orderedList':
      return newList(block);
    case 'table':
      return newTable(3, 3);
    case 'panel':
      return newPanel();
    case 'taskList':
      return newTaskList();
    case 'expand':
      return { type: 'expand', attrs: { title: '' }, content: [paragraph()] };
    case 'blockquote':
      return { type: 'blockquote', content: [paragraph()] };
    default:
      return { type: block };
  }
}

function firstText(block: Block): Block {
  const [child] = block.children ?? [];
  return child ? firstText(child) : block;
}

const TEXT_KINDS = new Set(['paragraph', 'bulletList', 'orderedList', 'taskList']);

function insert(state: EditorState, node: AdfNode): EditorState {
  const added = toBlock(node);
  const parents = TEXT_KINDS.has(node.type) ? TEXT_PARENTS : ANY_BLOCK_PARENTS;
  const anchorId = state.currentId ?? state.root.children?.at(-1)?.id;
  const anchor = anchorId === undefined ? undefined : ancestorIn(state.root, anchorId, parents);
  const fallback = anchor ?? state.root.children?.at(-1);
  if (!fallback) return state;
  const focusId = firstText(added).id;
  return { root: insertAfter(state.root, fallback.id, added), currentId: focusId, focusId, isChanged: true };
}

function split(state: EditorState, id: number, before: readonly AdfNode[], after: readonly AdfNode[]): EditorState {
  const path = pathTo(state.root, id);
  const block = path.at(-1);
  const parent = path.at(-2);
  if (!block || !parent) return state;
  const kept = { ...block, node: withContent(block.node, before) };
  const root = replaceBlock(state.root, id, () => [kept]);
  if (parent.node.type === 'listItem' && parent.children?.at(-1)?.id === id) {
    const added = toBlock({ type: 'listItem', content: [paragraph(after)] });
    return {
      root: insertAfter(root, parent.id, added),
      currentId: firstText(added).id,
      focusId: firstText(added).id,
      isChanged: true,
    };
  }
  const isItem = block.node.type === 'taskItem' || block.node.type === 'decisionItem';
  const next = isItem
    ? withContent({ ...block.node, attrs: { ...block.node.attrs, localId: crypto.randomUUID(), state: 'TODO' } }, after)
    : paragraph(after);
  const added = toBlock(next);
  return { root: insertAfter(root, id, added), currentId: added.id, focusId: added.id, isChanged: true };
}

function restyle(block: Block, level: number): Block {
  const content = block.node.content ?? [];
  if (level === 0) return { ...block, node: paragraph(content) };
  return { ...block, node: withContent({ type: 'heading', attrs: { ...block.node.attrs, level } }, content) };
}

/** The children are edited on their own; only the node around them changes. */
const withNode = (block: Block, node: AdfNode): Block => ({ ...block, node });

function toggleTask({ id, node }: Block): Block {
  return { id, node: { ...node, attrs: { ...node.attrs, state: node.attrs?.state === 'DONE' ? 'TODO' : 'DONE' } } };
}

export function reduceEditor(state: EditorState, action: EditorAction): EditorState {
  const changed = (root: Block): EditorState => ({ ...state, root, focusId: undefined, isChanged: true });
  switch (action.type) {
    case 'focused':
      return state.currentId === action.id ? state : { ...state, currentId: action.id, focusId: undefined };
    case 'typed':
      return changed(
        replaceBlock(state.root, action.id, (block) => [{ ...block, node: withContent(block.node, action.content) }]),
      );
    case 'split':
      return split(state, action.id, action.before, action.after);
    case 'restyle':
      return changed(replaceBlock(state.root, action.id, (block) => [restyle(block, action.level)]));
    case 'toggleTask':
      return changed(replaceBlock(state.root, action.id, (block) => [toggleTask(block)]));
    case 'insert':
      return insert(state, createNode(action.block));
    case 'insertNode':
      return insert(state, action.node);
    case 'replace':
      return changed(replaceBlock(state.root, action.id, (block) => [withNode(block, action.node)]));
    case 'replaceMacro': {
      const block = findBlock(state.root, ({ attrs }) => attrs?.localId === action.localId);
      return block ? changed(replaceBlock(state.root, block.id, (found) => [withNode(found, action.node)])) : state;
    }
    case 'panelType':
      return changed(
        replaceBlock(state.root, action.id, (block) => [
          { ...block, node: { ...block.node, attrs: { ...block.node.attrs, panelType: action.panelType } } },
        ]),
      );
    case 'remove':
      return { ...changed(removeBlock(state.root, action.id)), currentId: undefined };
    case 'table': {
      const position = state.currentId === undefined ? undefined : tablePosition(state.root, state.currentId);
      return position ? changed(TABLE_EDITS[action.edit](state.root, position)) : state;
    }
  }
}
