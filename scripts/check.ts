/**
 * `npm run check`: everything a machine can check besides the tests, two steps at a time, the longest beginning first. Every step
 * runs even when an earlier one fails, so that one look shows all there is to mend; the exit code is 1 when any failed.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Name of the step whose output this one reads. */
  readonly after?: string;
}

const SIDE_BY_SIDE = 2;
const execute = promisify(execFile);

const typescript = (project: string): Step => ({
  name: `types ${project}`,
  command: ['tsc', '--noEmit', '-p', project],
});

const steps: readonly Step[] = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'rules and tests', command: ['tsx', 'scripts/check-rules.ts'] },
  { name: 'documents', command: ['tsx', 'scripts/describe-local-site.ts', '--check'] },
  typescript('tsconfig.json'),
  typescript('static/ui/tsconfig.json'),
  typescript('local-site/tsconfig.json'),
  typescript('local-site/shell/tsconfig.json'),
  typescript('test/tsconfig.json'),
  {
    name: 'dependency rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'static/ui/src',
      'local-site',
      'demo',
      'scripts',
      'bench',
      'test',
    ],
  },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'build of the UI', command: ['vite', 'build', 'static/ui', '--logLevel', 'warn'] },
  { name: 'size budget', command: ['node', 'static/ui/size-budget.mjs'], after: 'build of the UI' },
  { name: 'manifest', command: ['tsx', 'scripts/validate-manifest.ts'] },
  { name: 'Forge lint', command: ['tsx', 'scripts/forge-lint.ts'] },
  { name: 'bundle', command: ['tsx', 'scripts/bundle.ts'] },
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter((step) => wanted.some((word) => step.name.includes(word)));
const waiting = [...chosen];
const ended = new Set<string>();
let failed = 0;

async function run({ name, command }: Step): Promise<void> {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  try {
    await execute('npx', ['--no-install', ...command], { maxBuffer: 64 * 1024 * 1024 });
    console.log(`ok      ${name} (${seconds()} s)`);
  } catch (error) {
    failed += 1;
    const { stdout = '', stderr = String(error) } = error as { readonly stdout?: string; readonly stderr?: string };
    console.log(`FAILED  ${name} (${seconds()} s)\n${stdout}${stderr}`);
  }
  ended.add(name);
}

const isReady = ({ after }: Step) =>
  after === undefined || ended.has(after) || !chosen.some((step) => step.name === after);

/** Takes one ready step after another until none is left; a step that waits for another's output is left to whoever ends later. */
async function work(): Promise<void> {
  for (;;) {
    const next = waiting.findIndex(isReady);
    const [step] = next === -1 ? [] : waiting.splice(next, 1);
    if (step === undefined) return;
    await run(step);
  }
}

async function main(): Promise<void> {
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  console.log(`check: ${chosen.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && waiting.length === 0 ? 0 : 1;
}

void main();
