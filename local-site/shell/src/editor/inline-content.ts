/**
 * Carries the inline content of one text block into an editable element and back. What the editor does not understand
 * (mentions, dates, statuses, cards, unknown marks) becomes a token that refers to the original node and comes back as it was.
 */
import { textOf } from '../shared/text-of';
import type { AdfMark, AdfNode } from './adf';

const ELEMENT_OF_MARK: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  underline: 'u',
  strike: 's',
  link: 'a',
};
const MARK_OF_ELEMENT: Readonly<Record<string, string>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
};

/** The originals behind the tokens of one editable element. */
export class InlineOriginals {
  readonly nodes: AdfNode[] = [];
  readonly marks: AdfMark[] = [];
}

function tokenLabel(node: AdfNode): string {
  const attrs = node.attrs ?? {};
  if (node.type === 'date') return new Date(Number(attrs.timestamp)).toISOString().slice(0, 10);
  return textOf(attrs.text ?? attrs.shortName ?? attrs.url, node.type);
}

function markElement(mark: AdfMark, originals: InlineOriginals): HTMLElement {
  const name = mark.type === 'subsup' ? textOf(mark.attrs?.type, 'sub') : (ELEMENT_OF_MARK[mark.type] ?? 'span');
  const element = document.createElement(
    name === 'sup' || name === 'sub' || ELEMENT_OF_MARK[mark.type] ? name : 'span',
  );
  element.dataset.mark = String(originals.marks.push(mark) - 1);
  if (mark.type === 'link') element.title = textOf(mark.attrs?.href);
  return element;
}

function renderNode(node: AdfNode, originals: InlineOriginals): Node {
  if (node.type === 'hardBreak') {
    const line = document.createElement('br');
    line.dataset.break = 'hard';
    return line;
  }
  if (node.type !== 'text') {
    const token = document.createElement('span');
    token.className = `inline-token inline-token-${node.type}`;
    token.contentEditable = 'false';
    token.dataset.token = String(originals.nodes.push(node) - 1);
    token.textContent = tokenLabel(node);
    return token;
  }
  return (node.marks ?? []).reduceRight<Node>(
    (inner, mark) => {
      const outer = markElement(mark, originals);
      outer.append(inner);
      return outer;
    },
    document.createTextNode(node.text ?? ''),
  );
}

export function renderInline(content: readonly AdfNode[], originals: InlineOriginals): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...content.map((node) => renderNode(node, originals)));
  return fragment;
}

function markOf(element: HTMLElement, originals: InlineOriginals): AdfMark | undefined {
  const original = element.dataset.mark === undefined ? undefined : originals.marks[Number(element.dataset.mark)];
  if (original) return original;
  const type = MARK_OF_ELEMENT[element.localName];
  return type === undefined ? undefined : { type };
}

function sameMarks(left: readonly AdfMark[] = [], right: readonly AdfMark[] = []): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function append(found: AdfNode[], text: string, marks: readonly AdfMark[]): void {
  const clean = text.replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
  if (!clean) return;
  const last = found.at(-1);
  if (last?.type === 'text' && sameMarks(last.marks, marks))
    found[found.length - 1] = { ...last, text: (last.text ?? '') + clean };
  else found.push(marks.length > 0 ? { type: 'text', text: clean, marks } : { type: 'text', text: clean });
}

function readChildren(parent: Node, marks: readonly AdfMark[], originals: InlineOriginals, found: AdfNode[]): void {
  for (const child of parent.childNodes) {
    if (child instanceof Text) append(found, child.data, marks);
    else if (child instanceof HTMLElement) readElement(child, marks, originals, found);
  }
}

function readElement(
  element: HTMLElement,
  marks: readonly AdfMark[],
  originals: InlineOriginals,
  found: AdfNode[],
): void {
  const original = element.dataset.token === undefined ? undefined : originals.nodes[Number(element.dataset.token)];
  if (original) {
    found.push(original);
    return;
  }
  if (element.localName === 'br') {
    found.push({ type: 'hardBreak' });
    return;
  }
  const mark = markOf(element, originals);
  const isNew = mark && !marks.some((known) => known.type === mark.type);
  readChildren(element, isNew ? [...marks, mark] : marks, originals, found);
}

/** The inline nodes of an edited element or fragment. */
export function readInline(root: Node, originals: InlineOriginals): readonly AdfNode[] {
  const found: AdfNode[] = [];
  readChildren(root, [], originals, found);
  // The browser keeps an invisible line break at the end of an editable element; it is not content.
  const lastBreak = root instanceof HTMLElement ? root.lastElementChild : null;
  const isFiller =
    lastBreak instanceof HTMLElement && lastBreak.localName === 'br' && lastBreak.dataset.break === undefined;
  if (isFiller && found.at(-1)?.type === 'hardBreak') found.pop();
  return found;
}
