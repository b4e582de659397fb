/**
 * Measures what each surface loads to begin with: gzip bytes of the entry, the surface's chunk, and all they import statically.
 * Fails above the budget of issue 2: popup 90 KB, others 250 KB. Forms opened later are not "to begin with".
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const build = new URL('./build/', import.meta.url);
const kilobyte = 1024;
const budgets = { byline: 90, banner: 250, action: 250, space: 250, settings: 250, issue: 250, macro: 250 };

function readManifest() {
  try {
    return JSON.parse(readFileSync(new URL('.vite/manifest.json', build), 'utf8'));
  } catch {
    console.error(`no build in ${fileURLToPath(build)}: run "vite build static/ui" first`);
    process.exit(1);
  }
}

/** By its source; a surface whose parts others load too is named by its chunk alone. */
function chunkOf(manifest, surface) {
  const source = `src/surfaces/${surface}.tsx`;
  const key = source in manifest ? source : Object.keys(manifest).find((one) => manifest[one].name === surface);
  if (key !== undefined) return key;
  console.error(`no chunk for the surface ${surface}`);
  process.exit(1);
}

/** The chunk and everything it imports statically. */
function withImports(manifest, key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const imported of manifest[key].imports ?? []) withImports(manifest, imported, found);
  return found;
}

const manifest = readManifest();
const gzipBytes = (file) => gzipSync(readFileSync(new URL(file, build)), { level: 9 }).length;
let failures = 0;
for (const [surface, budget] of Object.entries(budgets)) {
  const chunks = new Set([
    ...withImports(manifest, 'index.html'),
    ...withImports(manifest, chunkOf(manifest, surface)),
  ]);
  const size = [...chunks].reduce((sum, key) => sum + gzipBytes(manifest[key].file), 0);
  const verdict = size <= budget * kilobyte ? 'ok' : 'TOO LARGE';
  if (verdict !== 'ok') failures += 1;
  console.log(`${surface.padEnd(9)} ${(size / kilobyte).toFixed(1).padStart(6)} KB of ${budget} KB  ${verdict}`);
}
process.exit(failures === 0 ? 0 : 1);
