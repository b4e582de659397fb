/** The sidebar outside a space: all spaces one may see. */
import { listSpaces } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { spaceAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { Link } from '../shared/router';
import { SpaceIcon } from './space-icon';

export function SpacesSidebar() {
  const spaces = useLoaded(listSpaces, []);
  return (
    <>
      <h2 className="sidebar-heading">Spaces</h2>
      <LoadedView resource={spaces} what="the spaces">
        {(found) => (
          <ul className="sidebar-list">
            {found.map((space) => (
              <li key={space.id}>
                <Link className="sidebar-link" href={spaceAddress(space.key)}>
                  <SpaceIcon name={space.name} />
                  <span>{space.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </>
  );
}
