/**
 * Revision labels of the first form: 1, 2, 3 … apart from Confluence's page versions. A label is used for one revision only,
 * also when that revision was abandoned. [DC-3; A3]
 */

/** @param legacyRevision last revision issued before the document came under control here; earlier ones are not held here */
export function firstOrdinal(legacyRevision: number | null): number {
  return (legacyRevision ?? 0) + 1;
}

export function labelOf(ordinal: number): string {
  return String(ordinal);
}
