/**
 * Bundles the app with the real Forge bundler, offline: our compiled wrapper and loader stand in for those on
 * Atlassian's network. The result is kept by the content of everything that goes into it.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRuntime } from './build-runtime';
import { digestContents } from './content-hash';

export interface AppBundle {
  readonly directory: string;
  /** False when an earlier bundle of the same content was found. */
  readonly isFresh: boolean;
}

/** What a bundle depends on. */
const INPUTS = ['src', 'manifest.yml', 'package-lock.json', 'tsconfig.json', 'local-site/platform/runtime'];
const KEPT_BUNDLES = 4;

/** The bundler reports progress and type errors through a logger. */
function createLogger(lines: string[]) {
  const keep = (...values: unknown[]) => void lines.push(values.map(String).join(' '));
  const ignore = () => {};
  return { info: ignore, warn: keep, error: keep, debug: ignore, trace: ignore, verbose: ignore };
}

async function runForgeBundler(root: string, output: string): Promise<void> {
  process.env['FORGE_RUNTIME_PATH'] = await buildRuntime(join(root, '.cache/runtime'), root);
  // The bundler asks for `require.main`, which a process started from an ES module does not have.
  (process as { mainModule?: unknown }).mainModule ??= { filename: 'bundle' };
  const { getNodeBundler, getWrapperProvider, getEntryPoints } = await import('@forge/bundler');
  const { ConfigFile, FileSystemReader } = await import('@forge/cli-shared');
  const lines: string[] = [];
  const logger = createLogger(lines) as never;
  const fileSystemReader = new FileSystemReader();
  const configFile = new ConfigFile(fileSystemReader, {} as never);
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader }), configFile);
  // The manifest and the entry points are resolved against the working directory.
  const previousDirectory = process.cwd();
  process.chdir(root);
  try {
    const entryPoints = getEntryPoints(await configFile.getAppHandlers());
    const bundle = await bundler.bundle({ appDirectory: root, entryPoints });
    cpSync(bundle.outputDir, output, { recursive: true });
    for (const [name, content] of bundle.additionalOutputs ?? []) {
      if (Buffer.isBuffer(content)) writeFileSync(join(output, name), content);
      else cpSync(content, join(output, name), { recursive: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error([`The Forge bundler failed: ${reason}`, ...lines].join('\n'));
  } finally {
    process.chdir(previousDirectory);
  }
}

function dropOldBundles(folder: string): void {
  const bundles = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  for (const { path } of bundles.slice(KEPT_BUNDLES)) rmSync(path, { recursive: true, force: true });
}

/** Bundles the app at `root`, or finds the bundle made earlier from the same content. */
export async function bundleApp(root: string): Promise<AppBundle> {
  const folder = join(root, '.cache/bundles');
  const directory = join(folder, digestContents(root, INPUTS));
  if (existsSync(join(directory, '__forge__.cjs'))) return { directory, isFresh: false };
  const unfinished = `${directory}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await runForgeBundler(root, unfinished);
  rmSync(directory, { recursive: true, force: true });
  renameSync(unfinished, directory);
  dropOldBundles(folder);
  return { directory, isFresh: true };
}
