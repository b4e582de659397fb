/**
 * Revision labels: 1, 2, 3 … for major revisions and 2.1, 2.2 … for minor ones, apart from Confluence's page versions. A label
 * that was submitted is used for one revision only, also when that revision was abandoned. [DC-3, DC-27; A3]
 */

/** @param legacyRevision last revision issued before the document came under control here; earlier ones are not held here */
export function firstOrdinal(legacyRevision: number | null): number {
  return (legacyRevision ?? 0) + 1;
}

export function labelOf(ordinal: number): string {
  return String(ordinal);
}

/** @param base label in force; its major part stays */
export function minorLabelOf(base: string, minor: number): string {
  return `${majorPartOf(base)}.${minor}`;
}

export function isMinor(label: string): boolean {
  return label.includes('.');
}

function majorPartOf(label: string): string {
  return label.split('.')[0] ?? label;
}
