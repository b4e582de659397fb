/**
 * The Forge platform of one site, put together: storage, proxy, functions, queues, product events, schedules and the
 * bridge. It depends on the products only through `Product.fetch`.
 */
import type { Clock, Database, Directory, Product } from '../contracts';
import { type BridgeService, createBridgeService } from './bridge-service/bridge-service';
import { createFaultPlan, type FaultPlan } from './faults/fault-plan';
import { type Installation, PRIMARY_INSTALLATION } from './installation';
import { createStorageService, type StorageService, type StorageSettings } from './kvs/storage-service';
import type { AppManifest } from './manifest/app-manifest';
import { createEventService, type EventService, type EventSettings } from './product-events/event-service';
import { createInvocationRegistry } from './proxy/invocation-registry';
import { createOperationTable, type OperationDescription, type OperationTable } from './proxy/operation-table';
import { createProductCalls, type ProductExchange } from './proxy/product-calls';
import { createProxyServer, type ProxyServer } from './proxy/proxy-server';
import { createWireLog, type WireLog } from './proxy/wire-log';
import { createQueueService, type QueueService, type QueueSettings } from './queues/queue-service';
import { createProductRates, type ProductRates, type RateSettings } from './rates/product-rates';
import type { FunctionRunner } from './runtime/function-call';
import { createInvoker, type Invoker } from './runtime/invoker';
import { createScheduleService, type ScheduleService, type ScheduleSettings } from './schedules/schedule-service';

export interface PlatformSettings {
  /** Whether redirects to the media host are followed; open on the real platform. */
  followsRedirects: boolean;
}
export interface PlatformOptions {
  readonly clock: Clock & { offset(): number };
  readonly database: Database;
  readonly directory: Directory;
  readonly manifest: AppManifest;
  readonly runner: FunctionRunner;
  readonly origin: () => string;
  /** Known only after the platform exists, because products announce their events to it. */
  readonly products: (cloudId: string) => Readonly<Record<'confluence' | 'jira', Product | undefined>>;
  readonly operations?: readonly OperationDescription[] | undefined;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly observeExchange?: ((exchange: ProductExchange) => void) | undefined;
  /** Further installations of the same app, for tests that interleave two. */
  readonly otherInstallations?: readonly Installation[] | undefined;
  readonly settings?: {
    readonly platform?: Partial<PlatformSettings>;
    readonly storage?: Partial<StorageSettings>;
    readonly queues?: Partial<QueueSettings>;
    readonly events?: Partial<EventSettings>;
    readonly schedules?: Partial<ScheduleSettings>;
    readonly rates?: Partial<RateSettings>;
  };
}

export interface Platform {
  readonly manifest: AppManifest;
  readonly storage: StorageService;
  readonly proxy: ProxyServer;
  readonly operations: OperationTable;
  readonly invoker: Invoker;
  readonly queues: QueueService;
  readonly events: EventService;
  readonly schedules: ScheduleService;
  readonly bridge: BridgeService;
  readonly faults: FaultPlan;
  readonly wireLog: WireLog;
  readonly rates: ProductRates;
  readonly settings: PlatformSettings;
  readonly runner: FunctionRunner;
  /**
   * Delivers every queue and product event that is under way, those they cause included, and lets schedules finish, moving
   * site time forward as needed but not beyond `boundMilliseconds`; afterwards queries have caught up. Answers whether
   * nothing is left.
   */
  settle(boundMilliseconds?: number): Promise<boolean>;
  close(): Promise<void>;
}

const DEFAULT_SETTLE_BOUND = 2 * 3_600_000;
const SETTLE_STEP = 1000;

export function createPlatform(options: PlatformOptions): Platform {
  const { clock, database, manifest, runner, directory } = options;
  const settings: PlatformSettings = { followsRedirects: true, ...options.settings?.platform };
  const installation = PRIMARY_INSTALLATION;
  const installations = [installation, ...(options.otherInstallations ?? [])];
  const wireLog = createWireLog();
  const faults = createFaultPlan();
  const registry = createInvocationRegistry(() => clock.now());
  const operations = createOperationTable(options.operations ?? []);
  const storage = createStorageService({
    database,
    clock,
    entities: manifest.entities,
    ...(options.settings?.storage === undefined ? {} : { settings: options.settings.storage }),
  });
  const invoker = createInvoker({
    manifest,
    runner,
    registry,
    log: wireLog,
    proxyUrl: () => proxy.url(),
    now: () => clock.now(),
    clockOffset: () => clock.offset(),
    ...(options.variables === undefined ? {} : { variables: options.variables }),
  });
  const queues = createQueueService({
    clock,
    database,
    manifest,
    invoker,
    installation: (id) => installations.find((candidate) => candidate.id === id) ?? installation,
    settings: options.settings?.queues,
  });
  const events = createEventService({
    clock,
    database,
    manifest,
    invoker,
    installation,
    settings: options.settings?.events,
  });
  const schedules = createScheduleService({
    clock,
    manifest,
    invoker,
    installation,
    settings: options.settings?.schedules,
  });
  const rates = createProductRates(clock, options.settings?.rates);
  const productCalls = createProductCalls({
    products: options.products,
    rates,
    operations,
    grantedScopes: manifest.scopes,
    appId: manifest.appId,
    origin: options.origin,
    followsRedirects: () => settings.followsRedirects,
    recordNotModelled: (name) => wireLog.recordNotModelled(name),
    observe: options.observeExchange,
  });
  const bridge = createBridgeService({
    manifest,
    invoker,
    installation,
    directory,
    origin: options.origin,
    products: productCalls,
    registry,
    now: () => clock.now(),
  });
  const proxy = createProxyServer({
    clock,
    storage,
    grantedScopes: manifest.scopes,
    products: productCalls,
    queue: queues.endpoint,
    faults,
    log: wireLog,
    registry,
  });

  const outstanding = () => queues.deliveries.outstanding() + events.deliveries.outstanding();
  async function drain(until: number): Promise<void> {
    while (outstanding() > 0) {
      const due = [queues.deliveries.nextDueAt(), events.deliveries.nextDueAt()].filter((at) => at !== undefined);
      const next = Math.min(...due);
      if (due.length > 0 && next > until) break;
      // What falls due a little later may run beside it.
      const together = queues.settings.isSideBySide ? SETTLE_STEP : 0;
      if (due.length > 0) await clock.advance(Math.max(0, Math.min(next + together, until) - clock.now()));
      await Promise.all([queues.deliveries.whenIdle(), events.deliveries.whenIdle()]);
    }
  }
  /** What a schedule that runs beside it sets off included. */
  async function comeToRest(until: number): Promise<void> {
    await drain(until);
    await schedules.whenIdle();
    await drain(until);
  }

  async function settle(boundMilliseconds = DEFAULT_SETTLE_BOUND): Promise<boolean> {
    const until = clock.now() + boundMilliseconds;
    await comeToRest(until);
    await clock.advance(storage.settings.queryLag);
    // What a schedule set off while queries caught up.
    await comeToRest(until);
    return outstanding() === 0;
  }

  return {
    manifest,
    storage,
    proxy,
    operations,
    invoker,
    queues,
    events,
    schedules,
    bridge,
    faults,
    wireLog,
    rates,
    settings,
    runner,
    settle,
    async close() {
      schedules.close();
      await runner.close();
      await proxy.close();
    },
  };
}
