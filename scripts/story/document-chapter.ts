/**
 * From a page to a revision in force, and the edit afterwards: put under control, submitted, refused to a contributor, signed
 * by two others, read by a reader, changed again.
 */
import type { Scene } from './cast';
import type { Office, PlacedPage } from './desk';
import { choosePerson, closeModal, confirm, openPopup, popupSaying, press, read } from './surfaces';
import type { Telling } from './telling';

export interface ControlledPage extends PlacedPage {
  readonly number: string;
  readonly label: string;
  readonly title: string;
}

const newPage = {
  title: 'Exchange of meter batteries',
  paragraphs: [
    'Purpose: exchange the batteries of a handheld meter without wetting its seal.',
    'Open the meter only on a dry bench. Wear the earthing strap until the lid is closed again.',
    'Torque the four lid screws crosswise to 0.4 Nm.',
  ],
};
/** What people write into a text of their own, and into one that was loaded and is about something else. */
const ownWords = {
  contributor: 'Batteries older than eighteen months are not fitted.',
  author: 'Record the serial number of the meter before it is opened.',
  afterwards: 'The seal is replaced at every second exchange.',
  reason: 'The seal was damaged twice when batteries were exchanged in the field.',
};
const wordsForLoaded = {
  ...ownWords,
  author: 'The owner of this document checks its links every quarter.',
  afterwards: 'A link that leads nowhere is removed within a week.',
  reason: 'The last audit found three links that led nowhere.',
};
const wordsFor = ({ page }: Scene) => (page === undefined ? ownWords : wordsForLoaded);

export async function playDocument(telling: Telling, office: Office, scene: Scene): Promise<ControlledPage> {
  const place = await beginPage(telling, office, scene);
  const page = await putUnderControl(telling, office, scene, place);
  await edit(telling, office, scene, page);
  await submit(telling, office, scene, page);
  await review(telling, office, scene, page);
  await refuseContributor(telling, office, scene, page);
  await approve(telling, office, scene, page);
  await readInForce(telling, office, scene, page);
  await changeAfterwards(telling, office, scene, page);
  await readSnapshot(telling, office, scene, page);
  return page;
}

async function beginPage(telling: Telling, office: Office, scene: Scene): Promise<PlacedPage & { title: string }> {
  const { cast, spaceKey, page: loaded } = scene;
  if (loaded !== undefined) {
    const desk = await office.deskOf(cast.author);
    await telling.step('loaded-page', `“${loaded.title}” stands with its ${loaded.versions} versions`, async () => {
      await desk.go(`/wiki/spaces/${spaceKey}/history/${loaded.pageId}`);
      await desk.page.getByText(`v. ${loaded.versions}`, { exact: true }).waitFor();
      return { on: desk.page, words: `loaded as ${loaded.loadedBy}` };
    });
    return loaded;
  }
  const desk = await office.deskOf(cast.author);
  let pageId = '';
  await telling.step('new-page', `${cast.author.name} writes “${newPage.title}” in the editor`, async () => {
    await desk.go(`/wiki/spaces/${spaceKey}`);
    await desk.page.getByRole('link', { name: 'Procedures', exact: true }).click();
    await desk.page.getByRole('heading', { name: 'Procedures', level: 1 }).waitFor();
    pageId = await desk.writePage(newPage.title, newPage.paragraphs);
    return { on: desk.page };
  });
  return { spaceKey, pageId, title: newPage.title };
}

async function putUnderControl(
  telling: Telling,
  office: Office,
  { cast, page: loaded }: Scene,
  place: PlacedPage & { readonly title: string },
): Promise<ControlledPage> {
  const desk = await office.deskOf(cast.documentController);
  let found = { number: '', label: '' };
  await telling.step('under-control', `${cast.documentController.name} puts it under control`, async () => {
    const popup = await openPopup(desk, place);
    await press(popup, 'Put under control');
    await popup.getByRole('combobox', { name: 'Type' }).selectOption('PRO');
    await choosePerson(popup, 'Owner (optional)', cast.author.name);
    if (loaded !== undefined && loaded.versions > 1) {
      const before = popup.getByRole('spinbutton', { name: 'Last revision issued before Plumbline' });
      await before.fill(String(loaded.versions - 1));
    }
    await press(popup, 'Put under control');
    await popup.getByText('Put under control.').waitFor();
    const number = await popup.locator('.number').first().innerText();
    const state = await popup.getByRole('group', { name: 'State' }).innerText();
    found = { number, label: /Rev (\S+)/i.exec(state)?.[1] ?? '?' };
    return { on: desk.page, words: `${number} Rev ${found.label}` };
  });
  return { ...place, ...found };
}

