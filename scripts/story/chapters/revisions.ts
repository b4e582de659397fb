/**
 * The history of a document as an auditor looks at it: timeline, redline of a large table, verification on a page whose versions
 * were renumbered, the text of an old revision with its mark, the text in force beside a draft, and the register as of a day.
 */
import { closeModal, openPopup, openQuality, press } from '../surfaces';
import type { Desk } from '../desk';
import type { ControlledPage } from '../document-chapter';
import type { Chapter, Stage } from './chapter';

const rows = 36;
const asOfDaysAgo = 60;

/** A table of torques; the second edition has other values, a row more and a row less. */
function table(edition: 1 | 2): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = index + 1;
    if (edition === 2 && number === 20) return [];
    const torque = edition === 2 && number % 9 === 0 ? '0.65' : '0.40';
    const tool = edition === 2 && number === 5 ? 'torque screwdriver TS-2, calibrated' : 'torque screwdriver TS-1';
    const row = `| S${number} | housing ${(number % 4) + 1} | M3 × 8 | ${torque} | ${tool} | crosswise |`;
    return edition === 2 && number === 12 ? [row, '| S12a | lid | M2.5 × 6 | 0.30 | by hand | any |'] : [row];
  }).flat();
  const added = edition === 2 ? '\n\nEvery screw is marked with paint after the second pass.' : '';
  const head = '| Screw | Part | Size | Torque in Nm | Tool | Order |\n|---|---|---|---|---|---|';
  return `## Torques\n\nAll values at 20 °C, dry thread.\n\n${head}\n${lines.join('\n')}${added}`;
}

