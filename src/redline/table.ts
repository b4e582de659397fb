/**
 * Cells of a row, column by column: a column that was put in or taken out is found over the whole table, so that every other
 * cell is still compared with itself. Tables with joined cells have no columns to go by; there a row is compared cell by cell. [RL-4]
 */
import type { AdfNode } from '../contract/redline';
import { alignBlocks, type Pair, pairInOrder } from './align';
import { isSameNode } from './normalise';
import { isAsLike, likeness } from './similarity';

/** Index of a column before and after; null where it is missing. */
interface Column {
  readonly before: number | null;
  readonly after: number | null;
}
export type PairCells = (before: AdfNode, after: AdfNode) => readonly Pair[];

export function cellPairing(before: AdfNode, after: AdfNode): PairCells {
  const columns = columnsOf(before, after);
  if (columns === null) {
    return (one, other) => {
      const [left, right] = [one.content ?? [], other.content ?? []];
      return left.length === right.length ? byIndex(left, right) : alignBlocks(left, right);
    };
  }
  return (one, other) => columns.map((column) => pick(column, one, other));
}

function byIndex(left: readonly AdfNode[], right: readonly AdfNode[]): readonly Pair[] {
  return left.map((before, index) => ({ before, after: right[index] ?? null }));
}

function pick(column: Column, before: AdfNode, after: AdfNode): Pair {
  return {
    before: column.before === null ? null : (before.content?.[column.before] ?? null),
    after: column.after === null ? null : (after.content?.[column.after] ?? null),
  };
}

function columnsOf(before: AdfNode, after: AdfNode): readonly Column[] | null {
  const [left, right] = [gather(before), gather(after)];
  if (left === null || right === null) return null;
  const isOftenThere = left.length === right.length && left.every((column, at) => isMostly(column, right[at]));
  if (isOftenThere) return left.map((_, index) => ({ before: index, after: index }));
  const pairs = pairInOrder(left, right, (one, other) => {
    const share = likeness(one, other);
    return share >= 0.3 ? share : 0;
  });
  return pairs.map((pair) => ({
    before: pair.before === null ? null : left.indexOf(pair.before),
    after: pair.after === null ? null : right.indexOf(pair.after),
  }));
}

function isMostly(column: AdfNode, other: AdfNode | undefined): boolean {
  return other !== undefined && (isSameNode(column, other) || isAsLike(column, other, 0.5));
}

/** One node per column holding its cells; null when rows differ in length or a cell spans. */
function gather(table: AdfNode): readonly AdfNode[] | null {
  const rows = table.content ?? [];
  const width = rows[0]?.content?.length ?? 0;
  const isGrid = rows.every((row) => row.content?.length === width && row.content.every((cell) => !spans(cell)));
  if (!isGrid || width === 0) return null;
  return Array.from({ length: width }, (_, index) => ({
    type: 'column',
    index,
    content: rows.flatMap((row) => row.content?.[index] ?? []),
  }));
}

function spans(cell: AdfNode): boolean {
  const { colspan = 1, rowspan = 1 } = (cell['attrs'] ?? {}) as {
    readonly colspan?: number;
    readonly rowspan?: number;
  };
  return colspan !== 1 || rowspan !== 1;
}
