/** A space's front: its home page where it has one, else its name. */
import { spaceByKey } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { PageView } from './page-view';

export function SpaceHome({ spaceKey }: { readonly spaceKey: string }) {
  const space = useLoaded(() => spaceByKey(spaceKey), [spaceKey]);
  usePageTitle(space.value?.name ?? spaceKey, 'Confluence');
  return (
    <LoadedView resource={space} what="this space" isSubject>
      {(found) =>
        found.homepageId ? (
          <PageView key={found.homepageId} spaceKey={spaceKey} pageId={found.homepageId} version={undefined} />
        ) : (
          <div className="page-column">
            <h1>{found.name}</h1>
            <p>Choose a page at the side.</p>
          </div>
        )
      }
    </LoadedView>
  );
}
