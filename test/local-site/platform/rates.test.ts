/** What the products' REST lets through: points an hour, requests a second, writes to one issue, and what a 429 says. */
import type * as ApiModule from '@forge/api';
import { createPlatformHarness, type PlatformHarness } from './platform-harness';

let harness: PlatformHarness;
let api: typeof ApiModule;

beforeEach(async () => {
  harness = await createPlatformHarness({
    product: (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('/search/jql')) return Response.json({ issues: [{}, {}, {}] });
      if (pathname.endsWith('/pages')) return Response.json({ results: [{}, {}] });
      if (pathname.endsWith('/group')) return Response.json({ results: [{}, {}] });
      return Response.json({ id: '7' });
    },
  });
  api = await harness.inside(() => import('@forge/api'));
});
afterEach(() => harness.close());

const rates = () => harness.platform.rates;
interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}
const look = (response: Awaited<ReturnType<ReturnType<typeof api.asApp>['requestJira']>>): Seen => ({
  status: response.status,
  headers: Object.fromEntries(
    ['retry-after', 'ratelimit-reason', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].flatMap(
      (name) => {
        const value = response.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      },
    ),
  ),
});
const getPage =
  (id = '7') =>
  async () =>
    look(await api.asApp().requestConfluence(api.route`/wiki/api/v2/pages/${id}`));
const writeIssue =
  (key = 'QM-1') =>
  async () =>
    look(
      await api
        .asApp()
        .requestJira(api.route`/rest/api/3/issue/${key}/properties/mark`, { method: 'PUT', body: JSON.stringify(1) }),
    );
async function times(count: number, call: () => Promise<Seen>): Promise<Seen[]> {
  const seen: Seen[] = [];
  await harness.inside(async () => {
    for (let index = 0; index < count; index += 1) seen.push(await call());
  });
  return seen;
}

describe('points', () => {
  test('cost 1 and 1 for each object read, 2 for each person or group, and 1 for a write', async () => {
    const used: number[] = [];
    await harness.inside(async () => {
      const app = api.asApp();
      const note = () => used.push(rates().report().points.used);
      await app.requestConfluence(api.route`/wiki/api/v2/pages`);
      note();
      await app.requestJira(api.route`/rest/api/3/search/jql`, { method: 'POST', body: '{}' });
      note();
      await app.requestConfluence(api.route`/wiki/rest/api/group`);
      note();
      await app.requestJira(api.route`/rest/api/3/issue/QM-1`, { method: 'PUT', body: '{}' });
      note();
    });
    expect(used).toEqual([3, 7, 12, 13]);
  });

  test('over the hour are refused until the next UTC hour, with how long that is', async () => {
    rates().settings.pointsPerHour = 5;
    const [, , third, fourth] = await times(4, getPage());
    expect(third?.status).toBe(200);
    expect(fourth).toEqual({
      status: 429,
      headers: {
        'retry-after': expect.stringMatching(/^3(5|6)\d\d$/) as string,
        'ratelimit-reason': 'confluence-quota-global-based',
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2026-01-05T10:00:00.000Z',
      },
    });
    expect(rates().report()).toMatchObject({
      points: { used: 6, limit: 5, remaining: 0, isNearLimit: true },
      refused: { 'confluence-quota-global-based': 1 },
    });
    await harness.clock.advance(3_600_000);
    expect((await times(1, getPage()))[0]?.status).toBe(200);
    expect(rates().report().points.used).toBe(2);
  });

  test('used by other sites of the app count against this one', async () => {
    rates().settings.pointsUsedElsewhere = 65_000;
    expect((await times(1, getPage()))[0]?.status).toBe(429);
  });

  test('are not asked of the browser', async () => {
    rates().settings.pointsPerHour = 0;
    const answer = await harness.platform.bridge.fetchProduct({
      accountId: '712020:00000000-0000-4000-8000-00000000ada0',
      product: 'confluence',
      restPath: '/wiki/api/v2/pages/7',
      method: 'GET',
      headers: {},
      body: undefined,
    });
    expect(answer.status).toBe(200);
    expect(rates().report().points.used).toBe(0);
  });
});

describe('requests a second', () => {
  beforeEach(() => {
    Object.assign(rates().settings, { requestsAtOnce: 2, requestsPerSecond: { GET: 1, POST: 1, PUT: 1 } });
  });

  test('beyond what an endpoint takes are refused, whatever page they ask for, until a second later', async () => {
    const [first, second] = await times(2, getPage());
    expect([first?.status, second?.status]).toEqual([200, 200]);
    const [refused] = await times(1, getPage('8'));
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1', 'ratelimit-reason': 'confluence-burst-based' },
    });
    await harness.clock.advance(1000);
    expect((await times(1, getPage('8')))[0]?.status).toBe(200);
  });

  test('of another endpoint are not affected', async () => {
    await times(2, getPage());
    expect((await times(1, writeIssue()))[0]?.status).toBe(200);
  });

  test('are refused without Retry-After and reason by a switch, as has been seen', async () => {
    rates().settings.saysRetryAfter = false;
    const refused = (await times(3, getPage())).at(-1);
    expect(refused?.status).toBe(429);
    expect(Object.keys(refused?.headers ?? {}).sort()).toEqual([
      'x-ratelimit-limit',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    ]);
  });

  test('pass when nothing is enforced', async () => {
    rates().settings.isEnforced = false;
    expect((await times(5, getPage())).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

test('one issue takes 20 writes in two seconds and 100 in thirty', async () => {
  const twenty = await times(20, writeIssue());
  expect(twenty.every(({ status }) => status === 200)).toBe(true);
  expect((await times(1, writeIssue()))[0]).toMatchObject({
    status: 429,
    headers: {
      'ratelimit-reason': 'jira-per-issue-on-write',
      'retry-after': expect.stringMatching(/^[12]$/) as string,
    },
  });
  expect((await times(1, writeIssue('QM-2')))[0]?.status).toBe(200);
  for (let round = 0; round < 4; round += 1) {
    await harness.clock.advance(2000);
    expect((await times(20, writeIssue())).every(({ status }) => status === 200)).toBe(true);
  }
  await harness.clock.advance(2000);
  const [refused] = await times(1, writeIssue());
  expect(refused?.status).toBe(429);
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(10);
});
