/** The landmarks every page shares: skip link, top navigation, sidebar, main. */
import { type ReactNode, useId, useState } from 'react';
import { TopNavigation } from './top-navigation';

interface PageFrameProps {
  readonly product: 'Confluence' | 'Jira';
  readonly spaceKey?: string | undefined;
  readonly sidebarLabel: string;
  readonly sidebar: ReactNode;
  readonly children: ReactNode;
}

export function PageFrame({ product, spaceKey, sidebarLabel, sidebar, children }: PageFrameProps) {
  const [isSidebarOpen, setIsSidebarOpen] = useState(false);
  const sidebarId = useId();
  return (
    <div className="page-frame">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <TopNavigation
        product={product}
        spaceKey={spaceKey}
        sidebarId={sidebarId}
        isSidebarOpen={isSidebarOpen}
        onToggleSidebar={() => setIsSidebarOpen((open) => !open)}
      />
      <div className="page-columns">
        <nav
          id={sidebarId}
          className={isSidebarOpen ? 'sidebar is-open' : 'sidebar'}
          aria-label={sidebarLabel}
          onClick={(event) => event.target instanceof Element && event.target.closest('a') && setIsSidebarOpen(false)}
        >
          {sidebar}
        </nav>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
