/**
 * Invokes functions of the app: opens the invocation, builds the event, keeps to the limits on time and payload, logs
 * how it ended. Everything that can start the app (a person, an event, a queue, a schedule) comes through here.
 */
import type { AppManifest } from '../manifest/app-manifest';
import { findFunction } from '../manifest/app-manifest';
import { ENVIRONMENT_ID, type Installation, nameSite, type ProductName } from '../installation';
import type { InvocationRegistry } from '../proxy/invocation-registry';
import type { InvocationKind, InvocationResult, WireLog } from '../proxy/wire-log';
import { type FunctionEvent, type FunctionOutcome, type FunctionRunner, fail } from './function-call';

export interface Invocation {
  readonly kind: InvocationKind;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  /** Procedure, event type or queue, for the log. */
  readonly subject: string;
  readonly product: ProductName;
  readonly body: unknown;
  readonly accountId?: string | undefined;
  readonly installation: Installation;
}
export interface Invoker {
  invoke(invocation: Invocation): Promise<FunctionOutcome>;
}
export interface InvokerOptions {
  readonly manifest: AppManifest;
  readonly runner: FunctionRunner;
  readonly registry: InvocationRegistry;
  readonly log: WireLog;
  readonly proxyUrl: () => string;
  readonly now: () => number;
  readonly clockOffset: () => number;
  readonly variables?: Readonly<Record<string, string>>;
}

const MAXIMUM_REQUEST_BYTES = 500 * 1024;
const MAXIMUM_RESPONSE_BYTES = 5 * 1024 * 1024;
const INTERACTIVE_SECONDS = 25;
const ASYNC_SECONDS = 55;
const MAXIMUM_ASYNC_SECONDS = 900;

/** Resolvers and product triggers have 25 s at most; consumers and schedules 55 s, or what the manifest says. */
function limitSeconds(kind: InvocationKind, declared: number | undefined): number {
  if (kind === 'resolver' || kind === 'productEvent')
    return Math.min(declared ?? INTERACTIVE_SECONDS, INTERACTIVE_SECONDS);
  return Math.min(declared ?? ASYNC_SECONDS, MAXIMUM_ASYNC_SECONDS);
}

const measure = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '');

function classify(outcome: FunctionOutcome): InvocationResult {
  if (outcome.success) {
    return (outcome.body as { _retry?: unknown } | null | undefined)?._retry === true ? 'retryRequested' : 'success';
  }
  if (outcome.error.errorType === 'FUNCTION_TIME_OUT') return 'timeout';
  return outcome.error.errorType === 'FUNCTION_KILLED' ? 'killed' : 'error';
}

export function createInvoker(options: InvokerOptions): Invoker {
  const { manifest, registry, log } = options;
  const variables = Object.entries(options.variables ?? {}).map(([key, value]) => ({ key, value }));

  function buildEvent(invocation: Invocation, invocationId: string, token: string): FunctionEvent {
    const declaration = findFunction(manifest, invocation.functionKey);
    const { installation } = invocation;
    const isAsync = invocation.kind !== 'resolver';
    return {
      handler: declaration.handler,
      body: invocation.body,
      variables,
      meta: {
        contextAri: nameSite(invocation.product, installation.cloudId),
        accountId: invocation.accountId,
        isAsync,
        proxy: { url: options.proxyUrl(), token },
        license: { active: true, isActive: true, type: 'COMMERCIAL', isEvaluation: false },
        permissions: { scopes: manifest.scopes, external: manifest.permissions['external'] ?? {} },
        appContext: {
          appId: manifest.appId,
          appVersion: '1.0.0',
          environmentId: ENVIRONMENT_ID,
          environmentType: 'DEVELOPMENT',
          invocationId,
          installationId: installation.id,
          functionKey: invocation.functionKey,
          moduleKey: invocation.moduleKey,
          moduleType: invocation.moduleType,
        },
        installationContexts: [nameSite('confluence', installation.cloudId), nameSite('jira', installation.cloudId)],
        timeoutMilliseconds: limitSeconds(invocation.kind, declaration.timeoutSeconds) * 1000,
        clockOffset: options.clockOffset(),
      },
    };
  }

  async function run(invocation: Invocation, event: FunctionEvent, ended: Promise<'timeout' | 'killed'>) {
    if (invocation.kind === 'resolver' && measure(invocation.body) > MAXIMUM_REQUEST_BYTES) {
      return fail('PAYLOAD_TOO_LARGE', 'The request is larger than 500 KB.');
    }
    const { memoryMegabytes } = findFunction(manifest, invocation.functionKey);
    const outcome = await options.runner.run(event, { memoryMegabytes, ended });
    if (outcome.success && measure(outcome.body) > MAXIMUM_RESPONSE_BYTES) {
      return fail('RESPONSE_TOO_LARGE', 'The response is larger than 5 MB.');
    }
    return outcome;
  }

  return {
    async invoke(invocation) {
      const active = registry.open({
        functionKey: invocation.functionKey,
        accountId: invocation.accountId,
        installation: invocation.installation,
      });
      const logged = log.startInvocation({
        invocationId: active.invocationId,
        kind: invocation.kind,
        functionKey: invocation.functionKey,
        moduleKey: invocation.moduleKey,
        subject: invocation.subject,
        accountId: invocation.accountId,
        startedAt: options.now(),
      });
      const event = buildEvent(invocation, active.invocationId, active.token);
      const outcome = await run(invocation, event, active.ended);
      registry.close(active);
      logged.result = classify(outcome);
      logged.error = outcome.success ? undefined : outcome.error.errorMessage;
      return outcome;
    },
  };
}
