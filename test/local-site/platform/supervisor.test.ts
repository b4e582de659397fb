/** The supervisor with real processes: a small bundle made by esbuild stands in for the Forge bundler's output. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PRIMARY_INSTALLATION } from '../../../local-site/platform/installation';
import { buildRuntime } from '../../../local-site/platform/runtime/build-runtime';
import type { FunctionOutcome, FunctionRunner } from '../../../local-site/platform/runtime/function-call';
import { createSupervisor } from '../../../local-site/platform/runtime/supervisor';
import { ADA, createPlatformHarness, type PlatformHarness } from './platform-harness';

const SOURCE = `
import { kvs } from '@forge/kvs';
const count = { calls: 0 };
export async function resolver(body, request) {
  count.calls += 1;
  const { act } = body;
  if (act === 'hang') return new Promise(() => {});
  if (act === 'spin') for (;;);
  if (act === 'exit') process.exit(3);
  if (act === 'fill') { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(Math.random())); }
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
  runner = createSupervisor({ bundleDirectory, runtimeDirectory, onLog: (line) => lines.push(line.text) });
  harness = await createPlatformHarness({ runner, variables: { GREETING: 'hello' } });
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

interface Options {
  readonly accountId?: string;
  readonly installationId?: string;
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
    accountId: options.accountId ?? ADA,
    installation: { ...PRIMARY_INSTALLATION, id: options.installationId ?? PRIMARY_INSTALLATION.id },
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

test('serves several calls at once, for two installations, without mixing them up', async () => {
  const [one, other] = await Promise.all([
    call({ act: 'write', value: 'first' }),
    call({ act: 'write', value: 'second' }, { installationId: '77777777-0000-4000-8000-000000000001' }),
  ]);
  expect(one).toEqual({ success: true, body: 'first' });
  expect(other).toEqual({ success: true, body: 'second' });
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

test('refuses 500 KB in and 5 MB out', async () => {
  expect(errorOf(await call({ pad: 'x'.repeat(501 * 1024) }))).toBe('PAYLOAD_TOO_LARGE');
  expect(errorOf(await call({ act: 'large' }))).toBe('RESPONSE_TOO_LARGE');
});

test('passes log lines on', async () => {
  await call({ act: 'log' });
  expect(lines.at(-1)).toBe("a line { of: 'log' }");
});
