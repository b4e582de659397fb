/** The page tree: loads a level when it is opened, and opens the way to the page one is on. */
import { ancestorIds, rootPages } from '../rest/confluence-pages';
import type { Space } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { usePageLocation } from '../shared/router';
import { useTreeRound } from './page-tree-events';
import { PageTreeItem } from './page-tree-item';
import { moveInTree } from './page-tree-keys';

export function PageTree({ space }: { readonly space: Space }) {
  const { pathname } = usePageLocation();
  const currentId = /\/(?:pages|pages\/edit-v2|history)\/(\d+)/.exec(pathname)?.[1];
  const round = useTreeRound();
  const roots = useLoaded(() => rootPages(space.id), [space.id, round]);
  const path = useLoaded(async () => (currentId ? ancestorIds(currentId).catch(() => []) : []), [currentId, round]);
  return (
    <LoadedView resource={roots} what="the page tree">
      {(pages) => (
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
      )}
    </LoadedView>
  );
}
