/**
 * Word-level comparison of what stands in one block: words, and inline nodes such as mentions, dates and states, which count as
 * one word each. A word that only changed its dress is shown as restyled, not as replaced. [RL-1, RL-3]
 */
import type { AdfNode, InlineRun } from '../contract/redline';
import { editScript } from './edit-script';
import { dressOf, isPlainText, joinText } from './normalise';
import { wordsOf } from './words';

interface Word {
  /** Equal for words that read the same, whatever their dress. */
  readonly key: string;
  readonly dress: string;
  readonly node: AdfNode;
}
type Change = InlineRun['change'];
interface Piece {
  readonly change: Change;
  readonly before: Word[];
  readonly after: Word[];
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
  return tidy(piecesOf(before.flatMap(cut), after.flatMap(cut))).flatMap(runsOf);
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

function cut(node: AdfNode): readonly Word[] {
  if (!isPlainText(node)) {
    const { marks, ...rest } = node;
    return [{ key: `\u0000${JSON.stringify(rest)}`, dress: JSON.stringify(marks ?? null), node }];
  }
  const dress = dressOf(node);
  return wordsOf(node.text).map((text) => ({ key: text, dress, node: { ...node, text } }));
}

function piecesOf(before: readonly Word[], after: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  const keys = (list: readonly Word[]) => list.map((word) => word.key);
  let [left, right] = [0, 0];
  for (const { kind, count } of editScript(keys(before), keys(after))) {
    const gone = kind === 'added' ? [] : before.slice(left, left + count);
    const come = kind === 'removed' ? [] : after.slice(right, right + count);
    left += gone.length;
    right += come.length;
    if (kind === 'added') pieces.push({ change: 'inserted', before: [], after: come });
    else if (kind === 'removed') pieces.push({ change: 'deleted', before: gone, after: [] });
    else pieces.push(...byDress(gone, come));
  }
  return pieces;
}

/** Words that stand in both texts, parted into those that look the same and those that do not. */
function byDress(before: readonly Word[], after: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [at, word] of before.entries()) {
    const partner = after[at];
    if (partner === undefined) break;
    const change = word.dress === partner.dress ? 'same' : 'restyled';
    const last = pieces.at(-1);
    if (last?.change === change) {
      last.before.push(word);
      last.after.push(partner);
    } else pieces.push({ change, before: [word], after: [partner] });
  }
  return pieces;
}

/** Two replaced words with nothing but a space between them read better as one replacement. */
function tidy(pieces: readonly Piece[]): readonly Piece[] {
  const grouped: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = grouped.at(-1);
    const isGap = piece.change === 'same' && isReplacement(last) && isBlank(piece) && startsReplacement(pieces, at + 1);
    const isChange = piece.change === 'inserted' || piece.change === 'deleted';
    const joins = isGap || (isChange && last !== undefined && last.change !== 'same' && last.change !== 'restyled');
    if (joins && last !== undefined) {
      grouped[grouped.length - 1] = {
        change: 'inserted',
        before: [...last.before, ...piece.before],
        after: [...last.after, ...piece.after],
      };
    } else grouped.push(piece);
  }
  return grouped;
}

function isReplacement(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.change === 'inserted' && piece.before.length > 0 && piece.after.length > 0;
}

function startsReplacement(pieces: readonly Piece[], at: number): boolean {
  const [one, other] = [pieces[at]?.change, pieces[at + 1]?.change];
  return (one === 'deleted' && other === 'inserted') || (one === 'inserted' && other === 'deleted');
}

function isBlank(piece: Piece): boolean {
  return piece.before.length === 1 && piece.before[0]?.key.trim() === '';
}

/** Numbers are given at the end, in reading order; until then a replaced word and its successor are neighbours. */
const unnumbered = 0;

function runsOf({ change, before, after }: Piece): readonly InlineRun[] {
  const [gone, come] = [nodesOf(before), nodesOf(after)];
  if (change === 'same') return [{ change, nodes: come }];
  if (change === 'restyled') return [{ change, number: unnumbered, before: gone, after: come }];
  const runs: InlineRun[] = [];
  if (gone.length > 0) runs.push({ change: 'deleted', number: unnumbered, nodes: gone });
  if (come.length > 0) runs.push({ change: 'inserted', number: unnumbered, nodes: come });
  return runs;
}

function nodesOf(list: readonly Word[]): readonly AdfNode[] {
  return joinText(list.map((word) => word.node));
}
