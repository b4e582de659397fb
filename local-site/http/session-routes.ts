/**
 * What the page around the app asks of the site: who is acting, which modules there are, and the two bridge calls. The
 * person always comes from the session or from basic auth, never from the body.
 */
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Person } from '../contracts';
import { CLOUD_ID, ENVIRONMENT_ID, type ProductName } from '../platform/installation';
import type { VisibleModule } from '../platform/manifest/app-manifest';
import type { FunctionErrorType } from '../platform/runtime/function-call';
import type { Site } from '../site';
import { identifyPerson, writeSessionCookie } from './authentication';

export interface SessionRouteOptions {
  readonly site: Site;
  readonly resourceOrigin: () => string;
  /** The person a browser without a session acts as: an account id or an e-mail. */
  readonly defaultPerson: () => string | undefined;
}

interface InvokeBody {
  readonly moduleKey?: string;
  readonly functionKey?: string;
  readonly payload?: unknown;
  readonly extension?: Readonly<Record<string, unknown>>;
  readonly localId?: string;
}
interface FetchBody {
  readonly product?: string;
  readonly restPath?: string;
  readonly init?: { readonly method?: string; readonly headers?: unknown; readonly body?: string | null };
  readonly isMultipartFormData?: boolean;
}

const STATUS_BY_ERROR: Readonly<Record<FunctionErrorType, ContentfulStatusCode>> = {
  FUNCTION_ERR: 500,
  NEEDS_AUTHENTICATION_ERR: 401,
  PROXY_ERR: 502,
  REQUEST_EGRESS_ALLOWLIST_ERR: 403,
  FUNCTION_TIME_OUT: 504,
  FUNCTION_OUT_OF_MEMORY: 507,
  FUNCTION_KILLED: 502,
  PAYLOAD_TOO_LARGE: 413,
  RESPONSE_TOO_LARGE: 413,
};

function describeModule(module: VisibleModule, resourceOrigin: string): Record<string, unknown> {
  return {
    ...module.properties,
    type: module.type,
    key: module.key,
    title: module.properties['title'] ?? module.key,
    resource: module.resource,
    src: `${resourceOrigin}/${module.resource}/index.html`,
  };
}

/** Headers come over the bridge as pairs or as an object. */
function readHeaders(given: unknown): Record<string, string> {
  const pairs = Array.isArray(given) ? (given as [string, string][]) : Object.entries(given ?? {});
  return Object.fromEntries(pairs.map(([name, value]) => [String(name).toLowerCase(), String(value)]));
}

export function addSessionRoutes(app: Hono, options: SessionRouteOptions): void {
  const { site } = options;
  const { directory } = site.services;

  function findDefaultPerson(): Person | undefined {
    const wanted = options.defaultPerson();
    const named = wanted === undefined ? undefined : (directory.person(wanted) ?? directory.personByEmail(wanted));
    const people = directory.people().filter((person) => person.active && person.accountType === 'atlassian');
    return named ?? people.find((person) => person.isSiteAdministrator) ?? people[0];
  }
  function describeSession(person: Person | undefined): Record<string, unknown> {
    return {
      accountId: person?.accountId,
      displayName: person?.displayName,
      isSiteAdministrator: person?.isSiteAdministrator ?? false,
      cloudId: CLOUD_ID,
      siteUrl: site.services.origin(),
      appId: site.platform.manifest.appId,
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      locale: 'en-GB',
      timezone: 'Etc/UTC',
      license: { active: true },
    };
  }
  const refuseStranger = (context: Context) =>
    context.json({ code: 'UNAUTHENTICATED', message: 'Nobody is acting.' }, 401);

  app.get('/__site/session', (context) => {
    const known = identifyPerson(context.req.raw.headers, directory);
    const person = known ?? findDefaultPerson();
    if (known === undefined && person !== undefined) context.header('set-cookie', writeSessionCookie(person.accountId));
    return context.json(describeSession(person));
  });
  app.post('/__site/session', async (context) => {
    const { accountId } = await context.req.json<{ accountId?: string }>();
    const person = directory.person(accountId ?? '');
    if (person === undefined || !person.active) return context.json({ message: 'No such person.' }, 404);
    context.header('set-cookie', writeSessionCookie(person.accountId));
    return context.json(describeSession(person));
  });
  app.get('/__site/modules', (context) =>
    context.json({
      modules: site.platform.manifest.visibleModules.map((module) => describeModule(module, options.resourceOrigin())),
    }),
  );
  app.post('/__site/bridge/invoke', async (context) => {
    const person = identifyPerson(context.req.raw.headers, directory);
    if (person === undefined) return refuseStranger(context);
    const { moduleKey, functionKey, payload, extension, localId } = await context.req.json<InvokeBody>();
    if (moduleKey === undefined || functionKey === undefined)
      return context.json({ message: 'moduleKey, functionKey?' }, 400);
    const answer = await site.platform.bridge.invoke({
      moduleKey,
      functionKey,
      payload,
      extension: extension ?? {},
      localId,
      accountId: person.accountId,
    });
    if (answer.success)
      return answer.body === undefined ? context.body(null, 204) : context.json(answer.body as object);
    const { errorType, errorMessage } = answer.error;
    const message = `There was an error invoking the function - ${errorMessage}`;
    return context.json({ code: errorType, message }, STATUS_BY_ERROR[errorType]);
  });
  app.post('/__site/bridge/fetch', async (context) => {
    const person = identifyPerson(context.req.raw.headers, directory);
    if (person === undefined) return refuseStranger(context);
    const { product, restPath, init, isMultipartFormData } = await context.req.json<FetchBody>();
    if ((product !== 'confluence' && product !== 'jira') || restPath === undefined) {
      return context.json({ message: 'product, restPath?' }, 400);
    }
    if (isMultipartFormData === true) {
      site.platform.wireLog.recordNotModelled('form data over the bridge');
      return context.json({ code: 'NOT_MODELLED', message: 'The local site does not model form data here.' }, 501);
    }
    const answer = await site.platform.bridge.fetchProduct({
      accountId: person.accountId,
      product: product satisfies ProductName,
      restPath: restPath.startsWith('/') ? restPath : `/${restPath}`,
      method: init?.method ?? 'GET',
      headers: readHeaders(init?.headers),
      body: init?.body ?? undefined,
    });
    return context.json(answer);
  });
}
