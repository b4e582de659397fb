/**
 * Where a document stands and who may read it, as far as its copy is concerned: the pages above it, and whether any of them, the
 * page itself or a page its text shows as its own is closed to some. What cannot be asked counts as closed. [RC-4, RC-8]
 */
import { readableCopy } from '../../domain/released-copy/copy';
import type { PageId, SpaceId } from '../../kernel/ids';
import { copyStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { copyType } from './copy-stream';

export interface DocumentPlace {
  readonly isRestricted: boolean;
  /** From the top of the space down to the parent; empty when the app may not ask. */
  readonly above: readonly PageId[];
}

/** @param included pages whose text the document shows as its own */
export async function readDocumentPlace(
  services: Services,
  pageId: PageId,
  included: readonly PageId[],
): Promise<DocumentPlace> {
  const { copies } = services.confluence;
  const chains = await Promise.all([pageId, ...included].map((one) => copies.ancestors(one)));
  const asked = new Set([pageId, ...included, ...chains.flatMap((chain) => chain ?? [])]);
  const restricted = await Promise.all([...asked].map((one) => copies.isViewRestricted(one)));
  const isUnknown = chains.includes(undefined);
  return { above: chains[0] ?? [], isRestricted: isUnknown || restricted.some((one) => one !== false) };
}

/**
 * The copy of the nearest controlled page above that everybody in the space may read: whoever may not read a page may read nothing
 * below it either. Null: the root of the copies.
 */
export async function copyAbove(
  { storage }: Services,
  above: readonly PageId[],
  spaceId: SpaceId,
): Promise<PageId | null> {
  if (above.length === 0) return null;
  const rows = await storage.read(above.map((one) => headKey(copyStream(one))));
  for (const one of [...above].reverse()) {
    const copy = readableCopy(headOf(copyType, copyStream(one), rows).state);
    if (copy !== null && copy.spaceId === spaceId && copy.shows?.audience === null) return copy.copyId;
  }
  return null;
}
