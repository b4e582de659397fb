/**
 * Word-level comparison of what stands in one block: words, and inline nodes such as mentions, dates and states, which count as
 * one word each. A word that only changed its dress is shown as restyled, not as replaced. [RL-1, RL-3]
 */
import type { AdfNode, InlineRun } from '../contract/redline';
import { type Edit, editScript } from './edit-script';
import { dressOf, isPlainText, joinText } from './normalise';
import { wordsOf } from './words';

interface Word {
  /** Equal for words that read the same, whatever their dress. */
  readonly key: string;
  readonly dress: string;
  /** What the word stands in; words of one piece of text share it. */
  readonly from: AdfNode;
}
type Change = InlineRun['change'];
/** Words of both texts, from one place to another. */
interface Piece {
  change: Change;
  readonly left: number;
  leftEnd: number;
  readonly right: number;
  rightEnd: number;
}

export function compareInline(before: readonly AdfNode[], after: readonly AdfNode[]): readonly InlineRun[] {
  const [one, other] = [before[0], after[0]];
  const isPlain = before.length === 1 && after.length === 1 && one !== undefined && other !== undefined;
  if (isPlain && isPlainText(one) && isPlainText(other) && dressOf(one) === dressOf(other)) {
    return compareWithinEnds(one, other);
  }
  return compareWords(before, after);
}

function compareWords(before: readonly AdfNode[], after: readonly AdfNode[]): readonly InlineRun[] {
  const [gone, come] = [cutAll(before), cutAll(after)];
  return runsOf(tidy(piecesOf(gone, come), gone), gone, come);
}

type TextNode = AdfNode & { readonly text: string };

/** Most edits touch a few words of a long paragraph: only what lies between the same beginning and the same end is cut into words. */
function compareWithinEnds(before: TextNode, after: TextNode): readonly InlineRun[] {
  const [one, other] = [before.text, after.text];
  const start = sameStart(one, other);
  const end = sameEnd(one, other, start);
  const middle = (node: TextNode): readonly AdfNode[] => {
    const text = node.text.slice(start, node.text.length - end);
    return text === '' ? [] : [{ ...node, text }];
  };
  const runs = compareWords(middle(before), middle(after));
  return joinSame([
    ...sameRun({ ...after, text: other.slice(0, start) }),
    ...runs,
    ...sameRun({ ...after, text: other.slice(other.length - end) }),
  ]);
}

/** Length of the same beginning, up to a space, so that no word is cut. */
function sameStart(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length);
  let length = 0;
  let boundary = 0;
  while (length < shortest && one.charCodeAt(length) === other.charCodeAt(length)) {
    if (one.charCodeAt(length) === space) boundary = length;
    length += 1;
  }
  return boundary;
}

function sameEnd(one: string, other: string, start: number): number {
  const room = Math.min(one.length, other.length) - start;
  let length = 0;
  let boundary = 0;
  while (length < room && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)) {
    length += 1;
    if (one.charCodeAt(one.length - length) === space) boundary = length;
  }
  return boundary;
}

const space = 0x20;

function sameRun(node: TextNode): readonly InlineRun[] {
  return node.text === '' ? [] : [{ change: 'same', nodes: [node] }];
}

function joinSame(runs: readonly InlineRun[]): readonly InlineRun[] {
  const joined: InlineRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.change === 'same' && last?.change === 'same') {
      joined[joined.length - 1] = { change: 'same', nodes: joinText([...last.nodes, ...run.nodes]) };
    } else joined.push(run);
  }
  return joined;
}

export function compareText(before: string, after: string): readonly InlineRun[] {
  const inline = (text: string): readonly AdfNode[] => (text === '' ? [] : [{ type: 'text', text }]);
  return compareInline(inline(before), inline(after));
}

function cutAll(nodes: readonly AdfNode[]): readonly Word[] {
  const found: Word[] = [];
  for (const node of nodes) {
    if (isPlainText(node)) {
      const dress = dressOf(node);
      for (const key of wordsOf(node.text)) found.push({ key, dress, from: node });
    } else {
      const { marks, ...rest } = node;
      found.push({ key: `\u0000${JSON.stringify(rest)}`, dress: JSON.stringify(marks ?? null), from: node });
    }
  }
  return found;
}

function piecesOf(before: readonly Word[], after: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  let [left, right] = [0, 0];
  for (const { kind, count } of scriptOf(before, after)) {
    const leftEnd = kind === 'added' ? left : left + count;
    const rightEnd = kind === 'removed' ? right : right + count;
    if (kind === 'same') addByDress(pieces, before, after, { change: 'same', left, leftEnd, right, rightEnd });
    else pieces.push({ change: kind === 'added' ? 'inserted' : 'deleted', left, leftEnd, right, rightEnd });
    [left, right] = [leftEnd, rightEnd];
  }
  return pieces;
}

