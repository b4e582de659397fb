/**
 * One request to a product through the Forge proxy: reads are repeated when the product is busy, writes never (whoever asked
 * decides). A 4xx is an ordinary response and is left to the caller; no answer, 429 and 5xx become a fault.
 */
import type { APIResponse, RequestInit } from '@forge/api';
import type { Clock } from '../../application/ports';
import { ProductFault } from '../../application/faults';

const attempts = 3;
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
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === attempts || !options.repeats;
    let response: APIResponse;
    try {
      response = await request();
    } catch (error) {
      // Goes up as it is: the platform answers it by asking the person for their consent.
      if (isNeedsAuthentication(error)) throw error;
      if (last) throw new ProductFault(options.operation, 0, true, null, { cause: error });
      await clock.pause(200 * attempt);
      continue;
    }
    if (response.status !== 429 && response.status < 500) return response;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    const wait = Number.isFinite(retryAfter) ? retryAfter * 1000 : 200 * attempt;
    if (last || wait > longestPause) {
      throw new ProductFault(options.operation, response.status, true, Number.isFinite(retryAfter) ? retryAfter : null);
    }
    await clock.pause(wait);
  }
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
