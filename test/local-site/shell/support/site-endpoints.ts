/** The `/__site` endpoints the shell calls, as far as its own tests need them. */
import type { ServedSite } from './shell-server';

const MODULE_FACTS = ['title', 'icon', 'tooltip', 'route', 'viewportSize', 'contentPropertyKey', 'layout'];

function listModules({ site, resourceOrigin }: ServedSite): object[] {
  return site.platform.manifest.visibleModules.map(({ type, key, resource, properties }) => ({
    type,
    key,
    resource,
    src: `${resourceOrigin}/${resource}/index.html`,
    ...Object.fromEntries(Object.entries(properties).filter(([name]) => MODULE_FACTS.includes(name))),
  }));
}

interface FetchRequest {
  readonly product: string;
  readonly restPath: string;
  readonly init: {
    readonly method?: string;
    readonly headers?: readonly [string, string][];
    readonly body?: string | null;
  };
}

async function fetchProduct({ site }: ServedSite, call: FetchRequest, accountId: string): Promise<Response> {
  const { method = 'GET', headers = [], body } = call.init;
  const request = new Request(new URL(call.restPath, site.services.origin()), {
    method,
    headers: [...headers],
    ...(body ? { body } : {}),
  });
  const product = call.product === 'jira' ? site.jira : site.confluence;
  const answer = await product.fetch(request, { caller: { kind: 'person', accountId }, via: 'outside' });
  return Response.json({
    status: answer.status,
    statusText: answer.statusText,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
    isAttachment: false,
  });
}

export async function answerSiteRequest(
  served: ServedSite,
  url: URL,
  request: Request,
  actingAs: string,
): Promise<Response> {
  const { directory } = served.site.services;
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /__site/people':
      return Response.json(directory.people().filter((person) => person.accountType === 'atlassian'));
    case 'GET /__site/session':
      return Response.json({ accountId: actingAs });
    case 'POST /__site/session': {
      const { accountId } = (await request.json()) as { accountId: string };
      const cookie = `acting-as=${encodeURIComponent(accountId)}; Path=/; SameSite=Lax`;
      return new Response(null, { status: 204, headers: { 'set-cookie': cookie } });
    }
    case 'GET /__site/modules':
      return Response.json(listModules(served));
    case 'POST /__site/bridge/invoke': {
      const call = (await request.json()) as {
        moduleKey: string;
        functionKey: string;
        payload?: unknown;
        extension: object;
      };
      const answer = await served.site.platform.bridge.invoke({
        ...call,
        extension: { ...call.extension },
        accountId: actingAs,
      });
      if (answer.success) return Response.json(answer.body ?? null);
      return Response.json({ message: answer.error.errorMessage, code: answer.error.errorType }, { status: 500 });
    }
    case 'POST /__site/bridge/fetch':
      return fetchProduct(served, (await request.json()) as FetchRequest, actingAs);
    default:
      return Response.json({ message: `not modelled: ${url.pathname}` }, { status: 501 });
  }
}
