/** On which day each document of the company takes its number. */
import type { CompanyDocument } from '../read-company';

/** Days before its first submission on which a document takes its number, unless it has to keep the order of numbers. */
const NUMBERED_BEFORE = 5;
/** Where the data say nothing: a draft that has not been submitted was last worked on so many days ago. */
export const DRAFT_DAYS_AGO = 9;

/**
 * Days ago on which each document takes its number: early enough for its first revision, and in order within its type,
 * because the app gives numbers as they come; a page stands before those below it.
 */
export function numberingDays(documents: readonly CompanyDocument[]): ReadonlyMap<string, number> {
  const days = new Map(documents.map((document) => [document.number, firstDay(document)]));
  const raise = (number: string, least: number): boolean => {
    if ((days.get(number) ?? 0) >= least) return false;
    days.set(number, least);
    return true;
  };
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const [index, document] of documents.entries()) {
      const day = days.get(document.number) ?? 0;
      if (days.has(document.parent)) hasChanged = raise(document.parent, day) || hasChanged;
      const before = documents.slice(0, index).filter((other) => other.type === document.type);
      for (const other of before) hasChanged = raise(other.number, day) || hasChanged;
    }
  }
  return days;
}

function firstDay(document: CompanyDocument): number {
  const submitted = document.revisions[0]?.submittedDaysAgo;
  return (submitted ?? DRAFT_DAYS_AGO) + NUMBERED_BEFORE;
}
