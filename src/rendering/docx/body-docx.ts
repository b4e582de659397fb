/**
 * The body of a document, or the redline of two bodies, as content of a DOCX file; the same walk as the PDF makes. Words that
 * came or went are tracked changes; a whole row or block that came or went is one whose every word did.
 */
import {
  ExternalHyperlink,
  ImageRun,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type FileChild,
  type INumberingOptions,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { AdfNode, BlockChange, InlineRun, NodeShell } from '../../contract/redline';
import { inlineNodeTypes } from '../../kernel/inline-nodes';
import { attributesOf, dressedRuns, nameOf, plainDress, textAttribute } from '../marked-text';
import { runsRightToLeft } from '../right-to-left';
import { type ChangeKind, textRuns, type Tracked } from './text-runs';

export type { Tracked } from './text-runs';

export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'ordered',
      levels: Array.from({ length: 9 }, (_, level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
      })),
    },
  ],
};

interface Place {
  readonly tracked: Tracked;
  readonly pictures: ReadonlyMap<string, string>;
  readonly whole: ChangeKind | null;
  readonly list: { readonly kind: 'bullet' | 'ordered'; readonly level: number; readonly instance: number } | null;
}

export function bodyDocx(
  body: BlockChange,
  tracked: Tracked,
  pictures: ReadonlyMap<string, string>,
): readonly FileChild[] {
  return drawn(body, { tracked, pictures, whole: null, list: null });
}

export function titleParagraph(runs: readonly InlineRun[], tracked: Tracked): Paragraph {
  return new Paragraph({ heading: 'Title', children: [...inline(runs, { tracked, whole: null })] });
}

interface Opened {
  readonly shell: NodeShell;
  readonly runs: readonly InlineRun[];
  readonly blocks: readonly BlockChange[];
}

function open(change: BlockChange): Opened {
  if (change.change === 'edited') {
    const { content, after } = change;
    return {
      shell: after,
      runs: content.kind === 'inline' ? content.runs : [],
      blocks: content.kind === 'blocks' ? content.blocks : [],
    };
  }
  const content = change.node.content ?? [];
  const isInline = content.length > 0 && content.every(isInlineNode);
  return {
    shell: change.node,
    runs: isInline ? [{ change: 'same', nodes: content }] : [],
    blocks: isInline ? [] : content.map((node) => ({ change: 'same', node })),
  };
}

function isInlineNode(node: AdfNode): boolean {
  return inlineNodeTypes.has(node.type);
}

const headings = ['Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6'] as const;

function drawn(change: BlockChange, outer: Place): readonly FileChild[] {
  const whole = change.change === 'inserted' || change.change === 'deleted' ? change.change : outer.whole;
  const place: Place = { ...outer, whole };
  const { shell, runs, blocks } = open(change);
  const inside = (within: Place = place) => blocks.flatMap((block) => drawn(block, within));
  switch (shell.type) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(attributesOf(shell)['level']) || 1));
      return [paragraph(runs, place, { heading: headings[level - 1] ?? 'Heading1' })];
    }
    case 'bulletList':
    case 'taskList':
    case 'decisionList':
      return inside({ ...place, list: deeper(place, 'bullet') });
    case 'orderedList':
      return inside({ ...place, list: deeper(place, 'ordered') });
    case 'taskItem':
      return [paragraph(runs, place, {}, attributesOf(shell)['state'] === 'DONE' ? '☑ ' : '☐ ')];
    case 'table':
      return [table(blocks, place)];
    case 'expand':
    case 'nestedExpand':
      return [named(textAttribute(shell, 'title'), place), ...inside()];
    case 'panel':
      return [named(textAttribute(shell, 'panelType'), place), ...inside()];
    case 'media':
      return [picture(shell, place)];
    case 'rule':
      return [new Paragraph({ thematicBreak: true })];
    default:
      if (runs.length > 0) return [paragraph(runs, place)];
      if (blocks.length > 0) return inside();
      return shell.type === 'paragraph' ? [new Paragraph('')] : [named(`[${shell.type}${nameOf(shell)}]`, place)];
  }
}

