/** The Apps menu: the app's pages in the space one is in. */
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { go } from '../shared/router';
import { modulesOfType } from '../site/modules';
import { useSite } from '../site/site-context';

export function AppsMenu({ spaceKey }: { readonly spaceKey: string | undefined }) {
  const { modules } = useSite();
  const pages = spaceKey === undefined ? [] : modulesOfType(modules, 'confluence:spacePage');
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
      </DropdownMenu>
    </div>
  );
}
