/** The icon a module declares, or the platform's plain one. */
import AppIcon from '@atlaskit/icon/core/app';
import type { SiteModule } from '../site/modules';

export function ModuleIcon({ module }: { readonly module: SiteModule }) {
  if (module.icon && /^(https?:)?\//.test(module.icon)) return <img className="module-icon" src={module.icon} alt="" />;
  return <AppIcon label="" />;
}
