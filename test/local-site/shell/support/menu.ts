/**
 * Opens a menu and chooses from it as a patient person would: a page that still settles under the pointer may swallow the
 * click or close the menu again, and then one opens it once more.
 */
import type { Locator, Page } from 'playwright-core';

const ATTEMPTS = 6;

interface Choice {
  /** The button that opens the menu. */
  readonly from: Locator;
  readonly item: string | RegExp;
  readonly role?: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
}

export async function chooseFromMenu(page: Page, { from, item, role = 'menuitem' }: Choice): Promise<void> {
  const wanted = page.getByRole(role, { name: item });
  await from.waitFor();
  for (let attempt = 1; ; attempt += 1) {
    try {
      if ((await from.getAttribute('aria-expanded')) !== 'true') await from.click();
      await wanted.click({ timeout: 5_000 });
      return;
    } catch (failure) {
      if (attempt === ATTEMPTS) throw failure;
    }
  }
}
