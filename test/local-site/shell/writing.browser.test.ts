/** Writing in place: what stands within a line, files, panels; comments that mention; labels; versions compared and restored. */
import { accessibilityProblems } from '../../support/accessibility';
import { describeShell } from './support/shell-under-test';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeShell('writing in the shell', (shell) => {
  const paragraph = () => shell.page.getByRole('textbox', { name: 'Paragraph' });
  const dialog = () => shell.page.getByRole('dialog');

  async function insertInline(kind: string, fill: () => Promise<unknown>): Promise<void> {
    await shell.choose('Insert', kind);
    await fill();
    await dialog().getByRole('button', { name: 'Insert' }).click();
    await dialog().waitFor({ state: 'detached' });
  }

  it('puts a mention, a status, a date and a link where the caret was, and goes on behind them', async () => {
    await shell.createPage('Inline');
    await paragraph().click();
    await shell.page.keyboard.type('Owner');
    await insertInline('Mention', () => dialog().getByLabel('Person').selectOption({ label: 'Cleo Lindqvist' }));
    await insertInline('Status', async () => {
      await dialog().getByLabel('Status').fill('Draft');
      await dialog().getByLabel('Colour').selectOption('yellow');
    });
    await insertInline('Date', () => dialog().getByLabel('Date').fill('2026-05-04'));
    await insertInline('Link', async () => {
      await dialog().getByLabel('Text').fill('standard');
      await dialog().getByLabel('Address').fill('https://example.org/standard');
    });
    await shell.page.keyboard.type('and more');
    await shell.publish('Inline');
    const text = await shell.page.locator('.page-body p').first().innerText();
    expect(text.replace(/\s+/g, ' ').toLowerCase()).toContain(
      'owner@cleo lindqvist draft 2026-05-04 standard and more',
    );
    expect(await shell.page.getByRole('link', { name: 'standard' }).getAttribute('href')).toBe(
      'https://example.org/standard',
    );
  });

  it('inserts a picture that is uploaded on the way, and changes the kind of a panel', async () => {
    await shell.createPage('Picture');
    await paragraph().click();
    await shell.choose('Insert', 'Panel');
    await shell.page.keyboard.type('Mind the step');
    await shell.page.getByLabel('Kind of panel').selectOption('warning');
    await shell.choose('Insert', 'File or picture');
    await dialog()
      .locator('input[type="file"]')
      .setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: PICTURE });
    await shell.page.getByText('File: plan.png').waitFor();
    await shell.publish('Picture');
    await shell.page.locator('.page-body .adf-panel-warning').getByText('Mind the step').waitFor();
    await shell.page.getByRole('img', { name: 'plan.png' }).waitFor({ state: 'attached' });
  });

  it('completes a name in a comment and rings the bell of whom it mentions', async () => {
    await shell.open(shell.pagePath());
    const field = shell.page.getByLabel('Add a comment');
    await field.pressSequentially('Please look, @cle');
    await shell.page.getByRole('option', { name: 'Cleo Lindqvist' }).waitFor();
    await shell.page.keyboard.press('Enter');
    await field.pressSequentially('today.');
    await shell.button('Save').click();
    await shell.page.getByText('Please look, @Cleo Lindqvist today.').waitFor();

    await shell.actAs(shell.server.seeded.reader);
    await shell.open('/wiki/home');
    await shell.button(/^Notifications, \d+ unread$/).click();
    const panel = shell.page.getByRole('dialog', { name: 'Notifications' });
    const entry = panel.getByRole('listitem').filter({ hasText: 'mentioned you in a comment on Control of drawings' });
    await entry.getByText('Ada Marsh').waitFor();
    await shell.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await shell.page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('dialog');
    await shell.button(/^Notifications, \d+ unread$/).click();
    await panel.getByRole('link', { name: 'Control of drawings' }).click();
    await shell.page.locator('.comment-list li:focus').getByText('today.').waitFor();
  });

  it('adds a label, finds the page by it and takes it away', async () => {
    await shell.open(shell.pagePath());
    await shell.page.getByLabel('Add a label').fill('drawing');
    await shell.button('Add').click();
    await shell.page.getByRole('link', { name: 'drawing', exact: true }).click();
    await shell.page.getByRole('heading', { name: 'Pages with the label drawing' }).waitFor();
    await shell.page.getByRole('main').getByRole('link', { name: 'Control of drawings' }).click();
    await shell.button('Remove label drawing').click();
    await shell.button('Remove label drawing').waitFor({ state: 'detached' });
  });

  it('compares two versions in one text and side by side, and restores the older one', async () => {
    await shell.createPage('Compared');
    await paragraph().click();
    await shell.page.keyboard.type('Checked within 5 days by the checker.');
    await shell.publish('Compared');
    await shell.page.getByRole('link', { name: 'Edit', exact: true }).click();
    await paragraph().click();
    await shell.page.keyboard.press('Control+A');
    await shell.page.keyboard.type('Checked within 10 days by the checker.');
    await shell.page.keyboard.press('Enter');
    await shell.page.keyboard.type('Then filed.');
    await shell.publish('Compared');
    await shell.choose('More actions', 'Page history');
    await shell.button('Compare selected versions').click();
    const rows = shell.page.getByRole('list', { name: 'Differences in one text' }).getByRole('listitem');
    await rows.filter({ hasText: 'Changed' }).waitFor();
    expect(await rows.locator('del').allInnerTexts()).toEqual(['5']);
    expect(await rows.locator('ins').allInnerTexts()).toEqual(['10', 'Then filed.']);
    await shell.button('Side by side').click();
    const table = shell.page.getByRole('region', { name: 'Differences side by side' });
    await table.getByRole('columnheader', { name: 'Version 2' }).waitFor();
    await shell.page.getByRole('link', { name: 'Page history' }).click();
    await shell.button('Restore v. 2').click();
    await shell.page.getByText('Reverted from v. 2').waitFor();
  });

  it('archives a page, shows it below the tree and brings it back', async () => {
    const { page } = shell;
    await shell.createPage('Old leaflet');
    await shell.publish('Old leaflet');
    await shell.choose('More actions', 'Archive');
    await dialog().getByRole('button', { name: 'Archive' }).click();
    await page.getByText('This page is archived').waitFor();
    const navigation = page.getByRole('navigation', { name: 'Space', exact: true });
    await navigation.getByText('Archived pages').click();
    await navigation.getByRole('link', { name: 'Old leaflet' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await shell.button('Restore').click();
    await page.getByText('This page is archived').waitFor({ state: 'detached' });
    await navigation.getByText('Archived pages').waitFor({ state: 'detached' });
    await navigation.getByRole('link', { name: 'Old leaflet' }).waitFor();
  });

  it('takes a page out of the trash again', async () => {
    await shell.createPage('Missed');
    await shell.publish('Missed');
    await shell.choose('More actions', 'Move to trash');
    await dialog().getByRole('button', { name: 'Move to trash' }).click();
    await shell.page.getByRole('link', { name: 'Missed' }).waitFor({ state: 'detached' });
    await shell.page.getByRole('link', { name: 'Space settings' }).click();
    await shell.page.getByRole('link', { name: 'Trash' }).click();
    await shell.button('Restore Missed').click();
    await shell.page
      .getByRole('navigation', { name: 'Space', exact: true })
      .getByRole('link', { name: 'Missed' })
      .waitFor();
  });
});
