/**
 * Forge queues: `@forge/events` publishes, asks for statistics and cancels; consumers are invoked at least once, in no
 * order, within their concurrency limits. A retry is asked for by returning an `InvocationError`; an event is dropped
 * after 24 hours.
 */
import { randomUUID } from 'node:crypto';
import type { Clock, Database } from '../../contracts';
import type { Installation } from '../installation';
import type { AppManifest, ConsumerModule } from '../manifest/app-manifest';
import type { ActiveInvocation } from '../proxy/invocation-registry';
import type { QueueEndpoint } from '../proxy/proxy-server';
import type { FunctionOutcome } from '../runtime/function-call';
import type { Invoker } from '../runtime/invoker';
import { createConcurrencyKeys } from './concurrency';
import { createChance, createDeliveries, type Deliveries } from './deliveries';
import { createQueueStore, type QueueEvent } from './queue-store';

export interface QueueSettings {
  /** Longest wait between acceptance and delivery, in milliseconds; the wait is drawn at random, so order is lost. */
  deliveryDelay: number;
  /** Chance that an event is delivered twice. */
  duplicates: number;
  /** Chance that an event of a push is rejected (partial success, 202). */
  rejections: number;
  /** Whether an error thrown by a consumer is retried; open on the real platform, so nothing may depend on it. */
  retriesThrownErrors: boolean;
  /** Whether the limit of 500 events a minute is enforced. */
  enforcesRates: boolean;
  /**
   * Whether events due at about the same time are worked at the same time while a test advances time. One after the other
   * otherwise, so that a test which counts and compares sees the same in every run.
   */
  isSideBySide: boolean;
}
export interface QueueService {
  readonly endpoint: QueueEndpoint;
  readonly deliveries: Deliveries;
  readonly settings: QueueSettings;
}
export interface QueueServiceOptions {
  readonly clock: Clock;
  readonly database: Database;
  readonly manifest: AppManifest;
  readonly invoker: Invoker;
  readonly installation: (id: string) => Installation;
  readonly settings?: Partial<QueueSettings> | undefined;
}

interface GivenEvent {
  readonly body: unknown;
  readonly delayInSeconds?: number;
  readonly concurrency?: { readonly key: string; readonly limit: number };
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const MAXIMUM_EVENTS = 50;
const MAXIMUM_PUSH_BYTES = 200 * 1024;
const MAXIMUM_LONG_RUNNING_EVENT_BYTES = 100 * 1024;
const LONG_RUNNING_SECONDS = 55;
const EVENTS_PER_MINUTE = 500;
const MAXIMUM_DELAY_SECONDS = 900;
const MAXIMUM_RETRY_DATA_BYTES = 4 * 1024;
const MAXIMUM_CHAIN = 1000;
const RETENTION = 24 * 3_600_000;
const DEFAULT_RETRY_SECONDS = 30;

const measure = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '');

/** After a failure of the platform or a returned retry: when to deliver again, and why. */
interface Retry {
  readonly afterSeconds: number;
  readonly reason: string;
  readonly data: unknown;
}
const PLATFORM_REASONS: Readonly<Record<string, string>> = {
  FUNCTION_TIME_OUT: 'FUNCTION_TIME_OUT',
  FUNCTION_OUT_OF_MEMORY: 'FUNCTION_OUT_OF_MEMORY',
  FUNCTION_KILLED: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
};

function readRetry(outcome: FunctionOutcome, retriesThrownErrors: boolean): Retry | undefined {
  if (!outcome.success) {
    const reason = PLATFORM_REASONS[outcome.error.errorType];
    if (reason === undefined && !retriesThrownErrors) return undefined;
    return {
      afterSeconds: DEFAULT_RETRY_SECONDS,
      reason: reason ?? 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
      data: undefined,
    };
  }
  const result = outcome.body as { _retry?: boolean; retryOptions?: Record<string, unknown> } | null | undefined;
  if (result?._retry !== true) return undefined;
  const { retryAfter, retryReason, retryData } = result.retryOptions ?? {};
  if (measure(retryData) > MAXIMUM_RETRY_DATA_BYTES) return undefined;
  const afterSeconds = typeof retryAfter === 'number' ? Math.min(Math.max(retryAfter, 1), MAXIMUM_DELAY_SECONDS) : 1;
  return {
    afterSeconds,
    reason: typeof retryReason === 'string' ? retryReason : 'FUNCTION_RETRY_REQUEST',
    data: retryData,
  };
}

