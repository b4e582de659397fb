/** Turns what an app passes to `router.navigate`, `router.open` and `router.getUrl` into an address of the local site. */
import type { SiteModule } from '../site/modules';

type Target = Readonly<Record<string, unknown>>;

function text(target: Target, name: string): string {
  const value = target[name];
  if (typeof value !== 'string' || value === '')
    throw new Error(`${name} is required for navigation to ${String(target.target)}`);
  return encodeURIComponent(value);
}

function modulePath(target: Target, modules: readonly SiteModule[]): string {
  const module = modules.find((candidate) => candidate.key === target.moduleKey);
  if (!module) throw new Error(`No module with key ${String(target.moduleKey)} is installed.`);
  const path = typeof target.path === 'string' ? `/${target.path.replace(/^\//, '')}` : '';
  if (module.type === 'confluence:globalSettings') return `/wiki/admin/apps/${module.key}${path}`;
  if (module.type === 'confluence:spacePage') {
    return `/wiki/spaces/${text(target, 'spaceKey')}/apps/${module.route ?? module.key}${path}`;
  }
  throw new Error(`Modules of type ${module.type} have no page of their own.`);
}

function targetPath(target: Target, modules: readonly SiteModule[]): string {
  switch (target.target) {
    case 'contentView': {
      const version = typeof target.version === 'string' ? `?pageVersion=${encodeURIComponent(target.version)}` : '';
      return `/wiki/pages/${text(target, 'contentId')}${version}`;
    }
    case 'contentEdit':
      return `/wiki/pages/${text(target, 'contentId')}/edit`;
    case 'spaceView':
      return `/wiki/spaces/${text(target, 'spaceKey')}`;
    case 'contentList':
      if (target.contentType === 'page') return `/wiki/spaces/${text(target, 'spaceKey')}`;
      throw new Error(`Navigation to a list of ${String(target.contentType)} is not modelled.`);
    case 'issue':
      return `/browse/${text(target, 'issueKey')}`;
    case 'projectSettingsDetails':
      return `/jira/projects/${text(target, 'projectKey')}`;
    case 'userProfile':
      return `/wiki/people/${text(target, 'accountId')}`;
    case 'module':
      return modulePath(target, modules);
    default:
      throw new Error(`Navigation target ${String(target.target)} is not modelled.`);
  }
}

/** Absolute address. A relative URL is taken from the root of the site, as on the platform. */
export function resolveNavigation(data: unknown, modules: readonly SiteModule[], siteOrigin: string): URL {
  const target = (typeof data === 'object' && data !== null ? data : {}) as Target;
  if (typeof target.target === 'string') return new URL(targetPath(target, modules), siteOrigin);
  if (typeof target.url === 'string') return new URL(target.url, siteOrigin);
  throw new Error('Navigation needs a URL or a target.');
}