let lists = 0;

function deeper({ list }: Place, kind: 'bullet' | 'ordered'): Place['list'] {
  lists = (lists + 1) % 100_000;
  return { kind, level: list === null ? 0 : Math.min(8, list.level + 1), instance: lists };
}

function listOptions({ list }: Place): Partial<IParagraphOptions> {
  if (list === null) return {};
  if (list.kind === 'bullet') return { bullet: { level: list.level } };
  return { numbering: { reference: 'ordered', level: list.level, instance: list.instance } };
}

function paragraph(
  runs: readonly InlineRun[],
  place: Place,
  options: Partial<IParagraphOptions> = {},
  before = '',
): Paragraph {
  const said = dressedRuns(runs)
    .map((part) => part.text)
    .join('');
  const lead = before === '' ? [] : textRuns([{ text: before, style: plainDress }], place.tracked);
  return new Paragraph({
    ...listOptions(place),
    ...options,
    bidirectional: runsRightToLeft(said.slice(0, 40)),
    children: [...lead, ...inline(runs, place)],
  });
}

function inline(
  runs: readonly InlineRun[],
  { tracked, whole }: Pick<Place, 'tracked' | 'whole'>,
): readonly ParagraphChild[] {
  return dressedRuns(runs).flatMap((part): readonly ParagraphChild[] => {
    const dressed = whole === null ? part : { ...part, style: { ...part.style, change: whole } };
    const made = textRuns([dressed], tracked);
    const { link, change } = dressed.style;
    return link === null || change !== null ? made : [new ExternalHyperlink({ link, children: [...made] })];
  });
}

function named(words: string, place: Place): Paragraph {
  const style = { ...plainDress, bold: true, change: place.whole };
  return new Paragraph({ children: [...textRuns([{ text: words, style }], place.tracked)] });
}

function table(rows: readonly BlockChange[], place: Place): FileChild {
  const made = rows.map((row) => {
    const whole = row.change === 'inserted' || row.change === 'deleted' ? row.change : place.whole;
    const cells = open(row).blocks;
    return new TableRow({ children: cells.map((cell) => tableCell(cell, { ...place, whole, list: null })) });
  });
  return made.length === 0
    ? new Paragraph('')
    : new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: made });
}

function tableCell(cell: BlockChange, place: Place): TableCell {
  const { shell, blocks, runs } = open(cell);
  const whole = cell.change === 'inserted' || cell.change === 'deleted' ? cell.change : place.whole;
  const children = blocks.flatMap((block) => drawn(block, { ...place, whole }));
  const { colspan, rowspan } = attributesOf(shell);
  const line = runs.length > 0 ? [paragraph(runs, { ...place, whole })] : [];
  return new TableCell({
    ...(typeof colspan === 'number' && colspan > 1 ? { columnSpan: colspan } : {}),
    ...(typeof rowspan === 'number' && rowspan > 1 ? { rowSpan: rowspan } : {}),
    ...(shell.type === 'tableHeader' ? { shading: { fill: 'F4F5F7' } } : {}),
    children: (children.length + line.length === 0 ? [new Paragraph('')] : [...children, ...line]) as Paragraph[],
  });
}

function picture(shell: NodeShell, place: Place): Paragraph {
  const image = place.pictures.get(textAttribute(shell, 'id'));
  const [, type, data] = /^data:image\/(png|jpeg);base64,(.*)$/s.exec(image ?? '') ?? [];
  if (data === undefined) return named(`[${shell.type}${nameOf(shell)}]`, place);
  const { width, height } = attributesOf(shell);
  const wide = typeof width === 'number' && width > 0 ? width : 400;
  const high = typeof height === 'number' && height > 0 ? height : 300;
  const scale = Math.min(1, 600 / wide);
  return new Paragraph({
    children: [
      new ImageRun({
        type: type === 'jpeg' ? 'jpg' : 'png',
        data: Buffer.from(data, 'base64'),
        transformation: { width: wide * scale, height: high * scale },
      }),
    ],
  });
}
