/** Confluence's home: the spaces one may see. */
import { SpaceIcon } from '../chrome/space-icon';
import { listSpaces } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { spaceAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { useSite } from '../site/site-context';

export function ConfluenceHome() {
  const { session } = useSite();
  const spaces = useLoaded(listSpaces, []);
  usePageTitle('Home', 'Confluence');
  return (
    <div className="page-column">
      <h1>Spaces</h1>
      <p className="subtle">You are acting as {session.displayName}.</p>
      <LoadedView resource={spaces} what="the spaces">
        {(found) => (
          <ul className="card-grid">
            {found.map((space) => (
              <li key={space.id}>
                <Link className="card" href={spaceAddress(space.key)}>
                  <SpaceIcon name={space.name} size="large" />
                  <span>
                    <strong>{space.name}</strong>
                    <span className="subtle">{space.key}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </div>
  );
}
