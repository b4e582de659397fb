/**
 * The document while it is edited: every block carries an id that survives edits around it, and every node the editor does
 * not understand is kept untouched. All functions answer a new tree and leave the old one alone.
 */
import { type AdfNode, isContainer } from './adf';

export interface Block {
  readonly id: number;
  /** The node; its content counts only where there are no children. */
  readonly node: AdfNode;
  readonly children?: readonly Block[];
}

let lastBlockId = 0;

export function toBlock(node: AdfNode): Block {
  const id = ++lastBlockId;
  return isContainer(node) ? { id, node, children: (node.content ?? []).map(toBlock) } : { id, node };
}

export function toAdf({ node, children }: Block): AdfNode {
  if (!children) return node;
  if (children.length === 0 && node.content === undefined) return node;
  return { ...node, content: children.map(toAdf) };
}

/** From the root to the block itself; empty when it is not there. */
export function pathTo(root: Block, id: number): readonly Block[] {
  if (root.id === id) return [root];
  for (const child of root.children ?? []) {
    const below = pathTo(child, id);
    if (below.length > 0) return [root, ...below];
  }
  return [];
}

export function findBlock(root: Block, matches: (node: AdfNode) => boolean): Block | undefined {
  if (matches(root.node)) return root;
  for (const child of root.children ?? []) {
    const found = findBlock(child, matches);
    if (found) return found;
  }
  return undefined;
}

export function replaceBlock(root: Block, id: number, change: (block: Block) => readonly Block[]): Block {
  if (!root.children) return root;
  let isChanged = false;
  const children = root.children.flatMap((child) => {
    const next = child.id === id ? change(child) : [replaceBlock(child, id, change)];
    if (next.length !== 1 || next[0] !== child) isChanged = true;
    return next;
  });
  return isChanged ? { ...root, children } : root;
}

export const insertAfter = (root: Block, id: number, added: Block): Block =>
  replaceBlock(root, id, (block) => [block, added]);

/** Removes a block, and with it every container that would be left empty; the document keeps at least one paragraph. */
export function removeBlock(root: Block, id: number): Block {
  const path = pathTo(root, id);
  let victim = path.at(-1);
  for (let depth = path.length - 2; depth > 0; depth -= 1) {
    const parent = path[depth];
    if (!parent || parent.children?.length !== 1) break;
    if (parent.node.type === 'tableCell' || parent.node.type === 'tableHeader' || parent.node.type === 'layoutColumn')
      return root;
    victim = parent;
  }
  if (!victim || victim === root) return root;
  const next = replaceBlock(root, victim.id, () => []);
  return next.children?.length === 0 ? { ...next, children: [toBlock({ type: 'paragraph' })] } : next;
}

/** The nearest block around `id` (itself included) whose parent has one of these types. */
export function ancestorIn(root: Block, id: number, parentTypes: readonly string[]): Block | undefined {
  const path = pathTo(root, id);
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const parent = path[depth - 1];
    if (parent && parentTypes.includes(parent.node.type)) return path[depth];
  }
  return undefined;
}
