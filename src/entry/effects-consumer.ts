/**
 * Consumer of the queue `effects`: outbox rows by key, and looks at pages. Messages are hints of what to look at; what is
 * done follows from storage. A fault is logged once and the platform asked to deliver the message again.
 */
import { InvocationError, InvocationErrorCode } from '@forge/events';
import { ulid } from 'ulid';
import { ProductFault } from '../application/faults';
import { checkPage } from '../application/document-control/check-page';
import { type EffectHandlers, runEffect } from '../application/effects';
import { syncCopy } from '../application/released-copy/sync-copy';
import type { Services } from '../application/use-case';
import { type AccountId, isAccountId, isPageId } from '../kernel/ids';
import { logFault } from './translate-fault';

interface Message {
  readonly outbox?: unknown;
  readonly check?: unknown;
  readonly by?: unknown;
  readonly gone?: unknown;
  readonly copy?: unknown;
}
const secondsUntilAgain = 30;
/** Most that the platform lets an event wait. */
const longestWait = 900;

export function effectsConsumer<Needs extends Services>(services: Needs, handlers: EffectHandlers<Needs>) {
  return async (event: { readonly body?: Message }): Promise<InvocationError | undefined> => {
    const message = event.body ?? {};
    try {
      if (typeof message.outbox === 'string') {
        await runEffect(services, handlers, { entity: 'outbox', key: message.outbox });
      } else if (typeof message.check === 'string' && isPageId(message.check)) {
        const gone = message.gone === 'deleted' ? 'deleted' : null;
        await checkPage(services, { pageId: message.check, by: personIn(message), gone });
      } else if (typeof message.copy === 'string' && isPageId(message.copy)) {
        await syncCopy(services, { pageId: message.copy, inFull: true, by: personIn(message) });
      }
      return undefined;
    } catch (error) {
      logFault('effects', error, ulid());
      return new InvocationError({
        retryAfter: secondsToWait(error),
        retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      });
    }
  };
}

function personIn({ by }: Message): AccountId | null {
  return typeof by === 'string' && isAccountId(by) ? by : null;
}

/** A product that says how long it is busy is not asked before. */
function secondsToWait(error: unknown): number {
  const told = error instanceof ProductFault ? (error.retryAfter ?? 0) : 0;
  return Math.min(Math.max(secondsUntilAgain, told), longestWait);
}
