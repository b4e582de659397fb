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
}

export async function loadModules(): Promise<readonly SiteModule[]> {
  const answer = await request<readonly SiteModule[] | { readonly modules: readonly SiteModule[] }>(
    'GET',
    '/__site/modules',
  );
  return 'modules' in answer ? answer.modules : answer;
}

export function modulesOfType(modules: readonly SiteModule[], type: string): readonly SiteModule[] {
  return modules.filter((module) => module.type === type);
}
