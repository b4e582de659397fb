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
});
