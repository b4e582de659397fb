/** The proxy: who a call is made for, what may be called, what the log says. */
import type * as ApiModule from '@forge/api';
import { createPlatformHarness, ADA, type PlatformHarness } from './platform-harness';

type Api = typeof ApiModule;
let harness: PlatformHarness;
let api: Api;
const seen: { caller: unknown; via: string; path: string; authorization: string | null }[] = [];

beforeAll(async () => {
  harness = await createPlatformHarness({
    operations: [
      { method: 'GET', path: '/wiki/api/v2/pages/{id}', scopes: [['read:page:confluence']] },
      {
        method: 'GET',
        path: '/rest/api/3/issue/{key}',
        scopes: [['read:jira-work'], ['read:issue:jira', 'read:user:jira']],
      },
    ],
    product: (request, { caller, via }) => {
      const { pathname } = new URL(request.url);
      seen.push({ caller, via, path: pathname, authorization: request.headers.get('forge-proxy-authorization') });
      if (pathname.endsWith('/moved')) return Response.redirect('https://media.example.net/bytes', 302);
      if (pathname === '/bytes') return new Response('the bytes');
      return Response.json({ id: pathname.split('/').at(-1) });
    },
  });
  api = await harness.inside(() => import('@forge/api'));
});
afterAll(() => harness.close());
beforeEach(() => {
  seen.length = 0;
  harness.platform.wireLog.clear();
});

test('calls a product as the person of the invocation, or as the app', async () => {
  await harness.inside(async () => {
    await api.asUser().requestConfluence(api.route`/wiki/api/v2/pages/7?body-format=storage`);
    await api.asApp().requestConfluence(api.route`/wiki/api/v2/pages/8`);
  });
  expect(seen).toMatchObject([
    { caller: { kind: 'person', accountId: ADA }, via: 'forge', path: '/wiki/api/v2/pages/7', authorization: null },
    { caller: { kind: 'app' }, path: '/wiki/api/v2/pages/8' },
  ]);
});

test('asUser without a person fails as it does on Forge, and so does impersonation', async () => {
  const outcome = await harness.attempt(() => api.asUser().requestConfluence(api.route`/wiki/api/v2/pages/7`), {
    accountId: undefined,
  });
  expect(outcome).toMatchObject({ success: false, error: { errorType: 'NEEDS_AUTHENTICATION_ERR' } });
  const impersonating = await harness.attempt(() =>
    api.asUser('somebody').requestConfluence(api.route`/wiki/api/v2/pages/7`),
  );
  expect(impersonating).toMatchObject({ success: false, error: { errorType: 'NEEDS_AUTHENTICATION_ERR' } });
  expect(seen).toEqual([]);
});

test('refuses an operation whose scopes were not granted', async () => {
  const status = await harness.inside(
    async () => (await api.asApp().requestJira(api.route`/rest/api/3/issue/A-1`)).status,
  );
  expect(status).toBe(401);
  expect(seen).toEqual([]);
});

test('answers 501 with the name of an operation outside the table, and remembers it', async () => {
  const answer = await harness.inside(async () => {
    const response = await api.asApp().requestConfluence(api.route`/wiki/api/v2/blogposts`);
    return { status: response.status, body: (await response.json()) as { message: string } };
  });
  expect(answer.status).toBe(501);
  expect(answer.body.message).toContain('GET /wiki/api/v2/blogposts');
  expect(harness.platform.wireLog.notModelled()).toEqual(['GET /wiki/api/v2/blogposts']);
});

test('refuses egress', async () => {
  const outcome = await harness.attempt(() => fetch('https://example.com/'));
  expect(outcome).toMatchObject({ success: false, error: { errorType: 'REQUEST_EGRESS_ALLOWLIST_ERR' } });
});

test('follows a redirect to the media host, or refuses it, by a switch', async () => {
  const read = () =>
    harness.attempt(async () => (await api.asApp().requestConfluence(api.route`/wiki/api/v2/pages/moved`)).text());
  expect(await read()).toMatchObject({ success: true, body: 'the bytes' });
  harness.platform.settings.followsRedirects = false;
  expect(await read()).toMatchObject({ success: false, error: { errorType: 'PROXY_ERR' } });
  harness.platform.settings.followsRedirects = true;
});

test('counts calls made together as one wave and calls that wait as several', async () => {
  await harness.inside(async () => {
    const page = (id: string) => api.asApp().requestConfluence(api.route`/wiki/api/v2/pages/${id}`);
    await Promise.all([page('1'), page('2'), page('3')]);
    await page('4');
  });
  const { wireLog } = harness.platform;
  expect(wireLog.calls().map((call) => call.wave)).toEqual([1, 1, 1, 2]);
  // Each read costs 1 point and 1 for the object it returns.
  expect(wireLog.summarise()).toMatchObject({ invocations: 1, calls: 4, waves: 2, restPoints: 8 });
});

test('hears nothing from an invocation that is over', async () => {
  let late: Promise<unknown> | undefined;
  await harness.inside(async () => {
    late = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return api.asApp().requestConfluence(api.route`/wiki/api/v2/pages/late`);
    })();
  });
  const winner = await Promise.race([late, new Promise((resolve) => setTimeout(() => resolve('silence'), 200))]);
  expect(winner).toBe('silence');
  expect(seen).toEqual([]);
});

test('knows nobody without a token', async () => {
  const response = await fetch(`${harness.platform.proxy.url()}/fpp/provider/app/remote/confluence`);
  expect(response.status).toBe(401);
  expect(response.headers.get('forge-proxy-error')).toBe('PROXY_ERR');
});

test('outside an invocation the runtime is not there, and during one the environment is empty', async () => {
  expect(() => (globalThis as { __forge_runtime__?: unknown }).__forge_runtime__).toThrow(
    'Forge runtime metadata not found',
  );
  expect(await harness.inside(async () => Object.keys(process.env))).toEqual([]);
  expect(Object.keys(process.env)).not.toEqual([]);
});

test('during an invocation the clock tells site time', async () => {
  await harness.clock.advance(86_400_000);
  const instant = await harness.inside(async () => new Date().toISOString());
  expect(instant.startsWith('2026-01-06')).toBe(true);
});
