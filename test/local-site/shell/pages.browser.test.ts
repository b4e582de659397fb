/** The shell's own pages in a real browser over the real local products: what a person can do with them, by role and name. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityProblems } from '../../support/accessibility';
import { describeInBrowser, launchBrowser } from '../../support/browser';
import { chooseFromMenu } from './support/menu';
import { type ShellServer, startShellServer } from './support/shell-server';

describeInBrowser('the pages of the local site', () => {
  let server: ShellServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startShellServer();
    browser = await launchBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext();
    await context.addCookies([{ name: 'acting-as', value: encodeURIComponent(server.seeded.admin), url: server.url }]);
    page = await context.newPage();
  });

  afterEach(() => context.close());

  const pagePath = () => `/wiki/spaces/QMS/pages/${server.seeded.pageId}/x`;
  const open = (path: string) => page.goto(server.url + path);
  const choose = (button: string | RegExp, item: string | RegExp) =>
    chooseFromMenu(page, { from: page.getByRole('button', { name: button }), item });

  async function createPage(title: string): Promise<void> {
    await open('/wiki/spaces/QMS');
    await page.getByRole('button', { name: 'Create page' }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('button', { name: 'Publish' }).waitFor();
  }

  it.each(['light', 'dark'])(
    'has no accessibility violation on any page in the %s theme',
    async (theme) => {
      const paths = [
        '/wiki/home',
        pagePath(),
        `/wiki/spaces/QMS/pages/edit-v2/${server.seeded.pageId}`,
        `/wiki/spaces/QMS/history/${server.seeded.pageId}`,
        '/wiki/spaces/QMS/apps/fixture',
        '/wiki/search?text=drawings',
        '/wiki/admin',
        '/jira/projects',
        '/jira/projects/NCR',
        `/browse/${server.seeded.issueKey}`,
      ];
      for (const path of paths) {
        await open(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
        await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
        await page.waitForLoadState('networkidle');
        expect({ path, violations: await accessibilityProblems(page) }).toEqual({ path, violations: [] });
      }
    },
    120_000,
  );

  it.each(['/wiki/home', 'page', 'editor', '/jira/projects/NCR', 'issue'])(
    'does not scroll sideways at 320 pixels: %s',
    async (name) => {
      const paths: Record<string, string> = {
        page: pagePath(),
        editor: `/wiki/spaces/QMS/pages/edit-v2/${server.seeded.pageId}`,
        issue: `/browse/${server.seeded.issueKey}`,
      };
      await page.setViewportSize({ width: 320, height: 700 });
      await open(paths[name] ?? name);
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );

  it('shows the title, the byline and the body of a page', async () => {
    await open(pagePath());
    await page.getByRole('heading', { level: 1, name: 'Control of drawings' }).waitFor();
    await page.getByText('By Ben Okafor').waitFor();
    await page.getByRole('columnheader', { name: 'Deadline' }).waitFor();
    await page.getByText('in use').waitFor();
  });

  it('follows the page tree to another page without loading the site again', async () => {
    await open(pagePath());
    await page.evaluate(() => Object.assign(window, { before: true }));
    await page.getByRole('link', { name: 'Purchasing' }).click();
    await page.getByRole('heading', { level: 1, name: 'Purchasing' }).waitFor();
    expect(await page.evaluate(() => 'before' in window)).toBe(true);
  });

  it('publishes changed text, cells and a new row, and leaves what it does not know alone', async () => {
    await open(`/wiki/spaces/QMS/pages/edit-v2/${server.seeded.pageId}`);
    const title = page.getByRole('textbox', { name: 'Page title' });
    await title.fill('Control of drawings and models');
    const first = page.getByRole('textbox', { name: 'Paragraph' }).first();
    await first.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Models too.');
    await page.getByRole('textbox', { name: 'Paragraph' }).filter({ hasText: '5 working days' }).click();
    await page.getByRole('button', { name: 'Add row' }).click();
    await page.getByLabel('What did you change?').fill('Models added');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { level: 1, name: 'Control of drawings and models' }).waitFor();
    await page.getByText('withdrawn. Models too.').waitFor();
    expect(await page.locator('.page-body tr').count()).toBe(4);
    const stored = await page.evaluate(async (id) => {
      const answer = await fetch(`/wiki/api/v2/pages/${id}?body-format=atlas_doc_format`);
      const found = (await answer.json()) as { body: { atlas_doc_format: { value: string } } };
      return found.body.atlas_doc_format.value;
    }, server.seeded.pageId);
    const document = JSON.parse(stored) as {
      content: readonly { readonly type: string; readonly attrs?: object }[];
    };
    expect(document.content.at(-1)).toMatchObject({ type: 'extension', attrs: { extensionKey: 'toc' } });
    expect(JSON.stringify(document)).toContain('"type":"status"');
    expect(JSON.stringify(document)).toContain('"type":"strong"');
  });

  it('splits a paragraph at Enter and removes a block', async () => {
    await createPage('Splitting');
    await page.getByRole('textbox', { name: 'Paragraph' }).click();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await page.keyboard.type('three');
    await page.getByRole('button', { name: 'Remove block' }).click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { level: 1, name: 'Splitting' }).waitFor();
    expect(await page.locator('article .page-body').first().locator('p').allInnerTexts()).toEqual(['one', 'two']);
  });

  it('says clearly that somebody else has published in the meantime', async () => {
    await createPage('Contended');
    const other = await context.newPage();
    await other.goto(page.url());
    for (const [tab, words] of [
      [other, 'theirs'],
      [page, 'mine'],
    ] as const) {
      await tab.getByRole('textbox', { name: 'Paragraph' }).click();
      await tab.keyboard.type(words);
      await tab.getByRole('button', { name: 'Publish' }).click();
      if (tab === other) await tab.getByRole('heading', { level: 1, name: 'Contended' }).waitFor();
    }
    await page.getByText('Somebody else has published this page in the meantime').waitFor();
    await page.getByText('mine').waitFor();
  });

  it('shows the history and an older version of a page', async () => {
    await open(`/wiki/spaces/QMS/history/${server.seeded.pageId}`);
    await page.getByText('Deadline for checkers added').waitFor();
    await page.getByRole('link', { name: 'v. 1' }).click();
    await page.getByText('You are viewing version 1 of this page').waitFor();
  });

  it('adds a comment, uploads a file and replaces it', async () => {
    await open(pagePath());
    await page.getByLabel('Add a comment').fill('Looks right');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Looks right').waitFor();
    const file = (text: string) => ({ name: 'form.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.locator('input[type="file"]').first().setInputFiles(file('one'));
    await page.getByText(/version 1/).waitFor();
    await page.locator('.attachment-list input[type="file"]').setInputFiles(file('two'));
    await page.getByText(/version 2/).waitFor();
  });

  it('restricts who may edit a page', async () => {
    await createPage('Restricted');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('button', { name: 'Restrictions' }).click();
    const edit = page.locator('section').filter({ hasText: 'Who can edit' }).last();
    await edit.getByLabel('Add a person or group').fill('Ada');
    await edit.getByRole('button', { name: 'Search' }).click();
    await edit.getByRole('button', { name: 'Add Ada Marsh' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Restrictions' }).click();
    await page.getByRole('button', { name: 'Remove Ada Marsh' }).waitFor();
  });

  it('moves a page to the trash', async () => {
    await createPage('Short-lived');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { level: 1, name: 'Short-lived' }).waitFor();
    await choose('More actions', 'Move to trash');
    await page.getByRole('dialog').getByRole('button', { name: 'Move to trash' }).click();
    await page.getByRole('link', { name: 'Short-lived' }).waitFor({ state: 'detached' });
  });

  it('finds pages by search', async () => {
    await open('/wiki/home');
    await page.getByRole('searchbox', { name: 'Search Confluence' }).fill('Purchasing');
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByRole('link', { name: 'Purchasing' }).waitFor();
  });

  it('acts as another person, who sees no settings', async () => {
    await open('/wiki/home');
    const from = page.getByRole('button', { name: /Acting as/ });
    await chooseFromMenu(page, { from, item: /Cleo Lindqvist/, role: 'menuitemradio' });
    await page.getByText('You are acting as Cleo Lindqvist.').waitFor();
    expect(await page.getByRole('button', { name: 'Settings' }).count()).toBe(0);
    await open('/wiki/admin');
    await page.getByRole('heading', { name: 'We can’t find the site settings' }).waitFor();
  });

  it('answers the same for a page that is not there and one that is not yours', async () => {
    await open('/wiki/spaces/QMS/pages/99999999/gone');
    await page.getByRole('heading', { name: 'We can’t find this page' }).waitFor();
  });

  it('moves an issue, comments on it, edits it and shows what happened', async () => {
    await open('/jira/projects/NCR');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('dialog').getByLabel('Summary').fill('Wrong concrete class delivered');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wrong concrete class delivered' }).waitFor();
    await choose(/^Status: To Do/, /In Progress/);
    await page.getByRole('button', { name: /^Status: In Progress/ }).waitFor();
    await page.getByLabel('Add a comment').fill('Supplier informed');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Supplier informed').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByLabel('Summary').fill('Wrong concrete class delivered twice');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wrong concrete class delivered twice' }).waitFor();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByText('In Progress').first().waitFor();
  });

  it('keeps the issue panel of an app on the issue', async () => {
    await open(`/browse/${server.seeded.issueKey}`);
    await page.getByRole('heading', { name: 'Fixture panel' }).waitFor();
    await page.frameLocator('[data-module-key="fixture-panel"] iframe').getByText('fixture-panel: hello').waitFor();
  });
});
