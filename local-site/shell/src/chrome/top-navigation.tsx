/** The bar at the top: product switch, search, apps, settings, theme, person. */
import { IconButton } from '@atlaskit/button/new';
import MenuIcon from '@atlaskit/icon/core/menu';
import SettingsIcon from '@atlaskit/icon/core/settings';
import { go, Link } from '../shared/router';
import { useSite } from '../site/site-context';
import { AppsMenu } from './apps-menu';
import { NotificationBell } from './notification-bell';
import { PersonSwitch } from './person-switch';
import { SearchBox } from './search-box';
import { ThemeSwitch } from './theme-switch';

interface TopNavigationProps {
  readonly product: 'Confluence' | 'Jira';
  readonly spaceKey: string | undefined;
  readonly sidebarId: string;
  readonly isSidebarOpen: boolean;
  readonly onToggleSidebar: () => void;
}

const PRODUCTS = [
  { name: 'Confluence', href: '/wiki/home' },
  { name: 'Jira', href: '/jira/projects' },
] as const;

export function TopNavigation(props: TopNavigationProps) {
  const { session } = useSite();
  return (
    <header className="top-navigation">
      <div className="top-navigation-start">
        <button
          type="button"
          className="sidebar-toggle"
          aria-label="Sidebar"
          aria-expanded={props.isSidebarOpen}
          aria-controls={props.sidebarId}
          onClick={props.onToggleSidebar}
        >
          <MenuIcon label="" />
        </button>
        <nav className="product-switch" aria-label="Products">
          {PRODUCTS.map(({ name, href }) => (
            <Link key={name} href={href} aria-current={name === props.product ? 'true' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      </div>
      <SearchBox product={props.product} />
      <div className="top-navigation-end">
        <AppsMenu spaceKey={props.spaceKey} />
        {session.isSiteAdministrator ? (
          <IconButton appearance="subtle" icon={SettingsIcon} label="Settings" onClick={() => go('/wiki/admin')} />
        ) : null}
        <NotificationBell />
        <ThemeSwitch />
        <PersonSwitch />
      </div>
    </header>
  );
}
