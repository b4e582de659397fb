/**
 * Is the page still what was frozen? Version, creation time, attachment listing and the versions of included pages tell it
 * without reading a text; only when they differ is the content itself compared, so that an edit that was undone counts as
 * none. [DC-10, DC-51, SG-3]
 */
import type { PageNow } from '../../domain/document-control/decide-signing';
import { digestOfPage, type FrozenContent, type Submission } from '../../domain/document-control/state';
import type { AccountId, PageId } from '../../kernel/ids';
import { NotFound } from '../faults';
import type { AttachmentFacts, PageFacts, PageVersion, Viewer } from '../product-ports';
import type { Services } from '../use-case';
import { changesBetween, sayChanges } from './content-changes';
import { includedMovedOn, includedNow } from './included-pages';
import { listingDigestOf, type PageContent, readContent } from './page-content';
import { readSnapshot } from './snapshot';

export interface Frozen {
  readonly submission: Submission;
  readonly content: FrozenContent;
}
export type IncludedNow = ReadonlyMap<PageId, PageVersion>;

/** @param included versions of the included pages; none need be read when the frozen text includes nothing */
export function isSameAtFirstSight(
  frozen: Frozen,
  page: PageFacts,
  attachments: readonly AttachmentFacts[],
  included: IncludedNow,
): boolean {
  const { page: stamp } = frozen.submission;
  return (
    page.version.number === stamp.number &&
    page.version.createdAt === stamp.createdAt &&
    listingDigestOf(attachments) === frozen.content.listingDigest &&
    !includedMovedOn(frozen.content.included, included)
  );
}

/** No request when the frozen text includes nothing. */
export function readIncludedNow(services: Services, as: Viewer, frozen: Frozen | null): Promise<IncludedNow> {
  return includedNow(services, as, frozen?.content.included);
}

/** @throws NotFound when the content is not shown to this viewer */
export async function comparePage(
  services: Services,
  as: Viewer,
  frozen: Frozen,
  page: PageFacts,
  attachments: readonly AttachmentFacts[],
  included?: IncludedNow,
): Promise<PageNow> {
  const now = included ?? (await readIncludedNow(services, as, frozen));
  if (isSameAtFirstSight(frozen, page, attachments, now)) return { unchanged: true };
  const { content: was } = frozen;
  const before = await readSnapshot(services.storage, was.contentDigest, was.snapshotParts);
  const content = await readContent(services, as, page.pageId, before.included);
  // Closed to this viewer between two reads: what was not read is never called unchanged.
  if (content === undefined) throw new NotFound(`page ${page.pageId}`);
  if (content.contentDigest === digestOfPage(was)) return { unchanged: true };
  return { unchanged: false, ...(await whatChanged(services, as, frozen, content, null)) };
}

/**
 * Which parts of the content differ, in words and one by one, and by whom.
 * @param hinted whom an event named, for what Confluence no longer tells: a file that was removed
 */
export async function whatChanged(
  services: Services,
  as: Viewer,
  frozen: Frozen,
  now: PageContent,
  hinted: AccountId | null,
): Promise<Omit<Extract<PageNow, { unchanged: false }>, 'unchanged'>> {
  const before = await readSnapshot(services.storage, frozen.content.contentDigest, frozen.content.snapshotParts);
  const found = changesBetween(before, now, hinted);
  const author = found.find((one) => one.accountId !== null)?.accountId ?? now.page.version.authorId;
  const known = await services.confluence.people.people(as, [
    author,
    ...found.flatMap((one) => (one.accountId === null ? [] : [one.accountId])),
  ]);
  const personOf = (accountId: AccountId) => ({ accountId, name: known.get(accountId)?.name ?? accountId });
  const changes = found.map(({ kind, name, accountId }) => ({
    kind,
    name,
    by: accountId === null ? null : personOf(accountId),
  }));
  return { by: personOf(author), change: sayChanges(changes, now.page.version.number), changes };
}
