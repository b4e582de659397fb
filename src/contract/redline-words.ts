/** A redline in words, the same on screen, in exported copies and on the command line. */
import type { Difference } from './redline';

export const differenceWords: Readonly<Record<Difference['kind'], string>> = {
  inserted: 'Inserted',
  deleted: 'Deleted',
  replaced: 'Replaced',
  moved: 'Moved',
  restyled: 'Formatted',
  reset: 'Changed in kind',
  attachment: 'Attachment',
};

/** "12 differences: 3 in “Scope”, …": most readers want to know where before what. */
export function differenceSummary(differences: readonly Difference[]): string {
  const bySection = new Map<string, number>();
  for (const { section } of differences) {
    const place = section === null ? 'outside any section' : `in “${section}”`;
    bySection.set(place, (bySection.get(place) ?? 0) + 1);
  }
  const places = [...bySection].map(([place, count]) => `${count} ${place}`).join(', ');
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return places === '' ? count : `${count}: ${places}`;
}
