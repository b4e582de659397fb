/**
 * The people of the story, each in a browser of their own, and what they do in Confluence itself: open a page, write, edit.
 * Everything by role and accessible name, as somebody who looks at the screen would.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { SiteClient } from '../../demo/seed/site-client';

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly accountId: string;
}
export interface PlacedPage {
  readonly spaceKey: string;
  readonly pageId: string;
}

/** How long somebody waits for what they expect to see; generous, because a busy machine is no failure. */
export const patience = 60_000;

/** Asks again until the answer is there; what is asked is something a person would see. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`${what}: not seen within ${patience / 1000} s`);
  }
}

export class Office {
  private readonly desks = new Map<string, Desk>();

  constructor(
    private readonly browser: Browser,
    readonly url: string,
    readonly client: SiteClient,
    private readonly colorScheme: 'light' | 'dark' = 'light',
  ) {}

  async deskOf(person: Person): Promise<Desk> {
    const known = this.desks.get(person.key);
    if (known !== undefined) return known;
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      colorScheme: this.colorScheme,
      timezoneId: 'Etc/UTC',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(patience);
    await context.addCookies([{ name: 'acting-as', value: encodeURIComponent(person.accountId), url: this.url }]);
    const desk = new Desk(person, context, await context.newPage(), this.url);
    this.desks.set(person.key, desk);
    return desk;
  }

  pages(): readonly Page[] {
    return [...this.desks.values()].map(({ page }) => page);
  }

  async close(): Promise<void> {
    for (const desk of this.desks.values()) await desk.close();
    this.desks.clear();
  }
}

export class Desk {
  constructor(
    readonly person: Person,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {}

  close(): Promise<void> {
    return this.context.close();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  async openPage({ spaceKey, pageId }: PlacedPage): Promise<void> {
    await this.go(`/wiki/spaces/${spaceKey}/pages/${pageId}`);
    await this.bylineItem().waitFor();
  }

  /** The app's label below the title. */
  bylineItem(): Locator {
    return this.page.locator('.byline').getByRole('button');
  }

  /** Reloads the page as a reader would until the label says so. */
  async awaitByline(place: PlacedPage, words: string): Promise<void> {
    await eventually(`byline “${words}”`, async () => {
      await this.openPage(place);
      return (await this.bylineItem().innerText()) === words ? true : undefined;
    });
  }

  /** Reloads the page until the banner says so. */
  async awaitBanner(place: PlacedPage, words: string): Promise<void> {
    await eventually(`banner “${words}”`, async () => {
      await this.openPage(place);
      const line = this.page.frameLocator('[data-module-key="document-banner"] iframe').getByText(words);
      return line.waitFor({ timeout: patience / 5 }).then(
        () => true,
        () => undefined,
      );
    });
  }

  /** Writes a new page below the one that is open, paragraph by paragraph. */
  async writePage(title: string, paragraphs: readonly string[]): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: 'Create page' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('textbox', { name: 'Page title' }).waitFor();
    await this.paragraphs().first().click();
    for (const [index, text] of paragraphs.entries()) {
      if (index > 0) await page.keyboard.press('Enter');
      await page.keyboard.insertText(text);
    }
    await this.publish('First text');
    return /\/pages\/(\d+)/.exec(new URL(page.url()).pathname)?.[1] ?? '';
  }

  /** Adds a sentence to the first or last paragraph that has a text, and publishes. */
  async addSentence(place: PlacedPage, where: 'first' | 'last', sentence: string, message: string): Promise<void> {
    await this.openPage(place);
    await this.page.getByRole('link', { name: 'Edit', exact: true }).click();
    await this.paragraphs().filter({ hasText: /\S/ })[where]().click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.insertText(` ${sentence}`);
    await this.publish(message);
    await this.page.locator('.page-body').getByText(sentence).waitFor();
  }

  private paragraphs(): Locator {
    return this.page.getByRole('textbox', { name: 'Paragraph' });
  }

  private async publish(message: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'What did you change?' }).fill(message);
    await this.page.getByRole('button', { name: 'Publish' }).click();
    await this.bylineItem().waitFor();
  }
}
