/**
 * Acting on many pages in the browser: choose, look ahead, take a page out, start, and see what came of each.
 */
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { bulkCsv, sayProgress } from '../../../static/ui/src/space/bulk-words';
import { describeInBrowser, launchBrowser } from '../../support/browser';
import { bulkResults, finishedBulk } from './support/bulk-answers';
import { accessibilityProblems, openUi, pressByName, serveUi } from './support/fake-host';
import { spacePage } from './support/scenarios';

describe('words', () => {
  it('[BK-6] say how far a job is and leave out what did not happen', () => {
    expect(sayProgress(finishedBulk)).toBe('5 of 5 pages · 3 done · 1 refused · 1 failed');
    expect(sayProgress({ ...finishedBulk, done: 5, refused: 0, failed: 0 })).toBe('5 of 5 pages · 5 done');
  });
  it('[BK-3] give every page a row with its outcome and the rule that said no', () => {
    const rows = bulkCsv(bulkResults);
    expect(rows).toHaveLength(6);
    expect(rows[4]).toEqual(['7003', 'Receiving inspection', null, 'Refused', expect.any(String), 'DC-18']);
  });
});

describeInBrowser('acting on many pages', () => {
  let browser: Browser;
  let served: { readonly url: string; readonly server: Server };
  beforeAll(async () => {
    served = await serveUi();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    served?.server.close();
  });

  it('[BK-1] shows what would happen, lets a page be taken out, and starts with the others only', async () => {
    const ui = await openUi(browser, served.url, {
      ...spacePage(),
      product: {
        '/wiki/api/v2/spaces': { results: [{ id: '1', key: 'QMS', name: 'Quality' }] },
        '/wiki/rest/api/search?': { results: [{ content: { id: '7000', title: 'Cleaning the probe' } }], _links: {} },
      },
    });
    const { page } = ui;
    await pressByName(page, 'Act on many');
    await page.getByLabel('Which pages').selectOption('label');
    await page.getByLabel('Label').fill('work-instruction');
    await pressByName(page, 'Show what would happen');
    await page.getByText('2 of 5 pages take part').waitFor();
    for (const colorMode of ['light', 'dark'] as const) {
      for (const width of [1280, 320]) {
        await ui.show(colorMode, width);
        await ui.screenshot(`space-bulk-preview-${colorMode}-${width}`);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    }
    await ui.show('light', 1280);
    await page.getByLabel('Take part: Packing and labelling').uncheck();
    await pressByName(page, 'Do it for 1 page');
    await page.getByText('5 of 5 pages · 3 done').waitFor();
    const started = (await ui.log()).invoked.find((one) => one.functionKey === 'bulk.start');
    expect(started?.payload).toMatchObject({ pages: [{ pageId: '7000', pageVersion: 3 }] });
    expect(ui.errors).toEqual([]);
    await page.close();
  });
});
