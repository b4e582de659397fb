/**
 * The app's manifest.yml, read generically: which functions exist, which modules invoke them, which entities may be
 * stored and which scopes were granted. The local site knows nothing else about the app it runs.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type AttributeType = 'string' | 'boolean' | 'float' | 'integer' | 'any';
export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  /** The one range attribute of the index. */
  readonly range: string;
}
export interface EntityDeclaration {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: readonly EntityIndex[];
}

export interface FunctionDeclaration {
  readonly key: string;
  /** `file.export`, as in the manifest. */
  readonly handler: string;
  readonly timeoutSeconds: number | undefined;
  readonly memoryMegabytes: number;
}

/** A module a person sees: it has a resource and, if it talks to the backend, a resolver. */
export interface VisibleModule {
  readonly type: string;
  readonly key: string;
  readonly resource: string;
  readonly resolverFunction: string | undefined;
  /** The module as written, for whoever places it (title, route, icon, viewport size …). */
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface TriggerModule {
  readonly key: string;
  readonly functionKey: string;
  readonly events: readonly { readonly eventType: string; readonly ignoreSelf: boolean }[];
}
export interface ConsumerModule {
  readonly key: string;
  readonly queue: string;
  readonly functionKey: string;
}
export type ScheduleInterval = 'fiveMinute' | 'hour' | 'day' | 'week';
export interface ScheduleModule {
  readonly key: string;
  readonly functionKey: string;
  readonly interval: ScheduleInterval;
}
export interface ResourceDeclaration {
  readonly key: string;
  readonly path: string;
}

export interface AppManifest {
  readonly appId: string;
  readonly memoryMegabytes: number;
  readonly scopes: readonly string[];
  /** `permissions.external` and `permissions.content`, as the CSP service takes them. */
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly functions: readonly FunctionDeclaration[];
  readonly visibleModules: readonly VisibleModule[];
  readonly triggers: readonly TriggerModule[];
  readonly consumers: readonly ConsumerModule[];
  readonly schedules: readonly ScheduleModule[];
  readonly resources: readonly ResourceDeclaration[];
  readonly entities: readonly EntityDeclaration[];
  /** Everything under `modules`, for services that model a module themselves (for example entity properties). */
  readonly modules: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

type Mapping = Readonly<Record<string, unknown>>;

const DEFAULT_MEMORY_MEGABYTES = 512;
/** Published limits of storage; the rest of its limits are in kvs/limits.ts. */
const MAXIMUM_ENTITIES = 20;
const MAXIMUM_INDEXES = 7;
const MAXIMUM_ATTRIBUTES = 50;

function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
function asText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`manifest: ${what} is missing`);
  return value;
}
const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);

function readIndex(given: unknown): EntityIndex {
  if (typeof given === 'string') return { name: given, partition: [], range: given };
  const index = asMapping(given);
  if (asList(index['range']).length > 1) throw new Error(`manifest: index ${String(index['name'])} has two ranges`);
  return {
    name: asText(index['name'], 'an index name'),
    partition: asList(index['partition']).map(String),
    range: asText(asList(index['range'])[0], `the range of index ${String(index['name'])}`),
  };
}

function readEntity(given: unknown): EntityDeclaration {
  const entity = asMapping(given);
  const attributes = Object.entries(asMapping(entity['attributes'])).map(
    ([name, declaration]) =>
      [name, asText(asMapping(declaration)['type'], `type of ${name}`) as AttributeType] as const,
  );
  const name = asText(entity['name'], 'an entity name');
  const indexes = asList(entity['indexes']).map(readIndex);
  if (indexes.length > MAXIMUM_INDEXES) throw new Error(`manifest: ${name} has over ${MAXIMUM_INDEXES} indexes`);
  if (attributes.length > MAXIMUM_ATTRIBUTES) {
    throw new Error(`manifest: ${name} has over ${MAXIMUM_ATTRIBUTES} attributes`);
  }
  return { name, attributes: new Map(attributes), indexes };
}
function readEntities(list: readonly unknown[]): EntityDeclaration[] {
  if (list.length > MAXIMUM_ENTITIES) throw new Error(`manifest: over ${MAXIMUM_ENTITIES} entities`);
  return list.map(readEntity);
}

