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
  const grid = gridOf(cells);
  const widths = columnWidths(grid, columns, width - columns * 7);
  const body = grid.map((row) =>
    Array.from({ length: columns }, (_, at): PdfContent => {
      const cell = row[at];
      return cell === undefined || cell === 'covered'
        ? {}
        : drawCell(cell, widths.slice(at, at + Math.max(1, cell.columns)), draw);
    }),
  );
  if (body.length === 0) return { text: ' ' };
  const headerRows = cells.findIndex((row) => !isHeader(row));
  return {
    margin: [0, 2, 0, 8],
    table: {
      widths,
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

/** Points a character of a cell takes, at the most that is worth counting on. */
const characterWidth = 5.4;

/**
 * A column gets what its longest word needs, up to an even share, and of the rest the more the more is written in it: a page is
 * not left empty beside one narrow column of text.
 */
function columnWidths(grid: ReturnType<typeof gridOf>, columns: number, room: number): readonly number[] {
  const words = Array.from({ length: columns }, (_, at) =>
    grid.flatMap((row) => {
      const cell = row[at];
      return cell === undefined || cell === 'covered' || cell.columns > 1 ? [] : wordsIn(cell.content);
    }),
  );
  const even = room / columns;
  const least = words.map((column) => {
    const longest = column.reduce((most, word) => Math.max(most, word.length), 3);
    return Math.min(even, longest * characterWidth);
  });
  const weights = words.map((column) => Math.sqrt(1 + column.reduce((all, word) => all + word.length + 1, 0)));
  const rest = room - sum(least);
  return least.map((width, at) => width + (rest * (weights[at] ?? 0)) / sum(weights));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Of everything below, whichever side of a difference it stands on. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    name === 'text' && typeof inside === 'string' ? inside.split(/\s+/) : wordsIn(inside),
  );
}

function drawCell(cell: Cell, widths: readonly number[], draw: DrawCell): PdfContent {
  const colSpan = widths.length;
  const fillColor = cell.whole !== null ? shades[cell.whole] : isHead(cell) ? ink.shade : undefined;
  return {
    stack: draw(cell.content, sum(widths) + (colSpan - 1) * 7),
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
