/**
 * Says where the documents of a space are published: by a quality manager, with a reason, and only where it can be done. The
 * documents follow in a job of their own. [RC-1, RC-2, RC-13]
 */
import { changeCopySettings, type ReleaseSpace } from '../../domain/released-copy/copy-settings';
import type { SpaceId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { copySettingsStream, headKey } from '../keys';
import { performAsQualityManager } from '../perform-as-quality-manager';
import { mayManageQuality, readStanding, standingKeys } from '../standing';
import { refusal, type Services, type UseCase } from '../use-case';
import { copySettingsIn, copySettingsType } from './copy-settings-rows';
import { presentCopies } from './view-copies';

export const changeCopies: UseCase<'copies.change'> = async (services, caller, request) => {
  const { spaceId, to, reason, seenSequence } = request;
  const stream = copySettingsStream(spaceId);
  const reading = services.storage.read([...standingKeys, headKey(stream)]);
  const [rows, standing, space, release] = await Promise.all([
    reading,
    readStanding(services, caller, reading),
    services.confluence.spaces.space('user', spaceId),
    to === null ? null : readReleaseSpace(services, to),
  ]);
  const notPermitted = refusal('notPermitted', 'RC-1', { right: 'manageQuality' });
  if (!mayManageQuality(standing)) return refuse(notPermitted);
  if (space === undefined) return refuse(refusal('notFound', 'RC-1'));
  const outcome = await performAsQualityManager(services, {
    procedure: 'copies.change',
    request,
    caller,
    standing,
    notPermitted,
    type: copySettingsType,
    stream,
    opened: { head: copySettingsIn(rows, spaceId), rows },
    effects: [{ kind: 'state' }],
    decide: ({ state, seq }) =>
      changeCopySettings(state, { to, reason }, { sequence: seq, seenSequence, spaceId, release }),
  });
  if (!outcome.ok) return outcome;
  const now = await services.storage.read([headKey(stream)]);
  return accept(await presentCopies(services, standing, spaceId, now));
};

async function readReleaseSpace({ storage, confluence }: Services, to: SpaceId): Promise<ReleaseSpace> {
  const [asPersonSeen, mayCreate, held] = await Promise.all([
    confluence.spaces.space('user', to),
    confluence.copies.mayCreatePages(to),
    storage.query({ entity: 'head', index: 'by-space', partition: [documentType.kind, to], limit: 1 }),
  ]);
  return {
    isReadByPerson: asPersonSeen !== undefined,
    isReadByApp: mayCreate !== undefined,
    mayAppWrite: mayCreate === true,
    // A query may be late: a document put under control this very second is let be, its page is no copy.
    holdsDocuments: held.rows.length > 0,
  };
}
