/** The shell's other places: settings and limits, search in both products, an issue's files, links and fields; axe in both themes. */
import { accessibilityProblems } from '../../support/accessibility';
import { describeShell } from './support/shell-under-test';

describeShell('the places of the shell', (shell) => {
  it.each(['light', 'dark'])(
    'has no accessibility violation in what opens and unfolds in the %s theme',
    async (theme) => {
      const { page } = shell;
      const history = `/wiki/spaces/QMS/history/${shell.server.seeded.pageId}`;
      const paths = [
        `${history}/compare?from=1&to=2`,
        `${history}/compare?from=1&to=2&layout=side`,
        '/wiki/admin/limits',
        '/wiki/admin/apps/fixture-settings',
        '/wiki/spaces/QMS/settings',
        '/wiki/spaces/QMS/settings/trash',
        `/wiki/spaces/QMS/export/${shell.server.seeded.pageId}`,
      ];
      for (const path of paths) {
        await shell.open(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        expect({ path, violations: await accessibilityProblems(page) }).toEqual({ path, violations: [] });
      }
      await shell.open(`${shell.pagePath()}?theme=${theme}`);
      await shell.button('Notifications').click();
      await page.getByRole('dialog', { name: 'Notifications' }).getByText('Nobody has mentioned you').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByLabel('Add a comment').pressSequentially('@');
      await page.getByRole('listbox', { name: 'People' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    },
    120_000,
  );

  it.each(['compare', 'limits', 'settings', 'history'])('does not scroll sideways at 320 pixels: %s', async (name) => {
    const history = `/wiki/spaces/QMS/history/${shell.server.seeded.pageId}`;
    const paths: Readonly<Record<string, string>> = {
      compare: `${history}/compare?from=1&to=2&layout=side`,
      limits: '/wiki/admin/limits',
      settings: '/wiki/spaces/QMS/settings',
      history,
    };
    await shell.page.setViewportSize({ width: 320, height: 700 });
    await shell.open(paths[name] ?? '');
    await shell.page.getByRole('heading', { level: 1 }).waitFor();
    await shell.page.waitForLoadState('networkidle');
    expect(await shell.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('shows administrators the limits and the settings of apps, and others neither', async () => {
    await shell.open('/wiki/admin');
    await shell.page.getByRole('heading', { name: 'Fixture settings' }).waitFor();
    await shell.page.getByRole('link', { name: 'Limits' }).click();
    await shell.page.getByText(/0 of 65,000 used/).waitFor();
    await shell.actAs(shell.server.seeded.reader);
    await shell.open('/wiki/admin/limits');
    await shell.page.getByRole('heading', { name: 'We can’t find the site settings' }).waitFor();
  });

  it('finds pages and issues with one search', async () => {
    await shell.open('/wiki/home');
    await shell.page.getByRole('searchbox', { name: 'Search Confluence' }).fill('drawing');
    await shell.page.keyboard.press('Enter');
    await shell.page
      .getByRole('region', { name: 'Issues' })
      .getByRole('link', { name: /^NCR-1 Superseded/ })
      .waitFor();
    await shell.page.getByRole('region', { name: 'Pages' }).getByRole('link').first().waitFor();
  });

  it('attaches a file to an issue, links it and edits its fields', async () => {
    const { page } = shell;
    await shell.open(`/browse/${shell.server.seeded.issueKey}`);
    const file = { name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('a crack') };
    await page.locator('section input[type="file"]').setInputFiles(file);
    await page.getByRole('link', { name: 'photo.txt' }).waitFor();
    await page.getByLabel('Key of the other issue').fill('NCR-99');
    await shell.button('Link').click();
    await page.getByText('The issues were not linked').waitFor();
    await page.getByLabel('Key of the other issue').fill('ncr-2');
    await shell.button('Link').click();
    await page.getByRole('link', { name: 'NCR-2' }).waitFor();
    await shell.button('Edit').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Assignee').selectOption({ label: 'Ben Okafor' });
    await dialog.getByLabel('Labels').fill('rebar site');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('definition').filter({ hasText: 'rebar, site' }).waitFor();
    await shell.button('Delete photo.txt').click();
    await page.getByRole('link', { name: 'photo.txt' }).waitFor({ state: 'detached' });
  });

  it('says in the words of an app’s validator why a transition was refused', async () => {
    const { page } = shell;
    const { jira } = shell.server.site;
    const rules = { projectKey: 'NCR', transition: 'Done' };
    jira.setAppRules({ ...rules, validators: [{ module: 'fixture-validator' }] });
    await shell.open('/browse/NCR-2');
    await shell.choose(/^Status: To Do/, /Done/);
    await page.getByText('The status was not changed').waitFor();
    await page.getByText('Name an assignee before this is done.').waitFor();
    await page.getByRole('button', { name: /^Status: To Do/ }).waitFor();
    jira.setAppRules({ ...rules, validators: [] });
    await shell.choose(/^Status: To Do/, /Done/);
    await page.getByRole('button', { name: /^Status: Done/ }).waitFor();
  });

  it('leads past the navigation by the skip link and through the tree by arrow keys', async () => {
    const { page } = shell;
    await shell.open(shell.pagePath());
    await page.getByRole('heading', { level: 1, name: 'Control of drawings' }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page
      .getByRole('navigation', { name: 'Space', exact: true })
      .getByRole('link', { name: 'Procedures' })
      .focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Control of drawings');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Procedures');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('link', { name: 'Control of drawings' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.getByRole('link', { name: 'Control of drawings' }).waitFor();
  });
});
