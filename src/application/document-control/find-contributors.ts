/**
 * Whose edits survive in the text of a page or, where the type is strict, who edited it at all, proven from its versions.
 * [AG-6, AG-50; A7, F13]
 */
import {
  contributorsTo,
  everyAuthor,
  everyContributor,
  type VersionBlocks,
} from '../../domain/document-control/contributors';
import type { Separation } from '../../domain/document-control/gate';
import type { Contributor, EffectiveRevision } from '../../domain/document-control/state';
import { blocksOf } from '../../domain/document-control/text-blocks';
import type { AccountId, PageId } from '../../kernel/ids';
import type { PageVersion, Viewer } from '../product-ports';
import type { Services } from '../use-case';
import type { WrittenText } from './page-content';
import { readSnapshot } from './snapshot';

/** More versions than this are not read: everybody who made one then counts as contributor. */
export const mostVersionsRead = 200;
const readsAtOnce = 5;

export async function findContributors(
  services: Services,
  as: Viewer,
  text: WrittenText,
  inForce: EffectiveRevision | null,
  separation: Separation = 'standard',
): Promise<readonly Contributor[]> {
  const since = await versionsSince(services, as, text.pageId, text.version, inForce);
  if (since.length === 0) return [];
  const known = await services.confluence.people.people(
    as,
    since.map((version) => version.authorId),
  );
  const isApp = (accountId: AccountId) => known.get(accountId)?.isApp ?? false;
  if (since.length > mostVersionsRead) return everyAuthor(since, isApp);
  const stood = inForce === null ? [] : await blocksInForce(services, inForce);
  const versions = await readVersions(services, as, text, since);
  if (separation === 'strict') return everyContributor(versions, inForce === null ? null : stood, isApp);
  return contributorsTo(text.blocks, stood, versions, isApp);
}

/** Everybody who made a version since the revision in force: contributors are among them. One request, no text read. */
export async function findEditors(
  services: Services,
  as: Viewer,
  pageId: PageId,
  version: number,
  inForce: EffectiveRevision | null,
): Promise<readonly AccountId[]> {
  const since = await versionsSince(services, as, pageId, version, inForce);
  return [...new Set(since.map((one) => one.authorId))];
}

async function versionsSince(
  services: Services,
  as: Viewer,
  pageId: PageId,
  upTo: number,
  inForce: EffectiveRevision | null,
): Promise<readonly PageVersion[]> {
  const all = await services.confluence.pages.versions(as, pageId, mostVersionsRead + 1);
  const stamp = inForce?.submission.page;
  return all.filter((version) => version.number <= upTo && (stamp === undefined || isAfter(version, stamp)));
}

function isAfter(version: PageVersion, stamp: { readonly number: number; readonly createdAt: string }): boolean {
  return (
    version.createdAt > stamp.createdAt || (version.createdAt === stamp.createdAt && version.number > stamp.number)
  );
}

async function blocksInForce(services: Services, inForce: EffectiveRevision): Promise<readonly string[]> {
  const { contentDigest, snapshotParts } = inForce.content;
  return blocksOf((await readSnapshot(services.storage, contentDigest, snapshotParts)).body);
}

async function readVersions(
  services: Services,
  as: Viewer,
  { pageId, version, blocks }: WrittenText,
  versions: readonly PageVersion[],
): Promise<readonly VersionBlocks[]> {
  const found: VersionBlocks[] = [];
  for (let start = 0; start < versions.length; start += readsAtOnce) {
    const part = versions.slice(start, start + readsAtOnce);
    found.push(
      ...(await Promise.all(
        part.map(async ({ number, authorId }) => {
          if (number === version) return { number, authorId, blocks };
          const text = await services.confluence.pages.pageText(as, pageId, number);
          // A version that cannot be read is held against its author rather than for them.
          if (text === undefined) return { number, authorId, blocks, isUnread: true as const };
          return { number, authorId, blocks: blocksOf(text.body) };
        }),
      )),
    );
  }
  return found;
}
