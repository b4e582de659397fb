/** Of the chapter of signing: a lock-out with growing delay, and a recovery by two other people. */
import type { Person } from '../desk';
import { myWorkSaying, openQuality, press } from '../surfaces';
import type { Stage } from './chapter';
import { openSign, openSigner, type Page } from './signing-parts';

const minute = 60_000;
const failuresUntilLock = 5;

export async function lockOut(stage: Stage, page: Page) {
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

export async function recover({ telling, office, scene: { cast, spaceKey } }: Stage) {
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
