/**
 * Loads what every question about past revisions needs: the page as the person may see it, the head, and all entries of the
 * document's trail by key; in two waves. A page that is not there and one that is not theirs give the same answer. [DC-19]
 */
import type { WireRefusal } from '../../contract/wire';
import type { DocumentEvent } from '../../domain/document-control/events';
import { type EventAt, type RevisionRecord, revisionsOf } from '../../domain/document-control/revision-list';
import type { ControlledDocument } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { documentType } from '../document-control/document-stream';
import { documentStream, headKey } from '../keys';
import type { PageFacts, Viewer } from '../product-ports';
import { headOf, readEntries } from '../stream';
import { refusal, type Services } from '../use-case';

export interface OpenedRevisions {
  readonly document: ControlledDocument;
  readonly page: PageFacts;
  readonly entries: readonly TrailEntry[];
  /** Oldest first. */
  readonly revisions: readonly RevisionRecord[];
}

export async function openRevisions(
  services: Services,
  pageId: PageId,
  as: Viewer = 'user',
): Promise<Result<OpenedRevisions, WireRefusal>> {
  const stream = documentStream(pageId);
  const [rows, page] = await Promise.all([
    services.storage.read([headKey(stream)]),
    services.confluence.pages.page(as, pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const head = headOf(documentType, stream, rows);
  if (head.state.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const entries = await readEntries(services.storage, stream, 1, head.seq);
  return accept({ document: head.state, page, entries, revisions: revisionsOf(eventsOf(entries)) });
}

export function eventsOf(entries: readonly TrailEntry[]): readonly EventAt[] {
  return entries.flatMap((entry) =>
    (entry.events as readonly DocumentEvent[]).map((event) => ({ event, at: entry.at as Instant })),
  );
}

/** The last revision of this label: an abandoned one may have carried it before. */
export function revisionLabelled(
  revisions: readonly RevisionRecord[],
  label: string,
): Result<RevisionRecord, WireRefusal> {
  const found = revisions.findLast((one) => one.label === label);
  return found === undefined ? refuse(refusal('revisionUnknown', 'RV-3', { revision: label })) : accept(found);
}
