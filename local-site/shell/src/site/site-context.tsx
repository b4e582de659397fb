/** Gives every component the session, the people and the app's modules, loaded once for each person. */
import { createContext, type ReactNode, useContext } from 'react';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { Waiting } from '../shared/waiting';
import { loadModules, type SiteModule } from './modules';
import { loadAccounts, loadSession, type Session, type SiteAccounts } from './session';

export interface Site extends SiteAccounts {
  readonly session: Session;
  readonly modules: readonly SiteModule[];
}

const SiteContext = createContext<Site | undefined>(undefined);

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('useSite needs a SiteProvider around it.');
  return site;
}

async function loadSite(): Promise<Site> {
  const [{ people, apps }, modules] = await Promise.all([loadAccounts(), loadModules()]);
  return { people, apps, modules, session: await loadSession(people) };
}

export function SiteProvider({ children }: { readonly children: ReactNode }) {
  const { loaded } = useLoaded(loadSite, []);
  if (loaded.state === 'loading') return <Waiting what="the site" />;
  if (loaded.state === 'failed')
    return <FailureMessage title="The local site does not answer" failure={loaded.failure} />;
  return <SiteContext.Provider value={loaded.value}>{children}</SiteContext.Provider>;
}
