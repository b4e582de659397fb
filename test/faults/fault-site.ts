/**
 * A small local site kept in a database file, so that a prepared state can be copied and played on as often as needed. Time
 * moves only when told, and the app's own pauses cost no real time.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSiteClock, type SiteClock } from '../../local-site/clock/site-clock';
import type { OperationDescription } from '../../local-site/platform/proxy/operation-table';
import type { FunctionOutcome } from '../../local-site/platform/runtime/function-call';
import { createSite, type Site } from '../../local-site/site';
import type { Clock, Row, Storage } from '../../src/application/ports';
import type { Surface } from '../../src/contract/rights';
import type { WireRefusal } from '../../src/contract/wire';

/** Account ids are fixed, so that the calls of an action read the same in every run. */
export const people = {
  admin: { displayName: 'Noor Haddad', isSiteAdministrator: true, groups: [] },
  idris: { displayName: 'Idris Bello', isSiteAdministrator: false, groups: ['quality', 'jira-people'] },
  sofia: { displayName: 'Sofia Lindqvist', isSiteAdministrator: false, groups: [] },
  luca: { displayName: 'Luca Ferri', isSiteAdministrator: false, groups: ['jira-people'] },
  callum: { displayName: 'Callum Reid', isSiteAdministrator: false, groups: ['process-owners'] },
  ben: { displayName: 'Ben Castell', isSiteAdministrator: false, groups: [] },
  maren: { displayName: 'Maren Holt', isSiteAdministrator: false, groups: [] },
} as const;
export type Who = keyof typeof people;
/** Who is not one of these people is given by account id. */
export const accountOf = (who: string) =>
  who in people ? `712020:00000000-0000-4000-8000-${who.padStart(12, '0')}` : who;

const moduleOf: Readonly<Record<Surface, string>> = {
  issue: 'nonconformity-panel',
  macro: 'plumbline-header',
  document: 'document-action',
  space: 'quality-space',
  settings: 'quality-settings',
};

/** What a person saw after pressing a button. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly refusal: WireRefusal }
  | { readonly kind: 'failed'; readonly error: string };

export interface StoredRow {
  readonly entity: string;
  readonly key: string;
  readonly row: Row;
}
export interface FaultSite {
  readonly site: Site;
  readonly clock: SiteClock;
  /** @param spaceId of the space that the surface is opened in, where the payload names neither page nor space */
  press(as: string, surface: Surface, procedure: string, payload: object, spaceId?: string): Promise<Outcome>;
  /** A product's REST as a person uses it from outside; no fault strikes it. */
  rest<Body = Readonly<Record<string, unknown>>>(
    as: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: Body }>;
  /** What the app has stored, read past the platform. */
  rows(): readonly StoredRow[];
  /** Values of a content property, by page, read past REST. */
  properties(key: string): ReadonlyMap<string, readonly unknown[]>;
  settle(): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What `app-sources.ts` exports. */
export interface AppSources {
  readonly index: Readonly<Record<string, unknown>>;
  readonly work: Readonly<Record<string, unknown>>;
  readonly systemClock: Clock;
  readonly kvsStorage: Storage;
}
/** Called within an invocation, because the packages of the platform look around when loaded. */
export type LoadApp = () => Promise<AppSources>;

let operations: readonly OperationDescription[] | undefined;

function readOperations(): readonly OperationDescription[] {
  operations ??= (
    JSON.parse(readFileSync(join(process.cwd(), 'src/adapters/products/operations.json'), 'utf8')) as {
      operations: OperationDescription[];
    }
  ).operations;
  return operations;
}

/** Waits between two tries are over at once; how long they are is the business of other tests. */
export async function loadHandlers(loadApp: LoadApp, file: string): Promise<Readonly<Record<string, unknown>>> {
  const app = await loadApp();
  Object.assign(app.systemClock, { pause: () => new Promise((resolve) => setImmediate(resolve)) });
  return file === 'index' ? app.index : app.work;
}

