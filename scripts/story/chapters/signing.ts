/**
 * Signing with passphrase and device: the preset chosen, both factors enrolled, a right granted, a signature given, a lock-out
 * with growing delay, and a recovery by two other people.
 */
import type { FrameLocator } from 'playwright-core';
import { type Desk, eventually, patience, type Person } from '../desk';
import { myWorkSaying, openQuality, popupSaying, press } from '../surfaces';
import { Device } from './device';
import type { Chapter, Stage } from './chapter';

const words = 'four kettles under moss';
const wordsAfterwards = 'seven herons beside slate';
const minute = 60_000;
const failuresUntilLock = 5;
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

async function fillPassphrase(frame: FrameLocator, passphrase: string) {
  await frame.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await frame.getByLabel('New passphrase again').fill(passphrase);
  await press(frame, 'Enrol');
}

async function enrol({ telling, office, scene: { cast, spaceKey } }: Stage, device: Device, passphrase: string) {
  const desk = await office.deskOf(cast.signer);
  const { name } = cast.signer;
  const frame = await openQuality(desk, spaceKey, 'Signing');
  await telling.step('weak-passphrase', `${name} tries a weak passphrase, and is told why it is refused`, async () => {
    await press(frame, 'Enrol a passphrase');
    await fillPassphrase(frame, `${name} 1234`);
    await frame.getByText('your name is in it').waitFor();
    return { on: desk.page };
  });
  await telling.step('passphrase', `${name} enrols a passphrase`, async () => {
    await fillPassphrase(frame, passphrase);
    await frame.getByText('to be changed by').waitFor();
    return { on: desk.page };
  });
  await telling.step('device', 'then a device, by its QR code', async () => {
    await press(frame, 'Add a device');
    await frame.getByLabel('Signing passphrase', { exact: true }).fill(passphrase);
    await press(frame, 'Show the QR code');
    await frame.getByRole('img', { name: 'QR code for your authenticator' }).waitFor();
    await frame.getByText('Cannot scan it?').click();
    device.take(await frame.locator('.device-key').innerText());
    return { on: desk.page };
  });
  await telling.step('device-enrolled', 'it counts from its first right code on', async () => {
    await frame.getByLabel('First code of the device').fill(await device.code());
    await press(frame, 'Enrol the device');
    await frame.getByText('enrolled', { exact: false }).first().waitFor();
    await frame.getByRole('button', { name: 'Replace the device' }).waitFor();
    return { on: desk.page };
  });
}

/** From the list of signers, which comes from an index and follows a change with a delay. */
function openSigner(desk: Desk, spaceKey: string, signer: Person): Promise<FrameLocator> {
  return eventually(`${signer.name} among the signers`, async () => {
    const frame = await openQuality(desk, spaceKey, 'Signing');
    const name = frame.getByRole('button', { name: signer.name, exact: true });
    return name.click({ timeout: patience / 12 }).then(
      () => frame,
      () => undefined,
    );
  });
}

type Page = Awaited<ReturnType<Stage['prepared']['draft']>>;

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

/** Opens the form that signs. */
async function openSign({ office, scene: { cast } }: Stage, page: Page) {
  const desk = await office.deskOf(cast.signer);
  const popup = await popupSaying(desk, page, `Approval of Rev ${page.label}`);
  await press(popup, 'Sign');
  const passphrase = popup.getByLabel('Signing passphrase', { exact: true });
  await passphrase.waitFor();
  const sign = popup.getByRole('button', { name: 'Sign: approved' });
  return { desk, popup, passphrase, code: popup.getByLabel('Code of your device'), sign };
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
    await popup.getByText('Done: sign.').waitFor();
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
    await popup.getByText('Done: sign.').waitFor();
    return { on: desk.page };
  });
}

