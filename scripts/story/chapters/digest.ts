/**
 * Once a day everybody with something waiting is mentioned on one page: switched on by the quality manager, told once however the
 * schedule runs, followed from the bell to the work, and switched off again.
 */
import { dayInWords } from '../../../src/kernel/day-in-words';
import type { CalendarDate } from '../../../src/kernel/time';
import { eventually, patience, type Desk, type PlacedPage } from '../desk';
import type { TitledPage } from '../prepared';
import { openQuality, press } from '../surfaces';
import type { Chapter, Stage } from './chapter';

const day = 86_400_000;
const inboxPage = {
  title: 'Quality inbox',
  markdown: 'Once a day the app says here what waits for whom. Each person is mentioned and so finds it in the bell.',
};

export const playDigest: Chapter = async (stage) => {
  const { scene, prepared } = stage;
  const page = await prepared.page(inboxPage.title, inboxPage.markdown);
  const waiting = await prepared.draft({
    title: 'Marking of rejected parts',
    markdown: 'Rejected parts get the red label at once, whoever finds them.',
    typeCode: 'PRO',
  });
  await prepared.submit(waiting, 'Two rejected parts were found without a label.');
  await switchOn(stage, page);
  await prepared.letPass(day);
  await readInbox(stage, page);
  await followBell(stage, page, waiting.number);
  await switchOff(stage, page);
  // Nothing of this chapter is left to wait for the next ones.
  await prepared.sign(waiting, scene.cast.reviewer);
};

async function openDigest(desk: Desk, spaceKey: string) {
  const frame = await openQuality(desk, spaceKey, 'Settings');
  const heading = frame.getByRole('heading', { name: 'Daily digest', exact: true });
  await heading.scrollIntoViewIfNeeded();
  return { frame, section: heading.locator('xpath=..') };
}

async function switchOn(stage: Stage, inbox: TitledPage): Promise<void> {
  const { telling, office, scene } = stage;
  const { cast, spaceKey } = scene;
  const manager = await office.deskOf(cast.qualityManager);
  const { frame, section } = await openDigest(manager, spaceKey);
  await telling.step('digest-off', 'nobody is told as long as no page is named', async () => {
    await section.getByText('Off: no page is named').waitFor();
    return { on: manager.page };
  });
  await telling.step('digest-on', `${cast.qualityManager.name} names the page, with a reason`, async () => {
    await press(frame, 'Change the digest');
    await frame.getByRole('combobox', { name: 'Inbox page' }).fill(inbox.title);
    await frame.getByRole('option', { name: inbox.title, exact: true }).click();
    await frame.getByRole('textbox', { name: 'Reason' }).fill('Signatures lay for a week because nobody looked.');
    await section.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  await telling.step('digest-saved', 'saved, it says when the next one comes', async () => {
    await section.getByRole('button', { name: 'Save', exact: true }).click();
    await section.getByText('Change the digest').waitFor();
    await section.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
}

async function readInbox({ telling, office, scene: { cast }, prepared }: Stage, page: PlacedPage): Promise<void> {
  const desk = await office.deskOf(cast.reviewer);
  const today = await prepared.day();
  await telling.step(
    'inbox',
    'a day later the page has one comment for each person, with their work by number',
    async () => {
      const comments = desk.page.locator('.comment-list li', {
        hasText: `What waits for you on ${dayInWords(today as CalendarDate)}`,
      });
      await eventually('the comments of today', async () => {
        await desk.openPage(page);
        return comments
          .first()
          .waitFor({ timeout: patience / 10 })
          .then(
            () => true as const,
            () => undefined,
          );
      });
      const people = await comments.evaluateAll((items) =>
        items.map((item) => /@([^@]*?) What waits/.exec(item.textContent ?? '')?.[1] ?? ''),
      );
      if (new Set(people).size !== people.length) throw new Error(`Told twice: ${people.join(', ')}`);
      if (!people.includes(cast.reviewer.name)) throw new Error(`Not told: ${cast.reviewer.name}`);
      await comments.first().scrollIntoViewIfNeeded();
      return { on: desk.page, words: `${people.length} people, each once` };
    },
  );
}

async function followBell(stage: Stage, inbox: TitledPage, number: string): Promise<void> {
  const { telling, office, scene } = stage;
  const { cast, spaceKey } = scene;
  const desk = await office.deskOf(cast.reviewer);
  await telling.step('bell', `${cast.reviewer.name} finds it in the bell`, async () => {
    await desk.go(`/wiki/spaces/${spaceKey}`);
    await desk.page.getByRole('button', { name: /^Notifications, \d+ unread$/ }).click();
    const list = desk.page.getByRole('dialog', { name: 'Notifications' });
    await list.getByRole('link', { name: inbox.title }).first().waitFor();
    return { on: desk.page };
  });
  await telling.step('followed', 'one click further stands the comment', async () => {
    const list = desk.page.getByRole('dialog', { name: 'Notifications' });
    await list.getByRole('link', { name: inbox.title }).first().click();
    const mine = desk.page.locator('.comment-list li', { hasText: `@${cast.reviewer.name}` }).last();
    await mine.waitFor();
    await mine.scrollIntoViewIfNeeded();
    return { on: desk.page, words: (await mine.innerText()).replace(/\s+/g, ' ') };
  });
  await telling.step('work', 'and under My work what it names', async () => {
    await desk.page.getByRole('link', { name: 'Quality', exact: true }).click();
    const frame = desk.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
    await frame.getByRole('tab', { name: 'My work' }).click();
    await frame.getByText(number).filter({ visible: true }).first().waitFor();
    return { on: desk.page };
  });
}

async function switchOff(stage: Stage, inbox: TitledPage): Promise<void> {
  const { telling, office, scene, prepared } = stage;
  const { cast, spaceKey } = scene;
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step('switched-off', `${cast.qualityManager.name} takes the page out again`, async () => {
    const { frame, section } = await openDigest(manager, spaceKey);
    await press(frame, 'Change the digest');
    await section.getByRole('button', { name: `Remove ${inbox.title}` }).click();
    await section.getByRole('textbox', { name: 'Reason' }).fill('Everybody looks under My work now.');
    await section.getByRole('button', { name: 'Save', exact: true }).click();
    await section.getByText('Off: no page is named').waitFor();
    await section.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  const before = await told(stage, inbox);
  await prepared.letPass(day);
  await telling.step('silence', 'a day later nobody was told', async () => {
    await manager.openPage(inbox);
    await manager.page.locator('.comment-list li').first().waitFor();
    const now = await told(stage, inbox);
    if (now !== before) throw new Error(`${now - before} more comments.`);
    return { on: manager.page };
  });
}

async function told({ office, scene: { cast } }: Stage, { pageId }: PlacedPage): Promise<number> {
  const path = `/wiki/api/v2/pages/${pageId}/footer-comments?limit=250`;
  const { results } = await office.client.request<{ results: unknown[] }>('GET', path, undefined, cast.qualityManager);
  return results.length;
}
