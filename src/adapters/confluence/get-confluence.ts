/** How every question to Confluence is asked: as whom, and what counts as "not there". */
import { type APIResponse, asApp, asUser, type Route } from '@forge/api';
import type { Clock } from '../../application/ports';
import type { Viewer } from '../../application/product-ports';
import { acceptJson, send } from '../products/product-request';

export async function getConfluence(clock: Clock, as: Viewer, operation: string, path: Route): Promise<APIResponse> {
  const client = as === 'user' ? asUser() : asApp();
  return send(clock, { operation, repeats: true }, () => client.requestConfluence(path, acceptJson));
}

/** 403 and 404 are one answer: not there, as far as this caller is concerned. */
export function isUnseen(response: APIResponse): boolean {
  return response.status === 404 || response.status === 403;
}
