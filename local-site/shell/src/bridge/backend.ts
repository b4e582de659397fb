/** The two calls that leave the page on an app's behalf: a resolver invocation and a product request as the person. */
import { request } from '../rest/http';
import type { ExtensionContext } from './forge-context';
import { checkPayloadSize, InvocationLimiter } from './invoke-limits';

const pageLimiter = new InvocationLimiter();

interface Invocation {
  readonly moduleKey: string;
  readonly functionKey: unknown;
  readonly payload: unknown;
  readonly extension: ExtensionContext;
  readonly localId: string;
}

export async function invokeResolver(invocation: Invocation): Promise<unknown> {
  if (typeof invocation.functionKey !== 'string') throw new Error('functionKey must be a string!');
  pageLimiter.admit(performance.now());
  checkPayloadSize(invocation.payload);
  return request('POST', '/__site/bridge/invoke', invocation);
}

/** Answers what the SDK's `requestConfluence` and `requestJira` expect: `{ status, statusText, headers, body, isAttachment }`. */
export async function fetchProduct(moduleKey: string, data: unknown): Promise<unknown> {
  const { product, restPath, fetchRequestInit, isMultipartFormData } = data as Record<string, unknown>;
  return request('POST', '/__site/bridge/fetch', {
    moduleKey,
    product,
    restPath,
    init: fetchRequestInit,
    isMultipartFormData,
  });
}
