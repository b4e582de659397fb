/** What axe finds on a page in the browser against WCAG 2.2 AA and its own best practice. */
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const engine = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface LookedAt {
  /** Colours are a matter of the theme, everything else of what is there and of the room it has. */
  readonly aspect?: 'everything' | 'colours' | 'allButColours';
  /** The page around an app's frame has the heading of level one. */
  readonly isFrame?: boolean;
}

/** One line per element; the frames of apps within the page are left out. */
export async function accessibilityProblems(page: Page, lookedAt: LookedAt = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(engine);
  return page.evaluate(
    async ({ aspect, isFrame }) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await inPage.run(
        { include: document, exclude: [['iframe']] },
        {
          resultTypes: ['violations'],
          ...(aspect === 'colours'
            ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
            : {
                runOnly: { type: 'tag', values: standards },
                rules: {
                  'page-has-heading-one': { enabled: isFrame !== true },
                  'color-contrast': { enabled: aspect !== 'allButColours' },
                },
              }),
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
      );
    },
    { aspect: lookedAt.aspect, isFrame: lookedAt.isFrame },
  );
}
