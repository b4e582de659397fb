/**
 * What every command on a signer shares: one transaction on the signer's stream, with the guard of their factors when a
 * secret is swapped, and the old secret forgotten afterwards. [SG-10, SG-18]
 */
import type { ProcedureName } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { SignerEvent } from '../../domain/signing/events';
import type { FactorGuard } from '../../domain/signing/factor-guard';
import type { Signer } from '../../domain/signing/signer';
import { asPerson } from '../../kernel/actor';
import type { AccountId, CommandId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import { factorKey, headKey, signerStream, siteSettingsStream } from '../keys';
import { type Effect, perform } from '../perform';
import type { Rows } from '../ports';
import { mayManageQuality, type Standing, stillManagesQuality } from '../standing';
import { headOf } from '../stream';
import { type Caller, fingerprintOf, outcomeOf, refusal, type Services } from '../use-case';
import { guardChange, guardOf, signerType } from './signing-rows';

export interface SignerCommand {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId };
  readonly signer: AccountId;
  readonly standing: Standing;
  /** Read with `signingKeys` of the signer. */
  readonly rows: Rows;
  decide(signer: Signer): Result<readonly SignerEvent[], WireRefusal>;
  /** The guard after these events, when it changes; a refusal when it may not. */
  guard?(guard: FactorGuard, events: readonly SignerEvent[]): Result<FactorGuard, WireRefusal>;
}

export interface SignerOutcome {
  readonly signer: Signer;
  readonly seq: number;
}

export async function performOnSigner(
  services: Services,
  caller: Caller,
  command: SignerCommand,
): Promise<Result<SignerOutcome, WireRefusal>> {
  const { standing, rows, signer } = command;
  const stream = signerStream(signer);
  const wasManager = mayManageQuality(standing);
  const outcome = outcomeOf(
    await perform<Signer, SignerEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: command.request.commandId,
        fingerprint: fingerprintOf(command.procedure, caller, command.request),
        actor: asPerson(standing.me),
        at: caller.at,
        type: signerType,
        stream,
        guards: [factorKey(signer)],
        checks: [headKey(siteSettingsStream)],
        decide({ head, rows: current }) {
          if (wasManager && !stillManagesQuality(standing, current)) {
            return { answer: refuse(refusal('notPermitted')), events: [] };
          }
          const decided = command.decide(head.state);
          if (!decided.ok) return { answer: decided, events: [] };
          const events = decided.value;
          const before = guardOf(current.row(factorKey(signer)));
          const guarded = command.guard?.(before, events) ?? accept(before);
          if (!guarded.ok) return { answer: guarded, events: [] };
          const after = guarded.value;
          return {
            answer: accept(null),
            events,
            // Always, so that what is signed meanwhile is decided again on what changed here. [SG-21]
            guards: [guardChange(signer, after)],
            effects: [{ kind: 'state' }, ...forgetting(before, after)],
          };
        },
      },
      { head: headOf(signerType, stream, rows), rows },
    ),
  );
  if (!outcome.ok) return outcome;
  return accept({ signer: outcome.value.state, seq: outcome.value.seq });
}

/** A secret can't join the transaction: it is taken away once nothing points to it any more. (recipe R5) */
function forgetting(before: FactorGuard, after: FactorGuard): readonly Effect[] {
  if (before.secretId === null || before.secretId === after.secretId) return [];
  return [{ kind: 'event', name: 'forgetSecret', body: { secretId: before.secretId } }];
}
