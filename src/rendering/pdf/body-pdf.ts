/**
 * The body of a document, or the redline of two bodies, as content of a PDF: one walk over both, since a text that was compared
 * with nothing is a redline without differences. What cannot be drawn stands there by its name. [A15, B10]
 */
import type { PdfContent } from 'pdfmake';
import type { AdfNode, BlockChange, EditedBlock, InlineRun, NodeShell } from '../../contract/redline';
import { inlineNodeTypes } from '../../kernel/inline-nodes';
import {
  attributesOf,
  type Dress,
  type DressedText,
  dressedRuns,
  nameOf,
  plainDress,
  textAttribute,
} from '../marked-text';
import { flowingText, ink } from './flowing-text';
import { tableOf } from './table-pdf';

/** Bytes of a picture as a data URL, by the id of its media node; absent when there is none that can be drawn. */
export type Pictures = ReadonlyMap<string, string>;

export interface Place {
  readonly width: number;
  readonly size: number;
  readonly pictures: Pictures;
  /** Everything here came in or went out as a whole. */
  readonly whole: 'inserted' | 'deleted' | null;
}
interface Block {
  readonly shell: NodeShell;
  readonly runs: readonly InlineRun[];
  readonly blocks: readonly BlockChange[];
}

export const bodySize = 10;

export function bodyPdf(body: BlockChange, place: Place): readonly PdfContent[] {
  switch (body.change) {
    case 'same':
      return drawn(blockOf(body.node), place);
    case 'edited':
      return drawn({ shell: body.after, ...partsOf(body) }, place);
    default: {
      const content = drawn(blockOf(body.node), { ...place, whole: body.change });
      return body.moved ? [flowingText(said('⇅ moved'), { ...place, size: 7 }), ...content] : content;
    }
  }
}

function blockOf(node: AdfNode): Block {
  const content = node.content ?? [];
  const isInline = content.length > 0 && content.every((child) => isInlineNode(child));
  return {
    shell: node,
    runs: isInline ? [{ change: 'same', nodes: content }] : [],
    blocks: isInline ? [] : content.map((child) => ({ change: 'same', node: child })),
  };
}

function partsOf({ content }: EditedBlock): Pick<Block, 'runs' | 'blocks'> {
  return {
    runs: content.kind === 'inline' ? content.runs : [],
    blocks: content.kind === 'blocks' ? content.blocks : [],
  };
}

function isInlineNode(node: AdfNode): boolean {
  return inlineNodeTypes.has(node.type);
}

const headingSizes = [16, 13.5, 12, 11, 10.5, 10];

