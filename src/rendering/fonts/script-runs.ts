/**
 * Splits text into runs of one font each, so that a Japanese customer's name in an English sentence does not become boxes.
 * A character that no font has is shown as U+FFFD, never dropped. Order from right to left: `../right-to-left.ts`.
 */
import { fontData } from './font-data';
import type { FontName } from './font-types';

export interface ScriptRun {
  readonly text: string;
  readonly font: FontName;
}

const inOrder: readonly FontName[] = [
  'Roboto',
  'PlexSansArabic',
  'NotoSansThai',
  'NotoSansJP',
  'NotoSansMath',
  'NotoSansSymbols',
];
const control = /[\n\t\r]/;

export function splitIntoRuns(text: string): readonly ScriptRun[] {
  const runs: { text: string; font: FontName }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const font = control.test(character) ? (last?.font ?? 'Roboto') : fontOf(character.codePointAt(0) ?? 0);
    const shown = font === undefined ? '\ufffd' : character;
    if (last !== undefined && last.font === (font ?? 'Roboto')) last.text += shown;
    else runs.push({ text: shown, font: font ?? 'Roboto' });
  }
  return runs;
}

function fontOf(point: number): FontName | undefined {
  return inOrder.find((font) => covers(fontData[font].coverage, point));
}

/** Binary search: the ranges are sorted and do not overlap. */
function covers(ranges: readonly (readonly number[])[], point: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from = 0, to = 0] = ranges[middle] ?? [];
    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }
  return false;
}
