/**
 * Whose edits survive in the text of a page, proven from its versions. [AG-6; A7, F13]
 */
import { contributorsTo, everyAuthor, type VersionBlocks } from '../../domain/document-control/contributors';
import type { Contributor, EffectiveRevision } from '../../domain/document-control/state';
import { blocksOf } from '../../domain/document-control/text-blocks';
import type { AccountId } from '../../kernel/ids';
import type { PageVersion, Viewer } from '../product-ports';
import type { Services } from '../use-case';
import type { PageContent } from './page-content';
import { readSnapshot } from './snapshot';

/** More versions than this are not read: everybody who made one then counts as contributor. */
const mostVersionsRead = 200;
const readsAtOnce = 5;

export async function findContributors(
  services: Services,
  as: Viewer,
  content: PageContent,
  inForce: EffectiveRevision | null,
): Promise<readonly Contributor[]> {
  const { pages, people } = services.confluence;
  const { pageId } = content.page;
  const all = await pages.versions(as, pageId, mostVersionsRead + 1);
  const stamp = inForce?.submission.page;
  const since = all.filter(
    (version) => version.number <= content.page.version.number && (stamp === undefined || isAfter(version, stamp)),
  );
  if (since.length === 0) return [];
  const known = await people.people(
    as,
    since.map((version) => version.authorId),
  );
  const isApp = (accountId: AccountId) => known.get(accountId)?.isApp ?? false;
  if (since.length > mostVersionsRead) return everyAuthor(since, isApp);
  const stood = inForce === null ? [] : await blocksInForce(services, inForce);
  const versions = await readVersions(services, as, content, since);
  return contributorsTo(content.blocks, stood, versions, isApp);
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
  content: PageContent,
  versions: readonly PageVersion[],
): Promise<readonly VersionBlocks[]> {
  const found: VersionBlocks[] = [];
  for (let start = 0; start < versions.length; start += readsAtOnce) {
    const part = versions.slice(start, start + readsAtOnce);
    found.push(
      ...(await Promise.all(
        part.map(async ({ number, authorId }) => {
          if (number === content.page.version.number) return { number, authorId, blocks: content.blocks };
          const text = await services.confluence.pages.pageText(as, content.page.pageId, number);
          // A version that cannot be read is held against its author rather than for them.
          return { number, authorId, blocks: text === undefined ? content.blocks : blocksOf(text.body) };
        }),
      )),
    );
  }
  return found;
}