async function lockOut(stage: Stage, page: Page) {
  const { telling, office, prepared, scene } = stage;
  const { cast, spaceKey } = scene;
  await telling.step('wrong', 'a wrong passphrase signs nothing', async () => {
    const { desk, popup, passphrase, sign } = await openSign(stage, page);
    await passphrase.fill('four kettles under mist');
    await sign.click();
    await popup.getByText('The passphrase is not right.').waitFor();
    await sign.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('locked', 'the fifth one in a row locks for a minute', async () => {
    const desk = await office.deskOf(cast.signer);
    const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
    const locked = popup.getByText('your signing factors are locked until');
    for (let failure = 2; failure <= failuresUntilLock + 1 && (await locked.count()) === 0; failure += 1) {
      await popup.getByLabel('Signing passphrase', { exact: true }).fill(`four kettles under rain ${failure}`);
      const sign = popup.getByRole('button', { name: 'Sign: approved' });
      await sign.click();
      await popup.locator('form[aria-busy="false"]').waitFor();
    }
    await locked.first().waitFor();
    await locked.first().scrollIntoViewIfNeeded();
    return { on: desk.page, words: await locked.first().innerText() };
  });
  await telling.step('told', 'every quality manager is told', async () => {
    const manager = await office.deskOf(cast.qualityManager);
    const told = await myWorkSaying(manager, spaceKey, 'Failed signing attempts');
    await told.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  await telling.step('locked-longer', 'after the minute, one more wrong one locks for longer', async () => {
    await prepared.letPass(minute + 1000);
    const { desk, popup, passphrase, code, sign } = await openSign(stage, page);
    await passphrase.fill('four kettles under snow');
    if ((await code.count()) > 0) await code.fill('000000');
    await sign.click();
    await popup.getByText('Nothing was signed.').or(popup.getByText('are locked until')).first().waitFor();
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await press(popup, 'Sign');
    const locked = popup.getByText('your signing factors are locked until').first();
    await locked.waitFor();
    await locked.scrollIntoViewIfNeeded();
    return { on: desk.page, words: await locked.innerText() };
  });
}

async function recover({ telling, office, scene: { cast, spaceKey } }: Stage) {
  const { name } = cast.signer;
  await telling.step('lost', `${name} forgot the passphrase and asks for recovery`, async () => {
    const desk = await office.deskOf(cast.signer);
    const frame = await openQuality(desk, spaceKey, 'Signing');
    await press(frame, 'I lost something');
    await frame.getByLabel('What happened').fill('I changed the passphrase in spring and no longer know it.');
    await press(frame, 'Ask for recovery');
    await frame.getByText(/^asked for /).waitFor();
    return { on: desk.page };
  });
  const approve = async (person: Person) => {
    const desk = await office.deskOf(person);
    const frame = await openSigner(desk, spaceKey, cast.signer);
    await press(frame, 'Decide the recovery');
    await frame.getByLabel('How did you make sure who asks?').fill('Spoke to her at her desk.');
    return { desk, frame };
  };
  await telling.step(
    'recovery-first',
    `${cast.documentController.name}, the administrator, approves first`,
    async () => {
      const { desk, frame } = await approve(cast.documentController);
      await press(frame, 'Approve');
      await frame.getByText(`Approved by ${cast.documentController.name} as administrator.`).waitFor();
      return { on: desk.page };
    },
  );
  await telling.step('recovery-second', `${cast.qualityManager.name} reads what the second approval does`, async () => {
    const { desk, frame } = await approve(cast.qualityManager);
    await frame.getByText('With your approval all factors of this person are taken away').waitFor();
    return { on: desk.page };
  });
  await telling.step('recovered', 'and approves: all factors are gone, the right stays', async () => {
    const desk = await office.deskOf(cast.qualityManager);
    const frame = desk.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
    await press(frame, 'Approve');
    await frame.getByText('not enrolled').first().waitFor();
    await frame.getByText('Audit trail of this signer').click();
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
    await popup.getByText('Done: sign.').waitFor();
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
