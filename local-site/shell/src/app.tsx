/** The application: the site's facts and services around whatever page the address names. */
import { ModuleModalsProvider } from './bridge/module-modals';
import { CurrentPage } from './current-page';
import { FlagsProvider } from './shared/flags';
import { SiteProvider } from './site/site-context';

export function App() {
  return (
    <FlagsProvider>
      <SiteProvider>
        <ModuleModalsProvider>
          <CurrentPage />
        </ModuleModalsProvider>
      </SiteProvider>
    </FlagsProvider>
  );
}
