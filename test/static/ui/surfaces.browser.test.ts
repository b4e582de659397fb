/**
 * Every surface in a real browser under the platform's own policy: both themes, wide and at 320 px, checked with axe, and kept as
 * a screenshot where `PLUMBLINE_SHOTS` names a folder. What happens behind the buttons is tested on the local site.
 */
import { pressByName } from './support/fake-host';
import { looks } from './support/looks';
import { describeUi, expectLooksRight } from './support/ui-under-test';

describeUi('surfaces', (host) => {
  it('are served under a policy without inline scripts and styles', () => {
    expect(host.policy).toMatch(/style-src 'self'/);
    expect(host.policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  it.each(looks.map((look) => [look.name, look] as const))('%s looks right and is accessible', async (name, look) => {
    const ui = await host.open(look.scenario);
    for (const press of look.presses ?? []) await pressByName(ui.page, press);
    if (look.waitsFor === null) {
      expect(await ui.page.evaluate(() => document.body.offsetHeight)).toBe(0);
      expect(ui.errors).toEqual([]);
    } else {
      await ui.page.getByText(look.waitsFor).first().waitFor();
      await expectLooksRight(ui, name);
    }
    await ui.page.close();
  });

  const openLook = async (name: string, width?: number) => {
    const look = looks.find((one) => one.name === name);
    if (look === undefined) throw new Error(`There is no look ${name}.`);
    const ui = await host.open(look.scenario, width);
    for (const press of look.presses ?? []) await pressByName(ui.page, press);
    return ui;
  };

  it('[B5] tells what one entry of the trail holds once, newest first', async () => {
    const { page } = await openLook('action-history');
    const told = page.getByRole('listitem');
    await page.getByText('Came into force.').waitFor();
    expect(await told.count()).toBe(3);
    expect(await told.first().innerText()).toMatch(/Rev 2 approved\.\s+Came into force\.\s+Evidence of entry 3/);
    await page.close();
  });

  it('[A15] goes from difference to difference without leaving the buttons, and says which one is shown', async () => {
    const { page } = await openLook('action-redline');
    await pressByName(page, 'Next difference');
    await page.getByText(/^1 of \d+: inserted/).waitFor();
    expect(await page.locator('.redline-current').getAttribute('data-difference')).toBe('1');
    const last = page.getByRole('button', { name: 'Next difference' });
    for (let number = 2; await last.isEnabled(); number += 1) {
      await last.click();
      await page.getByText(new RegExp(`^${number} of `)).waitFor();
    }
    expect(await page.locator('.redline-current').count()).toBe(1);
    expect(await page.locator('.redline-steps').isVisible()).toBe(true);
    await page.close();
  });

  it('[A15] puts both texts below each other where there is no room, and what is the same only once', async () => {
    const { page } = await openLook('action-redline', 320);
    await page.getByLabel('Layout').selectOption('sideBySide');
    const sides = page.getByRole('region', { name: 'Side by side' });
    await sides.waitFor();
    expect(await sides.getByText('Then the probe is rinsed and dried by hand.').filter({ visible: true }).count()).toBe(
      1,
    );
    expect(await sides.getByRole('cell', { name: 'Hana' }).filter({ visible: true }).count()).toBe(1);
    expect(await sides.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
