/**
 * The proxy that the `@forge/*` packages speak to: one HTTP server on loopback. It knows the caller by the bearer token
 * of the invocation, sends storage, queue and product calls where they belong, refuses egress, strikes with ordered
 * faults and logs everything.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../contracts';
import type { FaultPlan } from '../faults/fault-plan';
import type { StorageService } from '../kvs/storage-service';
import { NO_USAGE } from '../kvs/meter';
import { answerJson, answerNotModelled, answerProxyError, type ProxyAnswer, type WireAnswer } from './answer';
import type { ActiveInvocation, InvocationRegistry } from './invocation-registry';
import type { ProductCalls, Provider } from './product-calls';
import { strike } from './strike';
import type { Capability, WireLog } from './wire-log';

/** The queue's answer to a call under `/webhook/queue/`; nothing when the path is not its own. */
export type QueueEndpoint = (
  invocation: ActiveInvocation,
  target: string,
  body: unknown,
) => { readonly status: number; readonly body: unknown } | undefined;

export interface ProxyOptions {
  readonly clock: Clock;
  readonly storage: StorageService;
  readonly grantedScopes: readonly string[];
  readonly products: ProductCalls;
  readonly queue: QueueEndpoint;
  readonly faults: FaultPlan;
  readonly log: WireLog;
  readonly registry: InvocationRegistry;
}
export interface ProxyServer {
  listen(): Promise<string>;
  url(): string;
  close(): Promise<void>;
}

interface ParsedCall {
  readonly capability: Capability;
  readonly provider: Provider | undefined;
  readonly impersonated: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
  readonly route: string;
}

const CAPABILITY_ROUTE = /^\/fpp\/as\/app\/provider\/atlassian\/capability\/([a-z]+)$/;
const PRODUCT_ROUTE = /^\/fpp\/provider\/(app|user|none)\/remote\/([a-z]+)(?:\/account\/(.+))?$/;

function readText(header: string | string[] | undefined): string {
  return Array.isArray(header) ? (header[0] ?? '') : (header ?? '');
}

function parseCall(request: IncomingMessage, body: Uint8Array): ParsedCall {
  const route = (request.url ?? '/').split('?')[0] ?? '/';
  const target = readText(request.headers['forge-proxy-target']);
  const common = { method: request.method ?? 'GET', target, headers: request.headers, body, route };
  const none = { provider: undefined, impersonated: undefined };
  const product = PRODUCT_ROUTE.exec(route);
  if (product !== null) {
    const remote = product[2];
    const provider = product[1] as Provider;
    const impersonated = product[3] === undefined ? undefined : decodeURIComponent(product[3]);
    if (remote === 'confluence' || remote === 'jira') return { ...common, capability: remote, provider, impersonated };
    const capability = target.startsWith('/webhook/queue/') ? 'queue' : 'stargate';
    return { ...common, capability, provider, impersonated };
  }
  if (CAPABILITY_ROUTE.exec(route)?.[1] === 'kvs') return { ...common, ...none, capability: 'kvs' };
  if (route === '/egress') return { ...common, ...none, capability: 'egress' };
  return { ...common, ...none, capability: 'other' };
}

