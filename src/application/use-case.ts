/**
 * What every use case gets and gives: the services, the caller as the platform named them, the parsed request; an answer or
 * a refusal. A use case shows load, authorise, decide, transact, reply and nothing else. (architecture §6)
 */
import type { AnswersByProcedure } from '../contract/answers';
import type { ProcedureName, RequestOf } from '../contract/procedures';
import type { RefusalCode, WireRefusal } from '../contract/wire';
import type { AccountId, CommandId } from '../kernel/ids';
import { type Result, refuse } from '../kernel/result';
import type { Instant } from '../kernel/time';
import { canonicalJson, sha256Hex } from '../trail/commit-entry';
import type { Performed } from './perform';
import type { Platform } from './ports';
import type { Confluence } from './product-ports';

export interface Services extends Platform {
  readonly confluence: Confluence;
}

/** Only the resolver's context is trusted for the account. */
export interface Caller {
  readonly accountId: AccountId;
  readonly at: Instant;
}

export type UseCase<Name extends ProcedureName, Needs extends Services = Services> = (
  services: Needs,
  caller: Caller,
  request: RequestOf<Name>,
) => Promise<Result<AnswersByProcedure[Name], WireRefusal>>;

export function refusal(code: RefusalCode, rule?: string, details?: WireRefusal['details']): WireRefusal {
  return { code, ...(rule === undefined ? {} : { rule }), ...(details === undefined ? {} : { details }) };
}

/**
 * What a command id is bound to: account, procedure and payload. Signing factors are left out: the fingerprint is stored, and
 * a digest over a passphrase could be guessed at; and the same dialog may be sent again with another code. [SG-19]
 */
export function fingerprintOf(procedure: ProcedureName, caller: Caller, request: object): string {
  const {
    factors: _secret,
    newPassphrase: _other,
    ...payload
  } = request as {
    readonly factors?: unknown;
    readonly newPassphrase?: unknown;
  };
  return sha256Hex(canonicalJson({ account: caller.accountId, procedure, request: payload }));
}

/** A command id for what the app does because of something: the same cause gets the same id, so it is done once. */
export function systemCommandId(cause: string): CommandId {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digest = sha256Hex(cause);
  let id = '0';
  for (let index = 0; index < 25; index += 1) {
    id += alphabet[Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16) % alphabet.length];
  }
  return id as CommandId;
}

/** Outcome of `perform` when the stored answer is itself a result. */
export function outcomeOf<State, Value, Refusal extends WireRefusal>(
  performed: Performed<State, Result<Value, Refusal>>,
): Result<{ readonly value: Value; readonly state: State; readonly seq: number }, WireRefusal> {
  if (performed.kind !== 'done') return refuse(refusal(performed.kind));
  if (!performed.answer.ok) return performed.answer;
  return { ok: true, value: { value: performed.answer.value, state: performed.state, seq: performed.seq } };
}
