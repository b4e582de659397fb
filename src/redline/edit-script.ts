/**
 * The shortest edit script between two lists. A few differences are found by the greedy search of Myers (An O(ND) difference
 * algorithm, 1986); otherwise each different item becomes one character, and a library that compares characters does the rest.
 * Lists with more different items than there are characters go item by item.
 */
import { DIFF_DELETE, DIFF_EQUAL, makeDiff } from '@sanity/diff-match-patch';

export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

const firstCharacter = 0x21;
const firstSurrogate = 0xd800;
const characters = firstSurrogate - firstCharacter;

/** The search takes the square of this many steps at worst; most paragraphs have fewer edits. */
const fewDifferences = 24;

export function editScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  return findFew(before, after) ?? findAll(before, after);
}

/**
 * How far a path of so many differences leads on each diagonal (place before minus place after): one row for each number of
 * differences, used anew by every search, because most of them are short.
 */
const width = 2 * fewDifferences + 3;
const middle = fewDifferences + 1;
const reached = new Int32Array((fewDifferences + 2) * width);

/** Null when there are more differences. */
function findFew(before: readonly string[], after: readonly string[]): readonly Edit[] | null {
  reached.fill(-1, 0, width);
  reached[middle + 1] = 0;
  for (let differences = 0; differences <= fewDifferences; differences += 1) {
    const row = (differences + 1) * width + middle;
    reached.copyWithin(row - middle, row - middle - width, row - middle);
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let left = isReachedFromAbove(row, differences, diagonal)
        ? (reached[row + diagonal + 1] as number)
        : (reached[row + diagonal - 1] as number) + 1;
      while (left < before.length && left - diagonal < after.length && before[left] === after[left - diagonal])
        left += 1;
      reached[row + diagonal] = left;
      if (left >= before.length && left - diagonal >= after.length) return walkBack(differences, before, after);
    }
  }
  return null;
}

/** By an item put in, rather than by one taken out; neighbours in the row still hold what one difference less had reached. */
function isReachedFromAbove(row: number, differences: number, diagonal: number): boolean {
  if (diagonal === -differences || diagonal === differences) return diagonal === -differences;
  return (reached[row + diagonal + 1] as number) > (reached[row + diagonal - 1] as number);
}

/** From the end to the beginning: which step each difference was. */
function walkBack(all: number, before: readonly string[], after: readonly string[]): readonly Edit[] {
  const found: { kind: Edit['kind']; count: number }[] = [];
  const add = (kind: Edit['kind'], count: number) => {
    const last = found.at(-1);
    if (count === 0) return;
    if (last?.kind === kind) last.count += count;
    else found.push({ kind, count });
  };
  let [left, right] = [before.length, after.length];
  for (let differences = all; differences > 0; differences -= 1) {
    // The row before holds where the paths stood that were one difference shorter.
    const row = differences * width + middle;
    const diagonal = left - right;
    const isAdded = isReachedFromAbove(row, differences, diagonal);
    const from = reached[row + diagonal + (isAdded ? 1 : -1)] as number;
    add('same', left - from - (isAdded ? 0 : 1));
    add(isAdded ? 'added' : 'removed', 1);
    left = from;
    right = isAdded ? from - diagonal - 1 : from - diagonal + 1;
  }
  add('same', left);
  return found.reverse();
}

function findAll(before: readonly string[], after: readonly string[]): readonly Edit[] {
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
