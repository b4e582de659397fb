/**
 * The local site serves strangers: `confluence.js` and `jira.js`, with basic auth by a person's e-mail, exercise every
 * modelled operation over HTTP. Both check answers with schemas of their own, which makes them a second opinion; what
 * they receive is also compared with the published documents.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as confluenceClients from 'confluence.js';
import { buildSync } from 'esbuild';
import type * as jiraClients from 'jira.js';
import { type ServedSite, serveSite } from '../../local-site/http/serve-site';
import { operationKey } from '../../scripts/called-operations';
import { createTestSite, type TestSite } from '../support/test-site';
import { createExchangeRecorder } from './exchange-recorder';
import type { OutsideClients, OutsideStep, Walk } from './outside-steps';
import { confluenceSteps } from './outside-steps-confluence';
import { jiraSteps } from './outside-steps-jira';
import { type ParametersOf, probeParameters, readParameterTable, writeParameterTable } from './probe-parameters';
import { describePublished, documentsArePresent, findOperation } from './published-documents';

const testPublished = documentsArePresent ? test : test.skip;
const steps = [...confluenceSteps, ...jiraSteps];
const MODULES = ['confluence.js', 'jira.js'] as const;
type Clients = typeof confluenceClients & typeof jiraClients;

/** The clients are ES modules of some thousand files: one bundle is loaded in their place. */
function loadClients(): Clients {
  const outfile = join(process.cwd(), '.cache', 'contract', 'outside-clients.cjs');
  mkdirSync(join(outfile, '..'), { recursive: true });
  const contents = MODULES.map(
    (name) => `export { create${name === 'jira.js' ? 'Cloud' : 'V1'}Client } from '${name}';`,
  );
  contents.push("export { createV2Client } from 'confluence.js';");
  const stdin = { contents: contents.join('\n'), resolveDir: process.cwd() };
  buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- made just now
  return require(outfile) as Clients;
}

const parse = (operation: string) => {
  const [method = '', path = ''] = operation.split(' ');
  return { method, path };
};

describe('outside clients', () => {
  const recorder = createExchangeRecorder();
  const realFetch = globalThis.fetch;
  let site: TestSite;
  let served: ServedSite;
  let walk: Walk;
  /** By method and path. */
  let called: Map<string, URL>;
  const parameters: Record<string, ParametersOf> = {};
  let current: OutsideStep;

  beforeAll(async () => {
    site = await createTestSite({
      people: { ada: { displayName: 'Ada Moreau', email: 'ada@example.org', groups: ['quality'] } },
    });
    const authorId = site.people['ada'] ?? '';
    site.site.confluence.createSpace({ key: 'QUAL', name: 'Quality', authorId });
    site.site.jira.createProject({
      key: 'QM',
      name: 'Quality management',
      style: 'company-managed',
      issueTypes: [{ name: 'Nonconformity' }],
      grants: [{ group: 'quality', permissions: ['*'] }],
    });
    served = await serveSite(site.site, { shellDirectory: join(process.cwd(), 'local-site/shell') });
    globalThis.fetch = watchFetch;
    walk = createWalk(served.url);
  }, 300_000);
  afterAll(async () => {
    globalThis.fetch = realFetch;
    await served?.close();
    await site?.close();
  });

  /** Notes what the clients ask and get; the answer itself is passed on untouched. */
  async function watchFetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const response = await realFetch(input, init);
    const url = new URL(input instanceof Request ? input.url : String(input));
    const method = init?.method ?? 'GET';
    called.set(`${method} ${url.pathname}`, url);
    // Only the end of a redirect is seen here; the answer that redirects is checked by the products' own tests.
    if (response.redirected || current.isUnpublished === true) return response;
    const copy = response.clone();
    recorder.record({
      method,
      target: url.pathname + url.search,
      requestType: 'application/json',
      requestBody: typeof init?.body === 'string' ? init.body : undefined,
      status: response.status,
      responseType: copy.headers.get('content-type') ?? '',
      responseBody: await copy.text(),
      mustAskWell: true,
    });
    return response;
  }

  async function probe(url: URL): Promise<number> {
    const authorization = `Basic ${Buffer.from('ada@example.org:any').toString('base64')}`;
    return (await realFetch(url, { headers: { authorization, accept: 'application/json' }, redirect: 'manual' }))
      .status;
  }

  function createWalk(host: string): Walk {
    const auth = { type: 'basic', email: 'ada@example.org', apiToken: 'any' } as const;
    const { createV1Client, createV2Client, createCloudClient } = loadClients();
    const clients: OutsideClients = {
      v1: createV1Client({ host, auth }),
      v2: createV2Client({ host, auth }),
      jira: createCloudClient({ host, auth, onSchemaMismatch: 'throw' }),
    };
    const ids: Record<string, string> = {};
    const id = (name: string) => {
      const found = ids[name];
      if (found === undefined || found === '') throw new Error(`no step before found the id of the ${name}`);
      return found;
    };
    const authorization = `Basic ${Buffer.from('ada@example.org:any').toString('base64')}`;
    async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
      const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
      const sent = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const response = await fetch(host + path, sent);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.text();
    }
    return { ...clients, ids, id, number: (name) => Number(id(name)), ask };
  }

  test.each(steps.map((step) => [step.operation, step] as const))('%s', async (operation, step: OutsideStep) => {
    called = new Map();
    current = step;
    await step.run(walk);
    const { method, path } = parse(operation);
    const pattern = new RegExp(
      `^${method} ${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/]+')}$`,
    );
    expect([...called.keys()].some((one) => pattern.test(one))).toBe(true);
    const asked = [...called].find(([one]) => pattern.test(one))?.[1];
    if (method !== 'GET' || asked === undefined || step.isUnpublished === true) return;
    parameters[operationKey({ method, path })] = await probeParameters(asked, probe);
  });

  testPublished('parameters that are refused or passed over are as listed', () => {
    const found = Object.fromEntries(
      Object.entries(parameters)
        .filter(([, { refused, ignored }]) => refused.length + ignored.length > 0)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
    if (process.env['UPDATE_TABLES'] === '1') writeParameterTable(found);
    expect(found).toEqual(readParameterTable());
  });

  test('every modelled operation is exercised, and nothing else', () => {
    const modelled = [...site.site.confluence.operations, ...site.site.jira.operations].map(operationKey);
    expect(steps.map(({ operation }) => operationKey(parse(operation))).sort()).toEqual([...modelled].sort());
  });

  test('everything asked and answered was as published', () => {
    recorder.check();
  });
});

describePublished('operations that are modelled', () => {
  test.each(steps.map((step) => [step.operation, step] as const))(
    '%s is published, or said not to be',
    (operation, step) => {
      const { method, path } = parse(operation);
      expect(findOperation(method, path) === undefined).toBe(step.isUnpublished === true);
    },
  );
});
