/**
 * Makes a loosely built ADF tree valid: which block may stand in which is closed in ADF, while Markdown and storage
 * documents nest freely.
 *
 * What may not stand where it is moves up and splits its container in two (a table in a list item stands between two
 * lists), so nothing is lost. Only a table cell cannot be split: there a forbidden block is flattened into paragraphs.
 */
import { adfText, type AdfDocument, type AdfMark, type AdfNode } from './adf';

const LISTS = ['bulletList', 'orderedList', 'taskList'];
const LEAVES = ['paragraph', 'codeBlock', 'mediaSingle', 'extension'];
const FLOW = [...LEAVES, ...LISTS, 'heading', 'mediaGroup', 'decisionList', 'rule', 'panel', 'blockquote', 'blockCard'];

const MAY_HOLD: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    doc: [...FLOW, 'table', 'expand', 'layoutSection', 'bodiedExtension', 'embedCard', 'syncBlock', 'bodiedSyncBlock'],
    listItem: [...LEAVES, ...LISTS],
    bulletList: ['listItem'],
    orderedList: ['listItem'],
    tableCell: [...FLOW, 'nestedExpand', 'embedCard'],
    tableHeader: [...FLOW, 'nestedExpand', 'embedCard'],
    panel: [...LEAVES, ...LISTS, 'heading', 'mediaGroup', 'decisionList', 'rule', 'blockCard'],
    blockquote: ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle', 'mediaGroup', 'extension'],
    expand: [...FLOW, 'table', 'nestedExpand', 'embedCard'],
    nestedExpand: FLOW.filter((type) => type !== 'blockCard'),
    bodiedExtension: [...FLOW, 'table', 'embedCard'],
    layoutColumn: [...FLOW, 'table', 'expand', 'bodiedExtension', 'embedCard'],
    layoutSection: ['layoutColumn'],
    table: ['tableRow'],
    tableRow: ['tableCell', 'tableHeader'],
  }).map(([container, children]) => [container, new Set(children)]),
);

const INLINE = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'inlineExtension',
  'mediaInline',
  'placeholder',
]);

export function isInline(node: AdfNode): boolean {
  return INLINE.has(node.type);
}

export function fitDocument(blocks: readonly AdfNode[]): AdfDocument {
  const fitted = fitNode({ type: 'doc', content: blocks }).flatMap((piece) => piece.content ?? []);
  const content = fitted.map(mergeText);
  return { type: 'doc', version: 1, content };
}

/** The node made valid, possibly in several pieces with what it could not hold between them. */
function fitNode(node: AdfNode): readonly AdfNode[] {
  if (node.type === 'paragraph' || node.type === 'heading') return splitAroundBlocks(node);
  if (node.type === 'taskList') return fitTaskList(node);
  const holds = MAY_HOLD.get(node.type);
  if (!holds) return [node];
  if (node.type === 'tableCell' || node.type === 'tableHeader') return [fitCell(node, holds)];
  const pieces: AdfNode[] = [];
  let held: AdfNode[] = [];
  const flush = () => {
    if (held.length > 0) pieces.push({ ...node, content: held });
    held = [];
  };
  for (const child of wrapLooseInline(node).flatMap(fitNode)) {
    const admitted = admit(child, node.type, holds);
    if (admitted) held.push(admitted);
    else {
      flush();
      pieces.push(child);
    }
  }
  flush();
  if (pieces.length === 0 && node.type !== 'table' && node.type !== 'tableRow' && !LISTS.includes(node.type)) {
    return [{ ...node, content: node.type === 'doc' ? [] : [{ type: 'paragraph', content: [] }] }];
  }
  return node.type === 'orderedList' ? continueNumbers(pieces) : pieces;
}

/** The child as this container may hold it; undefined when it must move up. */
function admit(child: AdfNode, container: string, holds: ReadonlySet<string>): AdfNode | undefined {
  if (holds.has(child.type)) return child;
  if (child.type === 'heading' && holds.has('paragraph')) {
    return { type: 'paragraph', content: (child.content ?? []).map((node) => withMark(node, { type: 'strong' })) };
  }
  if (child.type === 'expand' && holds.has('nestedExpand')) return { ...child, type: 'nestedExpand' };
  if (child.type === 'nestedExpand' && container === 'doc') return { ...child, type: 'expand' };
  // Node types of the future are the product's business: kept where they stand.
  const isKnown = MAY_HOLD.has(child.type) || [...MAY_HOLD.values()].some((types) => types.has(child.type));
  return isKnown ? undefined : child;
}

function fitCell(cell: AdfNode, holds: ReadonlySet<string>): AdfNode {
  const fitted = wrapLooseInline(cell).flatMap(fitNode);
  const content = fitted.flatMap((child) => {
    const admitted = admit(child, cell.type, holds);
    return admitted ? [admitted] : flatten(child);
  });
  return { ...cell, content: content.length > 0 ? content : [{ type: 'paragraph', content: [] }] };
}

