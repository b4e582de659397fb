/**
 * What the space only keeps: obsolete revisions with the day on which they may be disposed of, and what is on legal hold. For
 * quality managers, whatever pages they may read. Eventually consistent; what is pressed there is decided by the record. [RD-9]
 */
import { accept, refuse } from '../../kernel/result';
import { dayOf } from '../../kernel/time';
import { allConfigurationKeys } from '../document-types/type-records';
import { needsOf } from '../signing/present-signer';
import { signerNow, signingKeys } from '../signing/signing-rows';
import { documentsOfSpace } from '../space/documents-of-space';
import { mayManageQuality, readStanding } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { presentRetained } from './present-retained';

export const viewDisposition: UseCase<'space.disposition'> = async (services, caller, { spaceId }) => {
  const [space, standing, rows, found] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    services.storage.read([...allConfigurationKeys(spaceId), ...signingKeys(caller.accountId)]),
    documentsOfSpace(services.storage, spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'RD-9'));
  if (!mayManageQuality(standing)) return refuse(refusal('notPermitted', 'RD-9', { right: 'manageQuality' }));
  const today = dayOf(caller.at);
  const documents = found.documents.flatMap((document) =>
    document.life === 'none' || document.life === 'cancelled' ? [] : [presentRetained(document, rows, today)],
  );
  const signing = needsOf(signerNow(rows, caller.accountId, caller.at));
  return accept({ today, documents, signing, more: found.more });
};
