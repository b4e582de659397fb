/**
 * The form of every use case: the world it acts in, who asks, what is asked; an answer or a refusal comes back. Only the
 * entry makes a `Caller`, and only from what the platform itself says about the invocation. (architecture §7)
 */
import type { AnswersByProcedure } from '../contract/answers';
import type { ProcedureName, RequestOf } from '../contract/procedures';
import type { WireRefusal } from '../contract/wire';
import type { AccountId } from '../kernel/ids';
import type { Result } from '../kernel/result';
import { canonicalJson, sha256Hex } from '../trail/commit-entry';
import type { Jira } from './jira-port';
import type { Platform } from './ports';
import type { Confluence } from './product-ports';

export interface World extends Platform {
  readonly confluence: Confluence;
  readonly jira: Jira;
}

export interface Caller {
  readonly accountId: AccountId;
  /** Address of the site without a slash at the end; used in links only. */
  readonly siteUrl: string;
}

export type UseCase<Name extends ProcedureName> = (
  world: World,
  caller: Caller,
  request: RequestOf<Name>,
) => Promise<Result<AnswersByProcedure[Name], WireRefusal>>;

/** The same command id with another account, procedure or payload is another command, and refused. */
export function fingerprintOf(caller: Caller, procedure: ProcedureName, request: unknown): string {
  return sha256Hex(canonicalJson([caller.accountId, procedure, request]));
}
