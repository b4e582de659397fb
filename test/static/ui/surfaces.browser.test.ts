/**
 * Every surface in a real browser under the platform's own policy: both themes, wide and at 320 px, checked with axe, and kept as
 * a screenshot where `PLUMBLINE_SHOTS` names a folder. What happens behind the buttons is tested on the local site.
 */
import { accessibilityProblems, pressByName } from './support/fake-host';
import { looks } from './support/scenarios';
import { describeUi } from './support/ui-under-test';

/** Contrast is a matter of the theme, room a matter of the width: no fourth appearance could show what these three do not. */
const appearances = [
  { colorMode: 'light', width: 1280 },
  { colorMode: 'dark', width: 1280 },
  { colorMode: 'light', width: 320 },
] as const;

describeUi('surfaces', (host) => {
  it('are served under a policy without inline scripts and styles', () => {
    expect(host.policy).toMatch(/style-src 'self'/);
    expect(host.policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  it.each(looks.map((look) => [look.name, look] as const))('%s looks right and is accessible', async (name, look) => {
    const ui = await host.open(look.scenario);
    for (const press of look.presses ?? []) await pressByName(ui.page, press);
    if (look.waitsFor === null) expect(await ui.page.evaluate(() => document.body.offsetHeight)).toBe(0);
    else await ui.page.getByText(look.waitsFor).first().waitFor();
    for (const { colorMode, width } of look.waitsFor === null ? [] : appearances) {
      await ui.show(colorMode, width);
      await ui.screenshot(`${name}-${colorMode}-${width}`);
      const problems = await accessibilityProblems(ui.page);
      const overflow = await ui.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ colorMode, width, problems, overflow: Math.max(overflow, 0) }).toEqual({
        colorMode,
        width,
        problems: [],
        overflow: 0,
      });
    }
    expect(await ui.violations()).toEqual([]);
    expect(ui.errors).toEqual([]);
    await ui.page.close();
  });
});
