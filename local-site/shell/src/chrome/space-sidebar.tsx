/** The sidebar of a space: its name, the apps with a page in it, the page tree. */
import SettingsIcon from '@atlaskit/icon/core/settings';
import { modulesOfType } from '../site/modules';
import { spaceByKey } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { spaceAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { Link, usePageLocation } from '../shared/router';
import { useSite } from '../site/site-context';
import { NewPageButton } from '../confluence/new-page-button';
import { ModuleIcon } from './module-icon';
import { PageTree } from './page-tree';
import { SpaceIcon } from './space-icon';

export function SpaceSidebar({ spaceKey }: { readonly spaceKey: string }) {
  const { modules, session } = useSite();
  const { pathname } = usePageLocation();
  const space = useLoaded(() => spaceByKey(spaceKey), [spaceKey]);
  const apps = modulesOfType(modules, 'confluence:spacePage');
  return (
    <LoadedView resource={space} what="the space">
      {(found) => (
        <>
          <Link className="sidebar-space" href={spaceAddress(spaceKey)}>
            <SpaceIcon name={found.name} size="large" />
            <span>{found.name}</span>
          </Link>
          {apps.length > 0 ? (
            <section aria-labelledby="sidebar-apps">
              <h2 id="sidebar-apps" className="sidebar-heading">
                Apps
              </h2>
              <ul className="sidebar-list">
                {apps.map((module) => {
                  const href = `${spaceAddress(spaceKey)}/apps/${module.route ?? module.key}`;
                  return (
                    <li key={module.key}>
                      <Link
                        className="sidebar-link"
                        href={href}
                        aria-current={pathname.startsWith(href) ? 'page' : undefined}
                      >
                        <ModuleIcon module={module} />
                        <span>{module.title}</span>
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="sidebar-pages">
            <div className="sidebar-heading-row">
              <h2 id="sidebar-pages" className="sidebar-heading">
                Pages
              </h2>
              <NewPageButton space={found} />
            </div>
            <PageTree space={found} />
          </section>
          {session.isSiteAdministrator ? (
            <Link className="sidebar-link" href={`${spaceAddress(spaceKey)}/settings`}>
              <SettingsIcon label="" />
              <span>Space settings</span>
            </Link>
          ) : null}
        </>
      )}
    </LoadedView>
  );
}
