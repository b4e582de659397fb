/** A `spacePage` module: the app's own page inside a space. */
import { useMemo } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { spaceByKey } from '../rest/confluence-pages';
import type { Space } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { spaceAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { NotFound } from '../shared/not-found';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import { useModuleHistory } from './use-module-history';

interface SpaceAppPageProps {
  readonly spaceKey: string;
  readonly route: string;
}

export function SpaceAppPage({ spaceKey, route }: SpaceAppPageProps) {
  const { modules } = useSite();
  const module = modulesOfType(modules, 'confluence:spacePage').find(
    (candidate) => (candidate.route ?? candidate.key) === route,
  );
  const space = useLoaded(() => spaceByKey(spaceKey), [spaceKey]);
  usePageTitle(module?.title ?? '', 'Confluence');
  if (!module) return <NotFound what="that app" />;
  return (
    <LoadedView resource={space} what="this space" isSubject>
      {(found) => <SpaceAppFrame key={module.key} space={found} module={module} route={route} />}
    </LoadedView>
  );
}

interface SpaceAppFrameProps {
  readonly space: Space;
  readonly module: SiteModule;
  readonly route: string;
}

function SpaceAppFrame({ space, module, route }: SpaceAppFrameProps) {
  const history = useModuleHistory(`${spaceAddress(space.key)}/apps/${route}`);
  const extension = useMemo(() => ({ space: { id: space.id, key: space.key } }), [space.id, space.key]);
  return (
    <div className="page-column page-column-wide">
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        <Link href={spaceAddress(space.key)}>{space.name}</Link>
        <span aria-hidden="true">/</span>
        <span>{module.title}</span>
      </nav>
      {module.layout === 'basic' ? null : <h1>{module.title}</h1>}
      <ModuleFrame module={module} extension={extension} sizing="content" minimumHeight={480} history={history} />
    </div>
  );
}