function drawn(block: Block, place: Place): readonly PdfContent[] {
  const { shell } = block;
  const inner = (width: number) => block.blocks.flatMap((child) => bodyPdf(child, { ...place, width }));
  switch (shell.type) {
    case 'doc':
    case 'layoutSection':
    case 'layoutColumn':
    case 'bodiedExtension':
    case 'mediaGroup':
      return inner(place.width);
    case 'paragraph':
      return [line(block, place, { margin: [0, 0, 0, 5] })];
    case 'heading': {
      const level = Number(attributesOf(shell)['level']) || 1;
      const size = headingSizes[Math.min(level, headingSizes.length) - 1] ?? place.size;
      return [line(block, { ...place, size }, { bold: true, margin: [0, 8, 0, 4], headlineLevel: 1 })];
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return [listOf(block, place)];
    case 'table':
      return [tableOf(block.blocks, place, (cell, width) => bodyPdf(cell, { ...place, size: 9, width }))];
    case 'panel':
    case 'blockquote':
    case 'expand':
    case 'nestedExpand':
      return [boxed(block, inner(place.width - 18), place)];
    case 'codeBlock':
      return [framed([line(block, { ...place, size: 8.5, width: place.width - 16 }, { preserveLeadingSpaces: true })])];
    case 'rule':
      return [rule(place.width)];
    case 'mediaSingle':
    case 'media':
      return [...picture(shell, place), ...inner(place.width)];
    case 'caption':
      return [line(block, { ...place, size: 8.5 }, { italics: true, color: ink.quiet, margin: [0, 0, 0, 6] })];
    default:
      return [placeholder(shell, place), ...inner(place.width), ...(block.runs.length > 0 ? [line(block, place)] : [])];
  }
}

function line({ runs }: Pick<Block, 'runs'>, place: Place, style: Readonly<Record<string, unknown>> = {}): PdfContent {
  const parts = dressedRuns(runs).map((part) => inWhole(part, place));
  return flowingText(parts, { width: place.width, size: place.size, style });
}

function inWhole(part: DressedText, { whole }: Place): DressedText {
  return whole === null ? part : { ...part, style: { ...part.style, change: whole } };
}

function said(text: string, dress: Partial<Dress> = {}): readonly DressedText[] {
  return [{ text, style: { ...plainDress, ...dress } }];
}

function listOf(block: Block, place: Place): PdfContent {
  const items = block.blocks.map((item) => {
    const inside = bodyPdf(unwrapped(item), { ...place, width: place.width - 16 });
    return { stack: [...checkBox(item, place), ...inside] };
  });
  const start = Number(attributesOf(block.shell)['order']);
  const isNumbered = block.shell.type === 'orderedList';
  return isNumbered ? { ol: items, start: Number.isInteger(start) ? start : 1 } : { ul: items };
}

/** An item is drawn by its list; what is left of it is a group of blocks, or a line. */
function unwrapped(item: BlockChange): BlockChange {
  const type = (shell: NodeShell): string => (/Item$/.test(shell.type) ? 'doc' : shell.type);
  if (item.change === 'edited') {
    const isLine = item.content.kind === 'inline';
    const as = isLine ? 'paragraph' : type(item.after);
    return { ...item, after: { ...item.after, type: as }, before: { ...item.before, type: as } };
  }
  const isLine = item.node.content?.every(isInlineNode) === true && item.node.content.length > 0;
  return { ...item, node: { ...item.node, type: isLine ? 'paragraph' : type(item.node) } };
}

function checkBox(item: BlockChange, place: Place): readonly PdfContent[] {
  const shell = item.change === 'edited' ? item.after : item.node;
  if (shell.type !== 'taskItem') return [];
  const words = attributesOf(shell)['state'] === 'DONE' ? '☑ done' : '☐ open';
  return [flowingText(said(words), { ...place, size: 7.5, style: { color: ink.quiet } })];
}

const panelWords: Readonly<Record<string, string>> = {
  info: 'Note',
  note: 'Note',
  tip: 'Tip',
  success: 'Good',
  warning: 'Warning',
  error: 'Danger',
};

function boxed({ shell }: Block, content: readonly PdfContent[], place: Place): PdfContent {
  const words = shell.type === 'panel' ? panelWords[textAttribute(shell, 'panelType')] : textAttribute(shell, 'title');
  const head =
    words === undefined || words === '' ? [] : [flowingText(said(words, { bold: true }), { ...place, size: 8 })];
  return { ...framed([...head, ...content]), unbreakable: content.length <= mostKeptTogether };
}

/** A box of so many blocks is not torn over two pages; a longer one may be a chapter. */
const mostKeptTogether = 4;

function framed(content: readonly PdfContent[]): Readonly<Record<string, unknown>> {
  return {
    margin: [0, 2, 0, 8],
    table: { widths: ['*'], body: [[{ stack: content, fillColor: ink.shade }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (at: number) => (at === 0 ? 3 : 0),
      vLineColor: () => ink.line,
      paddingLeft: () => 8,
      paddingRight: () => 6,
      paddingTop: () => 5,
      paddingBottom: () => 3,
    },
  };
}

function rule(width: number): PdfContent {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 4, x2: width, y2: 4, lineWidth: 0.5, lineColor: ink.line }],
    margin: [0, 2, 0, 8],
  };
}

function picture(shell: NodeShell, place: Place): readonly PdfContent[] {
  if (shell.type === 'mediaSingle') return [];
  const image = place.pictures.get(textAttribute(shell, 'id'));
  if (image === undefined) return [placeholder(shell, place)];
  return [{ image, fit: [place.width, 480], margin: [0, 4, 0, 6] }];
}

function placeholder(shell: NodeShell, place: Place): PdfContent {
  const parts = said(`[${shell.type}${nameOf(shell)}]`, { italics: true, change: place.whole });
  return flowingText(parts, { ...place, style: { color: ink.quiet, margin: [0, 0, 0, 5] } });
}
