/** Macros of apps: inserted and configured in the editor, shown where they stand, exported by their `adfExport`. */
import type { Frame, Locator } from 'playwright-core';
import { describeShell } from './support/shell-under-test';

/** What the fixture puts on its window; typed loosely because the calls cross into the browser as text. */
declare const bridge: {
  readonly view: Record<'getContext' | 'submit' | 'close', (...values: unknown[]) => Promise<unknown>>;
  invoke(name: string, payload?: unknown): Promise<unknown>;
};

describeShell('macros of apps', (shell) => {
  const inEditor = (): Locator => shell.page.getByRole('region', { name: 'Macro Fixture macro', exact: true });

  async function frameWithin(selector: string): Promise<Frame> {
    const element = await shell.page.waitForSelector(`${selector} iframe`);
    const frame = await element.contentFrame();
    if (!frame) throw new Error(`no frame in ${selector}`);
    await frame.waitForSelector('main');
    return frame;
  }

  async function insertMacro(): Promise<Frame> {
    await shell.page.getByRole('textbox', { name: 'Paragraph' }).first().click();
    await shell.choose('Insert', /^Fixture macro Shows/);
    await shell.page.getByRole('dialog', { name: 'Settings of the fixture macro' }).waitFor();
    return frameWithin('[role="dialog"]');
  }

  it('opens the configuration on insertion and refuses what is no configuration', async () => {
    await shell.createPage('Refused configuration');
    const settings = await insertMacro();
    expect(await settings.evaluate(() => bridge.view.getContext())).toMatchObject({
      moduleKey: 'fixture-macro',
      extension: { type: 'macro', isEditing: true, config: {}, space: { key: 'QMS' }, content: { type: 'page' } },
    });
    await expect(settings.evaluate(() => bridge.view.submit({ words: 'loose' }))).rejects.toThrow(
      'Invalid "config" provided',
    );
    await settings.evaluate(() => void bridge.view.close());
    await shell.page.getByRole('dialog').waitFor({ state: 'detached' });
    await inEditor().waitFor();
  });

  it('shows a macro in the page with its configuration and the local id of its node', async () => {
    await shell.createPage('Configured');
    const settings = await insertMacro();
    await settings.evaluate(() => void bridge.view.submit({ config: { words: 'first' } }));
    await shell.page.getByRole('dialog').waitFor({ state: 'detached' });
    await inEditor().frameLocator('iframe').getByText('fixture-macro: first').waitFor();
    await inEditor().getByRole('button', { name: 'Configure Fixture macro' }).click();
    const again = await frameWithin('[role="dialog"]');
    expect(await again.evaluate(() => bridge.view.getContext())).toMatchObject({
      extension: { config: { words: 'first' } },
    });
    await again.evaluate(() => void bridge.view.submit({ config: { words: 'second' } }));
    await inEditor().frameLocator('iframe').getByText('fixture-macro: second').waitFor();
    await shell.publish('Configured');
    const frame = await frameWithin('.page-body');
    const context = (await frame.evaluate(() => bridge.view.getContext())) as { readonly localId: string };
    expect(context).toMatchObject({ extension: { isEditing: false, config: { words: 'second' } } });
    expect(context.localId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await frame.evaluate(() => bridge.invoke('echo', 1))).toMatchObject({
      extension: { type: 'macro', config: { words: 'second' } },
    });
  });

  it('exports a macro as its function says, and says so where there is none', async () => {
    await shell.createPage('Exported');
    const settings = await insertMacro();
    await settings.evaluate(() => void bridge.view.submit({ config: { words: 'kept' } }));
    await shell.page.getByRole('dialog').waitFor({ state: 'detached' });
    await shell.choose('Insert', 'Fixture macro without settings');
    await shell.publish('Exported');
    await shell.choose('More actions', 'Export');
    await shell.page.getByText('exported as pdf: kept').waitFor();
    await shell.page.getByText('This macro has no export view.').waitFor();
  });

  it('removes a macro from the text', async () => {
    await shell.createPage('Removed');
    const settings = await insertMacro();
    await settings.evaluate(() => void bridge.view.submit({ config: { words: 'gone' } }));
    await inEditor().getByRole('button', { name: 'Remove Fixture macro' }).click();
    await inEditor().waitFor({ state: 'detached' });
    await shell.publish('Removed');
    expect(await shell.page.locator('.page-body iframe').count()).toBe(0);
  });
});
