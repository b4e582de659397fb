/**
 * Names the groups that may read the copy of a restricted page: by a quality manager who may read that page, with a reason. Without
 * one such a document is not copied. [RC-4]
 */
import { nameAudience } from '../../domain/released-copy/decide-copy';
import type { AudienceGroup } from '../../domain/released-copy/events';
import type { GroupId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { documentType } from '../document-control/document-stream';
import { copySettingsStream, copyStream, documentStream, headKey } from '../keys';
import { performAsQualityManager } from '../perform-as-quality-manager';
import { headOf } from '../stream';
import { mayManageQuality, readStanding, standingKeys } from '../standing';
import { refusal, type Services, type UseCase } from '../use-case';
import { copyType } from './copy-stream';
import { presentCopies } from './view-copies';

export const nameCopyAudience: UseCase<'copies.nameAudience'> = async (services, caller, request) => {
  const { pageId, spaceId, reason, seenSequence } = request;
  const stream = copyStream(pageId);
  const keys = [...standingKeys, headKey(stream), headKey(documentStream(pageId))];
  const reading = services.storage.read(keys);
  const [rows, standing, page, groups] = await Promise.all([
    reading,
    readStanding(services, caller, reading),
    services.confluence.pages.page('user', pageId),
    groupsNamed(services, request.groups),
  ]);
  const notPermitted = refusal('notPermitted', 'RC-4', { right: 'manageQuality' });
  if (!mayManageQuality(standing)) return refuse(notPermitted);
  const document = headOf(documentType, documentStream(pageId), rows).state;
  const isHere = document.life !== 'none' && document.identity.spaceId === spaceId;
  if (page === undefined || !isHere) return refuse(refusal('notFound', 'RC-4'));
  if (groups === null)
    return refuse(refusal('badInput', 'RC-4', { field: 'groups', message: 'must be groups of this site' }));
  const { accountId, name } = standing.me;
  const command = { groups, by: { accountId, name }, reason, at: caller.at };
  const outcome = await performAsQualityManager(services, {
    procedure: 'copies.nameAudience',
    request,
    caller,
    standing,
    notPermitted,
    type: copyType,
    stream,
    opened: { head: headOf(copyType, stream, rows), rows },
    effects: [{ kind: 'event', name: 'sync' }],
    decide: ({ state, seq }) => nameAudience(state, command, { sequence: seq, seenSequence }),
  });
  if (!outcome.ok) return outcome;
  const now = await services.storage.read([headKey(copySettingsStream(spaceId))]);
  return accept(await presentCopies(services, standing, spaceId, now));
};

/** Null when one of them is not there. */
async function groupsNamed(
  { confluence }: Services,
  wanted: readonly GroupId[],
): Promise<readonly AudienceGroup[] | null> {
  if (wanted.length === 0) return [];
  const known = await confluence.people.groups('user');
  const found = wanted.map((id) => known.find((group) => group.groupId === id));
  return found.every((one) => one !== undefined) ? found.map(({ groupId, name }) => ({ groupId, name })) : null;
}
