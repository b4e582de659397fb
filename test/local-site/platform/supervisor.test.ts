/** The supervisor with real processes: a small bundle made by esbuild stands in for the Forge bundler's output. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Product } from '../../../local-site/contracts';
import { type Installation, PRIMARY_INSTALLATION } from '../../../local-site/platform/installation';
import { parseManifest } from '../../../local-site/platform/manifest/app-manifest';
import { buildRuntime } from '../../../local-site/platform/runtime/build-runtime';
import type { FunctionOutcome, FunctionRunner } from '../../../local-site/platform/runtime/function-call';
import { createSupervisor } from '../../../local-site/platform/runtime/supervisor';
import { ADA, createPlatformHarness, type PlatformHarness } from './platform-harness';

const SOURCE = `
import { request as httpRequest } from 'node:http';
import { asApp, asUser, route } from '@forge/api';
import { kvs } from '@forge/kvs';
const count = { calls: 0 };
const gathered = { here: 0, release: [], tokens: [] };

/** Goes on when as many calls as expected have come this far in this process. */
function meet(expected) {
  gathered.here += 1;
  if (gathered.here < expected) return new Promise((resolve) => gathered.release.push(resolve));
  gathered.here = 0;
  for (const resolve of gathered.release.splice(0)) resolve();
}
async function interleave(body, request) {
  gathered.tokens.push(globalThis.__forge_runtime__.proxy.token);
  await meet(2);
  await kvs.set('who', body.value);
  await meet(2);
  const found = await kvs.get('who');
  await meet(2);
  const page = await (await asUser().requestConfluence(route\`/wiki/api/v2/pages/7\`)).json();
  await meet(2);
  await kvs.transact().set('transacted', body.value).execute();
  await meet(2);
  return { found, page, person: request.principal?.accountId, process: process.pid,
    transacted: await kvs.get('transacted'), variables: { ...process.env },
    site: request.installContext, installation: globalThis.__forge_runtime__.appContext.installation.ari.installationId };
}
/** Uses a token kept from an earlier call, as a leak would. */
function useToken({ token, url }) {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url + '/fpp/as/app/provider/atlassian/capability/kvs', {
      method: 'POST', timeout: 300,
      headers: { 'forge-proxy-authorization': 'Bearer ' + token, 'forge-proxy-target': '/api/v1/get',
        'content-type': 'application/json' } }, (answer) => resolve(answer.statusCode));
    sent.on('timeout', () => { sent.destroy(); resolve('no answer'); });
    sent.on('error', reject);
    sent.end(JSON.stringify({ key: 'who' }));
  });
}
export async function resolver(body, request) {
  count.calls += 1;
  const { act } = body;
  if (act === 'hang') return new Promise(() => {});
  if (act === 'spin') for (;;);
  if (act === 'exit') process.exit(3);
  if (act === 'fill') { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(Math.random())); }
  if (act === 'interleave') return interleave(body, request);
  if (act === 'stolen') {
    const { proxy } = globalThis.__forge_runtime__;
    return { old: await useToken({ ...proxy, token: gathered.tokens[0] }), own: await useToken(proxy),
      made: await useToken({ ...proxy, token: 'e30.e30.e30' }) };
  }
  if (act === 'as nobody') return (await asUser().requestConfluence(route\`/wiki/api/v2/pages/7\`)).status;
  if (act === 'as app') return (await asApp().requestConfluence(route\`/wiki/api/v2/pages/7\`)).json();
  if (act === 'answer') return 'x'.repeat(body.bytes - 2);
  if (act === 'many lines') { for (let line = 0; line < 150; line += 1) console.log('line', line); return 'logged'; }
  if (act === 'large') return 'x'.repeat(6 * 1024 * 1024);
  if (act === 'log') { console.warn('a line', { of: 'log' }); return 'logged'; }
  if (act === 'write') { await kvs.set('who', body.value); return kvs.get('who'); }
  if (act === 'wait') { await new Promise((done) => setTimeout(done, 100)); return 'waited'; }
  return { calls: count.calls, environment: Object.keys(process.env), who: request.principal?.accountId,
    year: new Date().getUTCFullYear(), process: process.pid };
}
`;

let folder: string;
let runner: FunctionRunner;
let harness: PlatformHarness;
const lines: string[] = [];
let currentTime = () => 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  const runtimeDirectory = await buildRuntime(join(folder, 'runtime'));
  const bundleDirectory = join(folder, 'bundle');
  cpSync(join(runtimeDirectory, 'dist/loader.js'), join(bundleDirectory, '__forge__.cjs'));
  cpSync(join(runtimeDirectory, 'dist/wrapper.js'), join(bundleDirectory, '__forge_wrapper__.cjs'));
  writeFileSync(join(folder, 'index.ts'), SOURCE);
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile: join(bundleDirectory, 'index.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    nodePaths: [join(process.cwd(), 'node_modules')],
    logLevel: 'error',
  });
  runner = createSupervisor({
    bundleDirectory,
    runtimeDirectory,
    onLog: (line) => lines.push(line.text),
    now: () => currentTime(),
  });
  const answer =
    (site: string): Product['fetch'] =>
    (_request, { caller }) =>
      Response.json({ site, by: caller.kind === 'anonymous' ? 'nobody' : caller.accountId });
  harness = await createPlatformHarness({
    runner,
    variables: { GREETING: 'hello' },
    product: answer('here'),
    productElsewhere: answer('elsewhere'),
  });
  currentTime = () => harness.clock.now();
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

const ELSEWHERE: Installation = {
  id: '77777777-0000-4000-8000-000000000001',
  cloudId: 'b0b1c2d3-0000-4000-8000-000000000002',
  appAccountId: '557058:bbbbbbbb-0000-4000-8000-000000000002',
};
interface Options {
  readonly accountId?: string | undefined;
  readonly installation?: Installation;
}
function call(body: object, options: Options = {}): Promise<FunctionOutcome> {
  return harness.platform.invoker.invoke({
    kind: 'resolver',
    functionKey: 'resolver',
    moduleKey: 'banner',
    moduleType: 'confluence:pageBanner',
    subject: 'test',
    product: 'confluence',
    body,
    accountId: 'accountId' in options ? options.accountId : ADA,
    installation: options.installation ?? PRIMARY_INSTALLATION,
  });
}
/** The same with a time limit of its own; the manifest's would be 25 seconds. */
async function callLimited(body: object, timeoutMilliseconds: number): Promise<FunctionOutcome> {
  return runner.run(
    {
      handler: 'index.resolver',
      body,
      variables: [],
      meta: {
        contextAri: '',
        accountId: undefined,
        isAsync: false,
        proxy: { url: harness.platform.proxy.url(), token: 'none' },
        license: {},
        permissions: { scopes: [], external: {} },
        appContext: {
          appId: '',
          appVersion: '',
          environmentId: '',
          environmentType: '',
          invocationId: 'x',
          installationId: 'x',
          functionKey: '',
          moduleKey: '',
          moduleType: '',
        },
        installationContexts: [],
        timeoutMilliseconds,
        clockOffset: 0,
      },
    },
    { memoryMegabytes: 256, ended: new Promise(() => {}) },
  );
}
const errorOf = (outcome: FunctionOutcome) => (outcome.success ? undefined : outcome.error.errorType);

test('keeps a process warm, with an empty environment, site time and the person it runs for', async () => {
  const first = await call({});
  const second = await call({});
  expect(first).toMatchObject({ success: true, body: { calls: 1, environment: ['GREETING'], who: ADA, year: 2026 } });
  expect(second).toMatchObject({ success: true, body: { calls: 2 } });
  expect(first.success && second.success && first.body).toMatchObject({
    process: (second as { body: { process: number } }).body.process,
  });
});

describe('two installations in one warm process, call by call in turn', () => {
  test('keep their storage, their products, their people and their site apart', async () => {
    const [here, elsewhere] = await Promise.all([
      call({ act: 'interleave', value: 'first' }),
      call({ act: 'interleave', value: 'second' }, { installation: ELSEWHERE, accountId: '712020:someone-else' }),
    ]);
    expect(here).toMatchObject({
      success: true,
      body: {
        found: 'first',
        transacted: 'first',
        page: { site: 'here', by: ADA },
        person: ADA,
        installation: PRIMARY_INSTALLATION.id,
        site: `ari:cloud:confluence::site/${PRIMARY_INSTALLATION.cloudId}`,
        variables: { GREETING: 'hello' },
      },
    });
    expect(elsewhere).toMatchObject({
      success: true,
      body: {
        found: 'second',
        transacted: 'second',
        page: { site: 'elsewhere', by: '712020:someone-else' },
        person: '712020:someone-else',
        installation: ELSEWHERE.id,
        site: `ari:cloud:confluence::site/${ELSEWHERE.cloudId}`,
      },
    });
    // It was one process, and each step of one waited for the same step of the other.
    const processOf = (outcome: FunctionOutcome) => (outcome as { body: { process: number } }).body.process;
    expect(processOf(here)).toBe(processOf(elsewhere));
  });

  test('as the app are two users, and a token of one is worth nothing once its call is over', async () => {
    expect(await call({ act: 'as app' })).toMatchObject({ body: { by: PRIMARY_INSTALLATION.appAccountId } });
    expect(await call({ act: 'as app' }, { installation: ELSEWHERE })).toMatchObject({
      body: { site: 'elsewhere', by: ELSEWHERE.appAccountId },
    });
    expect(await call({ act: 'stolen' }, { installation: ELSEWHERE })).toMatchObject({
      body: { old: 'no answer', own: 200, made: 401 },
    });
  });

  test('without a person cannot act as one', async () => {
    expect(errorOf(await call({ act: 'as nobody' }, { accountId: undefined }))).toBe('NEEDS_AUTHENTICATION_ERR');
  });
});

test('ends a call that hangs, even in a loop that never yields, and serves the next one from a new process', async () => {
  expect(errorOf(await callLimited({ act: 'hang' }, 200))).toBe('FUNCTION_TIME_OUT');
  expect(errorOf(await callLimited({ act: 'spin' }, 500))).toBe('FUNCTION_TIME_OUT');
  expect(await call({})).toMatchObject({ success: true, body: { calls: 1 } });
});

test('a process that dies fails the calls in it; the next call starts another', async () => {
  const waiting = call({ act: 'wait' });
  expect(errorOf(await call({ act: 'exit' }))).toBe('FUNCTION_KILLED');
  expect(errorOf(await waiting)).toBe('FUNCTION_KILLED');
  expect((await call({})).success).toBe(true);
});

test('a fault kills the process between two calls of the app', async () => {
  harness.platform.faults.add({ kind: 'killAfter', target: '/api/v1/set' });
  expect(errorOf(await call({ act: 'write', value: 'landed' }))).toBe('FUNCTION_KILLED');
  expect(await call({ act: 'write', value: 'again' })).toEqual({ success: true, body: 'again' });
});

test('a function that uses up its memory is told apart', async () => {
  expect(errorOf(await call({ act: 'fill' }))).toBe('FUNCTION_OUT_OF_MEMORY');
});

test('a function has the memory the manifest gives it, 512 MB when it says nothing', () => {
  const memoryOf = (runtime: string, own = '') =>
    parseManifest(
      `app: { id: 'ari:cloud:ecosystem::app/x', runtime: { name: nodejs22.x${runtime} } }\n` +
        `modules: { function: [{ key: f, handler: index.f${own} }] }`,
    ).functions[0]?.memoryMegabytes;
  expect(memoryOf('')).toBe(512);
  expect(memoryOf(', memoryMB: 128')).toBe(128);
  expect(memoryOf(', memoryMB: 128', ', runtime: { memoryMB: 1024 }')).toBe(1024);
});

describe('payloads', () => {
  const padded = (bytes: number) => ({ pad: 'x'.repeat(bytes - JSON.stringify({ pad: '' }).length) });
  test('of 500 KB pass in, one byte more does not', async () => {
    expect((await call(padded(500 * 1024))).success).toBe(true);
    expect(errorOf(await call(padded(500 * 1024 + 1)))).toBe('PAYLOAD_TOO_LARGE');
  });
  test('of 5 MB pass out, one byte more does not', async () => {
    expect((await call({ act: 'answer', bytes: 5 * 1024 * 1024 })).success).toBe(true);
    expect(errorOf(await call({ act: 'answer', bytes: 5 * 1024 * 1024 + 1 }))).toBe('RESPONSE_TOO_LARGE');
  });
});

test('passes 100 log lines a minute on, says once that the rest is dropped, and begins again', async () => {
  await harness.clock.advance(60_000);
  lines.length = 0;
  await call({ act: 'log' });
  expect(lines).toEqual(["a line { of: 'log' }"]);
  await call({ act: 'many lines' });
  expect(lines).toHaveLength(101);
  expect(lines.slice(-2)).toEqual(['line 98', expect.stringContaining('the rest is dropped')]);
  await harness.clock.advance(60_000);
  lines.length = 0;
  await call({ act: 'log' });
  expect(lines).toHaveLength(1);
});
