/**
 * Signing with passphrase and device: the preset chosen, both factors enrolled, a right granted, a signature given, a lock-out
 * with growing delay, and a recovery by two other people.
 */
import { eventually, patience, type Person } from '../desk';
import { openQuality, popupSaying, press } from '../surfaces';
import { Device } from './device';
import type { Chapter, Stage } from './chapter';
import { enrol, openSign, openSigner, type Page } from './signing-parts';
import { lockOut, recover } from './signing-lost';

const words = 'four kettles under moss';
const wordsAfterwards = 'seven herons beside slate';
const titles = ['Exchange of display glasses', 'Cleaning of sensor heads', 'Sealing of battery lids'] as const;

export const playSigning: Chapter = async (stage) => {
  const { scene, prepared } = stage;
  const pages = [];
  for (const title of titles) {
    const markdown = `${title}: on a dry bench, with gloves, by two people.`;
    const page = await prepared.draft({ title, markdown, typeCode: 'WIN' });
    await prepared.submit(page, 'First issue.');
    pages.push(page);
  }
  const [first, second, third] = pages;
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three pages are needed.');
  const device = new Device(() => prepared.now());
  await choosePreset(stage);
  try {
    await enrol(stage, device, words);
    await grantRight(stage, first);
    await signWithBoth(stage, first, device);
    await signInSitting(stage, second);
    await lockOut(stage, third);
    await recover(stage);
    await enrolAnew(stage, third, device);
  } finally {
    await backToAccounts(stage, scene.cast.qualityManager);
  }
};

async function choosePreset({ telling, office, scene: { cast, spaceKey } }: Stage) {
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step('preset', `${cast.qualityManager.name} reads what “High” means for everybody`, async () => {
    const frame = await openQuality(manager, spaceKey, 'Signing');
    await press(frame, 'Change');
    await frame.getByRole('combobox', { name: 'Preset' }).selectOption('high');
    await frame.getByRole('textbox', { name: 'Reason' }).fill('A customer under 21 CFR Part 11 asks for it.');
    await frame.getByText('A lost device is replaced through a recovery by two people.').waitFor();
    return { on: manager.page };
  });
  await telling.step('preset-chosen', 'and chooses it with a reason', async () => {
    const frame = manager.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
    await press(frame, 'Change');
    const chosen = frame.getByText('Signing rights').last();
    await frame.getByText('to be changed after 365 days').waitFor();
    await chosen.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
}

async function grantRight({ telling, office, scene: { cast, spaceKey }, prepared }: Stage, page: Page) {
  const desk = await office.deskOf(cast.signer);
  await telling.step('no-right', `without a right ${cast.signer.name} cannot sign, and reads whom to ask`, async () => {
    const popup = await popupSaying(desk, page, `Approval of Rev ${page.label}`);
    await press(popup, 'Sign');
    await popup.getByText('You have no signing right for “Approve” today.').waitFor();
    return { on: desk.page };
  });
  const manager = await office.deskOf(cast.qualityManager);
  const frame = await openSigner(manager, spaceKey, cast.signer);
  await telling.step(
    'right',
    `${cast.qualityManager.name} grants the right, and says how the identity was checked`,
    async () => {
      await press(frame, 'Grant a right');
      await frame.getByRole('combobox', { name: 'Meaning' }).selectOption('approved');
      await frame.getByLabel('How did you check who this is?').fill('Identity card seen.');
      return { on: manager.page };
    },
  );
  await telling.step('right-granted', 'the right stands with the name of who checked', async () => {
    await press(frame, 'Grant');
    await frame.getByText(`identity checked by ${cast.qualityManager.name}`).waitFor();
    return { on: manager.page };
  });
  await telling.step('signers', 'everybody who can sign, as of any day', async () => {
    // The list comes from an index, which follows a change with a delay.
    const row = await eventually('the signer in the list', async () => {
      const list = await openQuality(manager, spaceKey, 'Signing');
      // Chapters before this one let days pass: the browser's day is behind the site's.
      await list.getByLabel('Rights as of').fill(await prepared.day());
      const found = list
        .getByRole('row')
        .filter({ hasText: 'passphrase, device' })
        .filter({ hasText: 'Approve: from' });
      return found.waitFor({ timeout: patience / 12 }).then(
        () => found,
        () => undefined,
      );
    });
    await row.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
}

async function signWithBoth(stage: Stage, page: Page, device: Device) {
  const { telling, scene } = stage;
  await telling.step('both-factors', `${scene.cast.signer.name} gives passphrase and code`, async () => {
    const { desk, passphrase, code, sign } = await openSign(stage, page);
    await passphrase.fill(words);
    await code.fill(await device.code());
    await sign.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('signed-with-both', 'and has signed', async () => {
    const desk = await stage.office.deskOf(scene.cast.signer);
    const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
    await press(popup, 'Sign: approved');
    await popup.getByText('Signed.', { exact: true }).waitFor();
    const signatures = popup.getByText(/^Signatures of Rev/);
    await signatures.click();
    await signatures.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
}

async function signInSitting(stage: Stage, page: Page) {
  await stage.telling.step('sitting', 'within the sitting the passphrase alone is asked for', async () => {
    const { desk, popup, passphrase, code, sign } = await openSign(stage, page);
    if ((await code.count()) > 0) throw new Error('The code is asked for again.');
    await passphrase.fill(words);
    await sign.scrollIntoViewIfNeeded();
    await sign.click();
    await popup.getByText('Signed.', { exact: true }).waitFor();
    return { on: desk.page };
  });
}

async function enrolAnew(stage: Stage, page: Page, device: Device) {
  await enrol(stage, device, wordsAfterwards);
  await stage.telling.step('signed-anew', 'and signs with what was enrolled anew', async () => {
    const { desk, popup, passphrase, code, sign } = await openSign(stage, page);
    await passphrase.fill(wordsAfterwards);
    if ((await code.count()) > 0) await code.fill(await device.code());
    await sign.click();
    await popup.getByText('Signed.', { exact: true }).waitFor();
    return { on: desk.page };
  });
}

/** The chapters after this one sign by account, as the site did before. */
async function backToAccounts({ office, scene }: Stage, manager: Person) {
  const place = { on: 'space' } as const;
  office.client.enterSpace({ id: scene.spaceId, key: scene.spaceKey });
  const { sequence, preset, passphraseDays } = await office.client.invoke(manager, 'signing.settings', {}, place);
  if (preset === 'iso9001') return;
  await office.client.invoke(
    manager,
    'signing.changeSettings',
    { seenSequence: sequence, preset: 'iso9001', rightsRequired: false, passphraseDays, reason: 'The trial is over.' },
    place,
  );
}
