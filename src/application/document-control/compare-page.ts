/**
 * Is the page still what was frozen? Version, creation time and attachment listing tell it without reading the text; only
 * when they differ is the content itself compared, so that an edit that was undone counts as none. [DC-10, SG-3]
 */
import type { PageNow } from '../../domain/document-control/decide-signing';
import type { FrozenContent, Submission } from '../../domain/document-control/state';
import { NotFound } from '../faults';
import type { AttachmentFacts, PageFacts, Viewer } from '../product-ports';
import type { Services } from '../use-case';
import { listingDigestOf, type PageContent, readContent } from './page-content';
import { readSnapshot } from './snapshot';

export interface Frozen {
  readonly submission: Submission;
  readonly content: FrozenContent;
}

export function isSameAtFirstSight(frozen: Frozen, page: PageFacts, attachments: readonly AttachmentFacts[]): boolean {
  const { page: stamp } = frozen.submission;
  return (
    page.version.number === stamp.number &&
    page.version.createdAt === stamp.createdAt &&
    listingDigestOf(attachments) === frozen.content.listingDigest
  );
}

/** @throws NotFound when the content is not shown to this viewer */
export async function comparePage(
  services: Services,
  as: Viewer,
  frozen: Frozen,
  page: PageFacts,
  attachments: readonly AttachmentFacts[],
): Promise<PageNow> {
  if (isSameAtFirstSight(frozen, page, attachments)) return { unchanged: true };
  const content = await readContent(services, as, page.pageId);
  // Closed to this viewer between two reads: what was not read is never called unchanged.
  if (content === undefined) throw new NotFound(`page ${page.pageId}`);
  if (content.contentDigest === frozen.content.contentDigest) return { unchanged: true };
  const change = await describeChange(services, frozen, content);
  const author = content.page.version.authorId;
  const known = await services.confluence.people.people(as, [author]);
  return { unchanged: false, by: { accountId: author, name: known.get(author)?.name ?? author }, change };
}

/** Which part of the content differs, in words. */
export async function describeChange(services: Services, frozen: Frozen, now: PageContent): Promise<string> {
  const before = await readSnapshot(services.storage, frozen.content.contentDigest, frozen.content.snapshotParts);
  const changed: string[] = [];
  if (before.title.normalize('NFC') !== now.page.title.normalize('NFC')) changed.push('title');
  if (JSON.stringify(before.body) !== JSON.stringify(now.canonicalBody)) changed.push('body');
  const digests = (list: readonly { title: string; sha256: string | null; fileId: string }[]) =>
    new Map(list.map((one) => [one.title, one.sha256 ?? one.fileId]));
  const [old, current] = [digests(before.attachments), digests(now.attachments)];
  const files = [...new Set([...old.keys(), ...current.keys()])].filter((name) => old.get(name) !== current.get(name));
  if (files.length > 0) changed.push(`attachments (${files.join(', ')})`);
  const parts = changed.length === 0 ? 'content' : changed.join(', ');
  return `The ${parts} of the page changed in page version ${now.page.version.number}.`;
}
