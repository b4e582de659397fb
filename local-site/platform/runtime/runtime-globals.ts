/**
 * The two globals that the real `@forge/*` packages read, and what a function call sees of its surroundings: only
 * Forge's environment variables, site time instead of real time, and no network but the proxy.
 *
 * The same code serves the bundled app (wrapper.ts) and the in-process runner, so that both speak the same wire.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FunctionEvent } from './function-call';

interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
  readonly contextAri?: string;
}
interface CallScope {
  readonly event: FunctionEvent;
  /** What `__forge_runtime__` answers. */
  readonly runtime: object;
  readonly now: () => number;
  /** The highest wave of calls that has been answered. */
  answeredWave: number;
  readonly life: CallLife;
}
/** Whether the call was ended from outside, which a process of its own would not have survived. */
export interface CallLife {
  isOver: boolean;
}

export interface RuntimeGlobals {
  /** Runs a function call in its own scope. `now` is site time. */
  enter<T>(event: FunctionEvent, now: () => number, work: () => Promise<T>, life?: CallLife): Promise<T>;
}

const CAPABILITY = '/fpp/as/app/provider/atlassian/capability';
const CAPABILITY_TYPES = new Set(['kvs', 'sql', 'os', 'realtime', 'emails']);

function findRoute(target: FetchTarget): string {
  if (target.type === 'egress') return '/egress';
  if (CAPABILITY_TYPES.has(target.type)) return `${CAPABILITY}/${target.type}`;
  if (target.type === 'fpp') {
    const place =
      target.contextAri === undefined
        ? `remote/${target.remote}`
        : `contextAri/${encodeURIComponent(target.contextAri)}`;
    const account =
      target.provider === 'user' && target.accountId !== undefined
        ? `/account/${encodeURIComponent(target.accountId)}`
        : '';
    return `/fpp/provider/${target.provider}/${place}${account}`;
  }
  return `/${target.type}`;
}

const ignore = () => {};
/** The packages count and time their calls; nobody reads it here. */
const SILENT_METRICS = {
  counter: () => ({ incr: ignore, incrBy: ignore, decr: ignore, decrBy: ignore }),
  timing: () => ({ measure: () => ({ stop: ignore }), set: ignore }),
  gauge: () => ({ set: ignore }),
};

function describeRuntime(event: FunctionEvent, now: () => number): object {
  const { meta } = event;
  const deadline = now() + meta.timeoutMilliseconds;
  return {
    container: { runtime: process.version },
    proxy: meta.proxy,
    contextAri: meta.contextAri,
    aaid: meta.accountId,
    appContext: {
      ...meta.appContext,
      permissions: meta.permissions,
      license: meta.license,
      installation: describeInstallation(event),
    },
    lambdaContext: {
      awsRequestId: meta.appContext.invocationId,
      getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
    },
    tracing: { traceId: meta.appContext.invocationId.replaceAll('-', ''), spanId: '0000000000000001' },
    metrics: SILENT_METRICS,
    featureFlags: () => false,
    realtime: {},
  };
}

function describeInstallation(event: FunctionEvent): object {
  const { installationId } = event.meta.appContext;
  return {
    ari: { installationId, toString: () => `ari:cloud:ecosystem::installation/${installationId}` },
    contexts: event.meta.installationContexts.map((context) => ({
      cloudId: context.split('/').at(-1),
      toString: () => context,
    })),
  };
}

/** The second argument of every handler. */
export function describeRequest(event: FunctionEvent): object {
  return {
    principal: event.meta.accountId === undefined ? undefined : { accountId: event.meta.accountId },
    license: event.meta.license,
    installContext: event.meta.contextAri,
    installation: describeInstallation(event),
    workspaceId: undefined,
  };
}

