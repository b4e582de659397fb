/**
 * Signing as people meet it: the dialog in every preset, by keyboard alone, and enrolling; both themes, wide and at 320 px, with
 * axe.
 */
import { inReviewView, documentView } from './support/document-answers';
import { pressByName, type Scenario } from './support/fake-host';
import { redline } from './support/revision-answers';
import { byline, spacePage } from './support/scenarios';
import {
  deviceAddress,
  high,
  locked,
  newcomer,
  regulated,
  signers,
  signerView,
  signingSettings,
  troubled,
} from './support/signing-answers';
import { describeUi, expectLooksRight } from './support/ui-under-test';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;
const signing = (more: object = {}) =>
  spacePage({
    'signing.mine': ok(signerView()),
    'signing.signers': ok(signers),
    'signing.signer': ok(troubled),
    'signing.settings': ok(signingSettings),
    ...more,
  });
const review = (needs: typeof regulated) => byline(ok({ ...inReviewView, signing: needs }));

const changes = byline(ok({ ...inReviewView, signing: regulated }), { 'document.redline': ok(redline) });

const looks: readonly (readonly [string, Scenario, readonly string[], string])[] = [
  ['sign-regulated', review(regulated), ['Sign'], 'Signing passphrase'],
  ['sign-high', review(high), ['Sign'], 'Code of your device'],
  ['sign-locked', review(locked), ['Sign'], 'your signing factors are locked'],
  ['sign-without-right', review({ ...regulated, rights: [] }), ['Sign'], 'You have no signing right'],
  ['sign-changes', changes, ['Sign', 'Show what changed since Rev 2'], 'Changes since Rev 2'],
  ['signing-mine', signing(), ['Signing'], 'You can sign'],
  ['signing-newcomer', signing({ 'signing.mine': ok(newcomer) }), ['Signing'], 'You have not enrolled'],
  ['signing-passphrase', signing(), ['Signing', 'Change the passphrase'], 'New passphrase again'],
  ['signing-recovery', signing(), ['Signing', 'I lost something'], 'Two people must agree'],
  ['signing-signer', signing(), ['Signing', 'Tomasz Wrona'], 'My telephone fell into the test basin.'],
  ['signing-decide', signing(), ['Signing', 'Tomasz Wrona', 'Decide the recovery'], 'With your approval'],
  ['signing-grant', signing(), ['Signing', 'Tomasz Wrona', 'Grant a right'], 'How did you check who this is?'],
  ['signing-preset', signing(), ['Signing', 'Change'], 'Grant the rights before you choose this'],
];

describeUi('signing', (host) => {
  it.each(looks)('%s looks right and is accessible', async (name, scenario, presses, waitsFor) => {
    const ui = await host.open(scenario);
    for (const press of presses) await pressByName(ui.page, press);
    await ui.page.getByText(waitsFor).first().waitFor();
    await expectLooksRight(ui, name);
    await ui.page.close();
  });

  it('signs with both factors by keyboard alone, and keeps no secret on the screen', async () => {
    const { page, log } = await host.open(
      byline(ok({ ...inReviewView, signing: high }), {
        'document.approve': [{ ok: false, refusal: { code: 'codeUsed', rule: 'SG-13' } }, ok(documentView())],
      }),
      320,
    );
    await page.getByRole('button', { name: 'Sign', exact: true }).focus();
    await page.keyboard.press('Enter');
    const passphrase = page.getByLabel('Signing passphrase');
    await passphrase.waitFor();
    for (let steps = 0; steps < 20; steps += 1) {
      if (await passphrase.evaluate((field) => field === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('four kettles under moss');
    expect(await passphrase.getAttribute('type')).toBe('password');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12 34-56');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This code has been used already').waitFor();
    expect(await page.getByLabel('Code of your device').inputValue()).toBe('');
    await page.getByLabel('Code of your device').focus();
    await page.keyboard.type('654321');
    await page.keyboard.press('Enter');
    await page.getByText('Unchanged since approval').waitFor();
    const sent = (await log()).invoked.filter((one) => one.functionKey === 'document.approve');
    expect(sent.map((one) => one.payload.factors)).toEqual([
      { passphrase: 'four kettles under moss', code: '123456' },
      { passphrase: 'four kettles under moss', code: '654321' },
    ]);
    await page.close();
  });

  it('asks for the factors after the answer says so, where the form did not know', async () => {
    const { page, log } = await host.open(
      byline(ok(inReviewView), {
        'document.approve': [
          { ok: false, refusal: { code: 'factorsNeeded', rule: 'SG-6', details: { passphrase: true, code: false } } },
          ok(documentView()),
        ],
      }),
      400,
    );
    await pressByName(page, 'Sign');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Sign: reviewed' }).click();
    await page.getByLabel('Signing passphrase').fill('four kettles under moss');
    await page.getByRole('button', { name: 'Sign: reviewed' }).click();
    await page.getByText('Unchanged since approval').waitFor();
    const sent = (await log()).invoked.filter((one) => one.functionKey === 'document.approve');
    expect(sent.map((one) => one.payload.factors)).toEqual([undefined, { passphrase: 'four kettles under moss' }]);
    await page.close();
  });

  it('draws the QR code of a new device itself and enrols it with a first code', async () => {
    const ui = await host.open(
      signing({
        'signing.offerDevice': ok({ address: deviceAddress }),
        'signing.confirmDevice': ok(signerView({ deviceSince: signers.rows[1]?.deviceSince ?? null })),
      }),
    );
    const { page } = ui;
    await pressByName(page, 'Signing');
    await pressByName(page, 'Add a device');
    await page.getByLabel('Signing passphrase').fill('four kettles under moss');
    await pressByName(page, 'Show the QR code');
    await page.getByRole('img', { name: 'QR code for your authenticator' }).waitFor();
    await page.getByText('Cannot scan it?').click();
    await page.getByText('JBSW Y3DP EHPK').waitFor();
    await expectLooksRight(ui, 'signing-device');
    await page.getByLabel('First code of the device').fill('123456');
    await pressByName(page, 'Enrol the device');
    await page.getByRole('button', { name: 'Replace the device' }).waitFor();
    await page.close();
  });
});
