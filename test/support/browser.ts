/** Chromium for browser tests, where one is installed; what it shows was built before the first of them (`build-for-browsers.ts`). */
import type { Browser } from 'playwright-core';
import { findChromium, noChromium, startChromium } from '../../scripts/story/chromium';

const chromium = findChromium();

export const launchBrowser = (): Promise<Browser> => startChromium(chromium ?? '');

/** `describe`, or a skipped one with the reason printed. */
export function describeInBrowser(title: string, define: () => void): void {
  if (chromium !== undefined) return describe(title, define);
  console.warn(`skipped: "${title}", ${noChromium}`);
  describe.skip(title, define);
}