function defineGlobals(
  target: typeof globalThis,
  storage: AsyncLocalStorage<CallScope>,
  outsideFetch: typeof fetch,
): void {
  async function forgeFetch(route: FetchTarget, path: unknown, init: RequestInit = {}): Promise<Response> {
    const scope = storage.getStore();
    if (scope === undefined) throw new Error('Forge runtime metadata not found.');
    const { url, token } = scope.event.meta.proxy;
    const headers = new Headers(init.headers);
    headers.set('forge-proxy-authorization', `Bearer ${token}`);
    headers.set('forge-proxy-target', String(path));
    headers.delete('host');
    const wave = scope.answeredWave + 1;
    headers.set('local-site-wave', String(wave));
    try {
      return await outsideFetch(new URL(findRoute(route), url), { ...init, headers });
    } finally {
      scope.answeredWave = Math.max(scope.answeredWave, wave);
    }
  }

  Object.defineProperty(target, '__forge_fetch__', { configurable: true, writable: true, value: forgeFetch });
  Object.defineProperty(target, '__forge_runtime__', {
    configurable: true,
    get() {
      const scope = storage.getStore();
      if (scope === undefined) throw new Error('Forge runtime metadata not found.');
      return scope.runtime;
    },
  });
  const guardedFetch: typeof fetch = async (input, init) => {
    if (storage.getStore() === undefined) return outsideFetch(input, init);
    const address = input instanceof Request ? input.url : String(input);
    const response = await forgeFetch({ type: 'egress' }, new URL(address).toString(), init);
    const reason = response.headers.get('forge-proxy-error');
    if (reason === null) return response;
    throw Object.assign(new Error(`Egress to ${new URL(address).origin} is not declared.`), { name: reason });
  };
  Object.defineProperty(target, 'fetch', { configurable: true, writable: true, value: guardedFetch });
}

/** Within a call `Date` tells site time. */
function shiftDate(target: typeof globalThis, storage: AsyncLocalStorage<CallScope>): void {
  const RealDate = target.Date;
  class SiteDate extends RealDate {
    constructor(...values: unknown[]) {
      if (values.length === 0) super(SiteDate.now());
      else super(...(values as [number]));
    }
    static override now(): number {
      return storage.getStore()?.now() ?? RealDate.now();
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Object.prototype.toString.call(value) === '[object Date]';
    }
  }
  target.Date = SiteDate as DateConstructor;
}

/** Within a call `process.env` holds the app's variables and nothing else. */
function guardEnvironment(storage: AsyncLocalStorage<CallScope>): void {
  const realEnvironment = process.env;
  const current = (): Record<string, string | undefined> => {
    const scope = storage.getStore();
    if (scope === undefined) return realEnvironment;
    return Object.fromEntries(scope.event.variables.map(({ key, value }) => [key, value]));
  };
  process.env = new Proxy(realEnvironment, {
    get: (_, name) => (typeof name === 'string' ? current()[name] : undefined),
    has: (_, name) => name in current(),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === 'string' && name in current()
        ? { value: current()[name], enumerable: true, configurable: true, writable: true }
        : undefined,
  });
}

/** What is said after the end of a call would have been said by a process that is gone: nobody hears it. */
function guardConsole(target: typeof globalThis, storage: AsyncLocalStorage<CallScope>): void {
  let heard = target.console;
  const unheard = new Proxy(heard, { get: () => ignore });
  Object.defineProperty(target, 'console', {
    configurable: true,
    get: () => (storage.getStore()?.life.isOver === true ? unheard : heard),
    set(other: Console) {
      heard = other;
    },
  });
}

const INSTALLED = Symbol.for('local-site.runtime-globals');

/** Installs the globals once per global object. */
export function installRuntimeGlobals(target: typeof globalThis): RuntimeGlobals {
  const holder = target as { [INSTALLED]?: RuntimeGlobals };
  if (holder[INSTALLED] !== undefined) return holder[INSTALLED];
  const storage = new AsyncLocalStorage<CallScope>();
  defineGlobals(target, storage, target.fetch);
  shiftDate(target, storage);
  guardEnvironment(storage);
  guardConsole(target, storage);
  const globals: RuntimeGlobals = {
    enter: (event, now, work, life = { isOver: false }) =>
      storage.run({ event, now, runtime: describeRuntime(event, now), answeredWave: 0, life }, work),
  };
  holder[INSTALLED] = globals;
  return globals;
}