function readFunctions(list: readonly Mapping[], memoryMegabytes: number): FunctionDeclaration[] {
  return list.map((declaration) => ({
    key: asText(declaration['key'], 'a function key'),
    handler: asText(declaration['handler'], 'a function handler'),
    timeoutSeconds: asNumber(declaration['timeoutSeconds']),
    memoryMegabytes: asNumber(asMapping(declaration['runtime'])['memoryMB']) ?? memoryMegabytes,
  }));
}

function readVisibleModules(modules: AppManifest['modules']): VisibleModule[] {
  return Object.entries(modules).flatMap(([type, list]) =>
    list
      .filter((module) => typeof module['resource'] === 'string')
      .map((module) => {
        const resolver = asMapping(module['resolver'])['function'];
        return {
          type,
          key: asText(module['key'], `the key of a ${type}`),
          // `resource: ui/popup` names an entry of the resource `ui`.
          resource: String(module['resource']),
          resolverFunction: typeof resolver === 'string' ? resolver : undefined,
          properties: module,
        };
      }),
  );
}

function readTrigger(module: Mapping): TriggerModule {
  const forAll = asMapping(module['filter'])['ignoreSelf'] === true;
  return {
    key: asText(module['key'], 'a trigger key'),
    functionKey: asText(module['function'], 'the function of a trigger'),
    events: asList(module['events']).map((event) =>
      typeof event === 'string'
        ? { eventType: event, ignoreSelf: forAll }
        : {
            eventType: asText(asMapping(event)['eventType'], 'an event type'),
            ignoreSelf: forAll || asMapping(asMapping(event)['filter'])['ignoreSelf'] === true,
          },
    ),
  };
}

export function parseManifest(text: string): AppManifest {
  const root = asMapping(parse(text));
  const app = asMapping(root['app']);
  const modules = Object.fromEntries(
    Object.entries(asMapping(root['modules'])).map(([type, list]) => [type, asList(list).map(asMapping)]),
  );
  const of = (type: string) => modules[type] ?? [];
  const permissions = asMapping(root['permissions']);
  const memoryMegabytes = asNumber(asMapping(app['runtime'])['memoryMB']) ?? DEFAULT_MEMORY_MEGABYTES;
  return {
    appId: asText(app['id'], 'app.id').split('/').at(-1) ?? '',
    memoryMegabytes,
    scopes: asList(permissions['scopes']).map(String),
    permissions,
    functions: readFunctions(of('function'), memoryMegabytes),
    visibleModules: readVisibleModules(modules),
    triggers: of('trigger').map(readTrigger),
    consumers: of('consumer').map((module) => ({
      key: asText(module['key'], 'a consumer key'),
      queue: asText(module['queue'], 'the queue of a consumer'),
      functionKey: asText(module['function'], 'the function of a consumer'),
    })),
    schedules: of('scheduledTrigger').map((module) => ({
      key: asText(module['key'], 'a schedule key'),
      functionKey: asText(module['function'], 'the function of a schedule'),
      interval: asText(module['interval'], 'the interval of a schedule') as ScheduleInterval,
    })),
    resources: asList(root['resources']).map((resource) => ({
      key: asText(asMapping(resource)['key'], 'a resource key'),
      path: asText(asMapping(resource)['path'], 'a resource path'),
    })),
    entities: readEntities(asList(asMapping(app['storage'])['entities'])),
    modules,
  };
}

/** By their text: a test opens hundreds of sites with the same manifest, and reading YAML takes longer than the rest. */
const parsed = new Map<string, AppManifest>();

export function loadManifest(path: string): AppManifest {
  const text = readFileSync(path, 'utf8');
  const manifest = parsed.get(text) ?? parseManifest(text);
  parsed.set(text, manifest);
  return manifest;
}

export function findFunction(manifest: AppManifest, key: string): FunctionDeclaration {
  const found = manifest.functions.find((declaration) => declaration.key === key);
  if (found === undefined) throw new Error(`manifest: no function ${key}`);
  return found;
}
