/**
 * How much two blocks have in common: the share of their words that stand in both, whatever the order. Cheap to ask often,
 * because the words of a block are counted once.
 */
import type { AdfNode } from '../contract/redline';
import { hasInlineContent, isSameNode, shellText, textOf } from './normalise';
import { wordsOf } from './words';

interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}
const counted = new WeakMap<AdfNode, Words>();

export function wordCounts(node: AdfNode): Words {
  const known = counted.get(node);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of wordsOf(textOf(node))) {
    if (word.trim() === '') continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total += 1;
  }
  const words = { counts, total };
  counted.set(node, words);
  return words;
}

/** @returns 0 (nothing in common) … 1 (the same words) */
export function likeness(one: AdfNode, other: AdfNode): number {
  if (isSameNode(one, other)) return 1;
  return likenessUpTo(one, other, 0.5);
}

/** Whether two blocks that are not the same are at least that like; mostly seen without counting a word. */
export function isAsLike(one: AdfNode, other: AdfNode, least: number): boolean {
  return likenessUpTo(one, other, least) >= least;
}

/** @param enough what is found at the ends is taken when it is this much */
function likenessUpTo(one: AdfNode, other: AdfNode, enough: number): number {
  const ends = sharedEnds(textOf(one), textOf(other));
  if (ends >= enough) return ends;
  const [left, right] = [wordCounts(one), wordCounts(other)];
  if (left.total + right.total === 0) return likenessWithoutWords(one, other);
  const [few, many] = left.counts.size < right.counts.size ? [left, right] : [right, left];
  let shared = 0;
  for (const [word, count] of few.counts) shared += Math.min(count, many.counts.get(word) ?? 0);
  return (2 * shared) / (left.total + right.total);
}

/** The share of what is the same at both ends: never more than the likeness, found without counting words. */
function sharedEnds(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  const room = shortest - start;
  while (end < room && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)) end += 1;
  return shortest === 0 ? 0 : (2 * (start + end)) / (one.length + other.length);
}

/** Pictures, rules, empty cells: the same thing with other attributes, or another thing. */
function likenessWithoutWords(one: AdfNode, other: AdfNode): number {
  if (one.content !== undefined || other.content !== undefined) return one.type === other.type ? 0.6 : 0;
  return shellText(one) === shellText(other) ? 1 : 0.3;
}

/** A list item can only have been a list item; a heading may have become a paragraph. */
export function mayBeTheSame(one: AdfNode, other: AdfNode): boolean {
  if (one.type === other.type) return true;
  return (
    kin.some((types) => types.has(one.type) && types.has(other.type)) &&
    hasInlineContent(one) === hasInlineContent(other)
  );
}

/** What an editor turns into each other. */
const kin: readonly ReadonlySet<string>[] = [
  new Set(['paragraph', 'heading']),
  new Set(['tableCell', 'tableHeader']),
  new Set(['bulletList', 'orderedList']),
];
