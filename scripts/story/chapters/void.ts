/**
 * A file swapped while people sign: the round goes back to its author, who reads what changed and who changed it.
 */
import { closeModal, myWorkSaying, openPopup, popupSaying, read } from '../surfaces';
import type { Chapter } from './chapter';

const file = (text: string) => ({ name: 'torque-plan.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

export const playVoid: Chapter = async ({ telling, office, scene: { cast, spaceKey }, prepared }) => {
  const author = await office.deskOf(cast.author);
  const page = await prepared.draft({
    title: 'Torque of housing screws',
    markdown: 'Tighten the housing screws by the attached plan, crosswise, in two passes.',
    typeCode: 'PRO',
  });
  await telling.step('attached', `${cast.author.name} attaches the plan to ${page.number}`, async () => {
    await author.openPage(page);
    const chosen = author.page.waitForEvent('filechooser');
    await author.page.getByRole('button', { name: 'Upload a file' }).click();
    await (await chosen).setFiles(file('Screws 1 to 4: 0.4 Nm\n'));
    const added = author.page.getByRole('link', { name: 'torque-plan.txt' });
    await added.waitFor();
    await added.scrollIntoViewIfNeeded();
    return { on: author.page };
  });
  await prepared.submit(page, 'The plan replaces the old table.');
  await prepared.sign(page, cast.reviewer);

  const other = await office.deskOf(cast.contributor);
  await telling.step('swapped', `${cast.contributor.name} replaces the file while it is signed`, async () => {
    await other.openPage(page);
    const chosen = other.page.waitForEvent('filechooser');
    await other.page.getByRole('button', { name: 'Replace torque-plan.txt' }).click();
    await (await chosen).setFiles(file('Screws 1 to 4: 0.6 Nm\n'));
    const row = other.page.getByRole('listitem').filter({ hasText: 'torque-plan.txt' });
    await row.getByText('version 2').waitFor();
    await row.scrollIntoViewIfNeeded();
    return { on: other.page };
  });
  await telling.step('sent-back', 'the round is back with its author, who reads what changed and by whom', async () => {
    const popup = await popupSaying(author, page, `Sent back because ${cast.contributor.name} changed the content`);
    await popup.getByText('The attachment “torque-plan.txt” changed.').waitFor();
    await popup.getByText('submit it again as round 2.').waitFor();
    return { on: author.page };
  });
  await telling.step('came-back', 'it waits in the work of its author', async () => {
    const item = await myWorkSaying(author, spaceKey, page.number);
    await item.scrollIntoViewIfNeeded();
    return { on: author.page };
  });
  await telling.step('void-on-record', 'the record says what changed', async () => {
    const popup = await openPopup(author, page);
    const history = await read(author, popup, 'History', `${page.number}: history`);
    await history.getByText(`because ${cast.contributor.name} changed the page`).waitFor();
    return { on: author.page };
  });
  await closeModal(author, `${page.number}: history`);
};
