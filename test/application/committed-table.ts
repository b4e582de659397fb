/**
 * Tables of the documentation that tests measure: compared with what was measured, or written anew with UPDATE_TABLES=1.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const isUpdating = process.env['UPDATE_TABLES'] === '1';

export function tableRow(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Rows by their first cell. */
export function readTable(name: string): ReadonlyMap<string, readonly string[]> {
  const path = join(process.cwd(), 'docs', name);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const rows = lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([first = '', ...rest]) => [first, rest]));
}

export function writeTable(name: string, before: string, header: readonly string[], rows: readonly string[]): void {
  const dashes = tableRow(header.map(() => '---'));
  writeFileSync(join(process.cwd(), 'docs', name), [before, '', tableRow(header), dashes, ...rows, ''].join('\n'));
}
