/**
 * Which documents the text in force refers to, and which refer to it: a projection of the frozen text, made when a revision has
 * taken effect and made again from the same text whenever it is missing. Decides nothing. [DR-11; A24]
 */
import { referencesIn } from '../../domain/document-control/references';
import type { DocumentState } from '../../domain/document-control/state';
import { isPageId, type PageId } from '../../kernel/ids';
import { textOf } from '../../kernel/text';
import { rememberPage } from '../document-control/including-pages';
import { shownText } from '../document-control/shown-text';
import { readSnapshot } from '../document-control/snapshot';
import { numberKey, referencesKey, usedInKey } from '../keys';
import type { Rows } from '../ports';
import type { Services } from '../use-case';

/** A text that names more than these is a list of everything; a stored row has room for them. */
const mostReferences = 500;

interface KeptReferences {
  readonly contentDigest: string;
  readonly pageIds: readonly PageId[];
}

export function referencesOf(rows: Rows, pageId: PageId): readonly PageId[] {
  return (rows.row(referencesKey(pageId))?.body as KeptReferences | undefined)?.pageIds ?? [];
}

/** One read where nothing changed. */
export async function projectReferences(services: Services, document: DocumentState): Promise<void> {
  if (document.life !== 'inForce') return;
  const { storage } = services;
  const { pageId } = document.identity;
  const { contentDigest, snapshotParts } = document.effective.content;
  const at = referencesKey(pageId);
  const kept = (await storage.read([at])).row(at)?.body as KeptReferences | undefined;
  if (kept?.contentDigest === contentDigest) return;
  const snapshot = await readSnapshot(storage, contentDigest, snapshotParts);
  const { pageIds, numbers } = referencesIn(shownText(snapshot));
  const named = await pagesOf(services, numbers.slice(0, mostReferences));
  const found = [...new Set([...pageIds.filter(isPageId), ...named])].filter((one) => one !== pageId);
  const referred = found.slice(0, mostReferences);
  // First the way back: whoever finds the row finds the reference as well.
  await Promise.all(referred.map((one) => rememberPage(services, usedInKey(one), pageId)));
  const body: KeptReferences = { contentDigest, pageIds: referred };
  await storage.write(at, { schema: 1, seq: 1, body });
}

/** A number leads to its document by the row that keeps it from being given twice. */
async function pagesOf({ storage }: Services, numbers: readonly string[]): Promise<readonly PageId[]> {
  const keys = numbers.map(numberKey);
  const rows = await storage.read(keys);
  return keys
    .map((at) => textOf(rows.row(at)?.stream))
    .filter((stream) => stream.startsWith('document:'))
    .map((stream) => stream.slice('document:'.length))
    .filter(isPageId);
}
