/**
 * Storage documents to ADF, for the common elements. What has no conversion is kept as markup in an extension and named
 * in the report, so a round trip loses nothing.
 */
import type { AdfDocument, AdfMark, AdfNode } from './adf';
import { fitDocument, withMark } from './fit-adf';
import { foldAdfExtension, foldMacro, legacyContent } from './storage-macros';
import { foldImage, foldLink } from './storage-links';
import {
  childElements,
  firstChild,
  isElement,
  parseStorageXml,
  textOf,
  type XmlElement,
  type XmlNode,
} from './storage-xml';

export type StorageConversion =
  | { readonly ok: true; readonly document: AdfDocument; readonly keptAsMarkup: readonly string[] }
  | { readonly ok: false; readonly reason: string };

export function storageToAdf(storage: string): StorageConversion {
  const parsed = parseStorageXml(storage);
  if (!parsed.ok) return parsed;
  const fold = new StorageFold();
  const document = fitDocument(fold.children(parsed.nodes, { marks: [], isInline: false }));
  return { ok: true, document, keptAsMarkup: [...fold.keptAsMarkup] };
}

interface Place {
  readonly marks: readonly AdfMark[];
  readonly isInline: boolean;
}

const MARKS: ReadonlyMap<string, AdfMark> = new Map<string, AdfMark>([
  ['strong', { type: 'strong' }],
  ['b', { type: 'strong' }],
  ['em', { type: 'em' }],
  ['i', { type: 'em' }],
  ['cite', { type: 'em' }],
  ['u', { type: 'underline' }],
  ['ins', { type: 'underline' }],
  ['s', { type: 'strike' }],
  ['del', { type: 'strike' }],
  ['code', { type: 'code' }],
  ['tt', { type: 'code' }],
  ['sub', { type: 'subsup', attrs: { type: 'sub' } }],
  ['sup', { type: 'subsup', attrs: { type: 'sup' } }],
]);

const UNWRAPPED = new Set([
  'div',
  'span',
  'small',
  'big',
  'font',
  'thead',
  'tbody',
  'tfoot',
  'ac:layout',
  'ac:inline-comment-marker',
]);
const SKIPPED = new Set(['colgroup', 'col', 'ac:task-id', 'ac:task-uuid']);
const SIMPLE_BLOCKS: Readonly<Record<string, string>> = {
  p: 'paragraph',
  ul: 'bulletList',
  li: 'listItem',
  blockquote: 'blockquote',
  table: 'table',
  tr: 'tableRow',
};

class StorageFold {
  /** Names of elements without a conversion. */
  readonly keptAsMarkup = new Set<string>();

  children(nodes: readonly XmlNode[], place: Place): readonly AdfNode[] {
    return nodes.flatMap((node) => (isElement(node) ? this.element(node, place) : text(node.text, place.marks)));
  }

  private element(node: XmlElement, place: Place): readonly AdfNode[] {
    const { name } = node;
    const mark = MARKS.get(name);
    if (mark) return this.children(node.children, { ...place, marks: [...place.marks, mark] });
    const colour = name === 'span' ? colourOf(node.attributes['style']) : undefined;
    if (colour) return this.children(node.children, { ...place, marks: [...place.marks, colour] });
    if (UNWRAPPED.has(name)) return this.children(node.children, place);
    if (SKIPPED.has(name)) return [];
    const block = SIMPLE_BLOCKS[name];
    if (block) return [this.simpleBlock(block, node)];
    const heading = /^h([1-6])$/.exec(name);
    if (heading) return [{ type: 'heading', attrs: { level: Number(heading[1]) }, content: this.inline(node) }];
    return this.special(node, place) ?? this.keep(node, place);
  }

  private special(node: XmlElement, place: Place): readonly AdfNode[] | undefined {
    switch (node.name) {
      case 'br':
        return [{ type: 'hardBreak' }];
      case 'hr':
        return [{ type: 'rule' }];
      case 'ol':
        return [
          { type: 'orderedList', attrs: { order: Number(node.attributes['start']) || 1 }, content: this.blocks(node) },
        ];
      case 'td':
      case 'th':
        return [this.cell(node)];
      case 'pre':
        return [{ type: 'codeBlock', attrs: {}, content: text(textOf(node), []) }];
      case 'a':
        return this.children(node.children, withLink(place, node.attributes['href']));
      case 'time':
        return date(node.attributes['datetime']);
      case 'ac:link':
        return foldLink(node, (children) => this.children(children, { ...place, isInline: true }));
      case 'ac:image':
        return foldImage(node, (children) => this.children(children, { marks: [], isInline: true }));
      case 'ac:emoticon':
        return [emoji(node)];
      case 'ac:placeholder':
        return [{ type: 'placeholder', attrs: { text: textOf(node) } }];
      case 'ac:task-list':
        return [this.taskList(node)];
      case 'ac:layout-section':
        return this.layout(node);
      case 'ac:adf-extension':
        return foldAdfExtension(node, (nodes) => this.children(nodes, { marks: [], isInline: false }));
      case 'ac:structured-macro':
      case 'ac:macro':
        return [foldMacro(node, place.isInline, (nodes) => this.children(nodes, { marks: [], isInline: false }))];
      default:
        return undefined;
    }
  }

