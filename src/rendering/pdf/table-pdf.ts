/** A table of a document, or of a redline, as a table of the PDF: joined cells, header rows that repeat, rows that may break. */
import type { PdfContent } from 'pdfmake';
import type { AdfNode, BlockChange, NodeShell } from '../../contract/redline';
import { attributesOf } from '../marked-text';
import { ink } from './flowing-text';

interface Place {
  readonly width: number;
}
type Whole = 'inserted' | 'deleted' | null;
interface Cell {
  readonly content: BlockChange;
  readonly shell: NodeShell;
  readonly whole: Whole;
  readonly columns: number;
  readonly rows: number;
}
type DrawCell = (cell: BlockChange, width: number) => readonly PdfContent[];

/** Wider than paper is no use; the rest of a wider table is still written, in narrow columns. */
const mostColumns = 40;
const shades: Readonly<Record<string, string>> = { inserted: '#dcfff1', deleted: '#ffecea' };

export function tableOf(rows: readonly BlockChange[], { width }: Place, draw: DrawCell): PdfContent {
  const cells = rows.map((row) => cellsOf(row));
  const columns = Math.min(mostColumns, Math.max(1, ...gridOf(cells).map((row) => row.length)));
  const columnWidth = (width - columns * 7) / columns;
  const body = gridOf(cells).map((row) =>
    Array.from({ length: columns }, (_, at): PdfContent => {
      const cell = row[at];
      return cell === undefined || cell === 'covered' ? {} : drawCell(cell, columnWidth, columns - at, draw);
    }),
  );
  if (body.length === 0) return { text: ' ' };
  const headerRows = cells.findIndex((row) => !isHeader(row));
  return {
    margin: [0, 2, 0, 8],
    table: {
      widths: Array.from({ length: columns }, () => columnWidth),
      headerRows: headerRows === 1 && body.length > 1 ? 1 : 0,
      // A heading alone at the foot of a page heads nothing.
      keepWithHeaderRows: 1,
      body,
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => ink.line,
      vLineColor: () => ink.line,
      paddingLeft: () => 3,
      paddingRight: () => 3,
      paddingTop: () => 2,
      paddingBottom: () => 1,
    },
  };
}

function drawCell(cell: Cell, columnWidth: number, room: number, draw: DrawCell): PdfContent {
  const colSpan = Math.min(cell.columns, room);
  const fillColor = cell.whole !== null ? shades[cell.whole] : isHead(cell) ? ink.shade : undefined;
  return {
    stack: draw(cell.content, columnWidth * colSpan + (colSpan - 1) * 7),
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    ...(fillColor === undefined ? {} : { fillColor }),
    ...(isHead(cell) ? { bold: true } : {}),
  };
}

function isHead(cell: Cell): boolean {
  return cell.shell.type === 'tableHeader';
}

function isHeader(row: readonly Cell[]): boolean {
  return row.length > 0 && row.every(isHead);
}

function cellsOf(row: BlockChange): readonly Cell[] {
  if (row.change === 'edited') {
    return row.content.kind === 'blocks' ? row.content.blocks.map((cell) => cellOf(cell, null)) : [];
  }
  const whole = row.change === 'same' ? null : row.change;
  return (row.node.content ?? []).map((cell) =>
    cellOf(
      whole === null ? { change: 'same', node: cell } : { change: whole, node: cell, number: 0, moved: false },
      whole,
    ),
  );
}

function cellOf(cell: BlockChange, whole: Whole): Cell {
  const shell: NodeShell = cell.change === 'edited' ? cell.after : cell.node;
  const own = cell.change === 'inserted' || cell.change === 'deleted' ? cell.change : whole;
  const { colspan, rowspan } = attributesOf(shell);
  return { content: asGroup(cell), shell, whole: own, columns: count(colspan), rows: count(rowspan) };
}

/** The cell itself is drawn by the table; its content is a group of blocks. */
function asGroup(cell: BlockChange): BlockChange {
  if (cell.change === 'edited') return { ...cell, before: group(cell.before), after: group(cell.after) };
  return { ...cell, node: { ...cell.node, type: 'doc' } satisfies AdfNode };
}

function group(shell: NodeShell): NodeShell {
  return { ...shell, type: 'doc' };
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : 1;
}

/** Where each cell stands once joined cells have taken their room. */
function gridOf(rows: readonly (readonly Cell[])[]): readonly (readonly (Cell | 'covered' | undefined)[])[] {
  const grid: (Cell | 'covered' | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const lines = Math.min(cell.rows, rows.length - y);
      for (let down = 0; down < lines; down += 1) {
        for (let right = 0; right < cell.columns; right += 1) {
          const line = grid[y + down];
          if (line !== undefined) line[x + right] = down === 0 && right === 0 ? { ...cell, rows: lines } : 'covered';
        }
      }
      x += cell.columns;
    }
  }
  return grid;
}
