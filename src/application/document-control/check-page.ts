/**
 * Looks at a page again because something may have happened to it. Events of Confluence are hints: late, doubled, missing or
 * out of order; only what is read now counts, and reading twice changes nothing. [DC-8, DC-9, DC-10, DC-17]
 */
import { notePageAsRead, notePageGone } from '../../domain/document-control/decide-page-change';
import { noteVisibility } from '../../domain/document-control/drift';
import { isWatched, notePlace, placeDifferences } from '../../domain/document-control/page-place';
import {
  type ApprovedRevision,
  digestOfPage,
  type DocumentState,
  effectiveOf,
  type RevisionInReview,
  workOf,
} from '../../domain/document-control/state';
import { type Verdict, yes } from '../../domain/document-control/verdict';
import type { AccountId, PageId } from '../../kernel/ids';
import { documentStream, stateEffectKey } from '../keys';
import { pushOutbox } from '../effects';
import { type Opened, open } from '../perform';
import type { AttachmentFacts, PageFacts } from '../product-ports';
import type { Services } from '../use-case';
import { type Frozen, isSameAtFirstSight, readIncludedNow, whatChanged } from './compare-page';
import { documentType } from './document-stream';
import { readContent } from './page-content';
import { performAsSystem } from './perform-as-system';
import { readPlace } from './read-place';

export interface PageHint {
  readonly pageId: PageId;
  /** Who caused the event, if it came with a person. */
  readonly by: AccountId | null;
  readonly gone: 'deleted' | null;
}

/** Puts the look on the queue; when that fails the next view of the page asks again. */
export async function requestPageCheck(services: Services, pageId: PageId, hint?: Partial<PageHint>): Promise<void> {
  try {
    await services.queue.push('effects', [
      { body: { check: pageId, by: hint?.by ?? null, gone: hint?.gone ?? null }, oneAtATimeBy: documentStream(pageId) },
    ]);
  } catch {
    // Said above.
  }
}

export async function checkPage(services: Services, hint: PageHint): Promise<void> {
  const { pageId } = hint;
  const stream = documentStream(pageId);
  const opened = await open(services.storage, { type: documentType, stream });
  const document = opened.head.state;
  if (document.life === 'none') return;
  // A parked effect may work now, for example after the app was added to the restrictions of the page.
  await pushOutbox(services, [{ key: stateEffectKey(stream).key, stream, delaySeconds: 0 }]);
  const { pages } = services.confluence;
  const [page, attachments] = await Promise.all([pages.page('app', pageId), pages.attachments('app', pageId)]);
  const because = 'the page was looked at again';
  const write = (decide: (state: DocumentState) => Verdict) =>
    mustWrite(performAsSystem(services, pageId, because, services.clock.now(), decide, opened));

  if (page === undefined) {
    // Not visible to the app is not deleted: only Confluence's own word counts.
    if (hint.gone === null) return void (await write((state) => noteVisibility(state, false, services.clock.now())));
    await write((state) => notePageGone(state, { how: 'deleted', by: hint.by, at: services.clock.now() }));
    return;
  }
  if (!page.isLive) {
    await write((state) => notePageGone(state, { how: 'trashed', by: hint.by, at: services.clock.now() }));
    return;
  }
  if (document.drift?.unseenSince !== undefined) {
    const seen = (state: DocumentState) => noteVisibility(state, true, services.clock.now());
    await mustWrite(performAsSystem(services, pageId, 'the page is visible again', services.clock.now(), seen, opened));
  }
  await notePlaceNow(services, hint, opened);
  if (await needsText(services, document, page, attachments)) await noteText(services, hint, opened, write);
  else if (document.page !== 'live' || document.title !== page.title) {
    await write(() => withoutText(document, page, services));
  }
}

