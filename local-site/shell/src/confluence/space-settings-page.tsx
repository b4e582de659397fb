/** Space settings: what the space is, its trash, and the settings pages of apps (`confluence:spaceSettings`). */
import Button from '@atlaskit/button/new';
import { useMemo, useState } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { refreshPageTree } from '../chrome/page-tree-events';
import { listTrash, purgePage, restorePage, spaceByKey } from '../rest/confluence-pages';
import type { Space } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { spaceAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { NotFound } from '../shared/not-found';
import { usePageTitle } from '../shared/page-title';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import { SettingsLayout } from './settings-layout';
import { useModuleHistory } from './use-module-history';

interface SpaceSettingsPageProps {
  readonly spaceKey: string;
  /** A place of the settings: `trash`, or `apps/{route}`. */
  readonly place: string;
}

export function SpaceSettingsPage({ spaceKey, place }: SpaceSettingsPageProps) {
  const { modules } = useSite();
  const space = useLoaded(() => spaceByKey(spaceKey), [spaceKey]);
  usePageTitle('Space settings', 'Confluence');
  const base = `${spaceAddress(spaceKey)}/settings`;
  const apps = modulesOfType(modules, 'confluence:spaceSettings');
  const route = /^apps\/([^/]+)/.exec(place)?.[1];
  const module = apps.find((candidate) => (candidate.route ?? candidate.key) === route);
  if (route !== undefined && !module) return <NotFound what="that app" />;
  const groups = [
    {
      title: 'Space',
      places: [
        { href: base, title: 'Details', isShown: place === '' },
        { href: `${base}/trash`, title: 'Trash', isShown: place === 'trash' },
      ],
    },
    {
      title: 'Apps',
      places: apps.map((each) => ({
        href: `${base}/apps/${each.route ?? each.key}`,
        title: each.title,
        isShown: each === module,
      })),
    },
  ];
  return (
    <LoadedView resource={space} what="this space" isSubject>
      {(found) => (
        <SettingsLayout heading={`Settings of ${found.name}`} groups={groups}>
          {module ? <SpaceSettingsFrame key={module.key} space={found} module={module} base={base} /> : null}
          {module === undefined && place === 'trash' ? <Trash space={found} /> : null}
          {module === undefined && place !== 'trash' ? <Details space={found} /> : null}
        </SettingsLayout>
      )}
    </LoadedView>
  );
}

function Details({ space }: { readonly space: Space }) {
  return (
    <section aria-labelledby="space-details">
      <h2 id="space-details">Details</h2>
      <dl className="limits-table">
        <dt>Name</dt>
        <dd>{space.name}</dd>
        <dt>Key</dt>
        <dd>{space.key}</dd>
      </dl>
    </section>
  );
}

function Trash({ space }: { readonly space: Space }) {
  const trash = useLoaded(() => listTrash(space.id), [space.id]);
  const [failure, setFailure] = useState<Error>();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
      trash.reload();
      refreshPageTree();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <section aria-labelledby="space-trash">
      <h2 id="space-trash">Trash</h2>
      {failure ? <FailureMessage title="That did not work" failure={failure} /> : null}
      <LoadedView resource={trash} what="the trash">
        {(pages) =>
          pages.length === 0 ? (
            <p className="subtle">The trash is empty.</p>
          ) : (
            <ul className="choice-list">
              {pages.map((page) => (
                <li key={page.id}>
                  {page.title}{' '}
                  <Button spacing="compact" onClick={() => void attempt(() => restorePage(page.id))}>
                    {`Restore ${page.title}`}
                  </Button>{' '}
                  <Button spacing="compact" appearance="danger" onClick={() => void attempt(() => purgePage(page.id))}>
                    {`Delete ${page.title} for ever`}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
}

interface SpaceSettingsFrameProps {
  readonly space: Space;
  readonly module: SiteModule;
  readonly base: string;
}

function SpaceSettingsFrame({ space, module, base }: SpaceSettingsFrameProps) {
  const history = useModuleHistory(`${base}/apps/${module.route ?? module.key}`);
  const extension = useMemo(() => ({ space: { id: space.id, key: space.key } }), [space.id, space.key]);
  return (
    <section aria-labelledby="space-settings-app">
      <h2 id="space-settings-app">{module.title}</h2>
      <ModuleFrame module={module} extension={extension} sizing="content" minimumHeight={480} history={history} />
    </section>
  );
}
