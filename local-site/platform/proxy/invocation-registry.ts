/**
 * One bearer token per invocation: it says which function runs for whom, and stops working when the invocation ends. A
 * process that outlives its invocation can therefore change nothing any more.
 */
import { randomUUID } from 'node:crypto';
import type { Installation } from '../installation';

export type InvocationEnd = 'timeout' | 'killed';

export interface ActiveInvocation {
  readonly invocationId: string;
  readonly token: string;
  readonly functionKey: string;
  /** The person on whose behalf the function runs; nobody in triggers, consumers and schedules. */
  readonly accountId: string | undefined;
  readonly installation: Installation;
  /** Settles when a fault ends the invocation from outside. */
  readonly ended: Promise<InvocationEnd>;
  /** Ends the invocation from outside: the process dies or runs out of time. */
  end(reason: InvocationEnd): void;
}

export interface InvocationRegistry {
  open(given: Pick<ActiveInvocation, 'functionKey' | 'accountId' | 'installation'>): ActiveInvocation;
  find(token: string): ActiveInvocation | undefined;
  /** True for a token that was valid once. */
  hasEnded(token: string): boolean;
  close(invocation: ActiveInvocation): void;
}

const TOKEN_LIFE_SECONDS = 3600;
const REMEMBERED_TOKENS = 10_000;

/** Shaped like a JWT because runtimes read `exp` from it; nobody verifies the signature. */
function createToken(invocationId: string, now: number): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const issuedAt = Math.floor(now / 1000);
  const claims = { jti: invocationId, iat: issuedAt, exp: issuedAt + TOKEN_LIFE_SECONDS };
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${Buffer.from('local').toString('base64url')}`;
}

export function createInvocationRegistry(now: () => number): InvocationRegistry {
  const active = new Map<string, ActiveInvocation>();
  const ended = new Set<string>();
  function retire(token: string): void {
    active.delete(token);
    if (ended.size >= REMEMBERED_TOKENS) ended.clear();
    ended.add(token);
  }
  return {
    open(given) {
      const invocationId = randomUUID();
      const token = createToken(invocationId, now());
      let settle: (reason: InvocationEnd) => void = () => {};
      const whenEnded = new Promise<InvocationEnd>((resolve) => {
        settle = resolve;
      });
      const invocation: ActiveInvocation = {
        ...given,
        invocationId,
        token,
        ended: whenEnded,
        end(reason) {
          retire(token);
          settle(reason);
        },
      };
      active.set(token, invocation);
      return invocation;
    },
    find: (token) => active.get(token),
    hasEnded: (token) => ended.has(token),
    close: (invocation) => retire(invocation.token),
  };
}
