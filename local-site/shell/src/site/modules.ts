/** The modules of the installed app, as manifest.yml declares them; the shell places them and knows nothing else of the app. */
import { request } from '../rest/http';

export interface SiteModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly icon?: string;
  readonly tooltip?: string;
  readonly resource: string;
  /** Address of the resource's index.html, on its own origin. */
  readonly src: string;
  readonly route?: string;
  readonly viewportSize?: string;
  readonly contentPropertyKey?: string;
  readonly layout?: string;
  readonly description?: string;
  readonly hidden?: boolean;
  /** Of a macro: `true`, or an object that names a resource. */
  readonly config?: unknown;
  readonly adfExport?: { readonly function: string };
}

export async function loadModules(): Promise<readonly SiteModule[]> {
  const answer = await request<readonly SiteModule[] | { readonly modules: readonly SiteModule[] }>(
    'GET',
    '/__site/modules',
  );
  const modules = 'modules' in answer ? answer.modules : answer;
  return modules.map(withIconAddress);
}

/** `resource:ui;icons/check.svg` names a file of a resource; it is served beside the resource's pages. */
function withIconAddress(module: SiteModule): SiteModule {
  const named = /^resource:([^;]+);(.+)$/.exec(module.icon ?? '');
  return named ? { ...module, icon: new URL(`/${named[1]}/${named[2]}`, module.src).href } : module;
}

export function modulesOfType(modules: readonly SiteModule[], type: string): readonly SiteModule[] {
  return modules.filter((module) => module.type === type);
}
