/** Builds the test resource with the real bridge into memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** File name → content; `index.html` gets the host script at the top of its head, as the platform does it. */
export function buildFixture(folder: string): ReadonlyMap<string, string> {
  const built = buildSync({
    entryPoints: [join(folder, 'fixture.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return new Map([
    ['index.html', page.replace('<head>', '<head><script src="/global-bridge.js"></script>')],
    ['fixture.js', built.outputFiles[0]?.text ?? ''],
    ['fixture.css', readFileSync(join(folder, 'fixture.css'), 'utf8')],
  ]);
}
