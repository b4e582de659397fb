/**
 * Typed reads of SQL columns. A wrong type is a defect of the local site, so it throws.
 */
import type { SqlRow } from '../../contracts';

export function textColumn(row: SqlRow, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new TypeError(`column ${name} is not text`);
  return value;
}

export function optionalTextColumn(row: SqlRow, name: string): string | undefined {
  return row[name] === null || row[name] === undefined ? undefined : textColumn(row, name);
}

export function integerColumn(row: SqlRow, name: string): number {
  const value = row[name];
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new TypeError(`column ${name} is not a number`);
  return Number(value);
}

export function optionalIntegerColumn(row: SqlRow, name: string): number | undefined {
  return row[name] === null || row[name] === undefined ? undefined : integerColumn(row, name);
}

export function bytesColumn(row: SqlRow, name: string): Uint8Array {
  const value = row[name];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${name} is not bytes`);
  return value;
}
