/**
 * The app's calls to Confluence and Jira: who is calling, whether the operation is modelled and its scope granted, and
 * what happens when an answer redirects to the media host.
 */
import type { Caller, Product } from '../../contracts';
import { countRestPoints } from '../rates/rest-points';
import type { ProductRates } from '../rates/product-rates';
import { NO_USAGE } from '../kvs/meter';
import { answerJson, answerNotModelled, answerProxyError, type ProxyAnswer } from './answer';
import type { ActiveInvocation } from './invocation-registry';
import { isGranted, type OperationDescription, type OperationTable } from './operation-table';

export type Provider = 'app' | 'user' | 'none';
export interface ProductCall {
  readonly product: 'confluence' | 'jira';
  readonly provider: Provider;
  /** Set by `asUser(accountId)`. */
  readonly impersonated: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  readonly invocation: ActiveInvocation;
  /** Over the bridge: costs no points. */
  readonly isFromBrowser?: boolean;
}
/** One request and its answer, for tests that check them against the published documents. */
export interface ProductExchange {
  readonly call: ProductCall;
  readonly operation: OperationDescription | undefined;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: Uint8Array;
}

export interface ProductCallsOptions {
  /** The products of one site; an installation of the app elsewhere reaches none of them. */
  readonly products: (cloudId: string) => Readonly<Record<'confluence' | 'jira', Product | undefined>>;
  readonly rates: ProductRates;
  readonly operations: OperationTable;
  readonly grantedScopes: readonly string[];
  readonly appId: string;
  readonly origin: () => string;
  /** Whether the proxy follows a redirect to the media host (open on the real platform; both can be played). */
  readonly followsRedirects: () => boolean;
  readonly recordNotModelled: (name: string) => void;
  readonly observe?: ((exchange: ProductExchange) => void) | undefined;
}
export interface ProductCalls {
  perform(call: ProductCall): Promise<ProxyAnswer>;
  describe(call: Pick<ProductCall, 'method' | 'target'>): OperationDescription | undefined;
}

/** Headers that belong to the connection or to the proxy, not to the product. */
const HOP_HEADERS = /^(host|connection|content-length|transfer-encoding|keep-alive|forge-proxy-.*|local-site-.*)$/;
const BODY_FREE_STATUS = new Set([204, 205, 304]);

function identifyCaller(call: ProductCall, appId: string): Caller | undefined {
  switch (call.provider) {
    case 'app':
      return { kind: 'app', accountId: call.invocation.installation.appAccountId, appId };
    case 'none':
      return { kind: 'anonymous' };
    case 'user':
      // Impersonation needs `allowImpersonation` in the manifest, which the site does not model.
      if (call.impersonated !== undefined || call.invocation.accountId === undefined) return undefined;
      return { kind: 'person', accountId: call.invocation.accountId };
  }
}

function forwardHeaders(call: ProductCall): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(call.headers)) {
    if (value !== undefined && !HOP_HEADERS.test(name))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

export function createProductCalls(options: ProductCallsOptions): ProductCalls {
  async function fetchProduct(product: Product, call: ProductCall, caller: Caller): Promise<Response> {
    const send = (target: string, init: RequestInit) =>
      product.fetch(new Request(new URL(target, options.origin()), init), { caller, via: 'forge' });
    const hasBody = call.method !== 'GET' && call.method !== 'HEAD' && call.body.length > 0;
    const response = await send(call.target, {
      method: call.method,
      headers: forwardHeaders(call),
      ...(hasBody ? { body: new Uint8Array(call.body) } : {}),
    });
    const location = response.headers.get('location');
    if (response.status !== 302 || location === null || !options.followsRedirects()) return response;
    return send(location, { method: 'GET' });
  }

  async function perform(call: ProductCall): Promise<ProxyAnswer> {
    const caller = identifyCaller(call, options.appId);
    if (caller === undefined) return answerProxyError(401, 'NEEDS_AUTHENTICATION_ERR');
    const name = `${call.method} ${call.target.split('?')[0] ?? ''}`;
    const operation = options.operations.find(call.method, call.target);
    const product = options.products(call.invocation.installation.cloudId)[call.product];
    if (product === undefined || (operation === undefined && !options.operations.isEmpty)) {
      options.recordNotModelled(name);
      return answerNotModelled(name);
    }
    if (operation !== undefined && !isGranted(operation, options.grantedScopes)) {
      return answerJson(401, { code: 401, message: 'Unauthorized; scope does not match' });
    }
    const origin = call.isFromBrowser === true ? 'browser' : 'app';
    const rated = options.rates.admit({ product: call.product, method: call.method, target: call.target, origin });
    if (rated.refusal !== undefined) {
      return answerJson(rated.refusal.status, rated.refusal.body, { headers: rated.headers });
    }
    const response = await fetchProduct(product, call, caller);
    if (response.status === 302) return answerProxyError(403, 'REQUEST_EGRESS_ALLOWLIST_ERR');
    if (response.status === 501) options.recordNotModelled(name);
    const body = BODY_FREE_STATUS.has(response.status)
      ? new Uint8Array()
      : new Uint8Array(await response.arrayBuffer());
    const headers = Object.fromEntries([...response.headers].filter(([header]) => !HOP_HEADERS.test(header)));
    options.observe?.({ call, operation, status: response.status, responseHeaders: headers, responseBody: body });
    const points =
      origin === 'browser'
        ? 0
        : countRestPoints(call.method, call.target, response.status, body, headers['content-type'] ?? '');
    options.rates.charge(points);
    return { status: response.status, headers: { ...headers, ...rated.headers }, body, usage: NO_USAGE, points };
  }

  return { perform, describe: (call) => options.operations.find(call.method, call.target) };
}
