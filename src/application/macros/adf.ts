/** Pieces of the documents that the app's macros become in an export: paragraphs, lozenges and tables of ADF. [MC-4] */
import type { AdfNode } from '../../contract/redline';

export type Tone = 'neutral' | 'blue' | 'green' | 'yellow' | 'red' | 'purple';

/** What stands in a cell: words, or a lozenge. */
export type Cell = string | { readonly lozenge: string; readonly tone: Tone };

export function documentOf(...content: readonly AdfNode[]): AdfNode {
  return { type: 'doc', version: 1, content };
}

export function paragraph(...cells: readonly Cell[]): AdfNode {
  return { type: 'paragraph', content: cells.filter((cell) => cell !== '').map(inline) };
}

function inline(cell: Cell): AdfNode {
  if (typeof cell === 'string') return { type: 'text', text: cell };
  return { type: 'status', attrs: { text: cell.lozenge, color: cell.tone, localId: '', style: '' } };
}

export function heading(text: string): AdfNode {
  return { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text }] };
}

/** Facts, one a row: what it is, and what it says. */
export function factTable(rows: readonly (readonly [name: string, value: Cell])[]): AdfNode {
  return table(rows.map(([name, value]) => [cellOf('tableHeader', name), cellOf('tableCell', value)]));
}

export function listTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): AdfNode {
  return table([
    columns.map((name) => cellOf('tableHeader', name)),
    ...rows.map((cells) => cells.map((cell) => cellOf('tableCell', cell))),
  ]);
}

function table(rows: readonly (readonly AdfNode[])[]): AdfNode {
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: rows.map((content) => ({ type: 'tableRow', content })),
  };
}

function cellOf(type: 'tableHeader' | 'tableCell', cell: Cell): AdfNode {
  return { type, attrs: {}, content: [paragraph(cell)] };
}