async function edit(telling: Telling, office: Office, scene: Scene, page: ControlledPage) {
  const { cast, page: loaded } = scene;
  const desk = await office.deskOf(cast.author);
  const byContributor = loaded === undefined ? `${cast.contributor.name} adds a sentence, then ` : '';
  await telling.step('edit', `${byContributor}${cast.author.name} edits the draft`, async () => {
    if (loaded === undefined) {
      const other = await office.deskOf(cast.contributor);
      await other.addSentence(page, 'first', wordsFor(scene).contributor, 'Age of batteries');
    }
    await desk.addSentence(page, 'last', wordsFor(scene).author, 'Serial number');
    return { on: desk.page };
  });
}

async function submit(telling: Telling, office: Office, scene: Scene, page: ControlledPage) {
  const { cast } = scene;
  const desk = await office.deskOf(cast.author);
  await telling.step('submit', `${cast.author.name} sees who will be asked and who cannot`, async () => {
    const popup = await openPopup(desk, page);
    await press(popup, 'Submit for approval');
    await popup.getByRole('heading', { name: 'Who will be asked' }).waitFor();
    await popup.getByText(`Not ${cast.contributor.name}: has edits in this text`).waitFor();
    await popup.getByText(cast.approver.name).first().waitFor();
    await popup.getByRole('textbox', { name: 'Reason for the change' }).fill(wordsFor(scene).reason);
    await confirm(popup, /I wrote this and submit it\./);
    return { on: desk.page, words: `not ${cast.contributor.name}, who has edits in this text` };
  });
  await telling.step('in-review', `${cast.author.name} signs and submits with a reason`, async () => {
    const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
    await press(popup, 'Sign and submit');
    await popup.getByText('Submitted for approval.').waitFor();
    await desk.awaitByline(page, `Rev ${page.label} in review`);
    await openPopup(desk);
    return { on: desk.page, words: `Rev ${page.label} is in review` };
  });
}

/** Signs the step that waits for this person. */
async function sign(office: Office, person: Scene['cast']['reviewer'], page: ControlledPage, meaning: string) {
  const desk = await office.deskOf(person);
  const popup = await popupSaying(desk, page, `Approval of Rev ${page.label}`);
  await press(popup, 'Sign');
  await popup.getByRole('heading', { name: `Sign ${page.number} Rev ${page.label}` }).waitFor();
  await confirm(popup, /I have read this revision and sign with my account/);
  return { desk, popup, press: () => press(popup, `Sign: ${meaning}`) };
}

async function review(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage) {
  await telling.step('review', `${cast.reviewer.name} signs the review`, async () => {
    const { desk, popup, press: signNow } = await sign(office, cast.reviewer, page, 'reviewed');
    await signNow();
    await popup.getByText('Signed.', { exact: true }).waitFor();
    return { on: desk.page };
  });
}

async function refuseContributor(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage) {
  const { contributor } = cast;
  const desk = await office.deskOf(contributor);
  await telling.step('refused', `${contributor.name}, asked to approve, is refused as contributor`, async () => {
    const popup = await popupSaying(desk, page, 'You are asked to sign, but may not');
    const words = 'Parts of this text are yours. You may review it, but not approve it.';
    await popup.getByText(words).waitFor();
    if ((await popup.getByRole('button', { name: 'Sign', exact: true }).count()) > 0)
      throw new Error('The popup offers “Sign” to a contributor.');
    return { on: desk.page, words: `“${words}”` };
  });
  await telling.step(
    'refusal-on-record',
    'sent past the screen, the signature is refused and put on record',
    async () => {
      const said = await signPastTheScreen(office, contributor, page);
      if (said !== 'approverContributed') throw new Error(`The answer was ${said}.`);
      const popup = await openPopup(desk, page);
      const history = await read(desk, popup, 'History', `${page.number}: history`);
      await history
        .getByText(`${contributor.name} was refused as approver of Rev ${page.label}, because they have edits in it`)
        .waitFor();
      return { on: desk.page };
    },
  );
  await closeModal(desk, `${page.number}: history`);
}

