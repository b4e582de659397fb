/** What the chapter of signing does again and again: a passphrase enrolled, the form that signs, the card of a signer. */
import type { FrameLocator } from 'playwright-core';
import { type Desk, eventually, patience, type Person } from '../desk';
import { openQuality, popupSaying, press } from '../surfaces';
import type { Device } from './device';
import type { Stage } from './chapter';

/** From the list of signers, which comes from an index and follows a change with a delay. */
export function openSigner(desk: Desk, spaceKey: string, signer: Person): Promise<FrameLocator> {
  return eventually(`${signer.name} among the signers`, async () => {
    const frame = await openQuality(desk, spaceKey, 'Signing');
    const name = frame.getByRole('button', { name: signer.name, exact: true });
    return name.click({ timeout: patience / 12 }).then(
      () => frame,
      () => undefined,
    );
  });
}

export type Page = Awaited<ReturnType<Stage['prepared']['draft']>>;

/** Opens the form that signs. */
export async function openSign({ office, scene: { cast } }: Stage, page: Page) {
  const desk = await office.deskOf(cast.signer);
  const popup = await popupSaying(desk, page, `Approval of Rev ${page.label}`);
  await press(popup, 'Sign');
  const passphrase = popup.getByLabel('Signing passphrase', { exact: true });
  await passphrase.waitFor();
  const sign = popup.getByRole('button', { name: 'Sign: approved' });
  return { desk, popup, passphrase, code: popup.getByLabel('Code of your device'), sign };
}

async function fillPassphrase(frame: FrameLocator, passphrase: string) {
  await frame.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await frame.getByLabel('New passphrase again').fill(passphrase);
  await press(frame, 'Enrol');
}

export async function enrol({ telling, office, scene: { cast, spaceKey } }: Stage, device: Device, passphrase: string) {
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
