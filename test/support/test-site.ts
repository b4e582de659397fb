/**
 * A whole local site for one test file: the app's handlers run from source in this process, through the real `@forge/*`
 * packages and the real proxy. Time moves only when the test says so.
 *
 * Create it in `beforeAll`, before anything of `src/` that touches `@forge/*` is loaded, and close it in `afterAll`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSiteClock, type SiteClock } from '../../local-site/clock/site-clock';
import type { Caller } from '../../local-site/contracts';
import { createAccountId } from '../../local-site/directory/site-directory';
import { APP_ACCOUNT_ID } from '../../local-site/platform/installation';
import type { FaultPlan } from '../../local-site/platform/faults/fault-plan';
import type { WireLog } from '../../local-site/platform/proxy/wire-log';
import type { OperationDescription } from '../../local-site/platform/proxy/operation-table';
import type { FunctionOutcome } from '../../local-site/platform/runtime/function-call';
import { createSite, type Site, type SiteOptions } from '../../local-site/site';
import { createExchangeRecorder } from '../contract/exchange-recorder';

export interface TestPerson {
  readonly displayName: string;
  readonly accountId?: string;
  readonly email?: string;
  readonly isSiteAdministrator?: boolean;
  /** Names of groups; created when missing. */
  readonly groups?: readonly string[];
}
/** What a module is looked at on. */
export interface Placement {
  /** The person acting; an account id, or the key under which the person was given. */
  readonly as: string;
  readonly pageId?: string;
  readonly spaceId?: string;
  readonly issueKey?: string;
}
export interface RestAnswer<T = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly body: T;
}