/** A change of parent, labels or restrictions is recorded by itself: it takes nothing back. [DC-54] */
export async function notePlaceNow(
  services: Services,
  { pageId, by }: Pick<PageHint, 'pageId' | 'by'>,
  opened: Opened<DocumentState>,
): Promise<void> {
  const { state } = opened.head;
  if (state.life === 'none' || state.place === undefined || !isWatched(state)) return;
  const place = await readPlace(services, pageId);
  if (place === undefined || placeDifferences(state.place.now, place).length === 0) return;
  const known = by === null ? undefined : (await services.confluence.people.people('app', [by])).get(by);
  const person = known === undefined ? null : { accountId: known.accountId, name: known.name };
  const at = services.clock.now();
  const read = { place, by: person, isByApp: known?.isApp ?? false, at };
  const because = 'the place of the page was looked at again';
  await mustWrite(performAsSystem(services, pageId, because, at, (document) => notePlace(document, read), opened));
}

type Write = (decide: (state: DocumentState) => Verdict) => Promise<void>;

/** A page that is neither in review nor in force has no frozen text to be compared with. */
async function needsText(
  services: Services,
  document: DocumentState,
  page: PageFacts,
  attachments: readonly AttachmentFacts[],
): Promise<boolean> {
  const [review, effective] = [frozenWorkOf(document), effectiveOf(document)];
  if (document.life === 'inForce' && document.changedBy !== null) return true;
  const frozen = [review, document.life === 'inForce' ? effective : null].filter((one) => one !== null);
  const moved = await Promise.all(
    frozen.map(async (one) => {
      const included = await readIncludedNow(services, 'app', one);
      return !isSameAtFirstSight(one, page, attachments, included);
    }),
  );
  return moved.includes(true);
}

/** The revision whose frozen text the page is still held against; an edit after approval is noted once. [DC-26] */
export function frozenWorkOf(document: DocumentState): RevisionInReview | ApprovedRevision | null {
  const work = workOf(document);
  if (work?.state === 'approved') return work.edited === null ? work : null;
  return work?.state === 'inReview' ? work : null;
}

function withoutText(document: DocumentState, page: PageFacts, services: Services): Verdict {
  if (document.life === 'none') return yes();
  const at = services.clock.now();
  const isRenamed = document.life === 'numbered' && document.title !== page.title;
  return yes(
    ...(document.page === 'live' ? [] : [{ type: 'PageBack', at } as const]),
    ...(isRenamed ? [{ type: 'TitleNoted', title: page.title } as const] : []),
  );
}

async function noteText(
  services: Services,
  hint: PageHint,
  opened: Opened<DocumentState>,
  write: Write,
): Promise<void> {
  const content = await readContent(services, 'app', hint.pageId);
  // Included pages that are not shown to the app say nothing about themselves; signing asks the signer's own eyes.
  if (content === undefined || content.includes.unreadable.length > 0) return;
  const document = opened.head.state;
  const { number, createdAt, authorId } = content.page.version;
  const asks = (frozen: Frozen | null) =>
    frozen === null || digestOfPage(frozen.content) === content.contentDigest
      ? null
      : whatChanged(services, 'app', frozen, content, hint.by);
  const [sinceReview, sinceEffective] = await Promise.all([
    asks(frozenWorkOf(document)),
    asks(document.life === 'inForce' ? document.effective : null),
  ]);
  const by = (sinceReview ?? sinceEffective)?.by ?? (await nameOf(services, authorId));
  await write((state) =>
    notePageAsRead(state, {
      page: { number, createdAt },
      by,
      title: content.page.title,
      contentDigest: content.contentDigest,
      change: sinceReview?.change ?? '',
      ...(sinceReview?.changes === undefined ? {} : { changes: sinceReview.changes }),
      ...(sinceEffective === null ? {} : { sinceEffective: { by: sinceEffective.by, change: sinceEffective.change } }),
      at: services.clock.now(),
    }),
  );
}

async function nameOf(services: Services, accountId: AccountId) {
  const known = await services.confluence.people.people('app', [accountId]);
  return { accountId, name: known.get(accountId)?.name ?? accountId };
}

async function mustWrite(written: Promise<boolean>): Promise<void> {
  if (!(await written)) throw new Error('storage is busy; the queue delivers this look again');
}
