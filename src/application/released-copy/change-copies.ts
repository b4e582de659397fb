/**
 * Says where the documents of a space are published: by a quality manager, with a reason, and only where it can be done. The
 * documents follow in a job of their own. [RC-1, RC-2, RC-13]
 */
import type { WireRefusal } from '../../contract/wire';
import {
  changeCopySettings,
  type CopySettings,
  type CopySettingsEvent,
  type ReleaseSpace,
} from '../../domain/released-copy/copy-settings';
import { asPerson } from '../../kernel/actor';
import type { SpaceId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { copySettingsStream, headKey } from '../keys';
import { perform } from '../perform';
import { mayManageQuality, readStanding, standingKeys, stillManagesQuality } from '../standing';
import { fingerprintOf, outcomeOf, refusal, type Services, type UseCase } from '../use-case';
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
  const outcome = outcomeOf(
    await perform<CopySettings, CopySettingsEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf('copies.change', caller, request),
        actor: asPerson(standing.me),
        at: caller.at,
        type: copySettingsType,
        stream,
        checks: standingKeys,
        decide({ head, rows: current }) {
          if (!stillManagesQuality(standing, current)) return { answer: refuse(notPermitted), events: [] };
          const facts = { sequence: head.seq, seenSequence, spaceId, release };
          const decided = changeCopySettings(head.state, { to, reason }, facts);
          return decided.ok
            ? { answer: accept(null), events: decided.value, effects: [{ kind: 'state' }] }
            : { answer: decided, events: [] };
        },
      },
      { head: copySettingsIn(rows, spaceId), rows },
    ),
  );
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
