/** Files of one folder over HTTP, with types by their endings and no way out of the folder. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

export function readStaticFile(folder: string, requested: string): StaticFile | undefined {
  const path = normalize(join(folder, decodeURIComponent(requested)));
  if (!path.startsWith(`${normalize(folder)}${sep}`) || !existsSync(path) || !statSync(path).isFile()) return undefined;
  return { path, type: TYPES[extname(path)] ?? 'application/octet-stream', content: readFileSync(path) };
}

export function answerFile(file: StaticFile, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(new Uint8Array(file.content), { headers: { 'content-type': file.type, ...headers } });
}
