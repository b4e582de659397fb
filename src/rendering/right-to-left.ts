/**
 * Lines of Arabic and other text that runs from right to left. The PDF writer puts pieces side by side from left to right and
 * breaks lines by itself, so such paragraphs are broken into lines here and each line is put into the order in which it is seen
 * (Unicode Bidirectional Algorithm); the letters of a piece are joined by the font. (UAX #9)
 */
import createBidi, { type EmbeddingLevels } from 'bidi-js';
import { create, type Font } from 'fontkit';
import { fontData } from './fonts/font-data';
import type { FontName } from './fonts/font-types';
import { splitIntoRuns } from './fonts/script-runs';

export interface StyledText<Style> {
  readonly text: string;
  readonly style: Style;
}
export interface VisualPiece<Style> extends StyledText<Style> {
  readonly font: FontName;
}
export interface VisualLines<Style> {
  readonly startsAtTheRight: boolean;
  readonly lines: readonly (readonly VisualPiece<Style>[])[];
}

const strongRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const noBreakSpace = '\u00a0';
const bidi = createBidi();
const fonts = new Map<FontName, Font>();

export function runsRightToLeft(text: string): boolean {
  return strongRightToLeft.test(text);
}

/**
 * @param width points a line may take
 * @param size of the letters, in points
 */
export function visualLines<Style>(
  parts: readonly StyledText<Style>[],
  width: number,
  size: number,
): VisualLines<Style> {
  const text = parts.map((part) => part.text).join('');
  const levels = bidi.getEmbeddingLevels(text);
  const pieces = cutIntoPieces(parts, levels);
  const lines = breakLines(text, width, size).map(([start, end]) => orderOf(pieces, start, end));
  return { startsAtTheRight: (levels.paragraphs[0]?.level ?? 0) % 2 === 1, lines };
}

interface Piece<Style> extends VisualPiece<Style> {
  readonly start: number;
  readonly level: number;
}

/** The longest stretches of one style, one font and one direction. */
function cutIntoPieces<Style>(
  parts: readonly StyledText<Style>[],
  { levels }: EmbeddingLevels,
): readonly Piece<Style>[] {
  const pieces: Piece<Style>[] = [];
  let start = 0;
  for (const { text, style } of parts) {
    for (const run of splitIntoRuns(text)) {
      let from = 0;
      for (let at = 1; at <= run.text.length; at += 1) {
        if (at < run.text.length && levels[start + at] === levels[start + from]) continue;
        const level = levels[start + from] ?? 0;
        pieces.push({ text: run.text.slice(from, at), style, font: run.font, start: start + from, level });
        from = at;
      }
      start += run.text.length;
    }
  }
  return pieces;
}

/** Index pairs, end excluded; a word longer than a line has one to itself. */
function breakLines(text: string, width: number, size: number): readonly (readonly [number, number])[] {
  const lines: [number, number][] = [];
  let start = 0;
  let used = 0;
  for (const match of text.matchAll(/\S+\s*/g)) {
    const taken = widthOf(match[0].trimEnd(), size);
    if (used > 0 && used + taken > width) {
      lines.push([start, match.index]);
      start = match.index;
      used = 0;
    }
    used += widthOf(match[0], size);
  }
  lines.push([start, text.length]);
  return lines;
}

function widthOf(text: string, size: number): number {
  return splitIntoRuns(text).reduce((sum, run) => {
    const font = fontOf(run.font);
    return sum + (font.layout(run.text).advanceWidth / font.unitsPerEm) * size;
  }, 0);
}

function fontOf(name: FontName): Font {
  const known = fonts.get(name);
  if (known !== undefined) return known;
  const font = create(Buffer.from(fontData[name].base64, 'base64'));
  if (!('layout' in font)) throw new Error(`${name} is a collection, not one font`);
  fonts.set(name, font);
  return font;
}

/** Rule L2: from the highest level down, what stands at that level or above is turned around. */
function orderOf<Style>(pieces: readonly Piece<Style>[], start: number, end: number): readonly VisualPiece<Style>[] {
  const line = pieces.map((piece) => within(piece, start, end)).filter((piece) => piece.text !== '');
  const highest = Math.max(0, ...line.map((piece) => piece.level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < line.length; from += 1) {
      let to = from;
      while ((line[to]?.level ?? -1) >= level) to += 1;
      if (to > from + 1) line.splice(from, to - from, ...line.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return line.map(({ text, style, font, level }) => ({ text: asSeen(text, level), style, font }));
}

function within<Style>(piece: Piece<Style>, start: number, end: number): Piece<Style> {
  const from = Math.max(start - piece.start, 0);
  const to = Math.max(from, Math.min(end - piece.start, piece.text.length));
  return { ...piece, text: piece.text.slice(from, to) };
}

/** The font turns letters around by itself; signs that belong to no script it leaves as they are. */
function asSeen(text: string, level: number): string {
  const unbroken = text.replace(/\s/g, noBreakSpace);
  if (level % 2 === 0) return unbroken;
  const mirrored = Array.from(unbroken, (sign) => bidi.getMirroredCharacter(sign) ?? sign);
  return runsRightToLeft(text) ? mirrored.join('') : mirrored.reverse().join('');
}
