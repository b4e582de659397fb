/**
 * The local site as a process of its own, as `npm start` would run it, on a fresh database; ended by its own id.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export interface SiteToStart {
  readonly database: string;
  readonly port: number;
  readonly content: readonly string[];
  readonly onLine: (line: string) => void;
}
export interface RunningSite {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startSite({ database, port, content, onLine }: SiteToStart): Promise<RunningSite> {
  mkdirSync(dirname(database), { recursive: true });
  const parameters = ['--seed', 'demo/seed.ts', '--fresh', '--port', String(port), '--database', database];
  const site = spawn(
    process.execPath,
    ['--import', 'tsx', 'local-site/main.ts', ...parameters, ...content.flatMap((folder) => ['--content', folder])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => site.once('exit', () => resolve()));
  const stop = async () => {
    if (site.exitCode === null && site.signalCode === null) site.kill('SIGTERM');
    await ended;
  };
  return { url: await readUrl(site, onLine), stop };
}

/** The address behind `ready`; whatever else the site says is passed on. */
function readUrl(site: ChildProcess, onLine: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [site.stdout, site.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        const url = /^ready (\S+)$/.exec(line)?.[1];
        if (url === undefined) onLine(line);
        else resolve(url);
      });
    }
    site.once('error', reject);
    site.once('exit', (code) => reject(new Error(`The site ended with ${code} before it was ready.`)));
  });
}
