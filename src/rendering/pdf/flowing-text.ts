/** A paragraph for the PDF: dressed pieces of any script, in either direction, with differences marked by more than colour. */
import type { PdfContent } from 'pdfmake';
import { splitIntoRuns } from '../fonts/script-runs';
import type { Dress, DressedText } from '../marked-text';
import { runsRightToLeft, visualLines } from '../right-to-left';

export const ink = { text: '#172b4d', quiet: '#505f79', line: '#c1c7d0', shade: '#f4f5f7', brand: '#0c66e4' };
const marked = { inserted: '#164b35', deleted: '#ae2a19', restyled: '#5e4db2' };
const behind = { inserted: '#dcfff1', deleted: '#ffecea', restyled: '#f3f0ff' };

export interface Paragraph {
  /** Points a line may take. */
  readonly width: number;
  readonly size: number;
  readonly style?: Readonly<Record<string, unknown>>;
}

export function flowingText(parts: readonly DressedText[], { width, size, style = {} }: Paragraph): PdfContent {
  const words = parts.map((part) => part.text).join('');
  if (words === '') return { text: ' ', fontSize: size, ...style };
  if (!runsRightToLeft(words)) return { text: parts.flatMap(inFonts), fontSize: size, ...style };
  return { stack: cutAtBreaks(parts).map((line) => rightToLeft(line, { width, size, style })) };
}

function inFonts({ text, style }: DressedText): readonly PdfContent[] {
  return splitIntoRuns(text).map((run) => ({ text: run.text, font: run.font, ...look(style) }));
}

function rightToLeft(parts: readonly DressedText[], { width, size, style = {} }: Paragraph): PdfContent {
  const { lines, startsAtTheRight } = visualLines(parts, width, size);
  const alignment = startsAtTheRight ? 'right' : 'left';
  return {
    stack: lines.map((line) => ({
      text: line.map((piece) => ({ text: piece.text, font: piece.font, ...look(piece.style) })),
      noWrap: true,
      alignment,
      fontSize: size,
      ...style,
    })),
  };
}

/** A line break inside a paragraph begins a new stretch for the bidirectional algorithm. */
function cutAtBreaks(parts: readonly DressedText[]): readonly (readonly DressedText[])[] {
  const lines: DressedText[][] = [[]];
  for (const { text, style } of parts) {
    for (const [at, piece] of text.split('\n').entries()) {
      if (at > 0) lines.push([]);
      lines.at(-1)?.push({ text: piece, style });
    }
  }
  return lines;
}

function look(dress: Dress): Readonly<Record<string, unknown>> {
  const lines = [
    ...(dress.underline || dress.link !== null || dress.change === 'inserted' ? ['underline'] : []),
    ...(dress.strike || dress.change === 'deleted' ? ['lineThrough'] : []),
  ];
  const color =
    dress.change === null ? (dress.color ?? (dress.link === null ? null : ink.brand)) : marked[dress.change];
  const background = dress.change === null ? (dress.code ? ink.shade : null) : behind[dress.change];
  return {
    ...(dress.bold ? { bold: true } : {}),
    ...(dress.italics ? { italics: true } : {}),
    ...(lines.length > 0 ? { decoration: lines } : {}),
    ...(color === null ? {} : { color }),
    ...(background === null ? {} : { background }),
    ...(dress.script === null ? {} : { [dress.script]: true }),
    ...(dress.link === null ? {} : { link: dress.link }),
  };
}
