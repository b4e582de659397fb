/**
 * What all commands on the configuration share: the right, asked again on the settings the transaction stands on, one commit,
 * and the view after it. [ST-8]
 */
import type { TypesView } from '../../contract/type-answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type {
  ConfigurationEvent,
  ConfigurationRefusal,
  ControlledValue,
} from '../../domain/document-control/configuration/controlled-value';
import { asPerson } from '../../kernel/actor';
import type { CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { StreamName } from '../keys';
import { type Opened, open, perform } from '../perform';
import type { RowKey } from '../ports';
import { standingKeys, stillManagesQuality } from '../standing';
import { type Caller, fingerprintOf, outcomeOf, refusal, type Services } from '../use-case';
import { presentTypes } from './present-types';
import type { ControlledStream } from './type-records';
import { loadTypesScene, type TypesScene } from './types-scene';

export interface ConfigurationCommand<Value> {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId };
  readonly type: ControlledStream<Value>;
  readonly stream: StreamName;
  /** Rows the decision stands on beside the settings. */
  readonly checks: readonly RowKey[];
  decide(opened: Opened<ControlledValue<Value>>): Result<readonly ConfigurationEvent<Value>[], ConfigurationRefusal>;
}

export const notAQualityManager = refuse(refusal('notPermitted', 'ST-8', { right: 'manageQuality' }));

export async function performOnConfiguration<Value>(
  services: Services,
  caller: Caller,
  scene: TypesScene,
  command: ConfigurationCommand<Value>,
): Promise<Result<TypesView, WireRefusal>> {
  const { type, stream, request, procedure } = command;
  const checks = [...standingKeys, ...command.checks];
  const opened = await open(services.storage, { type, stream, checks });
  const outcome = outcomeOf(
    await perform<ControlledValue<Value>, ConfigurationEvent<Value>, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf(procedure, caller, request),
        actor: asPerson(scene.me),
        at: caller.at,
        type,
        stream,
        checks,
        decide(current) {
          if (!stillManagesQuality(scene, current.rows)) return { answer: notAQualityManager, events: [] };
          const decided = command.decide(current);
          return decided.ok ? { answer: accept(null), events: decided.value } : { answer: decided, events: [] };
        },
      },
      opened,
    ),
  );
  if (!outcome.ok) return outcome;
  const after = await loadTypesScene(services, caller, scene.spaceId);
  return after.ok ? accept(presentTypes(after.value)) : after;
}