/** One paragraph a block, one a row of a nested table. */
function flatten(node: AdfNode): readonly AdfNode[] {
  const ofText = (text: string): readonly AdfNode[] =>
    text.trim() === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text: text.trim() }] }];
  if (node.type !== 'table') return ofText(adfText(node).replace(/\n+/g, ' '));
  return (node.content ?? []).flatMap((row) =>
    ofText((row.content ?? []).map((cell) => adfText(cell).trim().replace(/\n+/g, ' ')).join(' | ')),
  );
}

/** Runs of inline nodes directly in a block container become paragraphs. */
function wrapLooseInline(node: AdfNode): readonly AdfNode[] {
  const children = node.content ?? [];
  if (!children.some(isInline)) return children;
  const wrapped: AdfNode[] = [];
  let run: AdfNode[] = [];
  const flush = () => {
    const isBlank = run.every((child) => child.type === 'text' && (child.text ?? '').trim() === '');
    if (!isBlank) wrapped.push({ type: 'paragraph', content: run });
    run = [];
  };
  for (const child of children) {
    if (isInline(child)) run.push(child);
    else {
      flush();
      wrapped.push(child);
    }
  }
  flush();
  return wrapped;
}

function splitAroundBlocks(node: AdfNode): readonly AdfNode[] {
  const children = node.content ?? [];
  const isUnknown = (child: AdfNode) => !MAY_HOLD.has(child.type) && child.type !== 'mediaSingle';
  if (children.every((child) => isInline(child) || isUnknown(child))) return [node];
  const pieces: AdfNode[] = [];
  let run: AdfNode[] = [];
  const flush = () => {
    if (run.length > 0) pieces.push({ ...node, content: run });
    run = [];
  };
  for (const child of children) {
    if (isInline(child) || isUnknown(child)) run.push(child);
    else {
      flush();
      pieces.push(...fitNode(child));
    }
  }
  flush();
  return pieces;
}

/** Items hold inline nodes only; nested task lists are siblings of the item; other blocks move behind the list. */
function fitTaskList(list: AdfNode): readonly AdfNode[] {
  const items: AdfNode[] = [];
  const moved: AdfNode[] = [];
  for (const child of list.content ?? []) {
    if (child.type === 'taskList') {
      items.push(...fitTaskList(child));
      continue;
    }
    const inline: AdfNode[] = [];
    const nested: AdfNode[] = [];
    for (const part of child.content ?? []) {
      if (isInline(part)) inline.push(part);
      else if (part.type === 'paragraph') {
        if (inline.length > 0) inline.push({ type: 'hardBreak' });
        inline.push(...(part.content ?? []));
      } else if (part.type === 'taskList') nested.push(...fitTaskList(part));
      else moved.push(...fitNode(part));
    }
    items.push({ ...child, content: inline }, ...nested.filter((node) => node.type === 'taskList'));
    moved.push(...nested.filter((node) => node.type !== 'taskList'));
  }
  const own = items.filter(
    (item) => item.type === 'taskItem' || item.type === 'blockTaskItem' || item.type === 'taskList',
  );
  moved.push(...items.filter((item) => !own.includes(item)));
  return [...(own.length > 0 ? [{ ...list, content: own }] : []), ...moved];
}

/** Neighbouring texts with the same marks are one text. */
function mergeText(node: AdfNode): AdfNode {
  if (!node.content) return node;
  const content: AdfNode[] = [];
  for (const child of node.content.map(mergeText)) {
    const last = content.at(-1);
    const isSame = JSON.stringify(last?.marks ?? []) === JSON.stringify(child.marks ?? []);
    if (last?.type === 'text' && child.type === 'text' && isSame) {
      content[content.length - 1] = { ...last, text: `${last.text ?? ''}${child.text ?? ''}` };
    } else content.push(child);
  }
  return { ...node, content };
}

function continueNumbers(pieces: readonly AdfNode[]): readonly AdfNode[] {
  let next: number | undefined;
  return pieces.map((piece) => {
    if (piece.type !== 'orderedList') return piece;
    const first = next ?? (typeof piece.attrs?.['order'] === 'number' ? piece.attrs['order'] : 1);
    next = first + (piece.content?.length ?? 0);
    return { ...piece, attrs: { ...piece.attrs, order: first } };
  });
}

/** Adds a mark to a text node; code admits links only, so it stays code. */
export function withMark(node: AdfNode, mark: AdfMark): AdfNode {
  if (node.type !== 'text') return node;
  const marks = node.marks ?? [];
  if (marks.some((present) => present.type === mark.type)) return node;
  if (mark.type === 'code') return { ...node, marks: [...marks.filter(({ type }) => type === 'link'), mark] };
  if (marks.some((present) => present.type === 'code') && mark.type !== 'link') return node;
  return { ...node, marks: [...marks, mark] };
}
