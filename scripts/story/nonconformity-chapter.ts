/**
 * A nonconformity from the page to its closing: two clicks and two fields, the Jira issue with its panel, acceptance,
 * correction, signed closing.
 */
import type { Scene } from './cast';
import type { ControlledPage } from './document-chapter';
import { type Desk, eventually, type Office, patience } from './desk';
import { choosePerson, closeModal, confirm, issuePanel, openNonconformity, openPopup, press, read } from './surfaces';
import type { Telling } from './telling';

export interface ReportedCase {
  readonly number: string;
  readonly issueKey: string;
}

/** Where it happened begins with a plus sign: a spreadsheet would take it for a formula. */
export const whereItHappened = '+4 °C cold room, bay 3';
const what = 'Two meters came back with water behind the lid after their batteries were exchanged.';
const findings = {
  process: 'Service',
  evidence: 'Return slips 26-1184 and 26-1190 with photographs of the lids.',
  correction: 'Open, dry and reseal both meters, and check the meters of the same week.',
  outcome: 'Both resealed, eleven others checked and found dry; see the bench record of the day.',
  why: 'The seal is now exchanged by a written rule; no other cause was found.',
};

export async function playNonconformity(
  telling: Telling,
  office: Office,
  scene: Scene,
  page: ControlledPage,
): Promise<ReportedCase> {
  const reported = await report(telling, office, scene, page);
  await seeInJira(telling, office, scene, page, reported);
  await seeOnPage(telling, office, scene, page, reported);
  await accept(telling, office, scene, reported);
  await correct(telling, office, scene, reported);
  await close(telling, office, scene, reported);
  return reported;
}

async function report(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage): Promise<ReportedCase> {
  const desk = await office.deskOf(cast.reader);
  let reported: ReportedCase = { number: '', issueKey: '' };
  await telling.step('report', `${cast.reader.name} reports a nonconformity: two clicks, two fields`, async () => {
    const popup = await openPopup(desk, page);
    await press(popup, 'Report a nonconformity');
    await popup.getByRole('textbox', { name: 'What is wrong?' }).fill(what);
    await popup.getByRole('textbox', { name: 'Where?' }).fill(whereItHappened);
    await press(popup, 'Report');
    const said = await popup.getByRole('status').filter({ hasText: 'is reported' }).innerText();
    const issueKey = await popup.getByRole('link').innerText();
    reported = { number: /(\S+) is reported/.exec(said)?.[1] ?? '?', issueKey };
    return { on: desk.page, words: `${reported.number} is Jira issue ${issueKey}` };
  });
  return reported;
}

function linkBack(desk: Desk) {
  return desk.page.getByRole('region', { name: 'Links' }).getByRole('link').first();
}

async function seeInJira(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage, one: ReportedCase) {
  const desk = await office.deskOf(cast.reader);
  await telling.step(
    'jira',
    `the link leads to ${one.issueKey}, which shows it in its panel and links back`,
    async () => {
      const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
      await popup.getByRole('link', { name: one.issueKey }).click();
      await desk.page.waitForURL(`**/browse/${one.issueKey}`);
      const panel = issuePanel(desk);
      await panel.getByText(one.number, { exact: true }).waitFor();
      await panel.getByText(whereItHappened).waitFor();
      await panel.getByRole('link', { name: new RegExp(page.number) }).waitFor();
      // The link back is made right after the issue, by a message in the queue: who looks at once may have to look again.
      await eventually('a link from the issue to the page', async () => {
        const isThere = await linkBack(desk)
          .waitFor({ timeout: patience / 10 })
          .then(
            () => true,
            () => undefined,
          );
        if (isThere === undefined) await desk.page.reload();
        return isThere;
      });
      await panel.getByText(one.number, { exact: true }).waitFor();
      return { on: desk.page };
    },
  );
}

