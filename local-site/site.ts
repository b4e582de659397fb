/**
 * An Atlassian site on one machine, put together: services, Confluence, Jira and the Forge platform that runs one app.
 * It listens to nothing but the app's proxy until `serveSite` (http/) gives it ports; tests use it without.
 */
import { dirname } from 'node:path';
import type { SiteClock } from './clock/site-clock';
import { type Confluence, createConfluence } from './confluence/confluence';
import type { FindIssues } from './confluence/macros/issue-list';
import type { Caller } from './contracts';
import { readAppRules } from './jira/app-rules';
import { createJira, type Jira, type JiraOptions } from './jira/jira';
import { ENVIRONMENT_ID } from './platform/installation';
import { type AppManifest, loadManifest } from './platform/manifest/app-manifest';
import { createPlatform, type Platform, type PlatformOptions } from './platform/platform';
import { createInProcessRunner, type LoadHandlers } from './platform/runtime/in-process-runner';
import type { FunctionLogLine } from './platform/runtime/log-limit';
import { createSupervisor } from './platform/runtime/supervisor';
import type { FunctionRunner } from './platform/runtime/function-call';
import { type OpenServices, openServices } from './services';

/** Where the app's functions come from. */
export type FunctionSource =
  | {
      readonly kind: 'bundle';
      readonly directory: string;
      readonly onLog?: (line: FunctionLogLine) => void;
    }
  | { readonly kind: 'inProcess'; readonly load: LoadHandlers };

export interface SiteOptions {
  readonly manifestPath: string;
  readonly functions: FunctionSource;
  /** In memory when absent. */
  readonly databasePath?: string | undefined;
  readonly clock?: SiteClock | undefined;
  readonly appName?: string | undefined;
  /** Folder that the manifest's resource paths are relative to; the manifest's own folder when absent. */
  readonly appDirectory?: string | undefined;
  readonly operations?: PlatformOptions['operations'];
  readonly observeExchange?: PlatformOptions['observeExchange'];
  readonly otherInstallations?: PlatformOptions['otherInstallations'];
  readonly variables?: PlatformOptions['variables'];
  readonly settings?: PlatformOptions['settings'];
}

export interface Site {
  readonly services: OpenServices;
  readonly confluence: Confluence;
  readonly jira: Jira;
  readonly platform: Platform;
  readonly appDirectory: string;
  /** True when nobody but the app's own user is known: nothing has been seeded. */
  isEmpty(): boolean;
  /** Whether redirects to the media host are followed on the app's behalf; both can happen on Forge. */
  setFollowsRedirects(follows: boolean): void;
  close(): Promise<void>;
}

function createRunner(source: FunctionSource, clock: SiteClock): FunctionRunner {
  if (source.kind === 'inProcess') return createInProcessRunner({ load: source.load, now: () => clock.now() });
  return createSupervisor({ bundleDirectory: source.directory, onLog: source.onLog, now: () => clock.now() });
}

type IndexedProperty = NonNullable<JiraOptions['indexedProperties']>[number];

/** The manifest's `jira:entityProperty` modules for issues, which JQL can then search by their aliases. */
function readIndexedProperties(manifest: AppManifest): IndexedProperty[] {
  return (manifest.modules['jira:entityProperty'] ?? [])
    .filter((module) => module['entityType'] === 'issue')
    .map((module) => ({
      propertyKey: String(module['propertyKey']),
      values: (module['values'] ?? []) as IndexedProperty['values'],
    }));
}

/** The search that macros of Confluence make in Jira on behalf of whoever looks at them. */
async function findIssues(jira: Jira, jql: string, caller: Caller): ReturnType<FindIssues> {
  const query = new URLSearchParams({ jql, maxResults: '100', fields: 'summary,status,assignee' });
  const request = new Request(`http://jira.invalid/rest/api/3/search/jql?${query.toString()}`);
  const answer = await jira.fetch(request, { caller, via: 'outside' });
  if (!answer.ok) return undefined;
  return ((await answer.json()) as { readonly issues: NonNullable<Awaited<ReturnType<FindIssues>>> }).issues;
}

export async function createSite(options: SiteOptions): Promise<Site> {
  const manifest = loadManifest(options.manifestPath);
  const services = openServices({
    databasePath: options.databasePath,
    clock: options.clock,
    appName: options.appName ?? 'App',
  });
  const confluence = createConfluence(services, { findIssues: (jql, caller) => findIssues(jira, jql, caller) });
  const jira = createJira(services, {
    indexedProperties: readIndexedProperties(manifest),
    app: { appId: manifest.appId, environmentId: ENVIRONMENT_ID, rules: readAppRules(manifest.modules) },
  });
  const platform = createPlatform({
    clock: services.clock,
    database: services.database,
    directory: services.directory,
    manifest,
    runner: createRunner(options.functions, services.clock),
    origin: services.origin,
    products: (cloudId) =>
      cloudId === services.cloudId ? { confluence, jira } : { confluence: undefined, jira: undefined },
    operations: options.operations,
    observeExchange: options.observeExchange,
    otherInstallations: options.otherInstallations,
    variables: options.variables,
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  });
  services.deliverEventsTo((event) => platform.events.announce(event));
  await platform.proxy.listen();

  return {
    services,
    confluence,
    jira,
    platform,
    appDirectory: options.appDirectory ?? dirname(options.manifestPath),
    isEmpty: () => services.directory.people().every((person) => person.accountType === 'app'),
    setFollowsRedirects(follows) {
      platform.settings.followsRedirects = follows;
      confluence.setForgeFollowsDownloads(follows);
    },
    async close() {
      await platform.close();
      services.clock.close();
      await services.clock.whenIdle();
      services.database.close();
    },
  };
}
