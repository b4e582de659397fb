/**
 * Which block of one text is which block of the other. Blocks that are the same are found by the shortest edit script; between
 * them, blocks are paired by likeness, in order, so that a reworded paragraph is compared with itself and not shown as a
 * deleted one beside a new one. [RL-2]
 */
import type { AdfNode } from '../contract/redline';
import { editScript } from './edit-script';
import { isSameNode, signatureOf } from './normalise';
import { isAsLike, likeness, mayBeTheSame, wordCounts } from './similarity';

export interface Pair {
  readonly before: AdfNode | null;
  readonly after: AdfNode | null;
  /** Known to be the same node twice, so that nobody looks again. */
  readonly isSame?: true;
}

/** Below this share of common words two blocks are two blocks. */
const leastLikeness = 0.35;
/** A single block replaced by a single block of its kind is the same block even when much of it is new. */
const leastLikenessAlone = 0.2;
const clearLikeness = 0.6;
const leastInPlace = 0.4;
/** Beyond this many comparisons only near neighbours are looked at. */
const mostComparisons = 40_000;

export function alignBlocks(before: readonly AdfNode[], after: readonly AdfNode[]): readonly Pair[] {
  // One block each: nothing to search for.
  if (before.length === 1 && after.length === 1) return pairByLikeness(before, after);
  const inPlace = pairsInPlace(before, after);
  if (inPlace !== null) return inPlace;
  return hunksOf(before, after).flatMap((hunk) => (hunk.same ? hunk.pairs : pairByLikeness(hunk.before, hunk.after)));
}

type Hunk =
  | { readonly same: true; readonly pairs: readonly Pair[] }
  | { readonly same: false; readonly before: AdfNode[]; readonly after: AdfNode[] };

function hunksOf(before: readonly AdfNode[], after: readonly AdfNode[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [left, right] = [0, 0];
  const changed = (gone: readonly AdfNode[], come: readonly AdfNode[]) => {
    const last = hunks.at(-1);
    if (last !== undefined && !last.same) {
      last.before.push(...gone);
      last.after.push(...come);
    } else hunks.push({ same: false, before: [...gone], after: [...come] });
  };
  const script = editScript(...keysOf(before, after));
  for (const [at, { kind, count }] of script.entries()) {
    const gone = kind === 'added' ? [] : before.slice(left, left + count);
    const come = kind === 'removed' ? [] : after.slice(right, right + count);
    left += gone.length;
    right += come.length;
    // An empty line between two changes holds nothing in place.
    const isWeak = kind === 'same' && at > 0 && at < script.length - 1 && gone.every(saysNothing);
    if (kind !== 'same' || isWeak) changed(gone, come);
    else hunks.push({ same: true, pairs: gone.map((node, index) => ({ before: node, after: come[index] ?? null })) });
  }
  return hunks;
}

/** Beyond this many comparisons nodes are written down and compared as text. */
const mostLooks = 200;

/** Equal for nodes that are the same. */
function keysOf(
  before: readonly AdfNode[],
  after: readonly AdfNode[],
): readonly [readonly string[], readonly string[]] {
  if ((before.length + after.length) * after.length > mostLooks)
    return [before.map(signatureOf), after.map(signatureOf)];
  const known: AdfNode[] = [];
  const keyOf = (node: AdfNode): string => {
    const at = known.findIndex((one) => isSameNode(one, node));
    return String(at === -1 ? known.push(node) - 1 : at);
  };
  return [before.map(keyOf), after.map(keyOf)];
}

function saysNothing(node: AdfNode): boolean {
  return wordCounts(node).total === 0 && node['attrs'] === undefined;
}

function pairByLikeness(before: readonly AdfNode[], after: readonly AdfNode[]): readonly Pair[] {
  const [first, other] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && first !== undefined && other !== undefined) {
    const isOne =
      isSameNode(first, other) || (mayBeTheSame(first, other) && isAsLike(first, other, leastLikenessAlone));
    return isOne ? [{ before: first, after: other }] : [gone(first), come(other)];
  }
  if (isOneToOne(before, after, clearLikeness)) return byIndex(before, after);
  return pairInOrder(before, after, (one, two) => {
    if (!mayBeTheSame(one, two)) return 0;
    const share = likeness(one, two);
    return share >= leastLikeness ? share : 0;
  });
}

/**
 * The usual edit: words changed, but blocks neither came nor went. Many blocks that are the same hold the others in place.
 * Null where it is not so.
 */
function pairsInPlace(before: readonly AdfNode[], after: readonly AdfNode[]): readonly Pair[] | null {
  if (before.length !== after.length) return null;
  let same = 0;
  const pairs = before.map((one, index): Pair => {
    const other = after[index] as AdfNode;
    if (!isSameNode(one, other)) return { before: one, after: other };
    same += 1;
    return { before: one, after: other, isSame: true };
  });
  if (same < before.length * leastInPlace) return null;
  const isInPlace = pairs.every((pair) => {
    const { before: one, after: other } = pair;
    if (pair.isSame === true || one === null || other === null) return true;
    return mayBeTheSame(one, other) && isAsLike(one, other, leastLikeness);
  });
  return isInPlace ? pairs : null;
}

function byIndex(before: readonly AdfNode[], after: readonly AdfNode[]): readonly Pair[] {
  return before.map((node, index) => ({ before: node, after: after[index] ?? null }));
}

/** As many blocks as before, each like the one in its place: nothing to search for. */
function isOneToOne(before: readonly AdfNode[], after: readonly AdfNode[], least: number): boolean {
  if (before.length !== after.length) return false;
  return before.every((one, index) => {
    const other = after[index];
    if (other === undefined) return false;
    return isSameNode(one, other) || (mayBeTheSame(one, other) && isAsLike(one, other, least));
  });
}

const gone = (node: AdfNode): Pair => ({ before: node, after: null });
const come = (node: AdfNode): Pair => ({ before: null, after: node });

/**
 * The pairing in order with the greatest sum of worths (longest common subsequence, weighted).
 * @param worth 0: never a pair
 */
export function pairInOrder(
  before: readonly AdfNode[],
  after: readonly AdfNode[],
  worth: (one: AdfNode, other: AdfNode) => number,
): readonly Pair[] {
  if (before.length === 0 || after.length === 0) return [...before.map(gone), ...after.map(come)];
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const taken = new Uint8Array(best.length);
  const reach = before.length * after.length > mostComparisons ? Math.ceil(mostComparisons / before.length / 2) : width;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const skip = Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
      best[at] = skip;
      const isNear = Math.abs((row * after.length) / before.length - column) <= reach;
      const [one, other] = [before[row], after[column]];
      const value = isNear && one !== undefined && other !== undefined ? worth(one, other) : 0;
      const sum = value + (best[at + width + 1] ?? 0);
      if (value > 0 && sum > skip) {
        best[at] = sum;
        taken[at] = 1;
      }
    }
  }
  return walk(before, after, best, taken);
}

function walk(
  before: readonly AdfNode[],
  after: readonly AdfNode[],
  best: Float64Array,
  taken: Uint8Array,
): readonly Pair[] {
  const width = after.length + 1;
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [one, other] = [before[row] ?? null, after[column] ?? null];
    const at = row * width + column;
    if (one !== null && other !== null && taken[at] === 1) {
      pairs.push({ before: one, after: other });
      row += 1;
      column += 1;
    } else if (one !== null && (other === null || (best[at + width] ?? 0) >= (best[at + 1] ?? 0))) {
      pairs.push({ before: one, after: null });
      row += 1;
    } else {
      pairs.push({ before: null, after: other });
      column += 1;
    }
  }
  return pairs;
}
