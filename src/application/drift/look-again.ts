/**
 * One document of the drift scan: what the cheap reads show is compared with what the record knows, and only where they differ is
 * the page looked at in full, by the same look that events ask for. [DR-2, DR-3, DR-4]
 */
import { approvedVersions, noteVersionsGone } from '../../domain/document-control/drift';
import type { PageVersionStamp } from '../../domain/document-control/signature';
import type { ControlledDocument, DocumentState } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { checkPage, frozenWorkOf, notePlaceNow } from '../document-control/check-page';
import { isSameAtFirstSight, readIncludedNow } from '../document-control/compare-page';
import { documentType } from '../document-control/document-stream';
import { performAsSystem } from '../document-control/perform-as-system';
import { documentStream } from '../keys';
import { type Opened, open } from '../perform';
import type { PageFacts } from '../product-ports';
import { syncCopy } from '../released-copy/sync-copy';
import type { Services } from '../use-case';

/** As many versions as Confluence keeps of a busy page. */
const mostVersions = 1_000;

/** @param listed the page as the app is shown it now; undefined when the page was not among those it is shown */
export async function lookAgain(services: Services, pageId: PageId, listed: PageFacts | undefined): Promise<void> {
  const opened = await open(services.storage, { type: documentType, stream: documentStream(pageId) });
  const document = opened.head.state;
  if (document.life === 'none' || document.life === 'cancelled') return;
  if (listed === undefined || (await seemsChanged(services, document, listed))) {
    await checkPage(services, { pageId, by: null, gone: null });
  } else {
    await notePlaceNow(services, { pageId, by: null }, opened);
  }
  if (listed !== undefined) await noteVersionsGoneNow(services, opened, listed);
  await syncCopy(services, { pageId, inFull: true, by: null });
}

async function seemsChanged(services: Services, document: ControlledDocument, now: PageFacts): Promise<boolean> {
  if (document.page !== 'live' || document.drift?.unseenSince !== undefined) return true;
  const effective = document.life === 'inForce' ? document.effective : null;
  const work = frozenWorkOf(document);
  // A draft that is known to differ is read again when it moved on: it may match again.
  if (document.life === 'inForce' && document.changedBy !== null && !isSame(document.changedBy.page, now.version))
    return true;
  const known = document.life === 'inForce' && document.changedBy !== null ? [work] : [work, effective];
  const frozen = known.filter((one) => one !== null);
  if (frozen.length === 0) return document.title !== now.title;
  const { pageId } = document.identity;
  const attachments = await services.confluence.pages.attachments('app', pageId);
  for (const one of frozen) {
    const included = await readIncludedNow(services, 'app', one);
    if (!isSameAtFirstSight(one, now, attachments, included)) return true;
  }
  return false;
}

async function noteVersionsGoneNow(
  services: Services,
  opened: Opened<DocumentState>,
  current: PageFacts,
): Promise<void> {
  const document = opened.head.state;
  if (document.life === 'none') return;
  const { pageId } = document.identity;
  const asked = approvedVersions(document).filter((one) => !isSame(one.page, current.version));
  const gone: Instant[] = [];
  for (const { page } of asked) if (!(await isVersionThere(services, pageId, page))) gone.push(page.createdAt);
  if (gone.length === 0) return;
  const at = services.clock.now();
  const because = 'an approved page version was looked for';
  const written = await performAsSystem(
    services,
    pageId,
    because,
    at,
    (now) => noteVersionsGone(now, gone, at),
    opened,
  );
  if (!written) throw new Error('storage is busy; the next pass looks again');
}

/** Confluence renumbers versions when one is deleted: the number finds it at once, or else the creation time does. */
async function isVersionThere(services: Services, pageId: PageId, stamp: PageVersionStamp): Promise<boolean> {
  const { pages } = services.confluence;
  const hinted = await pages.pageText('app', pageId, stamp.number);
  if (hinted?.version.createdAt === stamp.createdAt) return true;
  const versions = await pages.versions('app', pageId, mostVersions);
  // More than that are never read: an old version among them is not called gone.
  return versions.length >= mostVersions || versions.some((one) => one.createdAt === stamp.createdAt);
}

function isSame(one: PageVersionStamp, other: PageVersionStamp): boolean {
  return one.createdAt === other.createdAt;
}
