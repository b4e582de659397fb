/** Values that came over a wire and should be text. */

/** The text itself, a number in digits, or nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}
