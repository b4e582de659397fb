/**
 * The shortest edit script between two lists: each different item becomes one character, and a library that compares characters
 * does the rest. Lists with more different items than there are characters go item by item.
 */
import { DIFF_DELETE, DIFF_EQUAL, makeDiff } from '@sanity/diff-match-patch';

export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

const firstCharacter = 0x21;
const firstSurrogate = 0xd800;
const characters = firstSurrogate - firstCharacter;

export function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const known = new Map<string, string>();
  const [one, other] = [encode(before, known), encode(after, known)];
  if (known.size > characters) return withoutSearch(before, after);
  // No deadline: the same texts give the same redline on every machine.
  return makeDiff(one, other, { checkLines: false, timeout: 0 }).map(([type, text]) => ({
    kind: type === DIFF_EQUAL ? 'same' : type === DIFF_DELETE ? 'removed' : 'added',
    count: text.length,
  }));
}

function encode(items: readonly string[], known: Map<string, string>): string {
  let text = '';
  for (const item of items) {
    let character = known.get(item);
    if (character === undefined) {
      character = String.fromCharCode(firstCharacter + (known.size % characters));
      known.set(item, character);
    }
    text += character;
  }
  return text;
}

/** Fifty-five thousand different words in one paragraph: shown as replaced between what is the same at both ends. */
function withoutSearch(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const edits: readonly Edit[] = [
    { kind: 'same', count: start },
    { kind: 'removed', count: before.length - start - end },
    { kind: 'added', count: after.length - start - end },
    { kind: 'same', count: end },
  ];
  return edits.filter(({ count }) => count > 0);
}
