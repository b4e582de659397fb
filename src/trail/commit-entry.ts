/**
 * One entry of the record trail: everything one command did to one record, chained to the entry before it. [RT-1, RT-2]
 * The format is described for strangers in docs/trail-format.md; who writes entries, and when, belongs to
 * `application/perform.ts`. [B5, B6; 21 CFR 11.10 (e)]
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export interface TrailEntry {
  readonly schema: 1;
  /** For example `document:98312` or `nonconformity:01J…`. */
  readonly stream: string;
  /** Dense, from 1. */
  readonly seq: number;
  readonly commandId: string;
  /** SHA-256 over account, procedure and payload: the same command id with other content is not the same command. */
  readonly fingerprint: string;
  /** UTC, milliseconds. */
  readonly at: string;
  readonly actor:
    | { readonly kind: 'person'; readonly accountId: string; readonly name: string }
    | { readonly kind: 'system'; readonly because: string };
  readonly events: readonly unknown[];
  /** What the person was told; a repeated command gets it again. */
  readonly answer?: unknown;
  /** Digest of the entry before; null for the first. */
  readonly previous: string | null;
  readonly digest: string;
}

/**
 * SHA-256, lower-case hex, over the RFC 8785 form of the entry without its digest.
 *
 * @throws TypeError when a value is not JSON (undefined members are dropped, as JSON does).
 */
export function digestOfEntry(entry: Omit<TrailEntry, 'digest'>): string {
  const { digest: _dropped, ...content } = entry as TrailEntry;
  return sha256Hex(canonicalJson(content));
}

/** RFC 8785 canonical JSON of a plain value. No Unicode normalisation: the trail keeps what was typed. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
