/** The shell in a browser for one test file: a site of its own, a fresh person's browser for each test. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../../../support/browser';
import { chooseFromMenu } from './menu';
import { type ShellServer, startShellServer } from './shell-server';

export class ShellUnderTest {
  server!: ShellServer;
  page!: Page;
  private browser!: Browser;
  private context!: BrowserContext;

  async start(): Promise<void> {
    this.server = await startShellServer();
    this.browser = await launchBrowser();
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.close();
  }

  async openBrowser(): Promise<void> {
    this.context = await this.browser.newContext();
    await this.actAs(this.server.seeded.admin);
    this.page = await this.context.newPage();
  }

  closeBrowser(): Promise<void> {
    return this.context.close();
  }

  actAs(accountId: string): Promise<void> {
    return this.context.addCookies([{ name: 'acting-as', value: encodeURIComponent(accountId), url: this.server.url }]);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.server.url + path);
  }

  pagePath(): string {
    return `/wiki/spaces/QMS/pages/${this.server.seeded.pageId}/x`;
  }

  editorPath(): string {
    return `/wiki/spaces/QMS/pages/edit-v2/${this.server.seeded.pageId}`;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  choose(button: string | RegExp, item: string | RegExp): Promise<void> {
    return chooseFromMenu(this.page, { from: this.button(button), item });
  }

  /** Creates a page below the home of the space and opens it in the editor. */
  async createPage(title: string): Promise<void> {
    await this.open('/wiki/spaces/QMS');
    await this.button('Create page').click();
    await this.page.getByLabel('Title', { exact: true }).fill(title);
    await this.button('Create').click();
    await this.button('Publish').waitFor();
  }

  async publish(title: string): Promise<void> {
    await this.button('Publish').click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
}

export function describeShell(title: string, define: (shell: ShellUnderTest) => void): void {
  const shell = new ShellUnderTest();
  describeInBrowser(title, () => {
    beforeAll(() => shell.start(), 180_000);
    afterAll(() => shell.stop());
    beforeEach(() => shell.openBrowser());
    afterEach(() => shell.closeBrowser());
    define(shell);
  });
}
