/**
 * A quality manager changes what a type demands, on the site or in a space; where the site asks for it the change waits for a
 * second quality manager. [ST-8 … ST-10, ST-16, AG-19 … AG-24]
 */
import { changeConfiguration } from '../../domain/document-control/configuration/controlled-value';
import { refuse } from '../../kernel/result';
import { typeStream } from '../keys';
import { mayManageQuality } from '../standing';
import { refusal, type UseCase } from '../use-case';
import { checkOverrides } from './check-overrides';
import { findUnknownGroup, nameOverrides, readDirectory } from './name-overrides';
import { notAQualityManager, performOnConfiguration } from './perform-on-configuration';
import { policyIn, policyKey, typeRecords } from './type-records';
import { loadTypesScene } from './types-scene';

export const changeType: UseCase<'types.change'> = async (services, caller, request) => {
  const { typeCode, spaceId, seenSequence, reason } = request;
  const [loaded, directory] = await Promise.all([
    loadTypesScene(services, caller, spaceId),
    readDirectory(services.confluence.people, request.overrides),
  ]);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  if (!mayManageQuality(scene)) return notAQualityManager;
  const unknown = findUnknownGroup(request.overrides, directory);
  if (unknown !== undefined) return refuse(refusal('unknownPerson', 'AG-24', { id: unknown }));
  const to = nameOverrides(request.overrides, directory);
  const problems = await checkOverrides(services, scene, typeCode, to);
  const by = { accountId: scene.me.accountId, name: scene.me.name };
  return performOnConfiguration(services, caller, scene, {
    procedure: 'types.change',
    request,
    type: typeRecords,
    stream: typeStream(typeCode, spaceId),
    checks: [policyKey],
    decide: ({ head, rows }) =>
      changeConfiguration(
        head.state,
        { to, reason, by, at: caller.at },
        {
          sequence: head.seq,
          seenSequence,
          problems,
          needsSecond: policyIn(rows).state.value.secondApproval,
        },
      ),
  });
};
