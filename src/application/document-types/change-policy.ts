/**
 * Whether a second quality manager must approve changes: switched on only where there are two, and off only with the consent
 * of the second. [ST-13]
 */
import { problemsOfPolicy } from '../../domain/document-control/configuration/change-policy';
import { changeConfiguration } from '../../domain/document-control/configuration/controlled-value';
import { changePolicyStream } from '../keys';
import { holdersOf } from '../site-settings';
import { mayManageQuality } from '../standing';
import type { UseCase } from '../use-case';
import { notAQualityManager, performOnConfiguration } from './perform-on-configuration';
import { policyRecord } from './type-records';
import { loadTypesScene } from './types-scene';

export const changePolicy: UseCase<'types.changePolicy'> = async (services, caller, request) => {
  const loaded = await loadTypesScene(services, caller, request.spaceId);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  if (!mayManageQuality(scene)) return notAQualityManager;
  const { secondApproval, reason, seenSequence } = request;
  const managers = await holdersOf(services.confluence.people, 'user', scene.settings, 'qualityManager');
  const by = { accountId: scene.me.accountId, name: scene.me.name };
  return performOnConfiguration(services, caller, scene, {
    procedure: 'types.changePolicy',
    request,
    type: policyRecord,
    stream: changePolicyStream,
    checks: [],
    decide: ({ head }) =>
      changeConfiguration(
        head.state,
        { to: { secondApproval }, reason, by, at: caller.at },
        {
          sequence: head.seq,
          seenSequence,
          problems: problemsOfPolicy({ secondApproval }, managers.length),
          needsSecond: head.state.value.secondApproval,
        },
      ),
  });
};
