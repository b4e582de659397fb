/** The UI in a browser for one test file: one served build, one browser, a page of its own for each scenario. */
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
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

/** `describeInBrowser` with the host started before the first test and stopped after the last. */
export function describeUi(title: string, define: (host: UiHost) => void): void {
  describeInBrowser(title, () => {
    const host = new UiHost();
    beforeAll(() => host.start(), 60_000);
    afterAll(() => host.stop());
    define(host);
  });
}