function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // The storage and queue services refuse a body that is not an object, in their own words.
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function createProxyServer(options: ProxyOptions): ProxyServer {
  const { storage, log, registry, faults, clock } = options;

  function callStorage(call: ParsedCall, invocation: ActiveInvocation, stalerBy: number): ProxyAnswer {
    if (!options.grantedScopes.includes('storage:app')) {
      return answerJson(403, { code: 'FORBIDDEN', message: 'The scope storage:app is missing.' });
    }
    const usualLag = storage.settings.queryLag;
    storage.settings.queryLag = usualLag + stalerBy;
    try {
      const answer = storage.handle(invocation.installation.id, call.target, parseJson(call.body));
      if (answer.status === 501) log.recordNotModelled(`storage ${call.target}`);
      return answerJson(answer.status, answer.body, { usage: answer.usage });
    } finally {
      storage.settings.queryLag = usualLag;
    }
  }

  function callQueue(call: ParsedCall, invocation: ActiveInvocation): ProxyAnswer {
    if (call.provider !== 'app') return answerProxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    const answer = options.queue(invocation, call.target, parseJson(call.body));
    if (answer !== undefined) return answerJson(answer.status, answer.body);
    log.recordNotModelled(`stargate ${call.target}`);
    return answerNotModelled(`stargate ${call.target}`);
  }

  async function perform(call: ParsedCall, invocation: ActiveInvocation, stalerBy = 0): Promise<ProxyAnswer> {
    switch (call.capability) {
      case 'kvs':
        return callStorage(call, invocation, stalerBy);
      case 'queue':
      case 'stargate':
        return callQueue(call, invocation);
      case 'confluence':
      case 'jira':
        return options.products.perform({
          ...call,
          product: call.capability,
          provider: call.provider ?? 'none',
          invocation,
        });
      case 'egress':
        return answerProxyError(403, 'REQUEST_EGRESS_ALLOWLIST_ERR');
      case 'other':
        log.recordNotModelled(call.route);
        return answerNotModelled(call.route);
    }
  }

  async function answerCall(call: ParsedCall, invocation: ActiveInvocation): Promise<WireAnswer> {
    const startedAt = log.tick();
    const rule = faults.strike({
      description: `${call.capability} ${call.method} ${call.target}`,
      functionKey: invocation.functionKey,
    });
    const answer: WireAnswer =
      rule === undefined
        ? await perform(call, invocation)
        : await strike({
            rule,
            capability: call.capability,
            clock,
            invocation,
            perform: (how) => perform(call, invocation, how?.stalerBy),
          });
    const isAnswered = typeof answer === 'object';
    log.recordCall({
      invocationId: invocation.invocationId,
      functionKey: invocation.functionKey,
      capability: call.capability,
      provider: call.provider,
      method: call.method,
      target: call.target,
      wave: Number(readText(call.headers['local-site-wave'])) || 1,
      startedAt,
      endedAt: log.tick(),
      status: isAnswered ? answer.status : answer === 'cut' ? 'cut' : 'held',
      usage: isAnswered ? answer.usage : NO_USAGE,
      points: isAnswered ? answer.points : 0,
      scopes: options.products.describe(call)?.scopes ?? [],
      fault: rule?.kind,
    });
    return answer;
  }

  function send(response: ServerResponse, answer: WireAnswer): void {
    if (answer === 'cut') {
      response.socket?.destroy();
      return;
    }
    // A held request stays open until its process dies or the proxy closes.
    if (answer === 'hold') return;
    const withoutBody = answer.status === 204 || answer.status === 304;
    response.writeHead(answer.status, {
      'x-trace-id': randomUUID(),
      ...answer.headers,
      ...(withoutBody ? {} : { 'content-length': String(answer.body.length) }),
    });
    response.end(withoutBody ? undefined : answer.body);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = parseCall(request, await readBody(request));
    const token = readText(request.headers['forge-proxy-authorization']).replace(/^Bearer /, '');
    const invocation = registry.find(token);
    if (invocation !== undefined) return send(response, await answerCall(call, invocation));
    // The process of an invocation that is over may go on for a while: it is heard no more.
    send(response, registry.hasEnded(token) ? 'hold' : answerProxyError(401, 'PROXY_ERR'));
  }

  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!response.headersSent) send(response, answerJson(500, { code: 'LOCAL_SITE_FAILED', message }));
      else response.socket?.destroy();
    });
  });

  // Longer than any pause of a test, so that no request meets a connection that is just being closed.
  server.keepAliveTimeout = 120_000;

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    // A site that somebody forgot to close does not keep a process alive.
    listen: () => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(url())).unref()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
