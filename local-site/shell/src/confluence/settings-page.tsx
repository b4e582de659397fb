/** Site settings, for administrators: the settings pages of the installed app. */
import { useMemo } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { NotFound } from '../shared/not-found';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { modulesOfType, type SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import { useModuleHistory } from './use-module-history';

export function SettingsPage({ moduleKey }: { readonly moduleKey: string | undefined }) {
  const { modules, session } = useSite();
  const pages = modulesOfType(modules, 'confluence:globalSettings');
  const module = moduleKey === undefined ? pages[0] : pages.find((candidate) => candidate.key === moduleKey);
  usePageTitle('Settings', 'Confluence');
  if (!session.isSiteAdministrator) return <NotFound what="the site settings" />;
  return (
    <div className="page-column page-column-wide">
      <h1>Settings</h1>
      {pages.length > 1 ? (
        <nav aria-label="Settings of apps" className="settings-tabs">
          {pages.map((page) => (
            <Link
              key={page.key}
              href={`/wiki/admin/apps/${page.key}`}
              aria-current={page === module ? 'page' : undefined}
            >
              {page.title}
            </Link>
          ))}
        </nav>
      ) : null}
      {module ? <SettingsFrame key={module.key} module={module} /> : <p>No installed app has settings.</p>}
    </div>
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
