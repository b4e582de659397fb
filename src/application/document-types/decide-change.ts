/**
 * A second quality manager approves or declines a waiting change; who proposed it may only take it back. What became
 * impossible since it was proposed cannot be approved. [ST-11]
 */
import type { TypesView } from '../../contract/type-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import { decideOnChange } from '../../domain/document-control/configuration/controlled-value';
import type { Result } from '../../kernel/result';
import { changePolicyStream, typeStream } from '../keys';
import { mayManageQuality } from '../standing';
import type { Caller, Services } from '../use-case';
import { checkOverrides } from './check-overrides';
import { notAQualityManager, performOnConfiguration } from './perform-on-configuration';
import { policyRecord, recordIn, typeRecords } from './type-records';
import { loadTypesScene } from './types-scene';

export async function decideChange(
  services: Services,
  caller: Caller,
  request: RequestOf<'types.decideChange'>,
): Promise<Result<TypesView, WireRefusal>> {
  const loaded = await loadTypesScene(services, caller, request.spaceId);
  if (!loaded.ok) return loaded;
  const scene = loaded.value;
  if (!mayManageQuality(scene)) return notAQualityManager;
  const { typeCode, spaceId, seenSequence } = request;
  const by = { accountId: scene.me.accountId, name: scene.me.name };
  const decision = { ...request.decision, by, at: caller.at };
  const common = { procedure: 'types.decideChange', request, checks: [] } as const;
  if (typeCode === null) {
    return performOnConfiguration(services, caller, scene, {
      ...common,
      type: policyRecord,
      stream: changePolicyStream,
      decide: ({ head }) => decideOnChange(head.state, decision, { sequence: head.seq, seenSequence, problems: [] }),
    });
  }
  const waiting = recordIn(scene.rows, typeCode, spaceId).state.waiting;
  const problems =
    waiting === null || decision.verdict !== 'approve'
      ? []
      : await checkOverrides(services, scene, typeCode, waiting.to);
  return performOnConfiguration(services, caller, scene, {
    ...common,
    type: typeRecords,
    stream: typeStream(typeCode, spaceId),
    decide: ({ head }) => decideOnChange(head.state, decision, { sequence: head.seq, seenSequence, problems }),
  });
}
