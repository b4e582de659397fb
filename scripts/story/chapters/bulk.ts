/**
 * Two hundred work instructions come under control in one go: looked at before, refused where they must be, cut short when the
 * function process dies, gone on with from the list, and a result for every page.
 */
import type { FrameLocator } from 'playwright-core';
import { type Desk, eventually, patience, type PlacedPage } from '../desk';
import type { TitledPage } from '../prepared';
import { choosePerson, openQuality, press } from '../surfaces';
import type { Chapter, Stage } from './chapter';
import { shelf, workshopInstructions } from './workshop';

/** So many pages take minutes on a busy machine, and each of them at most seconds. */
const longPatience = 10 * patience;
/** With the page above them. */
const all = workshopInstructions.length + 1;

interface Filled {
  readonly top: TitledPage;
  /** Under control before. */
  readonly known: TitledPage;
  /** Locked by its author after it was looked at. */
  readonly locked: TitledPage;
}

export const playBulk: Chapter = async (stage) => {
  const { telling, office, scene } = stage;
  const { cast, spaceKey } = scene;
  const filled = await fillShelf(stage);
  const desk = await office.deskOf(cast.documentController);
  await telling.step('shelf', `${all - 1} instructions that nobody controls, and one that somebody does`, async () => {
    await desk.openPage(filled.top);
    await desk.page.getByRole('heading', { name: filled.top.title, level: 1 }).waitFor();
    return { on: desk.page };
  });
  const frame = await openQuality(desk, spaceKey, 'Act on many');
  await telling.step('choose', `${cast.documentController.name} chooses the whole shelf and what to do`, async () => {
    await frame.getByRole('combobox', { name: 'Top page' }).fill(filled.top.title);
    await frame.getByRole('option', { name: filled.top.title, exact: true }).click();
    await choosePerson(frame, 'Owner', cast.author.name);
    await frame.getByText('Do one thing to many pages').scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('looks', 'every page is looked at, and nothing is changed', async () => {
    await press(frame, 'Show what would happen');
    await frame.getByText(/^Looked at [1-9]\d* of/).waitFor();
    return { on: desk.page };
  });
  await telling.step('preview', 'what would come of each stands there, and why not of one', async () => {
    const summary = frame.getByText(`${all - 1} of ${all} pages take part.`);
    await summary.waitFor({ timeout: longPatience });
    return { on: desk.page, words: oneLine(await summary.innerText()) };
  });
  await telling.step('preview-why', `“${filled.known.title}” cannot take part`, async () => {
    const row = await rowOf(frame, filled.known.title);
    await row.getByText('Not possible').waitFor();
    return { on: desk.page, words: oneLine(await row.innerText()) };
  });
  await lock(stage, filled.locked);
  await telling.step('started', 'started, it says how far it is', async () => {
    await press(frame, `Do it for ${all - 1} pages`);
    await atLeast(frame, 20);
    await frame.getByRole('progressbar').scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await killAndGoOn(stage, desk, frame);
  await readResults(stage, desk, filled);
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

async function fillShelf({ prepared }: Stage): Promise<Filled> {
  const top = await prepared.page(shelf.title, shelf.markdown);
  const pages: TitledPage[] = [];
  for (const { title, markdown } of workshopInstructions) pages.push(await prepared.page(title, markdown, top));
  const [known, locked] = [pages[8], pages[117]];
  if (known === undefined || locked === undefined) throw new Error('The shelf is too short.');
  await prepared.putUnderControl(known, 'WIN');
  return { top, known, locked };
}

/** Its author keeps the page to themselves. */
async function lock({ office, scene: { cast } }: Stage, { pageId }: PlacedPage): Promise<void> {
  const user = [{ type: 'known', accountId: cast.author.accountId }];
  const restrictions = [{ operation: 'update', restrictions: { user, group: [] } }];
  await office.client.request('PUT', `/wiki/rest/api/content/${pageId}/restriction`, restrictions, cast.author);
}

/** The row of a page in a long table, which shows more when it is asked to. */
async function rowOf(frame: FrameLocator, title: string) {
  const row = frame.getByRole('row').filter({ has: frame.getByRole('rowheader', { name: title, exact: true }) });
  while ((await row.count()) === 0) await frame.getByRole('button', { name: /^Show \d+ more$/ }).click();
  await row.scrollIntoViewIfNeeded();
  return row;
}

async function doneSoFar(frame: FrameLocator): Promise<number> {
  const words = await frame.getByText(/^\d+ of \d+ pages · /).innerText();
  return Number(/^\d+/.exec(words)?.[0] ?? 0);
}

async function atLeast(frame: FrameLocator, pages: number): Promise<void> {
  await eventually(`${pages} pages done`, async () => ((await doneSoFar(frame)) >= pages ? true : undefined));
}

async function killAndGoOn({ telling, office, scene }: Stage, desk: Desk, frame: FrameLocator): Promise<void> {
  const { cast, spaceKey } = scene;
  await telling.step(
    'killed',
    'the function process is killed in the middle: the screen waits and asks again',
    async () => {
      const underWay = frame.getByText(/Keep this page open/);
      const noAnswer = frame.getByText(/Waiting 10 seconds before the next pages/);
      await eventually('a step that died', async () => {
        await underWay.waitFor();
        await office.client.request('POST', '/__site/restart');
        return noAnswer.waitFor({ timeout: 2_000 }).then(
          () => true as const,
          () => undefined,
        );
      });
      return { on: desk.page, words: oneLine(await frame.getByText(/^\d+ of \d+ pages · /).innerText()) };
    },
  );
  let again = frame;
  await telling.step('left', 'the window is closed; the list says that it is not finished', async () => {
    // The list comes from an index, which follows with a delay.
    const list = await eventually('what was started, in the list', async () => {
      again = await openQuality(desk, spaceKey, 'Act on many');
      const region = again.getByRole('region', { name: 'Started in the last seven days' });
      return region
        .getByText('Not finished')
        .first()
        .waitFor({ timeout: patience / 12 })
        .then(
          () => region,
          () => undefined,
        );
    });
    await list.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('resumed', `${cast.documentController.name} goes on, and every page is done once`, async () => {
    await again.getByRole('button', { name: 'Go on' }).first().click();
    await again.getByText(/Finished\.$/).waitFor({ timeout: longPatience });
    const words = oneLine(await again.getByText(/Finished\.$/).innerText());
    if (!words.startsWith(`${all - 1} of ${all - 1} pages · ${all - 2} done · 1 refused`)) throw new Error(words);
    return { on: desk.page, words };
  });
}

/** Milliseconds. */
const indexLag = 5_000;

async function readResults({ telling, office, scene, prepared }: Stage, desk: Desk, filled: Filled): Promise<void> {
  const { cast, spaceKey, spaceId } = scene;
  const frame = desk.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
  await telling.step('why', 'the page that was refused stands first, with the reason', async () => {
    const row = frame.getByRole('row').nth(1);
    await row.getByText('Refused').waitFor();
    if (!(await row.innerText()).includes(filled.locked.title)) throw new Error(await row.innerText());
    await row.scrollIntoViewIfNeeded();
    return { on: desk.page, words: oneLine(await row.innerText()) };
  });
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step('each-once', 'the register has each of them, under one number', async () => {
    const titles = new Set(workshopInstructions.map(({ title }) => title));
    const numbers = await eventually('the register with all of them', async () => {
      // It comes from an index that follows after seconds; asked without a pause, it would be asked more often than storage bears.
      await prepared.letPass(indexLag);
      const place = { on: 'space' } as const;
      const { rows } = await office.client.invoke(cast.qualityManager, 'space.register', { spaceId }, place);
      const found = rows.filter((row) => titles.has(row.title)).map((row) => row.number);
      return found.length === titles.size - 1 ? found : undefined;
    });
    if (new Set(numbers).size !== numbers.length) throw new Error('Two pages have one number.');
    const register = await openQuality(manager, spaceKey, 'Register');
    await register.getByRole('searchbox', { name: 'Search' }).fill('climate chamber');
    await register.getByText(/^10 of \d+ documents/).waitFor();
    return { on: manager.page, words: `${numbers.length} documents, ${numbers.length} numbers` };
  });
}