export const playRevisions: Chapter = async (stage) => {
  const { telling, office, scene, prepared } = stage;
  const { cast } = scene;
  const title = 'Torques of all screws';
  const first = await prepared.inForce({ title, markdown: table(1), typeCode: 'WIN' }, cast.reviewer);
  // A version that was never signed; deleting it later renumbers the ones after it.
  await prepared.rewrite(first, `${table(2)} Draft.`, 'Half done');
  const second = await prepared.rewrite(first, table(2), 'Torques after the trial');
  await prepared.submit(second, 'The trial of the new housing gave other torques.');
  await prepared.sign(second, cast.reviewer);
  await prepared.reached(second, ({ effective }) => effective?.label === second.label);

  const desk = await office.deskOf(cast.reader);
  const history = `${first.number}: history`;
  await openRevisions(desk, first);
  const frame = desk.page.getByRole('dialog', { name: history }).frameLocator('iframe');
  await telling.step('timeline', `${cast.reader.name} sees every revision with its rounds`, async () => {
    await frame.getByRole('heading', { name: `Rev ${first.label}`, exact: true }).waitFor();
    await frame.getByText('Obsolete: superseded').waitFor();
    return { on: desk.page };
  });
  await telling.step('round-opened', 'opened, a round shows who signed what and why', async () => {
    const round = frame.getByText(/^Round 1 ·/).first();
    await round.click();
    const reason = frame.getByText('The trial of the new housing gave other torques.').first();
    await reason.waitFor();
    await reason.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('redline', 'the redline says first how many differences there are and where', async () => {
    await press(frame, `Redline from Rev ${first.label}`);
    const summary = frame.getByText(/^\d+ differences: /);
    await summary.waitFor();
    return { on: desk.page, words: await summary.innerText() };
  });
  await telling.step('redline-table', 'and marks the cells of the table that changed', async () => {
    for (let jump = 0; jump < 2; jump += 1) await press(frame, 'Next difference');
    await frame.getByText(/^2 of \d+: /).waitFor();
    return { on: desk.page };
  });
  await telling.step('redline-row', 'as well as the row that came in', async () => {
    const row = frame.getByText('S12a').first();
    await row.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('side-by-side', 'the same side by side', async () => {
    await frame.getByRole('combobox', { name: 'Layout' }).selectOption('sideBySide');
    const columns = frame.getByRole('region', { name: 'Side by side' });
    await columns.waitFor();
    await columns.getByText('S12a').first().scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('superseded-text', 'the text of the old revision carries its mark', async () => {
    await press(frame, 'Back to the revisions');
    await frame.getByRole('button', { name: 'Read', exact: true }).last().click();
    await frame.getByText('Obsolete: superseded: do not work by this text').waitFor();
    await frame.getByText('S20', { exact: true }).waitFor();
    return { on: desk.page };
  });
  await closeModal(desk, history);

  await verifyRenumbered(stage, first, second);
  await readBesideDraft(stage, first, second);
  await registerAsOf(stage);
};

async function openRevisions(desk: Desk, page: ControlledPage) {
  const popup = await openPopup(desk, page);
  await press(popup, 'History');
  const frame = desk.page.getByRole('dialog', { name: `${page.number}: history` }).frameLocator('iframe');
  await frame.getByRole('tab', { name: 'Revisions' }).click();
  return frame;
}

async function verifyRenumbered({ telling, office, scene }: Stage, first: ControlledPage, second: ControlledPage) {
  const { cast } = scene;
  const desk = await office.deskOf(cast.reader);
  await telling.step(
    'renumbered',
    'a version between them is deleted: Confluence renumbers those after it',
    async () => {
      await office.client.request(
        'DELETE',
        `/wiki/rest/api/content/${first.pageId}/version/2`,
        undefined,
        cast.documentController,
      );
      await desk.go(`/wiki/spaces/${first.spaceKey}/history/${first.pageId}`);
      await desk.page.getByText('v. 2', { exact: true }).waitFor();
      return { on: desk.page };
    },
  );
  await telling.step(
    'verified',
    `Rev ${second.label} is found by its time and digest, and is what was signed`,
    async () => {
      const frame = await openRevisions(desk, first);
      await press(frame, `Verify Rev ${second.label}`);
      await frame.getByText('Unchanged: the approved version reads as it was signed').waitFor();
      await frame.getByText('Evidence', { exact: true }).first().click();
      const renumbered = frame.getByText('Confluence renumbered it');
      await renumbered.waitFor();
      await renumbered.scrollIntoViewIfNeeded();
      return { on: desk.page };
    },
  );
  await closeModal(desk, `${first.number}: history`);
}

async function readBesideDraft(
  { telling, office, scene, prepared }: Stage,
  page: ControlledPage,
  second: ControlledPage,
) {
  const { cast } = scene;
  const desk = await office.deskOf(cast.reader);
  const draft = await prepared.rewrite(page, `${table(2)}\n\nLids are closed by hand.`, 'Lids');
  await telling.step('draft-banner', 'over a draft the banner says what is in force', async () => {
    await desk.awaitByline(page, `Rev ${second.label} in force · Rev ${draft.label} draft`);
    await desk.awaitBanner(
      page,
      `Not in force: you are reading a draft of Rev ${draft.label}. Rev ${second.label} is in force.`,
    );
    return { on: desk.page };
  });
  const title = `Read Rev ${second.label}`;
  await telling.step('in-force-beside', 'one click further stands the text in force, table and all', async () => {
    const banner = desk.page.locator('[data-module-key="document-banner"]').frameLocator('iframe');
    await press(banner, title);
    const text = desk.page.getByRole('dialog', { name: title }).frameLocator('iframe');
    await text.getByText('S12a', { exact: true }).waitFor();
    if ((await text.getByText('Lids are closed by hand.').count()) > 0) throw new Error('The draft is in it.');
    return { on: desk.page };
  });
  await closeModal(desk, title);
}

async function registerAsOf({ telling, office, scene: { cast, spaceKey }, prepared }: Stage) {
  const desk = await office.deskOf(cast.qualityManager);
  const day = await prepared.day(-asOfDaysAgo);
  await telling.step('register-as-of', `the register says what was in force on ${day}`, async () => {
    const frame = await openQuality(desk, spaceKey, 'Register');
    await frame.getByLabel('As of').fill(day);
    const count = frame.getByText(/^\d+ documents in force$/);
    await count.waitFor();
    return { on: desk.page, words: await count.innerText() };
  });
}
