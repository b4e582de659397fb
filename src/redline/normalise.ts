/**
 * The form in which two texts are compared: neighbouring pieces of text in the same dress joined, empty content left out. Nothing
 * a reader could see is touched, so equal forms read and look the same; the order of members says nothing. [RL-1]
 */
import type { AdfNode } from '../contract/redline';
import { inlineNodeTypes } from '../kernel/inline-nodes';

export function isAdfNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Most nodes are as they should be and are taken as they are. */
export function normaliseNode(node: AdfNode): AdfNode {
  const { content } = node;
  if (content === undefined) return node;
  if (content.length === 0) return shellOf(node);
  let changed: AdfNode[] | null = null;
  let mayJoin = false;
  let before: AdfNode | undefined;
  for (let at = 0; at < content.length; at += 1) {
    const child = content[at] as AdfNode;
    const normal = child.content === undefined ? child : normaliseNode(child);
    if (normal !== child) changed ??= [...content];
    if (changed !== null) changed[at] = normal;
    mayJoin ||= child.type === 'text' && (child.text === '' || before?.type === 'text');
    before = child;
  }
  const kept = changed ?? content;
  const children = mayJoin ? joinText(kept) : kept;
  if (children.length === 0) return shellOf(node);
  return children === content ? node : { ...node, content: children };
}

/** A node without its content as text, the same whatever the order of members; the most frequent kinds need no JSON. */
export function shellText(node: AdfNode): string {
  let members = 0;
  for (const name in node) if (name !== 'content') members += 1;
  if (members === 1) return node.type;
  if (members === 2 && isPlainText(node)) return `"${node.text}`;
  return JSON.stringify(sortMembers(shellOf(node)));
}

function sortMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortMembers);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sortMembers(member)]));
}

/** Editors cut text into pieces as they please; a cut between two pieces in the same dress says nothing. */
export function joinText(nodes: readonly AdfNode[]): AdfNode[] {
  const joined: AdfNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last !== undefined && isPlainText(last) && isPlainText(node) && dressOf(last) === dressOf(node)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text };
    } else if (node.type !== 'text' || node.text !== '') joined.push(node);
  }
  return joined;
}

export function isPlainText(node: AdfNode): node is AdfNode & { readonly text: string } {
  return node.type === 'text' && typeof node.text === 'string';
}

/** What makes two pieces of text look alike: everything but the words. */
export function dressOf(node: AdfNode): string {
  let members = 0;
  for (const _name in node) members += 1;
  if (members === 2 && isPlainText(node)) return '';
  const { text: _words, ...dress } = node;
  return JSON.stringify(sortMembers(dress));
}

const signatures = new WeakMap<AdfNode, string>();

/**
 * Equal for nodes that are the same. Texts of one origin write their members in one order; where they do not, a block that is
 * the same is compared and found to be so.
 */
export function signatureOf(node: AdfNode): string {
  const known = signatures.get(node);
  if (known !== undefined) return known;
  const signature = JSON.stringify(node);
  signatures.set(node, signature);
  return signature;
}

/** The same nodes, found without writing either down. */
export function isSameNode(one: AdfNode, other: AdfNode): boolean {
  if (one === other) return true;
  if (one.type !== other.type || one.text !== other.text) return false;
  const [left, right] = [one.content, other.content];
  if (left === undefined || right === undefined) return left === right && isSameShell(one, other);
  if (left.length !== right.length || !isSameShell(one, other)) return false;
  for (let at = 0; at < left.length; at += 1) {
    const [child, counterpart] = [left[at], right[at]];
    if (child === undefined || counterpart === undefined || !isSameNode(child, counterpart)) return false;
  }
  return true;
}

export function isSameShell(one: AdfNode, other: AdfNode): boolean {
  return isSameValue(one, other, 'content');
}

/** Equal as JSON, whatever the order of members; asked often, so nothing is written down. */
function isSameValue(one: unknown, other: unknown, except?: string): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, at) => isSameValue(item, other[at]));
  }
  return holdsSame(one as Members, other as Members, except) && holdsNoMore(one as Members, other as Members, except);
}
type Members = Readonly<Record<string, unknown>>;

function holdsSame(one: Members, other: Members, except: string | undefined): boolean {
  for (const name in one) if (name !== except && !isSameValue(one[name], other[name])) return false;
  return true;
}
function holdsNoMore(one: Members, other: Members, except: string | undefined): boolean {
  for (const name in other) {
    if (name !== except && other[name] !== undefined && one[name] === undefined) return false;
  }
  return true;
}

export function shellOf({ content: _content, ...shell }: AdfNode): AdfNode {
  return shell;
}

/** Everything written in a node, in reading order; blocks are set apart by a space. */
export function textOf(node: AdfNode): string {
  if (typeof node.text === 'string') return node.text;
  const attributes = node['attrs'] as { readonly text?: unknown } | undefined;
  if (node.content === undefined) return typeof attributes?.text === 'string' ? attributes.text : '';
  const [only] = node.content;
  if (only !== undefined && node.content.length === 1) return textOf(only);
  const between = hasInlineContent(node) ? '' : ' ';
  return node.content.map(textOf).join(between);
}

export function hasInlineContent(node: AdfNode): boolean {
  return node.content?.every((child) => inlineNodeTypes.has(child.type)) === true;
}