/** One word for another, or words on one side only, is what most edits are: nothing to search for. */
function scriptOf(before: readonly Word[], after: readonly Word[]): readonly Edit[] {
  const isSearched = before.length > 0 && after.length > 0 && before.length + after.length > 2;
  if (isSearched) return editScript(before.map(keyOf), after.map(keyOf));
  if (before.length === 1 && after.length === 1 && before[0]?.key === after[0]?.key)
    return [{ kind: 'same', count: 1 }];
  const script: Edit[] = [];
  if (before.length > 0) script.push({ kind: 'removed', count: before.length });
  if (after.length > 0) script.push({ kind: 'added', count: after.length });
  return script;
}

function keyOf({ key }: Word): string {
  return key;
}

/** Words that stand in both texts, parted into those that look the same and those that do not. */
function addByDress(pieces: Piece[], before: readonly Word[], after: readonly Word[], shared: Piece): void {
  let last: Piece | undefined;
  for (let left = shared.left, right = shared.right; left < shared.leftEnd; left += 1, right += 1) {
    const change = before[left]?.dress === after[right]?.dress ? 'same' : 'restyled';
    if (last?.change === change) {
      last.leftEnd = left + 1;
      last.rightEnd = right + 1;
    } else {
      last = { change, left, leftEnd: left + 1, right, rightEnd: right + 1 };
      pieces.push(last);
    }
  }
}

/** Two replaced words with nothing but a space between them read better as one replacement. */
function tidy(pieces: readonly Piece[], before: readonly Word[]): readonly Piece[] {
  const grouped: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const last = grouped.at(-1);
    const isGap =
      piece.change === 'same' && isReplacement(last) && isBlank(piece, before) && startsReplacement(pieces, at + 1);
    const isChange = piece.change === 'inserted' || piece.change === 'deleted';
    const joins = isGap || (isChange && last !== undefined && last.change !== 'same' && last.change !== 'restyled');
    if (joins && last !== undefined) {
      const { leftEnd, rightEnd } = piece;
      grouped[grouped.length - 1] = { ...last, change: 'inserted', leftEnd, rightEnd };
    } else grouped.push(piece);
  }
  return grouped;
}

function isReplacement(piece: Piece | undefined): boolean {
  return piece?.change === 'inserted' && piece.leftEnd > piece.left && piece.rightEnd > piece.right;
}

function startsReplacement(pieces: readonly Piece[], at: number): boolean {
  const [one, other] = [pieces[at]?.change, pieces[at + 1]?.change];
  return (one === 'deleted' && other === 'inserted') || (one === 'inserted' && other === 'deleted');
}

function isBlank({ left, leftEnd }: Piece, before: readonly Word[]): boolean {
  return leftEnd === left + 1 && before[left]?.key.trim() === '';
}

/** Numbers are given at the end, in reading order; until then a replaced word and its successor are neighbours. */
const unnumbered = 0;

function runsOf(pieces: readonly Piece[], before: readonly Word[], after: readonly Word[]): readonly InlineRun[] {
  const runs: InlineRun[] = [];
  for (const { change, left, leftEnd, right, rightEnd } of pieces) {
    const gone = change === 'same' ? [] : nodesOf(before, left, leftEnd);
    const come = nodesOf(after, right, rightEnd);
    if (change === 'same') runs.push({ change, nodes: come });
    else if (change === 'restyled') runs.push({ change, number: unnumbered, before: gone, after: come });
    else {
      if (gone.length > 0) runs.push({ change: 'deleted', number: unnumbered, nodes: gone });
      if (come.length > 0) runs.push({ change: 'inserted', number: unnumbered, nodes: come });
    }
  }
  return runs;
}

/** The words as nodes again, neighbours in the same dress as one. */
function nodesOf(words: readonly Word[], start: number, end: number): readonly AdfNode[] {
  const nodes: AdfNode[] = [];
  for (let at = start; at < end; ) {
    const { dress, from } = words[at] as Word;
    let text = '';
    const first = at;
    while (at < end && isPlainText((words[at] as Word).from) && (words[at] as Word).dress === dress) {
      text += (words[at] as Word).key;
      at += 1;
    }
    if (at === first) {
      nodes.push(from);
      at += 1;
    } else nodes.push(text === from.text ? from : { ...from, text });
  }
  return nodes;
}
