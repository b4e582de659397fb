/**
 * Acting on many pages in the browser: choose, look ahead, take a page out, start, and see what came of each.
 */
import { bulkCsv, sayProgress } from '../../../static/ui/src/space/bulk-words';
import { draftView, inReviewView, submissionPreview } from './support/document-answers';
import { bulkPreview, bulkResults, finishedBulk } from './support/bulk-answers';
import { pressByName } from './support/fake-host';
import { spacePage } from './support/scenarios';
import { high, regulated } from './support/signing-answers';
import { describeUi, expectLooksRight } from './support/ui-under-test';

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

describeUi('acting on many pages', (host) => {
  it('[BK-1] shows what would happen, lets a page be taken out, and starts with the others only', async () => {
    const ui = await host.open({
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
    await expectLooksRight(ui, 'space-bulk-preview');
    await ui.show('light', 1280);
    await page.getByLabel('Take part: Packing and labelling').uncheck();
    await pressByName(page, 'Do it for 1 page');
    await page.getByText('5 of 5 pages · 3 done').waitFor();
    const started = (await ui.log()).invoked.find((one) => one.functionKey === 'bulk.start');
    expect(started?.payload).toMatchObject({ pages: [{ pageId: '7000', pageVersion: 3 }] });
    expect(ui.errors).toEqual([]);
    await page.close();
  });

  it('[BK-4] leads into one signature after the other where every signature asks for a factor', async () => {
    const draft = { ...draftView, signing: { ...high, rights: ['author' as const] } };
    const later = { ...draft, signing: { ...regulated, rights: ['author' as const] } };
    const ui = await host.open({
      ...spacePage({
        'bulk.preview': { ok: true, answer: { ...bulkPreview, isSeries: true } },
        'document.view': [
          // Asked twice as it appears.
          { ok: true, answer: draft },
          { ok: true, answer: draft },
          { ok: true, answer: later },
        ],
        'document.submissionPreview': { ok: true, answer: submissionPreview },
        'document.submit': { ok: true, answer: inReviewView },
      }),
      product: {
        '/wiki/api/v2/spaces': { results: [{ id: '1', key: 'QMS', name: 'Quality' }] },
        '/wiki/rest/api/search?': { results: [{ content: { id: '7000', title: 'Cleaning the probe' } }], _links: {} },
      },
    });
    const { page } = ui;
    await pressByName(page, 'Act on many');
    await page.getByLabel('What to do').selectOption('submit');
    await page.getByLabel('Which pages').selectOption('label');
    await page.getByLabel('Label').fill('work-instruction');
    await page.getByLabel('Reason').fill('Yearly update');
    await page.getByLabel('I wrote these documents').check();
    await pressByName(page, 'Show what would happen');
    await pressByName(page, 'Submit one after the other: 2 pages');
    await page.getByText('Document 1 of 2').waitFor();
    await page.getByLabel('Code of your device').waitFor();
    await expectLooksRight(ui, 'space-bulk-series');
    await page.getByLabel('Signing passphrase').fill('four kettles under moss');
    await page.getByLabel('Code of your device').fill('123456');
    await pressByName(page, 'Sign and submit');
    await page.getByText('Document 2 of 2').waitFor();
    // A sitting has begun: only the passphrase is asked for, and it is typed anew.
    await page.getByLabel('Signing passphrase').waitFor();
    expect(await page.getByLabel('Signing passphrase').inputValue()).toBe('');
    expect(await page.getByLabel('Code of your device').count()).toBe(0);
    await page.getByLabel('Signing passphrase').fill('four kettles under moss');
    await pressByName(page, 'Sign and submit');
    await page.getByText('You submitted 2 documents').waitFor();
    const submitted = (await ui.log()).invoked.filter((one) => one.functionKey === 'document.submit');
    expect(submitted).toMatchObject([
      { payload: { reason: 'Yearly update', factors: { code: '123456' } } },
      { payload: { reason: 'Yearly update', factors: { passphrase: 'four kettles under moss' } } },
    ]);
    expect((await ui.log()).invoked.some((one) => one.functionKey === 'bulk.start')).toBe(false);
    expect(ui.errors).toEqual([]);
    await page.close();
  });
});
