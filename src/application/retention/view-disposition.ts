/**
 * What the space only keeps: obsolete revisions with the day on which they may be disposed of, and what is on legal hold. For
 * quality managers, whatever pages they may read. Eventually consistent; what is pressed there is decided by the record. [RD-9]
 */
import type { LegalHoldView, RetainedDocument } from '../../contract/retention-answers';
import { disposalDueOn, obsoleteRevisions, retentionOf } from '../../domain/document-control/retention';
import type { DocumentState } from '../../domain/document-control/state';
import { accept, refuse } from '../../kernel/result';
import { type CalendarDate, dayOf } from '../../kernel/time';
import { allConfigurationKeys, configurationIn } from '../document-types/type-records';
import type { Rows } from '../ports';
import { documentsOfSpace } from '../space/documents-of-space';
import { mayManageQuality, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';

export const viewDisposition: UseCase<'space.disposition'> = async (services, caller, { spaceId }) => {
  const [space, standing, rows, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    services.storage.read(allConfigurationKeys(spaceId)),
    documentsOfSpace(services.storage, spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'RD-9'));
  if (!mayManageQuality(standing)) return refuse(refusal('notPermitted', 'RD-9', { right: 'manageQuality' }));
  const today = dayOf(caller.at);
  const documents = found.documents.flatMap((document) => retained(document, rows, today));
  return accept({ today, documents, more: found.more });
};

function retained(document: DocumentState, rows: Rows, today: CalendarDate): readonly RetainedDocument[] {
  if (document.life === 'none' || document.life === 'cancelled') return [];
  const { identity, title } = document;
  const { pageId, number, typeCode, spaceId } = identity;
  const { retentionYears: years } = configurationIn(rows, typeCode, spaceId).values;
  const revisions = obsoleteRevisions(document).map((one) => {
    const dueOn = disposalDueOn(one, years);
    const { label, because, since, keptUntil } = one;
    return { label, because, since, dueOn, isDue: dueOn <= today, keptUntil: keptUntil ?? null };
  });
  return [{ pageId, number, title, typeCode, years, holds: presentHolds(document), revisions }];
}

function presentHolds(document: DocumentState): readonly LegalHoldView[] {
  return (retentionOf(document).holds ?? []).map(({ label, by, at, why }) => ({ revision: label, by, at, why }));
}