async function seeOnPage(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage, one: ReportedCase) {
  const desk = await office.deskOf(cast.reader);
  const title = `${page.number}: nonconformities`;
  await telling.step('on-the-page', 'the link of the issue leads back to the page, which lists it', async () => {
    await linkBack(desk).click();
    await desk.page.getByRole('heading', { name: page.title, level: 1 }).waitFor();
    // The list comes from an index, which follows the report with a delay: who looks at once may have to look again.
    await eventually(`${one.number} in the list of the page`, async () => {
      const modal = await read(desk, await openPopup(desk, page), 'Nonconformities', title);
      return modal
        .getByRole('button', { name: one.number })
        .waitFor({ timeout: patience / 5 })
        .then(
          () => true,
          () => undefined,
        );
    });
    const modal = desk.page.getByRole('dialog', { name: title }).frameLocator('iframe');
    await modal.getByRole('link', { name: one.issueKey }).waitFor();
    return { on: desk.page };
  });
  await closeModal(desk, title);
}

async function accept(telling: Telling, office: Office, { cast, spaceKey }: Scene, one: ReportedCase) {
  const desk = await office.deskOf(cast.qualityManager);
  await telling.step('accepted', `${cast.qualityManager.name} accepts it with the rest`, async () => {
    const frame = await openNonconformity(desk, spaceKey, one.number, 'Accept');
    await press(frame, 'Accept');
    await frame.getByRole('combobox', { name: 'Severity' }).selectOption('major');
    await frame.getByRole('combobox', { name: 'Where did it come from?' }).selectOption('product');
    await frame.getByRole('textbox', { name: 'Process' }).fill(findings.process);
    await frame.getByRole('textbox', { name: 'Evidence' }).fill(findings.evidence);
    await press(frame, 'Accept');
    await frame.getByRole('heading', { name: 'Accepted' }).waitFor();
    return { on: desk.page };
  });
}

async function correct(telling: Telling, office: Office, { cast, spaceKey }: Scene, one: ReportedCase) {
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step(
    'correction',
    `${cast.qualityManager.name} plans a correction for ${cast.correctionOwner.name}`,
    async () => {
      const frame = await openNonconformity(manager, spaceKey, one.number, 'Plan a correction');
      await press(frame, 'Plan a correction');
      await frame.getByRole('textbox', { name: 'What sets this case right?' }).fill(findings.correction);
      await choosePerson(frame, 'Owner', cast.correctionOwner.name);
      await frame.getByLabel('Due on').fill(dayFromNow(7));
      await press(frame, 'Plan');
      await frame.getByText(findings.correction).waitFor();
      return { on: manager.page };
    },
  );
  const owner = await office.deskOf(cast.correctionOwner);
  await telling.step(
    'corrected',
    `${cast.correctionOwner.name} reports it done, in the panel of the issue`,
    async () => {
      await owner.go(`/browse/${one.issueKey}`);
      const panel = issuePanel(owner);
      await press(panel, 'Report a correction done');
      await panel.getByRole('textbox', { name: 'What was done, and where is the evidence?' }).fill(findings.outcome);
      await press(panel, 'Report done');
      await panel.getByText(findings.outcome).waitFor();
      await owner.page.getByRole('region', { name: 'Nonconformity' }).scrollIntoViewIfNeeded();
      return { on: owner.page };
    },
  );
}

async function close(telling: Telling, office: Office, { cast, spaceKey }: Scene, one: ReportedCase) {
  const desk = await office.deskOf(cast.qualityManager);
  await telling.step('closed', `${cast.qualityManager.name} closes it with a signature`, async () => {
    const frame = await openNonconformity(desk, spaceKey, one.number, 'Close');
    await press(frame, 'Close');
    await frame.getByRole('combobox', { name: 'Is corrective action needed?' }).selectOption('no');
    await frame.getByRole('textbox', { name: 'Why?' }).fill(findings.why);
    await confirm(frame, /I sign with my account/);
    await press(frame, 'Sign and close');
    await frame.getByRole('heading', { name: 'Closed' }).waitFor();
    return { on: desk.page };
  });
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
