/** What is kept of a document, as its record has it: nothing here is asked of the page. [RD-1, RD-10] */
import type { LegalHoldView, RetainedDocument } from '../../contract/retention-answers';
import { disposalDueOn, obsoleteRevisions, retentionOf } from '../../domain/document-control/retention';
import type { ControlledDocument } from '../../domain/document-control/state';
import type { CalendarDate } from '../../kernel/time';
import { configurationIn } from '../document-types/type-records';
import type { Rows } from '../ports';

/** @param rows with the configuration of its type */
export function presentRetained(document: ControlledDocument, rows: Rows, today: CalendarDate): RetainedDocument {
  const { identity, title, page } = document;
  const { pageId, number, typeCode, spaceId } = identity;
  const { retentionYears: years } = configurationIn(rows, typeCode, spaceId).values;
  const revisions = obsoleteRevisions(document).map((one) => {
    const dueOn = disposalDueOn(one, years);
    const { label, because, since, keptUntil } = one;
    return { label, because, since, dueOn, isDue: dueOn <= today, keptUntil: keptUntil ?? null };
  });
  return {
    pageId,
    number,
    title,
    typeCode,
    years,
    pageIsGone: page !== 'live',
    holds: presentHolds(document),
    revisions,
  };
}

function presentHolds(document: ControlledDocument): readonly LegalHoldView[] {
  return (retentionOf(document).holds ?? []).map(({ label, by, at, why }) => ({ revision: label, by, at, why }));
}
