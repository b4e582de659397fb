/**
 * The pictures of `docs/screenshots/`, all of the built-in company: some are those of the story's steps, the others are taken
 * when it has been told.
 */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './cast';
import type { Desk, Office } from './desk';
import { closeModal, issuePanel, openPopup, openQuality, read } from './surfaces';
import type { ToldStory } from './play-story';

/** Names of the story's own screenshots, without their numbers, by the name they get. */
const fromStory: Readonly<Record<string, string>> = {
  'page-with-banner': 'edit-noticed',
  'popup-in-review': 'in-review',
  signing: 'sign',
  report: 'report-done',
};

export async function writeDocsPictures(office: Office, scene: Scene, told: ToldStory, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, step] of Object.entries(fromStory)) {
    const shot = readdirSync(told.shots).find((file) => file.replace(/^\d+-/, '') === `${step}.png`);
    if (shot === undefined) throw new Error(`The story has no picture of ${step}.`);
    copyFileSync(join(told.shots, shot), join(folder, `${name}.png`));
  }
  const keep = (desk: Desk, name: string) =>
    desk.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  const { cast, spaceKey } = scene;
  const manager = await office.deskOf(cast.qualityManager);

  const register = await openQuality(manager, spaceKey, 'Register');
  await register.getByRole('table').waitFor();
  await keep(manager, 'register');

  const title = `${told.page.number}: history`;
  const history = await read(manager, await openPopup(manager, told.page), 'History', title);
  await history.getByText('digest chain').waitFor();
  await keep(manager, 'history');
  await closeModal(manager, title);

  await manager.go(`/browse/${told.reported.issueKey}`);
  await issuePanel(manager).getByRole('heading', { name: 'Closed' }).waitFor();
  await keep(manager, 'jira-issue-panel');

  const administrator = await office.deskOf(cast.documentController);
  await administrator.go('/wiki/admin/apps/quality-settings');
  const settings = administrator.page.locator('[data-module-key="quality-settings"]').frameLocator('iframe');
  await settings.getByRole('heading', { name: 'Roles' }).waitFor();
  await keep(administrator, 'settings');

  const reader = await office.deskOf(cast.reader);
  await reader.openPage(told.page);
  await reader.page.getByRole('button', { name: 'Use dark theme' }).click();
  const popup = await openPopup(reader);
  await popup.getByText(/^Signatures of Rev/).click();
  await popup.getByText(cast.approver.name).first().waitFor();
  await keep(reader, 'popup-dark');
  await reader.page.getByRole('button', { name: 'Use light theme' }).click();
}
