/** Rows and columns of a table. Tables with merged cells only change by rows: a column of them has no single meaning. */
import { paragraph } from './adf';
import { ancestorIn, type Block, insertAfter, pathTo, replaceBlock, toBlock } from './block-tree';

export interface TablePosition {
  readonly table: Block;
  readonly row: Block;
  readonly column: number;
  readonly hasMergedCells: boolean;
}

const spans = (cell: Block): boolean =>
  Number(cell.node.attrs?.colspan ?? 1) > 1 || Number(cell.node.attrs?.rowspan ?? 1) > 1;

export function tablePosition(root: Block, id: number): TablePosition | undefined {
  const cell = ancestorIn(root, id, ['tableRow']);
  const row = cell && ancestorIn(root, id, ['table']);
  if (!cell || !row) return undefined;
  const table = pathTo(root, row.id).at(-2);
  if (!table) return undefined;
  return {
    table,
    row,
    column: row.children?.indexOf(cell) ?? 0,
    hasMergedCells: (table.children ?? []).some((each) => (each.children ?? []).some(spans)),
  };
}

const emptyCell = (like: Block): Block => {
  const { colspan: _colspan, rowspan: _rowspan, ...attrs } = like.node.attrs ?? {};
  return toBlock({ type: like.node.type, attrs, content: [paragraph()] });
};

export function addRow(root: Block, { row, table }: TablePosition): Block {
  const widest = (table.children ?? []).reduce(
    (best, each) => ((each.children?.length ?? 0) > (best.children?.length ?? 0) ? each : best),
    row,
  );
  const model = table.children?.[1] ?? row;
  const cells = (widest.children ?? []).map((cell, index) => {
    const like = model.children?.[index] ?? cell;
    return row === table.children?.[0] && like === cell && cell.node.type === 'tableHeader'
      ? toBlock({ type: 'tableCell', attrs: {}, content: [paragraph()] })
      : emptyCell(like);
  });
  const added: Block = { ...toBlock({ type: 'tableRow' }), children: cells };
  return insertAfter(root, row.id, added);
}

export function removeRow(root: Block, { row, table }: TablePosition): Block {
  const isLast = table.children?.length === 1;
  return replaceBlock(root, isLast ? table.id : row.id, () => []);
}

export function addColumn(root: Block, { table, column }: TablePosition): Block {
  return replaceBlock(root, table.id, (found) => [
    {
      ...found,
      children: (found.children ?? []).map((row) => {
        const cells = [...(row.children ?? [])];
        const like = cells[column];
        if (like) cells.splice(column + 1, 0, emptyCell(like));
        return { ...row, children: cells };
      }),
    },
  ]);
}

export function removeColumn(root: Block, { table, row, column }: TablePosition): Block {
  if ((row.children?.length ?? 0) <= 1) return replaceBlock(root, table.id, () => []);
  return replaceBlock(root, table.id, (found) => [
    {
      ...found,
      children: (found.children ?? []).map((each) => ({
        ...each,
        children: (each.children ?? []).filter((_, index) => index !== column),
      })),
    },
  ]);
}
