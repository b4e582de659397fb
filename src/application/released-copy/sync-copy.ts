/**
 * Brings the released copy of a document in step with its record: always from the latest head, never ahead of it, and as often as
 * anybody asks (recipe R8). Whoever dies on the way leaves a page that nobody reads, or one that the next run finds and goes on
 * with. [RC-3 … RC-12]
 */
import { type ControlledDocument, effectiveOf } from '../../domain/document-control/state';
import { type ReleasedCopy, readableCopy } from '../../domain/released-copy/copy';
import { copiesToTakeAway, type WantedCopy, wantedCopy } from '../../domain/released-copy/decide-copy';
import type { AccountId, PageId } from '../../kernel/ids';
import type { Opened } from '../perform';
import type { Services } from '../use-case';
import { appAccountOf } from './app-account';
import { addressOf, type CopyScene, holdBack, openScene } from './copy-scene';
import { markWriting, markWritten } from './copy-work';
import { noteWhatDiffers, readCopyNow } from './look-at-copy';
import { publishCopy } from './publish-copy';
import { type DocumentPlace, readDocumentPlace } from './read-place';
import { takeCopyAway } from './take-away';

export interface CopySync {
  readonly pageId: PageId;
  /** Look at the copy although the record says it is in step: somebody may have changed it, or a target of its links. */
  readonly inFull: boolean;
  /** Who caused the event that led here. */
  readonly by: AccountId | null;
}
const attempts = 4;

export async function syncCopy(services: Services, sync: CopySync): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const scene = await openScene(services, sync.pageId);
    if (scene === null || (!sync.inFull && isInStep(scene))) return;
    if ((await bringInStep(services, scene, sync.by)) !== 'again') return;
  }
  throw new Error('the document or its copy changes all the time; it is brought in step later');
}

/** By the record alone, without asking Confluence. */
function isInStep({ document, to, opened, isBeingWritten }: CopyScene): boolean {
  const copy = opened.head.state;
  if (isBeingWritten || copy.drift !== null) return false;
  const effective = document.life === 'inForce' && to !== null ? document.effective : null;
  const isLeft = copy.pages.some((one) => one.takenAway === null || one.takenAway === 'beingMade');
  if (effective === null) return !isLeft;
  const shown = readableCopy(copy);
  if (shown === null || shown.spaceId !== to || shown.shows === null) return false;
  const { label, contentDigest, audience } = shown.shows;
  if (label !== effective.label || contentDigest !== effective.content.contentDigest) return false;
  const named = copy.audience?.groups.map((group) => group.groupId).sort() ?? [];
  return audience === null || audience.join() === named.join();
}

async function bringInStep(services: Services, scene: CopyScene, by: AccountId | null): Promise<'done' | 'again'> {
  const { document, pageId, to } = scene;
  const isWanted = document.life === 'inForce' && to !== null;
  // Nothing was ever copied and nothing is to be: no request is made.
  if (!isWanted && scene.opened.head.state.pages.length === 0) return 'done';
  const app = await appAccountOf(services);
  const place: DocumentPlace = isWanted
    ? await readDocumentPlace(services, pageId, includedIn(document))
    : { isRestricted: false, above: [] };
  let opened = await lookAtAll(services, scene, app, by);
  const life = document.life === 'inForce' || document.life === 'withdrawn' ? document.life : 'other';
  const wanted = wantedCopy(opened.head.state, { life, to, isRestricted: place.isRestricted });
  const closing = copiesToTakeAway(opened.head.state, wanted);
  const reopened = toCloseAgain(opened.head.state, wanted);
  const toClose = [...closing, ...reopened];
  if (toClose.length > 0) await markWriting(services, pageId);
  for (const { copyId, because } of toClose) {
    const kept = opened.head.state.pages.find((one) => one.copyId === copyId);
    if (kept === undefined) continue;
    const address = await addressOf(services, document);
    opened = await takeCopyAway(services, opened, { pageId, kept, because, app, address });
  }
  if (wanted.kind === 'none') {
    if (toClose.length > 0 || scene.isBeingWritten) await markWritten(services, pageId);
    if (wanted.because === 'noAudience') await holdBack(services, { ...scene, opened }, 'noAudience');
    return 'done';
  }
  return publishCopy(services, { ...scene, opened }, { wanted, place, app });
}

function includedIn(document: ControlledDocument): readonly PageId[] {
  return [...new Set((effectiveOf(document)?.content.included ?? []).map((one) => one.pageId))];
}

/** What differs from how the app left it goes on record first. */
async function lookAtAll(
  services: Services,
  { pageId, opened, isBeingWritten }: CopyScene,
  app: AccountId,
  by: AccountId | null,
): Promise<Opened<ReleasedCopy>> {
  let current = opened;
  for (const kept of opened.head.state.pages) {
    if (kept.left === null) continue;
    const now = await readCopyNow(services, kept.copyId);
    current = await noteWhatDiffers(services, current, { pageId, kept, now, app, by, isBeingWritten });
  }
  return current;
}

/** A copy that was taken away, and that somebody has opened or changed since. */
function toCloseAgain(copy: ReleasedCopy, wanted: WantedCopy) {
  const drifted = copy.pages.find((one) => one.copyId === copy.drift?.copyId);
  if (drifted === undefined || drifted.takenAway === null || drifted.takenAway === 'beingMade') return [];
  if (wanted.kind === 'copy' && wanted.spaceId === drifted.spaceId) return [];
  return [{ copyId: drifted.copyId, because: drifted.takenAway }];
}
