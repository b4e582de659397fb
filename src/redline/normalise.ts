/**
 * The form in which two texts are compared: members sorted, neighbouring pieces of text in the same dress joined, empty content
 * left out. Nothing a reader could see is touched, so equal forms read and look the same. [RL-1]
 */
import type { AdfNode } from '../contract/redline';

export function isAdfNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Normalises texts that are to be compared with each other: equal nodes of them get equal signatures. */
export class Normaliser {
  private readonly signatures = new Map<string, number>();

  normalise(node: AdfNode): AdfNode {
    const { content, ...members } = node;
    const shell = sortMembers(members) as AdfNode;
    const children = content === undefined ? [] : joinText(content.map((child) => this.plain(child)));
    for (const child of children) this.sign(child);
    const normal = children.length === 0 ? shell : { ...shell, content: children };
    this.sign(normal);
    return normal;
  }

  /** A piece of text is signed once it is joined with its neighbours. */
  private plain(node: AdfNode): AdfNode {
    return isPlainText(node) ? (sortMembers(node) as AdfNode) : this.normalise(node);
  }

  private sign(node: AdfNode): void {
    if (signatures.has(node)) return;
    const text = `${shellText(node)}\u0000${node.content?.map(signatureOf).join() ?? ''}`;
    const signature = this.signatures.get(text) ?? this.signatures.size;
    this.signatures.set(text, signature);
    signatures.set(node, signature);
  }
}

/** A node without its content as text; the most frequent kinds need no JSON. */
function shellText(node: AdfNode): string {
  const members = Object.keys(node).length - (node.content === undefined ? 0 : 1);
  if (members === 1) return node.type;
  if (members === 2 && isPlainText(node)) return `"${node.text}`;
  return JSON.stringify(shellOf(node));
}

export function normaliseNode(node: AdfNode): AdfNode {
  return new Normaliser().normalise(node);
}

function sortMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortMembers);
  if (isSortedAndFlat(value)) return value;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sortMembers(member)]));
}

function isSortedAndFlat(value: object): boolean {
  let last = '';
  for (const [name, member] of Object.entries(value)) {
    if (name < last || member === undefined || (typeof member === 'object' && member !== null)) return false;
    last = name;
  }
  return true;
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
  if (node.marks === undefined && Object.keys(node).length === 2) return '';
  const { text: _words, ...dress } = node;
  return JSON.stringify(dress);
}

const signatures = new WeakMap<AdfNode, number>();

/** Equal for nodes of one `Normaliser` that are the same; a node made on the way is only the same as itself by its text. */
export function signatureOf(node: AdfNode): number | string {
  return signatures.get(node) ?? JSON.stringify(node);
}

export function shellOf({ content: _content, ...shell }: AdfNode): AdfNode {
  return shell;
}

/** Everything written in a node, in reading order; blocks are set apart by a space. */
export function textOf(node: AdfNode): string {
  if (typeof node.text === 'string') return node.text;
  const attributes = node['attrs'] as { readonly text?: unknown } | undefined;
  if (node.content === undefined) return typeof attributes?.text === 'string' ? attributes.text : '';
  const between = hasInlineContent(node) ? '' : ' ';
  return node.content.map(textOf).join(between);
}

const inlineTypes: ReadonlySet<string> = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
]);

export function hasInlineContent(node: AdfNode): boolean {
  return node.content?.every((child) => inlineTypes.has(child.type)) === true;
}
