/**
 * What the outside clients ask in one walk over the site. Every step names the modelled operation it exercises; later steps
 * use what earlier ones found. Types only are imported here: the table of operations in docs/ reads this list as well.
 */
import type { createV1Client, createV2Client } from 'confluence.js';
import type { createCloudClient } from 'jira.js';

export interface OutsideClients {
  readonly v1: ReturnType<typeof createV1Client>;
  readonly v2: ReturnType<typeof createV2Client>;
  readonly jira: ReturnType<typeof createCloudClient>;
}
export interface Walk extends OutsideClients {
  /** Ids that steps found; reading one that nobody found fails. */
  readonly ids: Record<string, string>;
  id(name: string): string;
  number(name: string): number;
  /** A plain request with basic auth, for what no client has a method for. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
}
export interface OutsideStep {
  /** `METHOD /path/{parameter}`; parameters may be called anything. */
  readonly operation: string;
  /** Why this is a plain request and no method of a client; absent when a client asks. */
  readonly withoutClient?: string;
  /** For addresses outside the documents: where the products link to them. */
  readonly isUnpublished?: true;
  run(walk: Walk): Promise<unknown>;
}

export const adf = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
