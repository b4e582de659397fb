/**
 * What has to be built before a site can be shown: the app's UI resources, the shell and the app's bundle. Each step is
 * left out when nothing it depends on has changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AppManifest } from './platform/manifest/app-manifest';
import { digestContents } from './platform/runtime/content-hash';

const RECORD = '.cache/builds.json';

function readRecord(root: string): Record<string, string> {
  const path = join(root, RECORD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
}

/**
 * Builds one Vite project unless its output exists and its sources are those it was built from. It builds aside and then takes
 * the old output's place: whoever is being shown the old one meets no half-built page.
 */
function buildWithVite(root: string, project: string, output: string, inputs: readonly string[]): void {
  const record = readRecord(root);
  const digest = digestContents(root, [project, ...inputs]);
  if (record[project] === digest && existsSync(join(root, output, 'index.html'))) return;
  console.log(`building ${project}`);
  const aside = join(root, '.cache', 'builds', `${basename(project)}-${process.pid}`);
  const run = spawnSync(
    'npx',
    ['--no-install', 'vite', 'build', project, '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`The build of ${project} failed.\n${run.stdout}\n${run.stderr}`);
  rmSync(join(root, output), { recursive: true, force: true });
  renameSync(aside, join(root, output));
  writeFileSync(join(root, RECORD), JSON.stringify({ ...record, [project]: digest }, null, 2));
}

/** A resource's sources are the Vite project above its build folder; they may import from `src`. */
export function buildResources(root: string, manifest: AppManifest): void {
  for (const resource of manifest.resources) {
    const project = dirname(resource.path);
    if (existsSync(join(root, project, 'vite.config.ts')))
      buildWithVite(root, project, resource.path, ['src', 'package-lock.json']);
  }
}

export function buildShell(root: string): void {
  buildWithVite(root, 'local-site/shell', 'local-site/shell/dist', ['package-lock.json']);
}
