/** The site over HTTP: who is acting, bridge calls, control, and the app's resources on their own origin. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServedSite, serveSite } from '../../../local-site/http/serve-site';
import { createTestSite, type TestSite } from '../../support/test-site';
import { MANIFEST } from './platform-harness';

let folder: string;
let site: TestSite;
let served: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  const write = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('manifest.yml', MANIFEST);
  write('static/ui/build/index.html', '<html><head><script src="./app.js"></script></head><body></body></html>');
  write('static/ui/build/app.js', 'void 0;');
  write('shell/dist/index.html', '<html>the shell</html>');
  write('shell/host/global-bridge.js', '/* bridge */');
  site = await createTestSite({
    manifestPath: join(folder, 'manifest.yml'),
    people: { ada: { displayName: 'Ada', isSiteAdministrator: true }, bob: { displayName: 'Bob' } },
    load: async () => ({
      resolver: async (
        body: { call: { payload: { fail?: boolean } } },
        request: { principal?: { accountId: string } },
      ) => {
        if (body.call.payload.fail) throw new Error('kaboom');
        return { who: request.principal?.accountId };
      },
    }),
  });
  served = await serveSite(site.site, { shellDirectory: join(folder, 'shell') });
});
afterAll(async () => {
  await served.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

const as = (key: string) => ({ cookie: `acting-as=${encodeURIComponent(site.people[key] ?? '')}` });
const basic = (email: string) => ({ authorization: `Basic ${Buffer.from(`${email}:token`).toString('base64')}` });
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${served.url}${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const invoke = (headers: Record<string, string>, payload: unknown = {}) =>
  post('/__site/bridge/invoke', { moduleKey: 'banner', functionKey: 'x', payload, extension: {} }, headers);

test('a person is known by cookie or by basic auth, and nobody without', async () => {
  expect(await (await invoke(as('bob'))).json()).toEqual({ who: site.people['bob'] });
  expect(await (await invoke(basic('ada@example.org'))).json()).toEqual({ who: site.people['ada'] });
  expect((await invoke({})).status).toBe(401);
  expect((await get('/wiki/api/v2/spaces')).status).toBe(401);
  expect((await get('/wiki/api/v2/spaces', as('ada'))).status).toBe(200);
});

test('a function that fails is answered as the bridge words it', async () => {
  const response = await invoke(as('ada'), { fail: true });
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    code: 'FUNCTION_ERR',
    message: 'There was an error invoking the function - kaboom',
  });
});

test('a browser without a session acts as the first administrator, and may change that', async () => {
  const first = await get('/__site/session');
  expect(await first.json()).toMatchObject({
    accountId: site.people['ada'],
    isSiteAdministrator: true,
    siteUrl: served.url,
  });
  const changed = await post('/__site/session', { accountId: site.people['bob'] });
  expect(changed.headers.get('set-cookie')).toContain(encodeURIComponent(site.people['bob'] ?? ''));
});

test('a browser fetches from a product as the person, within the scopes of the app', async () => {
  const answer = await post('/__site/bridge/fetch', { product: 'jira', restPath: '/rest/api/3/myself' }, as('ada'));
  // Not an operation of the app's table.
  expect(await answer.json()).toMatchObject({ status: 501, isAttachment: false });
});

test('modules name their resource on its own origin, served with the bridge first and the platform policy', async () => {
  const { modules } = (await (await get('/__site/modules')).json()) as { modules: { key: string; src: string }[] };
  const banner = modules.find((module) => module.key === 'banner');
  expect(banner?.src).toBe(`${served.resourceUrl}/ui/index.html`);
  const page = await fetch(banner?.src ?? '');
  expect(await page.text()).toMatch(/<head><script src="\/global-bridge.js"><\/script><script src=".\/app.js">/);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`frame-ancestors ${served.url}`);
  expect(policy).toMatch(/script-src 'self'/);
  expect(policy).not.toContain("'unsafe-eval'");
  expect((await fetch(`${served.resourceUrl}/global-bridge.js`)).status).toBe(200);
  expect((await fetch(`${served.resourceUrl}/ui/..%2f..%2f..%2fmanifest.yml`)).status).toBe(404);
});

test('pages are the shell, REST is the product', async () => {
  const page = await get('/wiki/spaces/QMS/pages/7', { accept: 'text/html' });
  expect(await page.text()).toBe('<html>the shell</html>');
  expect((await get('/wiki/api/v2/blogposts', as('ada'))).status).toBe(501);
});

test('outside clients are limited a second, with the headers of the products; the shell is not', async () => {
  const { settings } = site.site.platform.rates;
  Object.assign(settings, { isEnforced: true, requestsAtOnce: 1, requestsPerSecond: { GET: 1 } });
  const ask = (headers: Record<string, string>) => get('/rest/api/3/myself', headers);
  const first = await ask(basic('ada@example.org'));
  expect([first.status, first.headers.get('x-ratelimit-remaining')]).toEqual([200, '0']);
  const refused = await ask(basic('bob@example.org'));
  expect([refused.status, refused.headers.get('ratelimit-reason'), refused.headers.get('retry-after')]).toEqual([
    429,
    'jira-burst-based',
    '1',
  ]);
  expect((await ask(as('ada'))).status).toBe(200);
  expect(await (await get('/__site/rates')).json()).toMatchObject({
    points: { limit: 65_000, used: 0, isNearLimit: false },
    refused: { 'jira-burst-based': 1 },
  });
  const changed = await post('/__site/settings', { rates: { isEnforced: false } });
  expect(await changed.json()).toMatchObject({ rates: { isEnforced: false, requestsAtOnce: 1 } });
  expect((await ask(basic('bob@example.org'))).status).toBe(200);
});

test('time, faults, people and meters can be controlled', async () => {
  const before = (await (await get('/__site/clock')).json()) as { now: number };
  const after = (await (await post('/__site/clock/advance', { milliseconds: 60_000 })).json()) as { now: number };
  expect(after.now - before.now).toBeGreaterThanOrEqual(60_000);
  expect(await (await post('/__site/faults', { kind: 'cut', target: 'kvs' })).json()).toMatchObject({
    pending: [{ kind: 'cut' }],
  });
  expect((await post('/__site/faults', { kind: 'nonsense' })).status).toBe(400);
  await fetch(`${served.url}/__site/faults`, { method: 'DELETE' });
  const person = await post('/__site/people', { displayName: 'Cyd', email: 'cyd@example.org', groups: ['quality'] });
  expect(person.status).toBe(201);
  expect(site.site.services.directory.groupByName('quality')?.id).toMatch(/^[0-9a-f]{8}-/);
  expect(await (await post('/__site/settle', {})).json()).toMatchObject({ isSettled: true });
  expect(await (await get('/__site/meters')).json()).toMatchObject({ wire: { invocations: 3 } });
});
