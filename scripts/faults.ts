/**
 * `npm run faults -- --seed N [--action name] [--call text] [--limit N] [--processes N]`: every writing action, every call it
 * makes, every kind of fault, on a local site of its own each time; besides, N kills of real function processes. Exit code 1
 * when an action was left half done, done twice, or said to be what it is not. With `--planted-bug` the app runs on a storage
 * that forgets commands, which must be found.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleApp } from '../local-site/platform/runtime/bundle-app';
import type { AppSources } from '../test/faults/fault-site';
import { plantBug } from '../test/faults/planted-bug';
import { missingCases } from '../test/faults/actions';
import { runSweep } from '../test/faults/sweep';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    action: { type: 'string' },
    call: { type: 'string' },
    limit: { type: 'string' },
    processes: { type: 'string', default: '0' },
    'planted-bug': { type: 'boolean', default: false },
  },
});
const startedAt = Date.now();
const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(0);
const steps = 100;

const kills = Number(values.processes);
await bundleForThisProcess();
const result = await runSweep({
  seed: Number(values.seed),
  loadApp: values['planted-bug'] ? plantBug(loadApp).loadApp : loadApp,
  action: values.action,
  call: values.call,
  limit: values.limit === undefined ? undefined : Number(values.limit),
  processes: kills === 0 ? undefined : { bundleDirectory: (await bundleApp(process.cwd())).directory, kills },
  onViolation({ action, fault, broken, seed }) {
    console.log(`VIOLATION ${action}\n  fault: ${fault === '' ? 'none' : fault}`);
    for (const sentence of broken) console.log(`  ${sentence}`);
    console.log(`  again: npm run faults -- --seed ${seed} --action "${action}" --call "${fault}"`);
  },
  onPlanned: (drawn, of) => console.log(`rehearsed; ${drawn} of ${of} faults to play (${seconds()} s)`),
  onProgress(done, of) {
    if (done % steps === 0) console.log(`${done} of ${of} faults played (${seconds()} s)`);
  },
});
rmSync(bundlePath(), { force: true });
for (const sentence of missingCases) console.log(sentence);
for (const name of result.notStruck) console.log(`not struck: ${name}`);
console.log(`${seconds()} s`);
console.log(`actions ${result.actions}, faults ${result.faults}, violations ${result.violations.length}`);
process.exit(result.violations.length + missingCases.length > 0 ? 1 : 0);

function bundlePath(): string {
  return join(process.cwd(), `.cache/faults/app-${process.pid}.mjs`);
}
function loadApp(): Promise<AppSources> {
  return import(pathToFileURL(bundlePath()).href) as Promise<AppSources>;
}

/** A bundler, unlike Node, takes the default export of a CommonJS package for its default import. */
async function bundleForThisProcess(): Promise<void> {
  await build({
    entryPoints: ['test/faults/app-sources.ts'],
    outfile: bundlePath(),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [
      {
        name: 'default export of the resolver',
        setup(bundler) {
          bundler.onResolve({ filter: /^@forge\/resolver$/ }, ({ namespace }) =>
            namespace === 'file'
              ? { path: 'resolver', namespace: 'default-export' }
              : { path: '@forge/resolver', external: true },
          );
          bundler.onLoad({ filter: /.*/, namespace: 'default-export' }, () => ({
            contents: "import resolver from '@forge/resolver'; export default resolver.default;",
            resolveDir: process.cwd(),
          }));
        },
      },
    ],
  });
}
