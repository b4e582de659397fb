/**
 * Compiles our wrapper, loader and process main to plain JavaScript: the first two for the real bundler
 * (`FORGE_RUNTIME_PATH`), the third for the supervisor. Takes a few hundredths of a second.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Where this folder is, seen from the project's root; the site is always started there. */
const SOURCE_FOLDER = 'local-site/platform/runtime';
const OUTPUTS: Readonly<Record<string, string>> = {
  'dist/wrapper': 'bundle-wrapper.ts',
  'dist/loader': 'bundle-loader.ts',
  'dist/function-process': 'function-process.ts',
};

/** Writes `dist/{wrapper,loader,function-process}.js` below `outputDirectory` and answers that directory. */
export async function buildRuntime(outputDirectory: string, projectRoot = process.cwd()): Promise<string> {
  await build({
    entryPoints: Object.entries(OUTPUTS).map(([out, source]) => ({
      out,
      in: join(projectRoot, SOURCE_FOLDER, source),
    })),
    outdir: outputDirectory,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  // The project is of type "module"; what is compiled here is not.
  writeFileSync(join(outputDirectory, 'dist/package.json'), '{ "type": "commonjs" }\n');
  return outputDirectory;
}
