/** Chromium for the shell's tests, where one is installed. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: FLAGS });
}

/** `describe`, or a skipped one with the reason printed. */
export function describeInBrowser(title: string, define: () => void): void {
  if (chromiumPath) return describe(title, define);
  console.warn(`skipped: "${title}" needs Chromium; set CHROMIUM_PATH or install it.`);
  describe.skip(title, define);
}
