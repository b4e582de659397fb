/**
 * CSV that a spreadsheet may open without running anything: a cell that a spreadsheet would take for a formula, in plain or
 * full-width signs or behind a line break, gets an apostrophe in front. UTF-8 with a byte order mark, CRLF. [RP-5]
 */
import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | null;

/** OWASP CSV injection: these start a formula in at least one common spreadsheet. */
const startsFormula = /^[\s\u0000]*[=+\-@\t\r＝＋－＠]/u;

export function writeCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutralise(cell) : cell)));
  return stringify([[...columns], ...safe], { bom: true, record_delimiter: '\r\n' });
}

function neutralise(cell: string): string {
  return startsFormula.test(cell) ? `'${cell}` : cell;
}
