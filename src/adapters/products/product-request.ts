/**
 * One request to a product through the Forge proxy: reads are repeated when the product is busy; writes only after a 429 that
 * says how long to wait, because nothing else says that nothing was done (whoever asked decides). Waits are kept short, so that
 * the invocation has time left; a longer one becomes a fault that names it, for whoever can come back later. A 4xx is an
 * ordinary response and is left to the caller; no answer, 429 and 5xx become a fault.
 */
import type { APIResponse, RequestInit } from '@forge/api';
import type { Clock } from '../../application/ports';
import { ProductFault } from '../../application/faults';

const attempts = 3;
/** Milliseconds that the waits of one request may ask for together. */
const longestPause = 3_000;

export interface SendOptions {
  /** Name of the operation, for faults: never the address, which may carry what a person typed. */
  readonly operation: string;
  readonly repeats: boolean;
}

export async function send(
  clock: Clock,
  options: SendOptions,
  request: () => Promise<APIResponse>,
): Promise<APIResponse> {
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    let response: APIResponse;
    try {
      response = await request();
    } catch (error) {
      // Goes up as it is: the platform answers it by asking the person for their consent.
      if (isNeedsAuthentication(error)) throw error;
      if (attempt === attempts || !options.repeats) {
        throw new ProductFault(options.operation, 0, true, null, { cause: error });
      }
      await clock.pause(200 * attempt);
      continue;
    }
    if (response.status !== 429 && response.status < 500) return response;
    const told = secondsToWait(clock, response);
    const wait = told === null ? 200 * attempt : told * 1000;
    waited += wait;
    const repeats = options.repeats || (response.status === 429 && told !== null);
    if (attempt === attempts || !repeats || waited > longestPause) {
      throw new ProductFault(options.operation, response.status, true, told);
    }
    // A pause may be half as long as asked for; what a product asks for is the least it takes.
    await clock.pause(told === null ? wait : 2 * wait);
  }
}

/** What the product says: `Retry-After` in seconds, or else when its window ends; null when it says neither. */
function secondsToWait(clock: Clock, response: APIResponse): number | null {
  const retryAfter = response.headers.get('retry-after');
  if (retryAfter !== null && /^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
  const reset = Date.parse(response.headers.get('x-ratelimit-reset') ?? '');
  if (response.status !== 429 || Number.isNaN(reset)) return null;
  return Math.max(1, Math.ceil((reset - Date.parse(clock.now())) / 1000));
}

/** A status that no caller expects. */
export function unexpected(operation: string, response: APIResponse): ProductFault {
  return new ProductFault(operation, response.status, false);
}

export function jsonBody(method: 'POST' | 'PUT', body: unknown): RequestInit {
  return {
    method,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  };
}
export const acceptJson: RequestInit = { headers: { Accept: 'application/json' } };

function isNeedsAuthentication(error: unknown): boolean {
  return error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR';
}
