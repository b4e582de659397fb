/**
 * What every command on an existing record shares: load, authorise, one transaction, the view after it.
 */
import type { NonconformityView } from '../../contract/nonconformity-answers';
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { asPerson } from '../../kernel/actor';
import type { CommandId, NonconformityId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { SigningMeaning } from '../../kernel/signature-meaning';
import type { Reconfirmation } from '../../signature/reconfirmation';
import { perform } from '../perform';
import type { GivenFactors } from '../signing/check-factors';
import { type Confirmation, confirmSigner, unconfirmed } from '../signing/confirm-signer';
import { mayManageQuality, type Standing, standingKeys, stillManagesQuality } from '../standing';
import { type Caller, fingerprintOf, outcomeOf, refusal } from '../use-case';
import type { JiraServices } from './jira-services';
import { nonconformityType } from './nonconformity-stream';
import { onlookerOf, type OpenedRecord, openRecord } from './open-record';
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
    reconfirmation: Reconfirmation,
  ): Result<readonly NonconformityEvent[], WireRefusal>;
  /** Of a command that signs: with which meaning, and the factors that came with it. */
  readonly signs?: { readonly factors: GivenFactors | undefined; readonly meaning: SigningMeaning };
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
  const confirmed = await confirm(services, caller, request, command, opened);
  if (!confirmed.ok) return confirmed;
  const { guards, checks, covered, rows, reconfirmation, hold } = confirmed.value;
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
        guards,
        checks: [...standingKeys, ...checks],
        covered,
        decide({ head, rows: current }) {
          const isQualityManager = stillManagesQuality(standing, current);
          if (command.needsQualityManager && !isQualityManager) return { answer: refuse(notPermitted), events: [] };
          const decided = command.decide(head.state ?? opened.record, standing, isQualityManager, reconfirmation);
          if (!decided.ok) return { answer: decided, events: [] };
          const held = command.signs === undefined ? accept([]) : hold(current);
          if (!held.ok) return { answer: held, events: [] };
          return { answer: accept(null), events: decided.value, guards: held.value, effects: [{ kind: 'state' }] };
        },
      },
      rows === null ? opened.opened : { ...opened.opened, rows },
    ),
  );
  if (!outcome.ok) return refuse(outcome.refusal);
  const after = outcome.value.state ?? opened.record;
  return accept(presentNonconformity(request.nonconformityId, after, onlookerOf(standing)));
}

/** As for documents: factors are not asked for where the rule says no, nor again for the same command. [SG-27, SG-28] */
async function confirm(
  services: JiraServices,
  caller: Caller,
  request: { readonly commandId: CommandId },
  command: RecordCommand,
  { opened, record, standing }: OpenedRecord,
): Promise<Result<Confirmation, WireRefusal>> {
  const { signs, procedure } = command;
  const isRepeated = opened.head.recent.some((one) => one.commandId === request.commandId);
  if (signs === undefined || isRepeated) return accept(unconfirmed);
  if (!command.decide(record, standing, mayManageQuality(standing), 'account').ok) return accept(unconfirmed);
  const { me } = standing;
  return confirmSigner(services, caller, {
    me: { accountId: me.accountId, name: me.name },
    rows: opened.rows,
    meaning: signs.meaning,
    factors: signs.factors,
    procedure,
    commandId: request.commandId,
  });
}