/**
 * @param startAt site time; a site that is played on starts after the one its file comes from
 * @param bundleDirectory where given, the bundled app runs in processes of its own, which a fault really kills
 */
export async function openFaultSite(
  loadApp: LoadApp,
  databasePath: string,
  startAt: number,
  bundleDirectory?: string,
): Promise<FaultSite> {
  const clock = createSiteClock({ runsByItself: false, startAt });
  const site = await createSite({
    manifestPath: join(process.cwd(), 'manifest.yml'),
    operations: readOperations(),
    databasePath,
    clock,
    functions:
      bundleDirectory === undefined
        ? { kind: 'inProcess', load: (file) => loadHandlers(loadApp, file) }
        : { kind: 'bundle', directory: bundleDirectory },
    settings: {
      storage: { enforcesRates: false },
      queues: { enforcesRates: false, isSideBySide: false },
      events: { isSideBySide: false },
      rates: { isEnforced: false },
    },
  });
  if (site.isEmpty()) addPeople(site);

  async function rest<Body>(as: string, method: string, path: string, body?: unknown) {
    const form = body instanceof FormData;
    const product = path.startsWith('/wiki/') ? site.confluence : site.jira;
    const request = new Request(new URL(path, site.services.origin()), {
      method,
      headers: {
        accept: 'application/json',
        'x-atlassian-token': 'no-check',
        ...(form || body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const caller = { kind: 'person', accountId: accountOf(as) } as const;
    const response = await product.fetch(request, { caller, via: 'outside' });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
  }

  return {
    site,
    clock,
    rest,
    async press(as, surface, procedure, payload, openedIn) {
      const given = payload as { readonly pageId?: string; readonly spaceId?: string | null };
      const { pageId } = given;
      const spaceId = given.spaceId ?? (pageId === undefined ? openedIn : undefined);
      const outcome = await site.platform.bridge.invoke({
        moduleKey: moduleOf[surface],
        functionKey: procedure,
        payload,
        accountId: accountOf(as),
        extension: {
          ...(pageId === undefined ? {} : { content: { id: pageId, type: 'page' } }),
          ...(spaceId === undefined ? {} : { space: { id: spaceId } }),
        },
      });
      return readOutcome(outcome);
    },
    rows: () =>
      site.services.database
        .all("SELECT entity, key, value FROM kvs_record WHERE kind = 'entity' ORDER BY entity, key")
        .map((one) => ({
          entity: String(one['entity']),
          key: String(one['key']),
          row: JSON.parse(String(one['value'])) as Row,
        })),
    properties(key) {
      const values = new Map<string, unknown[]>();
      const rows = site.services.database.all('SELECT page_id, value FROM confluence_property WHERE key = ?', [key]);
      for (const { page_id: id, value } of rows) {
        values.set(String(id), [...(values.get(String(id)) ?? []), JSON.parse(String(value))]);
      }
      return values;
    },
    async settle() {
      if (!(await site.platform.settle())) throw new Error('Events are still under way at the bound.');
    },
    advance: (milliseconds) => clock.advance(milliseconds),
    close: () => site.close(),
  };
}

function readOutcome(outcome: FunctionOutcome): Outcome {
  if (!outcome.success) return { kind: 'failed', error: `${outcome.error.errorType} ${outcome.error.errorMessage}` };
  const envelope = outcome.body as { ok: boolean; answer?: unknown; refusal?: WireRefusal };
  return envelope.ok
    ? { kind: 'answered', answer: envelope.answer }
    : { kind: 'refused', refusal: envelope.refusal ?? { code: 'internalFault' } };
}

function addPeople(site: Site): void {
  const { directory } = site.services;
  for (const [who, { displayName, isSiteAdministrator, groups }] of Object.entries(people)) {
    const accountId = accountOf(who);
    directory.addPerson({ accountId, displayName, email: `${who}@example.org`, isSiteAdministrator });
    for (const name of groups) directory.addMember(directory.addGroup(name).id, accountId);
  }
}
