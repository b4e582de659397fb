/** Dressed pieces of text as runs of a DOCX file; what came or went is a tracked change with person and time. */
import { DeletedTextRun, InsertedTextRun, TextRun } from 'docx';
import type { Dress, DressedText } from '../marked-text';
import { runsRightToLeft } from '../right-to-left';

export type ChangeKind = 'inserted' | 'deleted';

export interface Tracked {
  readonly author: string;
  /** Instant of the export: Word wants one for every change. */
  readonly at: string;
}

/** Numbers of tracked changes need only differ within a file. */
let changes = 0;

export function textRuns(
  parts: readonly DressedText[],
  tracked: Tracked,
): readonly (TextRun | InsertedTextRun | DeletedTextRun)[] {
  return parts.flatMap((part) =>
    part.text.split('\n').map((text, at) => run({ text, style: part.style }, at > 0, tracked)),
  );
}

function run({ text, style }: DressedText, isBroken: boolean, tracked: Tracked) {
  const options = { text, ...look(style), ...(isBroken ? { break: 1 } : {}), rightToLeft: runsRightToLeft(text) };
  if (style.change !== 'inserted' && style.change !== 'deleted') return new TextRun(options);
  changes = (changes + 1) % 1_000_000;
  const change = { ...options, id: changes, author: tracked.author, date: tracked.at };
  return style.change === 'inserted' ? new InsertedTextRun(change) : new DeletedTextRun(change);
}

function look(dress: Dress) {
  return {
    ...(dress.bold ? { bold: true } : {}),
    ...(dress.italics ? { italics: true } : {}),
    ...(dress.underline || dress.link !== null ? { underline: {} } : {}),
    ...(dress.strike ? { strike: true } : {}),
    ...(dress.code ? { font: 'Consolas' } : {}),
    ...(dress.color === null ? {} : { color: dress.color.slice(1) }),
    ...(dress.script === 'sub' ? { subScript: true } : {}),
    ...(dress.script === 'sup' ? { superScript: true } : {}),
    ...(dress.change === 'restyled' ? { highlight: 'yellow' as const } : {}),
  };
}
