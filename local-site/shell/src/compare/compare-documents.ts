/** What two versions of a document differ in: by block, and within a changed block by word. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { AdfNode } from '../editor/adf';
import { blocksOf, type ComparedBlock } from './blocks-of';

export interface Piece {
  readonly state: 'same' | 'added' | 'removed';
  readonly text: string;
}
export interface ComparedRow {
  readonly state: 'same' | 'added' | 'removed' | 'changed';
  readonly kind: string;
  readonly pieces: readonly Piece[];
}

/** Below this share of common words two blocks are another block, not a changed one. */
const LIKENESS = 0.4;

const isSame = (left: ComparedBlock, right: ComparedBlock): boolean =>
  left.kind === right.kind && left.text === right.text;

function row(state: 'same' | 'added' | 'removed', { kind, text }: ComparedBlock): ComparedRow {
  return { state, kind, pieces: [{ state, text }] };
}

function changedRow(before: ComparedBlock, after: ComparedBlock): ComparedRow | undefined {
  const pieces = diffWordsWithSpace(before.text, after.text).map(
    ({ added, removed, value }): Piece => ({ state: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  );
  const common = pieces.reduce((sum, { state, text }) => sum + (state === 'same' ? text.trim().length : 0), 0);
  const longest = Math.max(before.text.length, after.text.length, 1);
  if (common / longest < LIKENESS) return undefined;
  const kind = before.kind === after.kind ? after.kind : `${before.kind} → ${after.kind}`;
  return { state: 'changed', kind, pieces };
}

/** Blocks that took each other's place, in order: changed where they are alike, else removed and added. */
function replaced(before: readonly ComparedBlock[], after: readonly ComparedBlock[]): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  let next = 0;
  for (const old of before) {
    const found = after.slice(next).findIndex((candidate) => changedRow(old, candidate) !== undefined);
    const match = found < 0 ? undefined : after[next + found];
    if (!match) {
      rows.push(row('removed', old));
      continue;
    }
    rows.push(...after.slice(next, next + found).map((block) => row('added', block)));
    rows.push(changedRow(old, match) ?? row('added', match));
    next += found + 1;
  }
  return [...rows, ...after.slice(next).map((block) => row('added', block))];
}

export function compareDocuments(before: AdfNode, after: AdfNode): readonly ComparedRow[] {
  const chunks = diffArrays([...blocksOf(before)], [...blocksOf(after)], { comparator: isSame });
  const rows: ComparedRow[] = [];
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = chunks[index];
    const next = chunks[index + 1];
    if (!chunk) continue;
    if (chunk.removed && next?.added) {
      rows.push(...replaced(chunk.value, next.value));
      index += 1;
    } else {
      const state = chunk.added ? 'added' : chunk.removed ? 'removed' : 'same';
      rows.push(...chunk.value.map((block) => row(state, block)));
    }
  }
  return rows;
}
