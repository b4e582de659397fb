/** The Apps menu: the app's pages in the space one is in, and for administrators its settings of the site. */
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { go } from '../shared/router';
import { modulesOfType } from '../site/modules';
import { useSite } from '../site/site-context';

export function AppsMenu({ spaceKey }: { readonly spaceKey: string | undefined }) {
  const { modules, session } = useSite();
  const pages = spaceKey === undefined ? [] : modulesOfType(modules, 'confluence:spacePage');
  const settings = session.isSiteAdministrator ? modulesOfType(modules, 'confluence:globalSettings') : [];
  return (
    <div className="apps-menu">
      <DropdownMenu trigger="Apps" label="Apps" spacing="compact">
        <DropdownItemGroup title={spaceKey === undefined ? 'Apps' : 'In this space'}>
          {pages.map((module) => (
            <DropdownItem
              key={module.key}
              onClick={() => go(`/wiki/spaces/${spaceKey}/apps/${module.route ?? module.key}`)}
            >
              {module.title}
            </DropdownItem>
          ))}
          {pages.length === 0 ? <DropdownItem isDisabled>No app has a page here</DropdownItem> : null}
        </DropdownItemGroup>
        {settings.length > 0 ? (
          <DropdownItemGroup title="Settings of the site" hasSeparator>
            {settings.map((module) => (
              <DropdownItem key={module.key} onClick={() => go(`/wiki/admin/apps/${module.key}`)}>
                {module.title}
              </DropdownItem>
            ))}
          </DropdownItemGroup>
        ) : null}
      </DropdownMenu>
    </div>
  );
}
