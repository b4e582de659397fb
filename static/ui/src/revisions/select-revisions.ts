/** Which revisions a reader wants to see: those a person had a part in, or the one in force on a day. [F8] */
import type { RevisionView } from '../../../../src/contract/revision-answers';

function namesIn({ rounds }: RevisionView): readonly string[] {
  return rounds.flatMap(({ author, endedBy, signatures }) => [
    author.name,
    ...(endedBy === null ? [] : [endedBy.name]),
    ...signatures.map(({ signer }) => signer.name),
  ]);
}

export function peopleOf(revisions: readonly RevisionView[]): readonly string[] {
  return [...new Set(revisions.flatMap(namesIn))].sort((one, other) => one.localeCompare(other));
}

export function selectRevisions(revisions: readonly RevisionView[], person: string): readonly RevisionView[] {
  const wanted = person.trim().toLocaleLowerCase();
  if (wanted === '') return revisions;
  return revisions.filter((one) => namesIn(one).some((name) => name.toLocaleLowerCase().includes(wanted)));
}

/** At the end of the day in UTC, as reports count it. @param day `2026-11-22` */
export function inForceOn(revisions: readonly RevisionView[], day: string): RevisionView | null {
  const end = `${day}T23:59:59.999Z`;
  const found = revisions.find(
    ({ inForceFrom, inForceUntil }) =>
      inForceFrom !== null && inForceFrom <= end && (inForceUntil === null || inForceUntil > end),
  );
  return found ?? null;
}
