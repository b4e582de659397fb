/**
 * The configuration of the types as it is shown: what applies, where each value comes from, what waits for approval.
 */
import type { TypesView, TypeView, WaitingChangeView } from '../../contract/type-answers';
import { type DocumentTypeCode, documentTypeCodes } from '../../contract/document-types';
import type { ControlledValue } from '../../domain/document-control/configuration/controlled-value';
import { gateTemplates } from '../../domain/document-control/configuration/templates';
import { builtInOf } from '../../domain/document-control/configuration/type-configuration';
import type { AccountId } from '../../kernel/ids';
import { mayManageQuality } from '../standing';
import { configurationIn, gateDigestOf, policyIn, recordIn } from './type-records';
import type { TypesScene } from './types-scene';

export function presentTypes(scene: TypesScene): TypesView {
  const policy = policyIn(scene.rows);
  return {
    spaceId: scene.spaceId,
    spaceName: scene.spaceName,
    mayChange: mayManageQuality(scene),
    policy: {
      sequence: policy.seq,
      secondApproval: policy.state.value.secondApproval,
      waiting: presentWaiting(policy.state, scene.me.accountId),
    },
    types: documentTypeCodes.map((typeCode) => presentType(scene, typeCode)),
    templates: gateTemplates,
  };
}

function presentType(scene: TypesScene, typeCode: DocumentTypeCode): TypeView {
  const { rows, spaceId } = scene;
  const { values, from } = configurationIn(rows, typeCode, spaceId);
  const { seq, state } = recordIn(rows, typeCode, spaceId);
  const { steps, ...rules } = values.approval;
  return {
    typeCode,
    sequence: seq,
    version: state.version,
    values,
    from,
    overrides: state.value,
    inherited: spaceId === null ? builtInOf(typeCode) : configurationIn(rows, typeCode, null).values,
    gateDigest: gateDigestOf(steps, rules),
    waiting: presentWaiting(state, scene.me.accountId),
  };
}

function presentWaiting<Value>(
  { waiting }: ControlledValue<Value>,
  viewer: AccountId,
): WaitingChangeView<Value> | null {
  return waiting === null ? null : { ...waiting, isMine: waiting.by.accountId === viewer };
}
