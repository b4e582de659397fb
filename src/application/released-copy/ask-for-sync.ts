/**
 * Asks for copies to be looked at: because Confluence told of a change, or because the copy of a document they refer to, or under
 * which they stand, came or went. Hints: a lost one is made up for by the daily scan. [RC-7, RC-8, RC-11]
 */
import { type AccountId, isPageId, type PageId } from '../../kernel/ids';
import { textOf } from '../../kernel/text';
import { pagesIn } from '../document-control/including-pages';
import type { EffectOutcome, OwedEffect } from '../effects';
import { copiedBelowKey, copyOfKey, copyStream, documentStream, headKey, usedInKey } from '../keys';
import type { RowKey, Rows } from '../ports';
import type { Services } from '../use-case';
import { appAccountIn, appAccountKey } from './app-account';
import { syncCopy } from './sync-copy';

const mostAtOnce = 50;

export async function askForSync(
  { queue }: Services,
  pageIds: readonly PageId[],
  by: AccountId | null = null,
): Promise<void> {
  for (let start = 0; start < pageIds.length; start += mostAtOnce) {
    const some = pageIds.slice(start, start + mostAtOnce);
    await queue.push(
      'effects',
      some.map((pageId) => ({ body: { copy: pageId, by }, oneAtATimeBy: documentStream(pageId) })),
    );
  }
}

/** Rows by which an event of a page is known to concern a copy. */
export function copyHintKeys(pageId: PageId): readonly RowKey[] {
  return [copyOfKey(pageId), headKey(copyStream(pageId)), copiedBelowKey(pageId), appAccountKey];
}

const aboutReaders: ReadonlySet<string> = new Set([
  'avi:confluence:permissions_updated:page',
  'avi:confluence:moved:page',
]);

/** Documents whose copies an event concerns. What the app does to copies itself is none. */
export function copiesConcerned(
  rows: Rows,
  event: { readonly pageId: PageId; readonly type: string; readonly by: AccountId | null },
): readonly PageId[] {
  const { pageId, type, by } = event;
  const of = textOf(rows.row(copyOfKey(pageId))?.stream).slice('copy:'.length);
  if (isPageId(of)) return by !== null && by === appAccountIn(rows) ? [] : [of];
  if (!aboutReaders.has(type)) return [];
  const own = rows.row(headKey(copyStream(pageId))) === undefined ? [] : [pageId];
  return [...own, ...pagesIn(rows, copiedBelowKey(pageId))];
}

/** Effect of a commit that gave a copy to readers or took it from them. */
export async function tellNeighbours(services: Services, { stream }: OwedEffect): Promise<EffectOutcome> {
  const pageId = stream.slice('copy:'.length);
  if (!isPageId(pageId)) return { kind: 'done' };
  const keys = [usedInKey(pageId), copiedBelowKey(pageId)];
  const rows = await services.storage.read(keys);
  const neighbours = new Set(keys.flatMap((at) => pagesIn(rows, at)));
  await askForSync(services, [...neighbours]);
  return { kind: 'done' };
}

/** Effect of a commit that changed what the copy of a document is to be. */
export async function syncCopyOf(services: Services, { stream }: OwedEffect): Promise<EffectOutcome> {
  const pageId = stream.slice('copy:'.length);
  if (isPageId(pageId)) await syncCopy(services, { pageId, inFull: true, by: null });
  return { kind: 'done' };
}