export interface TestSite {
  readonly site: Site;
  readonly clock: SiteClock;
  readonly wireLog: WireLog;
  readonly faults: FaultPlan;
  /** Account ids by the key each person was given under. */
  readonly people: Readonly<Record<string, string>>;
  /** Calls a resolver as a person and answers what it answered; throws when the function failed. */
  invoke<T = unknown>(moduleKey: string, procedure: string, payload: unknown, placement: Placement): Promise<T>;
  /** The same, with a failed function as a value. */
  tryInvoke(moduleKey: string, procedure: string, payload: unknown, placement: Placement): Promise<FunctionOutcome>;
  /** Delivers all queue and product events under way; see `Platform.settle`. */
  settle(boundMilliseconds?: number): Promise<void>;
  advance(milliseconds: number): Promise<void>;
  /** A product's REST as a person would use it from outside, or as the app's own user with `as: 'app'`. */
  rest<T = Readonly<Record<string, unknown>>>(
    as: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<RestAnswer<T>>;
  /** Closes the site; throws when a product request or answer was not as Atlassian publishes it (test/contract). */
  close(): Promise<void>;
}
export interface TestSiteOptions<Key extends string = string>
  extends Partial<Omit<SiteOptions, 'functions' | 'clock'>> {
  readonly people: Readonly<Record<Key, TestPerson>>;
  /** Loads the module behind `index` or `work`; the sources of the app when absent. */
  readonly load?: (file: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Site time at the start; Monday 5 January 2026, 09:00 UTC when absent. */
  readonly startAt?: number;
}

const DEFAULT_START = Date.UTC(2026, 0, 5, 9);
const SOURCES: Readonly<Record<string, () => Promise<object>>> = {
  index: () => import('../../src/index'),
  work: () => import('../../src/work'),
};

async function loadSources(file: string): Promise<Readonly<Record<string, unknown>>> {
  const load = SOURCES[file];
  if (load === undefined) throw new Error(`No source for handler file ${file}.`);
  return (await load()) as Readonly<Record<string, unknown>>;
}

export function readOperations(root = process.cwd()): readonly OperationDescription[] {
  const text = readFileSync(join(root, 'src/adapters/products/operations.json'), 'utf8');
  return (JSON.parse(text) as { operations: OperationDescription[] }).operations;
}

function addPeople(site: Site, given: Readonly<Record<string, TestPerson>>): Record<string, string> {
  const { directory } = site.services;
  const ids: Record<string, string> = {};
  for (const [key, person] of Object.entries(given)) {
    const accountId = person.accountId ?? createAccountId();
    ids[key] = accountId;
    directory.addPerson({
      accountId,
      displayName: person.displayName,
      email: person.email ?? `${key}@example.org`,
      isSiteAdministrator: person.isSiteAdministrator ?? false,
    });
    for (const name of person.groups ?? []) directory.addMember(directory.addGroup(name).id, accountId);
  }
  return ids;
}

export async function createTestSite<Key extends string>(
  options: TestSiteOptions<Key>,
): Promise<TestSite & { readonly people: Readonly<Record<Key, string>> }> {
  const clock = createSiteClock({ runsByItself: false, startAt: options.startAt ?? DEFAULT_START });
  const recorder = createExchangeRecorder();
  const site = await createSite({
    observeExchange: ({ call, operation, status, responseHeaders, responseBody }) =>
      recorder.record({
        method: call.method,
        target: call.target,
        requestType: String(call.headers['content-type'] ?? ''),
        requestBody: call.body,
        status,
        responseType: responseHeaders['content-type'] ?? '',
        responseBody,
        mustAskWell: true,
        operation,
      }),
    manifestPath: join(process.cwd(), 'manifest.yml'),
    operations: readOperations(),
    ...options,
    clock,
    functions: { kind: 'inProcess', load: options.load ?? loadSources },
    settings: {
      ...options.settings,
      // Site time hardly moves in a test, so a minute never ends.
      storage: { enforcesRates: false, ...options.settings?.storage },
      rates: { isEnforced: false, ...options.settings?.rates },
      queues: { enforcesRates: false, isSideBySide: false, ...options.settings?.queues },
      events: { isSideBySide: false, ...options.settings?.events },
    },
  });
  const people = addPeople(site, options.people) as Record<Key, string>;
  const accountOf = (as: string) => (people as Record<string, string>)[as] ?? as;

  async function rest<T>(as: string, method: string, path: string, body?: unknown): Promise<RestAnswer<T>> {
    const caller: Caller =
      as === 'app'
        ? { kind: 'app', accountId: APP_ACCOUNT_ID, appId: site.platform.manifest.appId }
        : { kind: 'person', accountId: accountOf(as) };
    const product = path.startsWith('/wiki/') ? site.confluence : site.jira;
    const form = body instanceof FormData;
    const request = new Request(new URL(path, site.services.origin()), {
      method,
      headers: {
        accept: 'application/json',
        'x-atlassian-token': 'no-check',
        ...(form || body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const response = await product.fetch(request, { caller, via: 'outside' });
    const text = await response.text();
    const responseType = response.headers.get('content-type') ?? '';
    recorder.record({
      method,
      target: path,
      requestType: request.headers.get('content-type') ?? '',
      requestBody: form || body === undefined ? undefined : JSON.stringify(body),
      status: response.status,
      responseType,
      responseBody: text,
      mustAskWell: false,
    });
    const isJson = responseType.includes('json') && text !== '';
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T };
  }

  /** What the product would put into the module's context; only the claimed ids when the person cannot read it. */
  async function describeExtension(placement: Placement): Promise<Record<string, unknown>> {
    const { as, pageId, spaceId, issueKey } = placement;
    if (issueKey !== undefined) {
      const { body } = await rest<IssueBody>(as, 'GET', `/rest/api/3/issue/${issueKey}?fields=project,issuetype`);
      return {
        issue: { key: issueKey, id: body.id, type: body.fields?.issuetype.name, typeId: body.fields?.issuetype.id },
        project: { id: body.fields?.project.id, key: body.fields?.project.key },
      };
    }
    let space = spaceId;
    if (pageId !== undefined) {
      const page = await rest<{ spaceId?: string }>(as, 'GET', `/wiki/api/v2/pages/${pageId}`);
      space ??= page.body.spaceId;
    }
    const found =
      space === undefined ? undefined : await rest<{ key?: string }>(as, 'GET', `/wiki/api/v2/spaces/${space}`);
    return {
      ...(pageId === undefined ? {} : { content: { id: pageId, type: 'page' } }),
      ...(space === undefined ? {} : { space: { id: space, key: found?.body.key } }),
    };
  }

  async function tryInvoke(moduleKey: string, procedure: string, payload: unknown, placement: Placement) {
    return site.platform.bridge.invoke({
      moduleKey,
      functionKey: procedure,
      payload,
      accountId: accountOf(placement.as),
      extension: await describeExtension(placement),
    });
  }

  return {
    site,
    clock,
    people,
    wireLog: site.platform.wireLog,
    faults: site.platform.faults,
    tryInvoke,
    async invoke<T>(moduleKey: string, procedure: string, payload: unknown, placement: Placement) {
      const outcome = await tryInvoke(moduleKey, procedure, payload, placement);
      if (outcome.success) return outcome.body as T;
      throw new Error(
        `${procedure}: ${outcome.error.errorType} ${outcome.error.errorMessage}\n${outcome.error.stack.join('\n')}`,
      );
    },
    async settle(boundMilliseconds) {
      const isSettled = await site.platform.settle(boundMilliseconds);
      if (!isSettled) throw new Error('Events are still under way at the bound.');
    },
    advance: (milliseconds) => clock.advance(milliseconds),
    rest,
    async close() {
      await site.close();
      recorder.check();
    },
  };
}

interface IssueBody {
  readonly id?: string;
  readonly fields?: {
    readonly issuetype: { readonly id: string; readonly name: string };
    readonly project: { readonly id: string; readonly key: string };
  };
}
