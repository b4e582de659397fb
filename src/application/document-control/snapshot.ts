/**
 * Frozen text of a round: what is read as "the revision in force" for ever, whatever becomes of the page. Content-addressed,
 * deflated, in parts that fit a stored value (240 KiB). [DC-7]
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { RecordDamaged } from '../faults';
import { snapshotKey } from '../keys';
import type { Storage } from '../ports';
import { digestInputWithMacros } from '../../signature/content-digest';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { FrozenMacro } from './freeze-macros';
import type { FrozenInclude } from './included-pages';
import { digestOfContent, type FrozenAttachment, type PageContent } from './page-content';

const charactersPerPart = 200_000;

export interface Snapshot {
  readonly title: string;
  /** ADF in its canonical form. */
  readonly body: unknown;
  readonly attachments: readonly FrozenAttachment[];
  /** Absent when the text includes nothing, and in what was frozen before included pages counted. */
  readonly included?: readonly FrozenInclude[];
  /** What macros showed, where the type freezes it. [DC-81] */
  readonly macros?: readonly FrozenMacro[];
}

/** A page as it is frozen, with what its macros showed. */
export function snapshotOf(
  { page, canonicalBody, attachments, includes: { included } }: PageContent,
  macros: readonly FrozenMacro[] = [],
): Snapshot {
  return {
    title: page.title,
    body: canonicalBody,
    attachments,
    ...(included.length === 0 ? {} : { included }),
    ...(macros.length === 0 ? {} : { macros }),
  };
}

/** What is signed. (docs: content digest) */
export function digestOfSnapshot({ title, body, attachments, included, macros = [] }: Snapshot): string {
  const pageDigest = digestOfContent(title, body, attachments, included);
  return macros.length === 0 ? pageDigest : sha256Hex(canonicalJson(digestInputWithMacros(pageDigest, macros)));
}

/** @returns the number of parts */
export async function writeSnapshot(storage: Storage, contentDigest: string, snapshot: Snapshot): Promise<number> {
  const packed = deflateRawSync(Buffer.from(JSON.stringify(snapshot), 'utf8')).toString('base64');
  const parts = Math.max(1, Math.ceil(packed.length / charactersPerPart));
  for (let part = 0; part < parts; part += 1) {
    const data = packed.slice(part * charactersPerPart, (part + 1) * charactersPerPart);
    await storage.write(snapshotKey(contentDigest, part), { schema: 1, body: { part, of: parts, data } });
  }
  return parts;
}

export async function readSnapshot(storage: Storage, contentDigest: string, parts: number): Promise<Snapshot> {
  const keys = Array.from({ length: parts }, (_, part) => snapshotKey(contentDigest, part));
  const rows = await storage.read(keys);
  const packed = keys.map((at) => {
    const body = rows.row(at)?.body as { readonly data?: string } | undefined;
    if (body?.data === undefined) throw new RecordDamaged(at.key);
    return body.data;
  });
  const text = inflateRawSync(Buffer.from(packed.join(''), 'base64')).toString('utf8');
  return JSON.parse(text) as Snapshot;
}
