/**
 * A quality manager changes something with a reason. The role is asked for again on the settings the transaction stands on: who
 * lost it meanwhile is refused like who never had it.
 */
import type { ProcedureName } from '../contract/procedures';
import type { WireRefusal } from '../contract/wire';
import { asPerson } from '../kernel/actor';
import type { CommandId } from '../kernel/ids';
import { accept, type Result, refuse } from '../kernel/result';
import type { StreamName } from './keys';
import { type Effect, type Opened, perform } from './perform';
import { type Standing, standingKeys, stillManagesQuality } from './standing';
import type { Head, StreamType } from './stream';
import { type Caller, fingerprintOf, outcomeOf, type Services } from './use-case';

interface ManagedChange<State, Event> {
  readonly procedure: ProcedureName;
  readonly request: { readonly commandId: CommandId };
  readonly caller: Caller;
  readonly standing: Standing;
  readonly notPermitted: WireRefusal;
  readonly type: StreamType<State, Event>;
  readonly stream: StreamName;
  /** Read in the first wave, with the rows of the standing. */
  readonly opened: Opened<State>;
  /** Owed when something was changed. */
  readonly effects?: readonly Effect[];
  decide(head: Head<State>): Result<readonly Event[], WireRefusal>;
}

export async function performAsQualityManager<State, Event>(services: Services, change: ManagedChange<State, Event>) {
  const { procedure, request, caller, standing, notPermitted, type, stream, opened, effects = [] } = change;
  const performed = await perform<State, Event, Result<null, WireRefusal>>(
    services,
    {
      commandId: request.commandId,
      fingerprint: fingerprintOf(procedure, caller, request),
      actor: asPerson(standing.me),
      at: caller.at,
      type,
      stream,
      checks: standingKeys,
      decide({ head, rows }) {
        if (!stillManagesQuality(standing, rows)) return { answer: refuse(notPermitted), events: [] };
        const decided = change.decide(head);
        return decided.ok ? { answer: accept(null), events: decided.value, effects } : { answer: decided, events: [] };
      },
    },
    opened,
  );
  return outcomeOf(performed);
}
