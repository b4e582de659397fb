/**
 * Publishes the revision in force in the page of its copy: the page is made if there is none, its files are brought, its text is
 * written, it is put in its place, and last it is opened to its readers. Each step looks first and does nothing when it is done.
 * [RC-5 … RC-10]
 */
import type { DocumentInForce } from '../../domain/document-control/state';
import { type CopyPage, pageIn, type ReleasedCopy } from '../../domain/released-copy/copy';
import { beginCopy, noteCopyMade, type WantedCopy } from '../../domain/released-copy/decide-copy';
import type { CopyPublished } from '../../domain/released-copy/events';
import type { AccountId, PageId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import { canonicalJson } from '../../trail/commit-entry';
import { rememberPage } from '../document-control/including-pages';
import { readSnapshot } from '../document-control/snapshot';
import { copiedBelowKey } from '../keys';
import type { Opened } from '../perform';
import type { Services } from '../use-case';
import { bringFiles } from './bring-files';
import { rootOfCopies } from './copies-root';
import type { CopyWrite } from './copy-port';
import { type CopyScene, holdBack, openScene } from './copy-scene';
import { recordOnCopy } from './copy-stream';
import { markWriting, markWritten } from './copy-work';
import { placeholderText, titleOfCopy } from './copy-text';
import { findOrMakePage } from './find-or-make-page';
import { asLeft, type CopyNow, readCopyNow } from './look-at-copy';
import { copyAbove, type DocumentPlace } from './read-place';
import { type RenderedCopy, renderCopy } from './render-copy';

interface Publishing {
  readonly wanted: Extract<WantedCopy, { readonly kind: 'copy' }>;
  readonly place: DocumentPlace;
  readonly app: AccountId;
}
type Outcome = 'done' | 'again';

export async function publishCopy(services: Services, scene: CopyScene, publishing: Publishing): Promise<Outcome> {
  const { document, pageId } = scene;
  if (document.life !== 'inForce') return 'done';
  const { wanted, place, app } = publishing;
  const parent = await parentOf(services, document, publishing);
  if (typeof parent === 'object') {
    await holdBack(services, scene, parent.because);
    return 'done';
  }
  const made = await ensurePage(services, scene, document, { spaceId: wanted.spaceId, parent });
  if (made === null) return 'done';
  const kept = pageIn(made.head.state, wanted.spaceId);
  const before = kept === null ? undefined : await readCopyNow(services, kept.copyId);
  if (kept === null || before === undefined) {
    await holdBack(services, { ...scene, opened: made }, 'refused');
    return 'done';
  }
  // The page was read before the record is read again: who wrote an older text meanwhile is met by a conflict of versions.
  if ((await openScene(services, pageId))?.seq !== scene.seq) return 'again';
  return write(services, { ...scene, opened: made }, document, {
    kept,
    before,
    parent,
    wanted,
    app,
    above: place.above,
  });
}

interface Writing {
  readonly kept: CopyPage;
  readonly before: CopyNow;
  readonly parent: PageId;
  readonly wanted: Publishing['wanted'];
  readonly app: AccountId;
  readonly above: readonly PageId[];
}

async function write(
  services: Services,
  scene: CopyScene,
  document: DocumentInForce,
  writing: Writing,
): Promise<Outcome> {
  const { pageId, opened } = scene;
  const { kept, before, wanted } = writing;
  const { copyId } = kept;
  const { identity, effective } = document;
  const { contentDigest, snapshotParts } = effective.content;
  const snapshot = await readSnapshot(services.storage, contentDigest, snapshotParts);
  if (!scene.isBeingWritten) await markWriting(services, pageId);
  // Who may not read it any longer is shut out before the new text is there.
  const limits = wanted.audience !== null && kept.takenAway === null;
  if (limits && (await bringAccess(services, writing)) !== 'written') return held(services, scene);
  const files = await bringFiles(services, pageId, copyId, snapshot.attachments);
  const reference = opened.head.state.intentIds[wanted.spaceId] ?? '';
  const rendered = await renderCopy(services, { identity, effective, snapshot, copyId, reference, files });
  const text = await bringText(services, before, rendered, effective.label, writing.app);
  if (text === 'conflict') return 'again';
  if (text !== 'written') return held(services, scene);
  if (before.page.parentId !== writing.parent || before.page.status !== 'current') {
    const moved = await bringPlace(services, copyId, writing.parent);
    if (moved !== 'written') return held(services, scene);
  }
  if ((await bringAccess(services, writing)) !== 'written') return held(services, scene);
  await published(services, scene, {
    writing,
    rendered,
    missing: files.missing,
    label: effective.label,
    contentDigest,
  });
  await markWritten(services, pageId);
  return 'done';
}

async function held(services: Services, scene: CopyScene): Promise<Outcome> {
  await holdBack(services, scene, 'refused');
  return 'done';
}

async function parentOf(
  services: Services,
  { identity }: DocumentInForce,
  { wanted, place, app }: Publishing,
): Promise<PageId | { readonly because: 'titleTaken' | 'refused' }> {
  const above = await copyAbove(services, place.above, wanted.spaceId);
  if (above !== null) return above;
  const root = await rootOfCopies(services, identity.spaceId, wanted.spaceId, app);
  return root.kind === 'there' ? root.pageId : { because: root.kind };
}

/** Null when there is none and none can be made; that is on record then. */
async function ensurePage(
  services: Services,
  scene: CopyScene,
  document: DocumentInForce,
  { spaceId, parent }: { readonly spaceId: CopyPage['spaceId']; readonly parent: PageId },
): Promise<Opened<ReleasedCopy> | null> {
  const { pageId, opened } = scene;
  if (pageIn(opened.head.state, spaceId) !== null) return opened;
  const { identity, effective } = document;
  const at = services.clock.now();
  const intentId = opened.head.state.intentIds[spaceId] ?? newUlid(at);
  const { spaceId: from, number } = identity;
  const title = titleOfCopy(number, effective.submission.title);
  const begun = await recordOnCopy(services, pageId, opened, {
    because: 'a released copy is to be made',
    mark: spaceId,
    at,
    decide: (copy) => beginCopy(copy, { intentId, from, number, spaceId, title, at }),
  });
  const { intent } = begun.head.state;
  // Somebody else was faster and has made it already.
  if (intent === null || intent.spaceId !== spaceId) return begun;
  const made = await findOrMakePage(services, {
    spaceId,
    parentId: parent,
    title: intent.title,
    body: placeholderText(intent.intentId),
    reference: intent.intentId,
  });
  if (made.kind !== 'there') {
    await holdBack(services, { ...scene, opened: begun }, made.kind);
    return null;
  }
  return recordOnCopy(services, pageId, begun, {
    because: 'the page of a released copy was made',
    mark: made.pageId,
    at,
    decide: (copy) => noteCopyMade(copy, { intentId: intent.intentId, copyId: made.pageId, at }),
  });
}

const markOf = (label: string, digest: string) => `Rev ${label} · ${digest.slice(0, 16)}`;

/** A version of the app with the same mark is this very text. */
async function bringText(
  { confluence }: Services,
  { page }: CopyNow,
  { title, body, digest }: RenderedCopy,
  label: string,
  app: AccountId,
): Promise<CopyWrite> {
  const message = markOf(label, digest);
  const { version, status } = page;
  const isThere = version.message === message && version.authorId === app && page.title === title;
  if (isThere && status === 'current') return 'written';
  if (status !== 'current') {
    // Out of the tree a page takes no new text: it comes back first.
    const back = { pageId: page.pageId, title: page.title, body, version: version.number + 1, message: 'Restored' };
    const restored = await confluence.copies.write(back);
    return restored === 'written' ? 'conflict' : restored;
  }
  return confluence.copies.write({ pageId: page.pageId, title, body, version: version.number + 1, message });
}

async function bringPlace({ confluence }: Services, copyId: PageId, parent: PageId): Promise<CopyWrite> {
  const now = await confluence.copies.page(copyId);
  return now?.parentId === parent ? 'written' : confluence.copies.move(copyId, parent);
}

async function bringAccess(services: Services, { kept, wanted, app }: Writing): Promise<CopyWrite> {
  const { copies } = services.confluence;
  const now = await copies.access(kept.copyId);
  if (now === undefined) return 'refused';
  const readers = wanted.audience === null ? [] : [...wanted.audience.map((id) => `group:${id}`), `user:${app}`].sort();
  const isSame = now.view.join() === readers.join() && now.edit.join() === `user:${app}`;
  return isSame ? 'written' : copies.restrict(kept.copyId, app, { readers: wanted.audience });
}

async function published(
  services: Services,
  { pageId, opened }: CopyScene,
  shown: Pick<CopyPublished, 'label' | 'contentDigest' | 'missing'> & {
    readonly writing: Writing;
    readonly rendered: RenderedCopy;
  },
): Promise<void> {
  const { writing, rendered, label, contentDigest, missing } = shown;
  const { kept, wanted, above } = writing;
  const { copyId, spaceId } = kept;
  await Promise.all(above.map((one) => rememberPage(services, copiedBelowKey(one), pageId)));
  const now = await readCopyNow(services, copyId);
  if (now === undefined) throw new Error('the copy is not shown to the app; it is looked at again');
  const at = services.clock.now();
  const shows = { label, contentDigest, rendered: rendered.digest, audience: wanted.audience, missing };
  const left = asLeft(now, writing.app);
  await recordOnCopy(services, pageId, opened, {
    because: 'the revision in force was published as a released copy',
    mark: `${copyId} ${rendered.digest} ${canonicalJson(left)}`,
    at,
    decide(copy) {
      const known = copy.pages.find((one) => one.copyId === copyId);
      const isKnown =
        known?.takenAway === null &&
        copy.drift === null &&
        copy.heldBack === null &&
        canonicalJson([known.shows, known.left]) === canonicalJson([shows, left]);
      return isKnown ? [] : [{ type: 'CopyPublished', spaceId, copyId, ...shows, left, at }];
    },
  });
}
