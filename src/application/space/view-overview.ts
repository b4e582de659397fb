/**
 * What the quality page of a space starts from: its name, what this person may do here, where its nonconformities go.
 */
import { issueTargetOf } from '../../domain/settings/site-settings';
import { accept, refuse } from '../../kernel/result';
import { presentScan } from '../drift/present-scan';
import { driftScanKey } from '../keys';
import { mayManageQuality, mayReport, readStanding } from '../standing';
import { mayReadSigners } from '../signing/open-signer';
import { refusal, type UseCase } from '../use-case';

export const viewOverview: UseCase<'space.overview'> = async (services, caller, { spaceId }) => {
  const [space, standing, rows] = await Promise.all([
    services.confluence.spaces.space('user', spaceId),
    readStanding(services, caller),
    services.storage.read([driftScanKey]),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'SP-1'));
  const { me, settings } = standing;
  return accept({
    spaceId,
    spaceName: space.name,
    mayReport: mayReport(standing),
    mayManage: mayManageQuality(standing),
    maySeeSigners: mayReadSigners(standing),
    projectKey: issueTargetOf(settings, spaceId)?.projectKey ?? null,
    me: { accountId: me.accountId, name: me.name },
    driftScan: presentScan(rows),
  });
};
