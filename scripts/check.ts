/**
 * `npm run check`: everything a machine can check besides the tests, fastest first. Every step runs even when an earlier one
 * fails, so that one look shows all there is to mend; the exit code is 1 when any failed.
 */
import { spawnSync } from 'node:child_process';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const typescript = (project: string): Step => ({
  name: `types ${project}`,
  command: ['tsc', '--noEmit', '-p', project],
});

const steps: readonly Step[] = [
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
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'build of the UI', command: ['vite', 'build', 'static/ui', '--logLevel', 'warn'] },
  { name: 'size budget', command: ['node', 'static/ui/size-budget.mjs'] },
  { name: 'manifest', command: ['tsx', 'scripts/validate-manifest.ts'] },
  { name: 'Forge lint', command: ['tsx', 'scripts/forge-lint.ts'] },
  { name: 'bundle', command: ['tsx', 'scripts/bundle.ts'] },
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter((step) => wanted.some((word) => step.name.includes(word)));
let failed = 0;
for (const { name, command } of chosen) {
  const started = Date.now();
  const [program, ...parameters] = command;
  const run = spawnSync('npx', ['--no-install', program, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (run.status === 0) {
    console.log(`ok      ${name} (${seconds} s)`);
  } else {
    failed += 1;
    console.log(`FAILED  ${name} (${seconds} s)\n${run.stdout}${run.stderr}`);
  }
}
console.log(`check: ${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
