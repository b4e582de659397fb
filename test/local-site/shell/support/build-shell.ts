/** Builds the shell when its sources are newer than what was built. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

export function buildShellIfNeeded(root = process.cwd()): void {
  const shell = join(root, 'local-site/shell');
  const built = join(shell, 'dist/index.html');
  if (existsSync(built) && statSync(built).mtimeMs > newest(join(shell, 'src'))) return;
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', shell, '--logLevel', 'error'], {
    stdio: 'inherit',
    cwd: root,
  });
}
