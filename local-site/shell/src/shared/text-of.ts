/**
 * Text out of values whose shape nobody promises: attributes of a document, fields of an issue, what an app sends over the
 * bridge. A structure has no text of its own; the caller says what stands in its place.
 */
export function textOf(value: unknown, otherwise = ''): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : otherwise;
}
