/**
 * A platform alone: its own small manifest, handlers given by the test, and products played by a function. What the
 * handlers do goes through the real `@forge/*` packages and the real proxy.
 */
import type { Product } from '../../../local-site/contracts';
import { createSiteClock, type SiteClock } from '../../../local-site/clock/site-clock';
import { openDatabase } from '../../../local-site/database/sqlite-database';
import { createSiteDirectory } from '../../../local-site/directory/site-directory';
import { CLOUD_ID, type Installation, PRIMARY_INSTALLATION } from '../../../local-site/platform/installation';
import { parseManifest } from '../../../local-site/platform/manifest/app-manifest';
import { createPlatform, type Platform, type PlatformOptions } from '../../../local-site/platform/platform';
import type { FunctionOutcome } from '../../../local-site/platform/runtime/function-call';
import { createInProcessRunner } from '../../../local-site/platform/runtime/in-process-runner';

export const ADA = '712020:00000000-0000-4000-8000-00000000ada0';

export const MANIFEST = `
app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  runtime: { name: nodejs22.x, memoryMB: 256 }
  storage:
    entities:
      - name: document
        attributes:
          state: { type: string }
          number: { type: integer }
          weight: { type: float }
          open: { type: boolean }
          body: { type: any }
        indexes:
          - state
          - name: by-state-number
            partition: [state]
            range: [number]
      - name: guard
        attributes: { seq: { type: integer }, next: { type: string } }
permissions:
  scopes: [storage:app, read:page:confluence]
modules:
  confluence:pageBanner:
    - { key: banner, resource: ui, resolver: { function: resolver } }
  jira:issuePanel:
    - { key: panel, resource: ui, resolver: { function: resolver } }
  trigger:
    - { key: on-page, function: on-event, events: ['avi:confluence:updated:page'] }
    - { key: on-issue, function: on-event, events: ['avi:jira:updated:issue'], filter: { ignoreSelf: true } }
  scheduledTrigger:
    - { key: every-five, function: on-schedule, interval: fiveMinute }
  consumer:
    - { key: work-consumer, queue: work, function: on-work }
  function:
    - { key: resolver, handler: index.resolver }
    - { key: on-event, handler: index.onEvent }
    - { key: on-schedule, handler: index.onSchedule }
    - { key: on-work, handler: index.onWork, timeoutSeconds: 55 }
resources:
  - { key: ui, path: static/ui/build }
`;

export type TestHandler = (body: never, request: never) => unknown;
export interface PlatformHarness {
  readonly platform: Platform;
  readonly clock: SiteClock;
  /** Runs `work` inside an invocation, as the resolver on behalf of Ada, and answers what it answers. */
  inside<T>(work: () => Promise<T>, options?: InsideOptions): Promise<T>;
  /** The same, with failures as values. */
  attempt(work: () => Promise<unknown>, options?: InsideOptions): Promise<FunctionOutcome>;
  /** The code of the error that `work` ends in inside an invocation, or `accepted`. */
  codeOf(work: () => Promise<unknown>): Promise<string>;
  /** Replaces what a function does. */
  handle(name: 'onEvent' | 'onSchedule' | 'onWork' | 'resolver', handler: TestHandler): void;
  close(): Promise<void>;
}
export interface InsideOptions {
  readonly accountId?: string | undefined;
  readonly installation?: Installation;
}
export interface HarnessOptions extends Partial<Omit<PlatformOptions, 'manifest' | 'products'>> {
  readonly product?: Product['fetch'];
  /** Products of the sites of other installations; nothing when absent. */
  readonly productElsewhere?: Product['fetch'];
  readonly manifestText?: string;
  readonly databasePath?: string;
}

export async function createPlatformHarness(options: HarnessOptions = {}): Promise<PlatformHarness> {
  const clock = createSiteClock({ runsByItself: false, startAt: Date.UTC(2026, 0, 5, 9) });
  const database = options.database ?? openDatabase({ path: options.databasePath });
  const directory = createSiteDirectory(database);
  directory.addPerson({ accountId: ADA, displayName: 'Ada', email: 'ada@example.org', isSiteAdministrator: true });
  const handlers: Record<string, TestHandler> = {};
  const runner = createInProcessRunner({ load: async () => handlers, now: () => clock.now() });
  const asProduct = (fetch: Product['fetch'] | undefined): Product | undefined =>
    fetch === undefined ? undefined : { fetch };
  const productsAt = (cloudId: string) => {
    const product = asProduct(cloudId === CLOUD_ID ? options.product : options.productElsewhere);
    return { confluence: product, jira: product };
  };
  const platform = createPlatform({
    clock,
    database,
    directory,
    runner,
    origin: () => 'https://example.atlassian.net',
    ...options,
    manifest: parseManifest(options.manifestText ?? MANIFEST),
    products: productsAt,
  });
  await platform.proxy.listen();

  const works = new Map<number, () => Promise<unknown>>();
  handlers['resolver'] = (body: { work: number }) => works.get(body.work)?.();

  async function attempt(work: () => Promise<unknown>, inside: InsideOptions = {}): Promise<FunctionOutcome> {
    const number = works.size;
    works.set(number, work);
    return platform.invoker.invoke({
      kind: 'resolver',
      functionKey: 'resolver',
      moduleKey: 'banner',
      moduleType: 'confluence:pageBanner',
      subject: 'test',
      product: 'confluence',
      body: { work: number },
      accountId: 'accountId' in inside ? inside.accountId : ADA,
      installation: inside.installation ?? PRIMARY_INSTALLATION,
    });
  }

  async function inside<T>(work: () => Promise<T>, as?: InsideOptions): Promise<T> {
    let result: { value: T } | undefined;
    let failure: { error: unknown } | undefined;
    const outcome = await attempt(async () => {
      try {
        result = { value: await work() };
      } catch (error) {
        failure = { error };
      }
    }, as);
    if (failure !== undefined) throw failure.error;
    if (result === undefined)
      throw new Error(outcome.success ? 'The handler did not run.' : outcome.error.errorMessage);
    return result.value;
  }

  return {
    platform,
    clock,
    attempt,
    inside,
    codeOf: (work) =>
      inside(async () => {
        try {
          await work();
          return 'accepted';
        } catch (error) {
          return (error as { code: string }).code;
        }
      }),
    handle(name, handler) {
      handlers[name] = handler;
    },
    async close() {
      await platform.close();
      clock.close();
      database.close();
    },
  };
}