  private keep(node: XmlElement, place: Place): readonly AdfNode[] {
    this.keptAsMarkup.add(node.name);
    return [legacyContent(node, place.isInline)];
  }

  private simpleBlock(type: string, node: XmlElement): AdfNode {
    if (type === 'paragraph') return { type, content: trimmed(this.inline(node)) };
    const isStructure = type === 'table' || type === 'tableRow' || type === 'bulletList';
    return {
      type,
      ...(type.startsWith('table') && { attrs: {} }),
      content: isStructure ? this.blocks(node) : this.flow(node),
    };
  }

  private inline(node: XmlElement): readonly AdfNode[] {
    return this.children(node.children, { marks: [], isInline: true });
  }

  private flow(node: XmlElement): readonly AdfNode[] {
    return this.children(node.children, { marks: [], isInline: false });
  }

  /** Children of lists, tables and rows: white space between them is no content. */
  private blocks(node: XmlElement): readonly AdfNode[] {
    return this.flow(node).filter((child) => child.type !== 'text');
  }

  private cell(node: XmlElement): AdfNode {
    const span = (name: string) => {
      const value = Number(node.attributes[name]);
      return value > 1 ? { [name]: value } : {};
    };
    const background = node.attributes['data-highlight-colour'];
    const colour = background && /^#[0-9a-fA-F]{6}$/.test(background) ? { background } : {};
    const attrs = { ...span('colspan'), ...span('rowspan'), ...colour };
    return { type: node.name === 'th' ? 'tableHeader' : 'tableCell', attrs, content: this.flow(node) };
  }

  private taskList(node: XmlElement): AdfNode {
    const content = childElements(node).flatMap((task): readonly AdfNode[] => {
      if (task.name === 'ac:task-list') return [this.taskList(task)];
      const status = firstChild(task, 'ac:task-status');
      const body = firstChild(task, 'ac:task-body');
      const localId = textOf(firstChild(task, 'ac:task-id') ?? task).trim() || crypto.randomUUID();
      const state = status && textOf(status).trim() === 'complete' ? 'DONE' : 'TODO';
      return [{ type: 'taskItem', attrs: { localId, state }, content: body ? trimmed(this.inline(body)) : [] }];
    });
    return { type: 'taskList', attrs: { localId: crypto.randomUUID() }, content };
  }

  /** A section of one column is no layout in ADF. */
  private layout(section: XmlElement): readonly AdfNode[] {
    const cells = childElements(section, 'ac:layout-cell');
    const [only] = cells;
    if (only && cells.length === 1) return this.flow(only);
    return [{ type: 'layoutSection', content: this.columns(cells) }];
  }

  private columns(cells: readonly XmlElement[]): readonly AdfNode[] {
    const width = Math.round(10_000 / Math.max(1, cells.length)) / 100;
    return cells.map((cell) => ({ type: 'layoutColumn', attrs: { width }, content: this.flow(cell) }));
  }
}

function text(value: string, marks: readonly AdfMark[]): readonly AdfNode[] {
  const collapsed =
    marks.length === 0 && value.trim() === '' && value.includes('\n') ? '' : value.replace(/[ \t\n\r]+/g, ' ');
  return collapsed === '' ? [] : [marks.reduce<AdfNode>(withMark, { type: 'text', text: collapsed })];
}

function trimmed(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const isBlank = (node: AdfNode | undefined) => node?.type === 'text' && (node.text ?? '').trim() === '';
  let start = 0;
  let end = nodes.length;
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
}

/** `color: #rrggbb` or `color: rgb(…)` of a span as a mark. */
function colourOf(style: string | undefined): AdfMark | undefined {
  const match = /(?:^|;)\s*color:\s*(?:(#[0-9a-f]{6})|rgb\((\d+),\s*(\d+),\s*(\d+)\))/i.exec(style ?? '');
  if (!match) return undefined;
  const hexadecimal = (part: string | undefined) => Math.min(255, Number(part)).toString(16).padStart(2, '0');
  const color = match[1] ?? `#${hexadecimal(match[2])}${hexadecimal(match[3])}${hexadecimal(match[4])}`;
  return { type: 'textColor', attrs: { color: color.toLowerCase() } };
}

function withLink(place: Place, href: string | undefined): Place {
  return href === undefined ? place : { ...place, marks: [...place.marks, { type: 'link', attrs: { href } }] };
}

function date(datetime: string | undefined): readonly AdfNode[] {
  const instant = Date.parse(`${datetime ?? ''}T00:00:00.000Z`);
  return Number.isNaN(instant) ? [] : [{ type: 'date', attrs: { timestamp: String(instant) } }];
}

function emoji(node: XmlElement): AdfNode {
  const shortName = node.attributes['ac:emoji-shortname'] ?? `:${node.attributes['ac:name'] ?? 'emoji'}:`;
  const fallback = node.attributes['ac:emoji-fallback'] ?? shortName;
  return { type: 'emoji', attrs: { shortName, text: fallback } };
}
