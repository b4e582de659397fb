/** Site settings, for administrators: the limits of the platform and the settings pages of the installed app. */
import { useMemo } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { NotFound } from '../shared/not-found';
import { usePageTitle } from '../shared/page-title';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import { LimitsPage } from './limits-page';
import { SettingsLayout } from './settings-layout';
import { useModuleHistory } from './use-module-history';

interface SettingsPageProps {
  readonly moduleKey: string | undefined;
  readonly showsLimits: boolean;
}

export function SettingsPage({ moduleKey, showsLimits }: SettingsPageProps) {
  const { modules, session } = useSite();
  const pages = modulesOfType(modules, 'confluence:globalSettings');
  const first = showsLimits ? undefined : pages[0];
  const module = moduleKey === undefined ? first : pages.find((candidate) => candidate.key === moduleKey);
  usePageTitle('Settings', 'Confluence');
  if (!session.isSiteAdministrator) return <NotFound what="the site settings" />;
  if (moduleKey !== undefined && module === undefined) return <NotFound what="that app" />;
  const groups = [
    { title: 'Site', places: [{ href: '/wiki/admin/limits', title: 'Limits', isShown: module === undefined }] },
    {
      title: 'Apps',
      places: pages.map((page) => ({
        href: `/wiki/admin/apps/${page.key}`,
        title: page.title,
        isShown: page === module,
      })),
    },
  ];
  return (
    <SettingsLayout heading="Settings" groups={groups}>
      {module ? <SettingsFrame key={module.key} module={module} /> : <LimitsPage />}
    </SettingsLayout>
  );
}

function SettingsFrame({ module }: { readonly module: SiteModule }) {
  const history = useModuleHistory(`/wiki/admin/apps/${module.key}`);
  const extension = useMemo(() => ({}), []);
  return (
    <section aria-labelledby="settings-app">
      <h2 id="settings-app">{module.title}</h2>
      <ModuleFrame module={module} extension={extension} sizing="content" minimumHeight={480} history={history} />
    </section>
  );
}
