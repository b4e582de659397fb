/**
 * Every surface in a real browser under the platform's own policy: both themes, wide and at 320 px, checked with axe, and kept as
 * a screenshot. What happens behind the buttons is tested on the local site.
 */
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../../support/browser';
import { accessibilityProblems, openUi, pressByName, serveUi } from './support/fake-host';
import { looks } from './support/scenarios';

const appearances = (['light', 'dark'] as const).flatMap((colorMode) =>
  [1280, 320].map((width) => ({ colorMode, width })),
);

describeInBrowser('surfaces', () => {
  let browser: Browser;
  let served: { readonly url: string; readonly server: Server; readonly policy: string };

  beforeAll(async () => {
    served = await serveUi();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    served?.server.close();
  });

  it('are served under a policy without inline scripts and styles', () => {
    expect(served.policy).toMatch(/style-src 'self'/);
    expect(served.policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  it.each(looks.map((look) => [look.name, look] as const))('%s looks right and is accessible', async (name, look) => {
    const ui = await openUi(browser, served.url, look.scenario);
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
