/**
 * Tables as CSV (RFC 4180) made in the browser. Cells that a spreadsheet would run as a formula are defused with an apostrophe.
 * [E9; CSV injection]
 */
export type CsvRow = readonly (string | null)[];

/** Leading characters that make spreadsheets calculate; tab and return also lead there. */
const runsAsFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

export function csvCell(value: string | null): string {
  const text = value ?? '';
  const safe = runsAsFormula.test(text.trimStart()) || runsAsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With byte order mark, so that spreadsheets read it as UTF-8. */
export function csvText(rows: readonly CsvRow[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
