/**
 * What every command on an existing record shares: load, authorise, one transaction, the view after it.
 */
import type { NonconformityView } from '../../contract/answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { asPerson } from '../../kernel/actor';
import type { CommandId, NonconformityId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { perform } from '../perform';
import { mayManageQuality, type Standing, standingKeys, stillManagesQuality } from '../standing';
import { type Caller, fingerprintOf, outcomeOf, refusal } from '../use-case';
import type { JiraServices } from './jira-services';
import { nonconformityType } from './nonconformity-stream';
import { onlookerOf, openRecord } from './open-record';
import { presentNonconformity } from './present-nonconformity';

export interface RecordCommand {
  readonly procedure: ProcedureName;
  /** False: whoever may read the record may try; the rule decides. */
  readonly needsQualityManager: boolean;
  /** @param isQualityManager by the settings the transaction stands on */
  decide(
    record: Nonconformity,
    standing: Standing,
    isQualityManager: boolean,
  ): Result<readonly NonconformityEvent[], WireRefusal>;
}

export async function performOnRecord(
  services: JiraServices,
  caller: Caller,
  request: { readonly commandId: CommandId; readonly nonconformityId: NonconformityId },
  command: RecordCommand,
): Promise<Result<NonconformityView, WireRefusal>> {
  const opened = await openRecord(services, caller, request.nonconformityId);
  if (opened === undefined) return refuse(refusal('notFound', 'NC-14'));
  const { standing, stream } = opened;
  const notPermitted = refusal('notPermitted', 'NC-15', { right: 'manageQuality' });
  if (command.needsQualityManager && !mayManageQuality(standing)) return refuse(notPermitted);
  const outcome = outcomeOf(
    await perform<Nonconformity | null, NonconformityEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf(command.procedure, caller, request),
        actor: asPerson(standing.me),
        at: caller.at,
        type: nonconformityType,
        stream,
        checks: standingKeys,
        decide({ head, rows }) {
          const isQualityManager = stillManagesQuality(standing, rows);
          if (command.needsQualityManager && !isQualityManager) return { answer: refuse(notPermitted), events: [] };
          const decided = command.decide(head.state ?? opened.record, standing, isQualityManager);
          if (!decided.ok) return { answer: decided, events: [] };
          return { answer: accept(null), events: decided.value, effects: [{ kind: 'state' }] };
        },
      },
      opened.opened,
    ),
  );
  if (!outcome.ok) return refuse(outcome.refusal);
  const after = outcome.value.state ?? opened.record;
  return accept(presentNonconformity(request.nonconformityId, after, onlookerOf(standing)));
}
