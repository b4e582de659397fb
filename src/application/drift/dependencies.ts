/**
 * Keeps what a document knows of the documents its text refers to in step with them. Asked whenever its own state is rendered,
 * and for every document that uses it once it came into force anew or went out of use. Noted by the rule only where something
 * differs, so that running twice, late or out of order does no harm. [UI-2; A24]
 */
import { noteDependencies } from '../../domain/document-control/dependencies';
import { type DocumentState, effectiveOf } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import { documentType } from '../document-control/document-stream';
import { pagesIn } from '../document-control/including-pages';
import { performAsSystem } from '../document-control/perform-as-system';
import { documentStream, headKey, operationsKey, referencesKey, usedInKey } from '../keys';
import type { Opened } from '../perform';
import type { Rows } from '../ports';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { referencesOf } from './references';

/** @returns false when storage was too busy */
export async function syncDependencies(services: Services, pageId: PageId): Promise<boolean> {
  const stream = documentStream(pageId);
  const rows = await services.storage.read([headKey(stream), referencesKey(pageId)]);
  const opened: Opened<DocumentState> = { head: headOf(documentType, stream, rows), rows };
  if (opened.head.state.life !== 'inForce') return true;
  const pageIds = referencesOf(rows, pageId);
  if (pageIds.length === 0 && opened.head.state.dependencies === undefined) return true;
  const referred = documentsIn(await services.storage.read(pageIds.map(headOfPage)), pageIds);
  const at = services.clock.now();
  return performAsSystem(
    services,
    pageId,
    'a document it refers to changed',
    at,
    (document) => noteDependencies(document, referred, at),
    opened,
  );
}

/** Once for each revision that came into force and for each end; remembered only when everybody was told. */
export async function tellDependents(services: Services, document: DocumentState): Promise<boolean> {
  if (document.life === 'none') return true;
  const { pageId } = document.identity;
  const told = operationsKey(`told:${pageId}`);
  const news = `${document.life} ${effectiveOf(document)?.label ?? ''}`;
  const rows = await services.storage.read([told, usedInKey(pageId)]);
  if ((rows.row(told)?.body as { readonly news?: string } | undefined)?.news === news) return true;
  const using = pagesIn(rows, usedInKey(pageId));
  const known = await services.storage.read(using.map(referencesKey));
  // The way back is a hint that only grows: what counts is the text in force today.
  const depend = using.filter((one) => referencesOf(known, one).includes(pageId));
  for (const one of depend) if (!(await syncDependencies(services, one))) return false;
  await services.storage.write(told, { schema: 1, seq: 1, body: { news } });
  return true;
}

function headOfPage(pageId: PageId) {
  return headKey(documentStream(pageId));
}

function documentsIn(rows: Rows, pageIds: readonly PageId[]): readonly DocumentState[] {
  return pageIds.map((one) => headOf(documentType, documentStream(one), rows).state);
}
