/**
 * The app's own surfaces as a person finds them: the popup behind the byline label, the modals opened from it, the space
 * page, the panel on a Jira issue. Each answers the frame in which its words and buttons stand.
 */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type Desk, eventually, patience, type PlacedPage } from './desk';

const frameIn = (page: Page, dialog: string) => page.getByRole('dialog', { name: dialog }).frameLocator('iframe');

/** One click from the page. */
export async function openPopup(desk: Desk, place?: PlacedPage): Promise<FrameLocator> {
  if (place !== undefined) await desk.openPage(place);
  const popup = frameIn(desk.page, 'Controlled document');
  const first = popup.getByRole('button').first();
  await eventually('the popup with its buttons', async () => {
    // A page that settles while one clicks may have closed it again: then one clicks once more.
    if ((await desk.bylineItem().getAttribute('aria-expanded')) !== 'true') await desk.bylineItem().click();
    return first.waitFor({ timeout: patience / 6 }).then(
      () => true as const,
      () => undefined,
    );
  });
  return popup;
}

export async function press(frame: FrameLocator, name: string): Promise<void> {
  await frame.getByRole('button', { name, exact: true }).click();
}

/**
 * Presses what takes its own frame away. The browser driver waits until the frame has taken the click, and waits in vain where it
 * is gone before it could say so: that the dialog is closed is answer enough.
 */
export async function pressToClose(desk: Desk, title: string, name: string): Promise<void> {
  const closed = desk.page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' });
  await Promise.race([press(frameIn(desk.page, title), name), closed]);
  await closed;
}

/** Ticks what a signature needs; the label says what is signed. */
export async function confirm(frame: FrameLocator, words: RegExp): Promise<void> {
  await frame.getByRole('checkbox', { name: words }).check();
}

export async function choosePerson(frame: FrameLocator, label: string, name: string): Promise<void> {
  await frame.getByRole('combobox', { name: label }).fill(name);
  await frame.getByRole('option', { name }).click();
}

/** A modal that the popup opens, by its title. */
export async function read(desk: Desk, popup: FrameLocator, button: string, title: string): Promise<FrameLocator> {
  await press(popup, button);
  const modal = frameIn(desk.page, title);
  await modal.getByRole('tab').first().waitFor();
  return modal;
}

export async function closeModal(desk: Desk, title: string): Promise<void> {
  const modal = desk.page.getByRole('dialog', { name: title });
  await modal.getByRole('button', { name: 'Close' }).click();
  await modal.waitFor({ state: 'detached' });
}

/** The app's page of a space, reached by its name in the sidebar. */
export async function openQuality(desk: Desk, spaceKey: string, tab: string): Promise<FrameLocator> {
  await desk.go(`/wiki/spaces/${spaceKey}`);
  await desk.page.getByRole('link', { name: 'Quality', exact: true }).click();
  const frame = desk.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
  await frame.getByRole('tab', { name: tab }).click();
  return frame;
}

export function issuePanel(desk: Desk): FrameLocator {
  return desk.page.getByRole('region', { name: 'Nonconformity' }).frameLocator('iframe');
}

/**
 * Opens a nonconformity in the list of its space, again until it offers what is to be done next: the list comes from an index,
 * which follows a change with a delay.
 */
export async function openNonconformity(
  desk: Desk,
  spaceKey: string,
  number: string,
  deed: string,
): Promise<FrameLocator> {
  return eventually(`${number} offers “${deed}”`, async () => {
    const frame = await openQuality(desk, spaceKey, 'Nonconformities');
    await press(frame, number);
    return frame
      .getByRole('button', { name: deed, exact: true })
      .waitFor({ timeout: 3_000 })
      .then(
        () => frame,
        () => undefined,
      );
  });
}

/** Opens the popup anew, as a person would, until it shows the words. */
export async function popupSaying(desk: Desk, place: PlacedPage, words: string): Promise<FrameLocator> {
  return eventually(`popup with “${words}”`, async () => {
    const popup = await openPopup(desk, place);
    return popup
      .getByText(words)
      .first()
      .waitFor({ timeout: 3_000 })
      .then(
        () => popup,
        () => undefined,
      );
  });
}

/** My work, opened anew until the words are in it: it comes from an index, which follows a change with a delay. */
export async function myWorkSaying(desk: Desk, spaceKey: string, words: string): Promise<Locator> {
  return eventually(`my work with “${words}”`, async () => {
    const work = await openQuality(desk, spaceKey, 'My work');
    const line = work.getByText(words).filter({ visible: true }).first();
    return line.waitFor({ timeout: patience / 12 }).then(
      () => line,
      () => undefined,
    );
  });
}
