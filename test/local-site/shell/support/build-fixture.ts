/** Builds the test resource with the real bridge into a folder that the site serves as an app's resource. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Answers the folder that the fixture manifest's resource paths are relative to. */
export function buildFixture(source: string, root = process.cwd()): string {
  const app = join(root, '.cache/shell-fixture');
  const target = join(app, 'resource');
  mkdirSync(target, { recursive: true });
  for (const name of ['index.html', 'fixture.css']) copyFileSync(join(source, name), join(target, name));
  buildSync({
    entryPoints: [join(source, 'fixture.ts')],
    outfile: join(target, 'fixture.js'),
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return app;
}