export function createQueueService(options: QueueServiceOptions): QueueService {
  const { clock, manifest, invoker } = options;
  const settings: QueueSettings = {
    deliveryDelay: 2000,
    duplicates: 0,
    rejections: 0,
    retriesThrownErrors: false,
    enforcesRates: true,
    isSideBySide: true,
    ...options.settings,
  };
  const store = createQueueStore(options.database);
  const deliveries = createDeliveries(clock, () => settings.isSideBySide);
  const chance = createChance(20260105);
  const keys = createConcurrencyKeys();
  /** How long a chain of pushes led to a running invocation. */
  const chains = new Map<string, number>();
  let pushed: { readonly at: number; readonly count: number }[] = [];

  const findConsumer = (queueName: string) => manifest.consumers.find((consumer) => consumer.queue === queueName);

  function enqueue(event: QueueEvent): void {
    store.save(event);
    deliveries.schedule(event.dueAt, () => deliver(event.eventId));
    if (settings.duplicates > 0 && chance() < settings.duplicates) {
      deliveries.schedule(event.dueAt + 1 + chance() * settings.deliveryDelay, () => deliver(event.eventId, event));
    }
  }

  /** `copy` is a doubled delivery: it is carried out although the first one has been acknowledged. */
  async function deliver(eventId: string, copy?: QueueEvent): Promise<void> {
    const event = copy ?? store.find(eventId);
    const consumer = event === undefined ? undefined : findConsumer(event.queueName);
    if (event === undefined || consumer === undefined) return;
    const leave = await keys.enter(`${event.installationId}/${event.queueName}`, event.concurrency);
    try {
      // It may have been cancelled, or sent again later, while it stood in line.
      if (copy === undefined && store.find(eventId)?.dueAt !== event.dueAt) return;
      const outcome = await invokeConsumer(consumer, event);
      if (copy === undefined) conclude(event, outcome);
    } finally {
      leave();
    }
  }

  async function invokeConsumer(consumer: ConsumerModule, event: QueueEvent): Promise<FunctionOutcome> {
    chains.set(event.eventId, event.chain);
    const remainingTimeMs = Math.max(0, event.acceptedAt + RETENTION - clock.now());
    try {
      return await invoker.invoke({
        kind: 'queueEvent',
        functionKey: consumer.functionKey,
        moduleKey: consumer.key,
        moduleType: 'consumer',
        subject: event.queueName,
        product: 'confluence',
        installation: options.installation(event.installationId),
        body: {
          body: event.body,
          queueName: event.queueName,
          jobId: event.jobId,
          eventId: event.eventId,
          ...(event.concurrency === undefined ? {} : { concurrency: event.concurrency }),
          ...(event.retryCount === 0
            ? {}
            : {
                retryContext: {
                  retryCount: event.retryCount,
                  retryReason: event.retryReason,
                  retryData: event.retryData,
                  retentionWindow: { startTime: new Date(event.acceptedAt).toISOString(), remainingTimeMs },
                },
              }),
        },
      });
    } finally {
      chains.delete(event.eventId);
    }
  }

  function conclude(event: QueueEvent, outcome: FunctionOutcome): void {
    const retry = readRetry(outcome, settings.retriesThrownErrors);
    const dueAt = clock.now() + (retry?.afterSeconds ?? 0) * 1000;
    if (retry !== undefined && dueAt < event.acceptedAt + RETENTION && store.find(event.eventId) !== undefined) {
      const again = {
        ...event,
        dueAt,
        retryCount: event.retryCount + 1,
        retryReason: retry.reason,
        retryData: retry.data,
      };
      store.save(again);
      deliveries.schedule(dueAt, () => deliver(event.eventId));
      return;
    }
    store.remove(event.eventId);
    store.countJobEnd(event.jobId, outcome.success && retry === undefined ? 'success' : 'failed');
  }

  function isOverRate(count: number): boolean {
    const now = clock.now();
    pushed = pushed.filter((push) => push.at > now - 60_000);
    return settings.enforcesRates && pushed.reduce((sum, push) => sum + push.count, count) > EVENTS_PER_MINUTE;
  }

  function refuse(consumer: ConsumerModule, event: GivenEvent): string | undefined {
    const declared = manifest.functions.find((declaration) => declaration.key === consumer.functionKey);
    const isLongRunning = (declared?.timeoutSeconds ?? 0) > LONG_RUNNING_SECONDS;
    if (isLongRunning && measure(event.body) > MAXIMUM_LONG_RUNNING_EVENT_BYTES) return 'The event exceeds 100 KB.';
    const delay = event.delayInSeconds ?? 0;
    if (delay < 0 || delay > MAXIMUM_DELAY_SECONDS) return 'The delay must be between 0 and 900 seconds.';
    if (settings.rejections > 0 && chance() < settings.rejections) return 'The event could not be stored.';
    return undefined;
  }

  function publish(invocation: ActiveInvocation, body: unknown): Answer {
    const { queueName, jobId, payload } = (body ?? {}) as {
      queueName?: string;
      jobId?: string;
      payload?: GivenEvent[];
    };
    const consumer = findConsumer(queueName ?? '');
    if (queueName === undefined || jobId === undefined || !Array.isArray(payload) || consumer === undefined) {
      return { status: 400, body: { code: 400, message: `No consumer for queue ${String(queueName)}.` } };
    }
    if (measure(payload) > MAXIMUM_PUSH_BYTES)
      return { status: 413, body: { errorMessage: 'The payload exceeds 200 KB.' } };
    if (payload.length === 0 || payload.length > MAXIMUM_EVENTS) {
      return { status: 400, body: { code: 400, message: 'Between 1 and 50 events can be pushed.' } };
    }
    if (isOverRate(payload.length)) return { status: 429, body: { code: 429, message: 'Too many events.' } };
    const chain = (chainOf(invocation) ?? 0) + 1;
    if (chain > MAXIMUM_CHAIN) return { status: 405, body: { code: 405, message: 'Cyclic invocation limit reached.' } };

    const now = clock.now();
    const failedEvents: { index: number; errorMessage: string }[] = [];
    store.addJob(jobId, queueName);
    payload.forEach((given, index) => {
      const errorMessage = refuse(consumer, given);
      if (errorMessage !== undefined) {
        failedEvents.push({ index, errorMessage });
        return;
      }
      enqueue({
        eventId: randomUUID(),
        installationId: invocation.installation.id,
        queueName,
        jobId,
        body: given.body,
        concurrency: given.concurrency,
        acceptedAt: now,
        dueAt: now + (given.delayInSeconds ?? 0) * 1000 + Math.floor(chance() * settings.deliveryDelay),
        retryCount: 0,
        retryReason: undefined,
        retryData: undefined,
        chain,
      });
    });
    pushed.push({ at: now, count: payload.length });
    return failedEvents.length === 0 ? { status: 201, body: {} } : { status: 202, body: { failedEvents } };
  }

  /** Consumers run one after the other or side by side; the longest chain under way stands for the pushing one. */
  function chainOf(invocation: ActiveInvocation): number | undefined {
    const isConsumer = manifest.consumers.some((consumer) => consumer.functionKey === invocation.functionKey);
    return isConsumer && chains.size > 0 ? Math.max(...chains.values()) : undefined;
  }

  const endpoint: QueueEndpoint = (invocation, target, body) => {
    if (target.startsWith('/webhook/queue/publish/')) return publish(invocation, body);
    const { queueName = '', jobId = '' } = (body ?? {}) as { queueName?: string; jobId?: string };
    if (target.startsWith('/webhook/queue/stats/')) {
      const statistics = store.statistics(jobId, queueName);
      return statistics === undefined
        ? { status: 404, body: { message: 'No such job.' } }
        : { status: 200, body: statistics };
    }
    if (target.startsWith('/webhook/queue/cancel/')) {
      if (store.statistics(jobId, queueName) === undefined) return { status: 404, body: { message: 'No such job.' } };
      store.cancelJob(jobId);
      return { status: 204, body: undefined };
    }
    return undefined;
  };

  // What was accepted before a restart is still owed.
  for (const event of store.all())
    deliveries.schedule(Math.max(event.dueAt, clock.now()), () => deliver(event.eventId));
  return { endpoint, deliveries, settings };
}