/** The screen does not even offer it, so the request goes straight to the app's resolver, as an attacker's would. */
async function signPastTheScreen(office: Office, person: Scene['cast']['contributor'], page: ControlledPage) {
  const place = { on: 'page', pageId: page.pageId } as const;
  const view = await office.client.invoke(person, 'document.view', { pageId: page.pageId }, place);
  const step = view.kind === 'uncontrolled' ? undefined : view.mySteps[0];
  const work = view.kind === 'uncontrolled' ? null : view.work;
  if (step === undefined || work === null || work.pageVersion === null || work.contentDigest === null)
    throw new Error('There is no step to sign.');
  const { round, pageVersion, contentDigest } = work;
  const request = { pageId: page.pageId, stepId: step.stepId, round, pageVersion, contentDigest, confirmed: true };
  return office.client.invoke(person, 'document.approve', { ...request, confirmed: true }, place).then(
    () => 'a signature',
    (error: Error) => /"code":"(\w+)"/.exec(error.message)?.[1] ?? error.message,
  );
}

async function approve(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage) {
  await telling.step('sign', `${cast.approver.name} reads what is signed and ticks the confirmation`, async () => {
    const { desk } = await sign(office, cast.approver, page, 'approved');
    return { on: desk.page };
  });
  await telling.step('approved', `${cast.approver.name} signs the approval`, async () => {
    const desk = await office.deskOf(cast.approver);
    const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
    await press(popup, 'Sign: approved');
    await popup.getByText('Signed.', { exact: true }).waitFor();
    await popup.getByText('Unchanged since approval').waitFor();
    await popup.getByText(/^Signatures of Rev/).click();
    return { on: desk.page };
  });
}

async function readInForce(telling: Telling, office: Office, { cast }: Scene, page: ControlledPage) {
  const desk = await office.deskOf(cast.reader);
  await telling.step('in-force', `${cast.reader.name} reads without a click that it is in force`, async () => {
    await desk.awaitByline(page, `Rev ${page.label} in force`);
    return { on: desk.page };
  });
}

export const nextLabel = (label: string): string => String(Number(label) + 1);

async function changeAfterwards(telling: Telling, office: Office, scene: Scene, page: ControlledPage) {
  const { cast } = scene;
  const next = nextLabel(page.label);
  await telling.step(
    'edit-noticed',
    'an edit afterwards is noticed: banner, and a draft of the next revision',
    async () => {
      const writer = await office.deskOf(cast.author);
      await writer.addSentence(page, 'last', wordsFor(scene).afterwards, 'Seal');
      const desk = await office.deskOf(cast.reader);
      await desk.awaitByline(page, `Rev ${page.label} in force · Rev ${next} draft`);
      await desk.awaitBanner(
        page,
        `Not in force: you are reading a draft of Rev ${next}. Rev ${page.label} is in force.`,
      );
      return { on: desk.page };
    },
  );
}

async function readSnapshot(telling: Telling, office: Office, scene: Scene, page: ControlledPage) {
  const { cast } = scene;
  const desk = await office.deskOf(cast.reader);
  await telling.step(
    'text-in-force',
    `${cast.reader.name} still reads Rev ${page.label} as it was approved`,
    async () => {
      const banner = desk.page.locator('[data-module-key="document-banner"]').frameLocator('iframe');
      await press(banner, `Read Rev ${page.label}`);
      const title = `Read Rev ${page.label}`;
      const text = desk.page.getByRole('dialog', { name: title }).frameLocator('iframe');
      await text.getByText(wordsFor(scene).author).waitFor();
      if ((await text.getByText(wordsFor(scene).afterwards).count()) > 0)
        throw new Error('The later sentence is in it.');
      return { on: desk.page, words: 'the later sentence is not in it' };
    },
  );
  await closeModal(desk, `Read Rev ${page.label}`);
}
