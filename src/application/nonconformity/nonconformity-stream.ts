/**
 * How a nonconformity lies in storage, and the facts of the document it was reported on.
 */
import { type DocumentState, effectiveOf, workOf } from '../../domain/document-control/state';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import { evolveNonconformity } from '../../domain/nonconformity/evolve';
import { type Nonconformity, openCorrectionsOf } from '../../domain/nonconformity/nonconformity';
import type { NonconformityId, PageId } from '../../kernel/ids';
import { documentStream, headKey, type StreamName } from '../keys';
import type { Rows } from '../ports';
import type { StreamType } from '../stream';

/** Stands where a day is needed to be found by, and none is due. Sorts behind every real one. */
export const noDueDate = '9999-12-31';

export const nonconformityType: StreamType<Nonconformity | null, NonconformityEvent> = {
  kind: 'nonconformity',
  initial: null,
  evolve: evolveNonconformity,
  attributes(nonconformity) {
    if (nonconformity === null) return { state: 'none' };
    const dueDates = openCorrectionsOf(nonconformity).map((correction) => correction.dueOn);
    return {
      state: nonconformity.state,
      spaceId: nonconformity.spaceId,
      pageId: nonconformity.pageId,
      number: nonconformity.number,
      owner: nonconformity.reporter.accountId,
      dueOn: [...dueDates].sort()[0] ?? noDueDate,
    };
  },
};

/** The record's id out of its stream's name. */
export function recordIdOf(stream: StreamName): NonconformityId {
  return stream.slice('nonconformity:'.length) as NonconformityId;
}

/** Number and revision of the page as a controlled document; the revision in force before the one in work. */
export function documentFactsIn(
  rows: Rows,
  pageId: PageId,
): { readonly documentNumber: string | null; readonly revisionLabel: string | null } {
  const body = rows.row(headKey(documentStream(pageId)))?.body as { readonly state?: DocumentState } | undefined;
  const document = body?.state;
  if (document === undefined || document.life === 'none') return { documentNumber: null, revisionLabel: null };
  const revision = effectiveOf(document) ?? workOf(document);
  return { documentNumber: document.identity.number, revisionLabel: revision?.label ?? null };
}
