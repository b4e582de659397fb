/** Settings of the site or of a space: the places at the side, the chosen one beside them. */
import type { ReactNode } from 'react';
import { Link } from '../shared/router';

export interface SettingsPlace {
  readonly href: string;
  readonly title: string;
  readonly isShown: boolean;
}

interface SettingsLayoutProps {
  readonly heading: string;
  readonly groups: readonly { readonly title: string; readonly places: readonly SettingsPlace[] }[];
  readonly children: ReactNode;
}

export function SettingsLayout({ heading, groups, children }: SettingsLayoutProps) {
  return (
    <div className="page-column page-column-wide">
      <h1>{heading}</h1>
      <div className="settings-columns">
        <nav aria-label={heading}>
          {groups.map(({ title, places }) => (
            <div key={title}>
              <h2 className="sidebar-heading">{title}</h2>
              <ul>
                {places.map(({ href, title: name, isShown }) => (
                  <li key={href}>
                    <Link className="sidebar-link" href={href} aria-current={isShown ? 'page' : undefined}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
              {places.length === 0 ? <p className="subtle">No app has settings here.</p> : null}
            </div>
          ))}
        </nav>
        <div>{children}</div>
      </div>
    </div>
  );
}
