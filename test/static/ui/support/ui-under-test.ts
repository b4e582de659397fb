/** The UI in a browser for one test file: one served build, one browser, a page of its own for each scenario. */
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { accessibilityProblems } from '../../../support/accessibility';
import { describeInBrowser, launchBrowser } from '../../../support/browser';
import { type OpenedUi, openUi, type Scenario, serveUi } from './fake-host';

export class UiHost {
  url = '';
  policy = '';
  private server: Server | undefined;
  private browser: Browser | undefined;

  async start(): Promise<void> {
    const { server, url, policy } = await serveUi();
    Object.assign(this, { server, url, policy });
    this.browser = await launchBrowser();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    this.server?.close();
  }

  open(scenario: Scenario, width?: number): Promise<OpenedUi> {
    if (this.browser === undefined) throw new Error('open a page inside a test, not while tests are described');
    return openUi(this.browser, this.url, scenario, width);
  }
}

/** No fourth appearance could show what these three do not. */
const appearances = [
  { colorMode: 'light', width: 1280, aspect: 'everything' },
  { colorMode: 'dark', width: 1280, aspect: 'colours' },
  { colorMode: 'light', width: 320, aspect: 'allButColours' },
] as const;

/** What shows is accessible and fits in both themes, wide and at 320 px, and asked for nothing that the policy forbids. */
export async function expectLooksRight(ui: OpenedUi, name: string): Promise<void> {
  for (const { colorMode, width, aspect } of appearances) {
    await ui.show(colorMode, width);
    await ui.screenshot(`${name}-${colorMode}-${width}`);
    const problems = await accessibilityProblems(ui.page, { aspect, isFrame: true });
    const overflow = await ui.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ name, colorMode, width, problems, overflow: Math.max(overflow, 0) }).toEqual({
      name,
      colorMode,
      width,
      problems: [],
      overflow: 0,
    });
  }
  expect(await ui.violations()).toEqual([]);
  expect(ui.errors).toEqual([]);
}

/** `describeInBrowser` with the host started before the first test and stopped after the last. */
export function describeUi(title: string, define: (host: UiHost) => void): void {
  describeInBrowser(title, () => {
    const host = new UiHost();
    beforeAll(() => host.start(), 60_000);
    afterAll(() => host.stop());
    define(host);
  });
}
