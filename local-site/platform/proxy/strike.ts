/**
 * Carries out a fault on one call: what the app sees, and whether the effect takes place. Storage and products word a
 * refusal differently; a fault uses their words, because code must not be able to tell it from the real thing.
 */
import type { Clock } from '../../contracts';
import type { FaultRule } from '../faults/fault-plan';
import { answerJson, type ProxyAnswer, type WireAnswer } from './answer';
import type { ActiveInvocation } from './invocation-registry';
import type { Capability } from './wire-log';

export interface StrikeContext {
  readonly rule: FaultRule;
  readonly capability: Capability;
  readonly clock: Clock;
  readonly invocation: ActiveInvocation;
  readonly perform: (options?: { readonly stalerBy?: number }) => Promise<ProxyAnswer>;
}

const DEFAULT_RETRY_AFTER_SECONDS = 5;
const DEFAULT_LATE_MILLISECONDS = 20_000;
const DEFAULT_STALE_MILLISECONDS = 60_000;
const DEFAULT_SLOW_MILLISECONDS = 250;

function answerRateLimit(capability: Capability, retryAfterSeconds: number | undefined): ProxyAnswer {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const body =
    capability === 'kvs'
      ? { code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded.' }
      : { code: 429, message: 'Rate limit exceeded' };
  return answerJson(429, body, { headers });
}
function answerFailure(capability: Capability, status: number, message: string): ProxyAnswer {
  return answerJson(status, { code: capability === 'kvs' ? 'INTERNAL_SERVER_ERROR' : status, message });
}
function answerConflict(capability: Capability): ProxyAnswer {
  if (capability !== 'kvs') return answerJson(409, { statusCode: 409, message: 'Version conflict' });
  return answerJson(400, {
    code: 'CONDITIONAL_CHECK_FAILED',
    message: 'The operation failed the conditional check specified in the request or optimistic locking.',
  });
}
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export async function strike(context: StrikeContext): Promise<WireAnswer> {
  const { rule, capability, perform, invocation, clock } = context;
  switch (rule.kind) {
    case 'rateLimited':
      return answerRateLimit(capability, undefined);
    case 'rateLimitedWithRetryAfter':
      return answerRateLimit(capability, rule.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS);
    case 'serverError':
      return answerFailure(capability, 503, 'Service unavailable');
    case 'serverErrorAfterEffect':
      await perform();
      return answerFailure(capability, 500, 'Internal server error');
    case 'timeoutBeforeEffect':
      return answerFailure(capability, 504, 'Gateway timeout');
    case 'timeoutAfterEffect':
      await perform();
      return answerFailure(capability, 504, 'Gateway timeout');
    case 'lateLanding':
      clock.schedule(
        clock.now() + (rule.milliseconds ?? DEFAULT_LATE_MILLISECONDS),
        async () => void (await perform()),
      );
      return answerFailure(capability, 504, 'Gateway timeout');
    case 'conflict':
      return answerConflict(capability);
    case 'stale':
      return perform({ stalerBy: rule.milliseconds ?? DEFAULT_STALE_MILLISECONDS });
    case 'slow':
      await wait(rule.milliseconds ?? DEFAULT_SLOW_MILLISECONDS);
      return perform();
    case 'cut':
      return 'cut';
    case 'cutAfterEffect':
      await perform();
      return 'cut';
    case 'killBefore':
      invocation.end('killed');
      return 'hold';
    case 'killAfter':
      await perform();
      invocation.end('killed');
      return 'hold';
    case 'functionTimeout':
      invocation.end('timeout');
      return 'hold';
  }
}
