/** The page tree: loads a level when it is opened, and opens the way to the page one is on; below it what is archived. */
import { ancestorIds, listArchive, rootPages } from '../rest/confluence-pages';
import type { Space } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { Link, usePageLocation } from '../shared/router';
import { useTreeRound } from './page-tree-events';
import { PageTreeItem } from './page-tree-item';
import { moveInTree } from './page-tree-keys';

export function PageTree({ space }: { readonly space: Space }) {
  const { pathname } = usePageLocation();
  const currentId = /\/(?:pages|pages\/edit-v2|history)\/(\d+)/.exec(pathname)?.[1];
  const round = useTreeRound();
  const roots = useLoaded(() => rootPages(space.id), [space.id, round]);
  const archive = useLoaded(() => listArchive(space.id), [space.id, round]);
  const path = useLoaded(async () => (currentId ? ancestorIds(currentId).catch(() => []) : []), [currentId, round]);
  return (
    <LoadedView resource={roots} what="the page tree">
      {(pages) => (
        <>
          <ul className="page-tree" onKeyDown={moveInTree}>
            {pages.map((page) => (
              <PageTreeItem
                key={`${page.id}-${round}`}
                page={page}
                spaceKey={space.key}
                currentId={currentId}
                openIds={path.value ?? []}
                startsOpen={page.id === space.homepageId}
              />
            ))}
          </ul>
          {archive.value && archive.value.length > 0 ? (
            <details className="page-tree-archive">
              <summary>Archived pages</summary>
              <ul>
                {archive.value.map((page) => (
                  <li key={page.id}>
                    <Link href={pageAddress(space.key, page)} aria-current={page.id === currentId ? 'page' : undefined}>
                      {page.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      )}
    </LoadedView>
  );
}
