/**
 * A file of a document in force is swapped: the page says so at once, the register and the owner's work say so, and whoever
 * verifies reads which file it is.
 */
import type { SiteClient } from '../../../demo/seed/site-client';
import { type Desk, eventually, patience, type Person } from '../desk';
import type { ControlledPage } from '../document-chapter';
import { closeModal, myWorkSaying, openPopup, openQuality, press } from '../surfaces';
import type { Chapter } from './chapter';

const name = 'mixing-ratio.txt';
const file = (text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function choose(desk: Desk, button: string, text: string) {
  const chosen = desk.page.waitForEvent('filechooser');
  await desk.page.getByRole('button', { name: button }).click();
  await (await chosen).setFiles(file(text));
}

export const playDrift: Chapter = async ({ telling, office, scene: { cast, spaceKey }, prepared }) => {
  const page = await prepared.draft({
    title: 'Mixing of potting compound',
    markdown: 'Mix resin and hardener in the ratio of the attached table, for ninety seconds.',
    typeCode: 'WIN',
  });
  const author = await office.deskOf(cast.author);
  await author.openPage(page);
  await choose(author, 'Upload a file', 'Resin 100 g, hardener 12 g\n');
  await author.page.getByRole('link', { name }).waitFor();
  await prepared.submit(page, 'First issue.');
  await prepared.sign(page, cast.reviewer);
  await prepared.reached(page, ({ effective }) => effective !== null);

  const other = await office.deskOf(cast.contributor);
  await telling.step(
    'swapped',
    `${cast.contributor.name} replaces the file of ${page.number}, which is in force`,
    async () => {
      await other.openPage(page);
      await choose(other, `Replace ${name}`, 'Resin 100 g, hardener 21 g\n');
      const row = other.page.getByRole('listitem').filter({ hasText: name });
      await row.getByText('version 2').waitFor();
      await row.scrollIntoViewIfNeeded();
      return { on: other.page };
    },
  );
  const reader = await office.deskOf(cast.reader);
  await telling.step('byline', 'a reader sees it below the title, and the banner offers what is in force', async () => {
    await reader.awaitByline(page, `Rev ${page.label} in force · Rev 2 draft`);
    await reader.awaitBanner(page, 'Not in force: you are reading a draft of Rev 2. Rev 1 is in force.');
    return { on: reader.page };
  });
  await telling.step('panel', 'the panel says what to do', async () => {
    const popup = await openPopup(author, page);
    await popup.getByText(`Changed since Rev ${page.label}`).waitFor();
    return { on: author.page };
  });
  await telling.step('register', 'so does the register', async () => {
    // The list comes from an index, which follows a change with a delay.
    await eventually('the flag in the register', async () => {
      const frame = await openQuality(reader, spaceKey, 'Register');
      await frame.getByRole('searchbox', { name: 'Search' }).fill(page.number);
      const flag = frame.getByText(`changed since Rev ${page.label}`);
      return flag.waitFor({ timeout: patience / 12 }).then(
        () => true as const,
        () => undefined,
      );
    });
    return { on: reader.page };
  });
  await telling.step('proposed', 'it waits in the work of the owner', async () => {
    const item = await myWorkSaying(author, spaceKey, page.number);
    await item.scrollIntoViewIfNeeded();
    return { on: author.page };
  });
  await telling.step('redline', 'the redline to the draft names the file', async () => {
    const frame = await revisionsOf(reader, page, 'Compare');
    const line = frame.getByRole('listitem').filter({ hasText: 'replaced by another file' });
    await line.waitFor();
    await line.scrollIntoViewIfNeeded();
    return { on: reader.page, words: oneLine(await line.innerText()) };
  });
  await closeModal(reader, `${page.number}: history`);
  await telling.step('still-as-signed', 'what was signed is still there, as an older version of the file', async () => {
    const frame = await revisionsOf(reader, page, `Verify Rev ${page.label}`);
    await frame.getByText('Unchanged: the approved version reads as it was signed').waitFor();
    return { on: reader.page };
  });
  await closeModal(reader, `${page.number}: history`);
  await deleteFile(office.client, page, cast.author);
  await telling.step('deleted', 'the file is deleted with its versions, and another takes its name', async () => {
    await other.openPage(page);
    await choose(other, 'Upload a file', 'Resin 100 g, hardener 12 g\n');
    await other.page.getByRole('listitem').filter({ hasText: name }).getByText('version 1').waitFor();
    return { on: other.page };
  });
  await telling.step('verified', 'whoever verifies now reads which file is not what was signed', async () => {
    const frame = await revisionsOf(reader, page, `Verify Rev ${page.label}`);
    await frame.getByText('Something differs from what was signed').waitFor();
    const part = frame.getByText(`Attachment “${name}”`);
    await part.scrollIntoViewIfNeeded();
    return { on: reader.page, words: oneLine(await part.innerText()) };
  });
  await closeModal(reader, `${page.number}: history`);
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

async function deleteFile(client: SiteClient, { pageId }: ControlledPage, as: Person): Promise<void> {
  const path = `/wiki/api/v2/pages/${pageId}/attachments`;
  const { results } = await client.request<{ results: readonly { id: string }[] }>('GET', path, undefined, as);
  for (const { id } of results) await client.request('DELETE', `/wiki/api/v2/attachments/${id}`, undefined, as);
}

async function revisionsOf(desk: Desk, page: ControlledPage, button: string) {
  const popup = await openPopup(desk, page);
  await press(popup, 'History');
  const frame = desk.page.getByRole('dialog', { name: `${page.number}: history` }).frameLocator('iframe');
  await frame.getByRole('tab', { name: 'Revisions' }).click();
  await press(frame, button);
  return frame;
}
