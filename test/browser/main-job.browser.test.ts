/**
 * The main job in a real browser on a site in this process, told by the same code as `npm run story`: the app's handlers from
 * source, its built UI in the shell's frames.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readCompany } from '../../demo/read-company';
import { playCompany } from '../../demo/seed';
import { SiteClient } from '../../demo/seed/site-client';
import { createSiteClock } from '../../local-site/clock/site-clock';
import { type ServedSite, serveSite } from '../../local-site/http/serve-site';
import { createSite, type Site } from '../../local-site/site';
import { castOfCompany } from '../../scripts/story/cast';
import { playMacros } from '../../scripts/story/chapters/macros';
import { Office } from '../../scripts/story/desk';
import { playDocument } from '../../scripts/story/document-chapter';
import { playNonconformity } from '../../scripts/story/nonconformity-chapter';
import { Preparation } from '../../scripts/story/prepared';
import { type Tally, Telling } from '../../scripts/story/telling';
import { describeInBrowser, launchBrowser } from '../support/browser';
import { readOperations } from '../support/test-site';

const root = process.cwd();

describeInBrowser('the main job in a browser', () => {
  let site: Site;
  let served: ServedSite;
  let browser: Browser;
  let shots: string;

  beforeAll(async () => {
    shots = mkdtempSync(join(tmpdir(), 'plumbline-story-'));
    site = await createSite({
      manifestPath: join(root, 'manifest.yml'),
      operations: readOperations(),
      clock: createSiteClock({ runsByItself: true }),
      functions: {
        kind: 'inProcess',
        load: (file) => (file === 'index' ? import('../../src/index') : import('../../src/work')),
      },
    });
    served = await serveSite(site, { port: 0, shellDirectory: join(root, 'local-site/shell') });
    await playCompany(justThePeople(), served.url, () => undefined);
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await site?.close();
    if (shots !== undefined) rmSync(shots, { recursive: true, force: true });
  });

  test('goes from a new page to a revision in force, an edit noticed, a nonconformity closed and a register in a page', async () => {
    const client = new SiteClient(served.url);
    const office = new Office(browser, served.url, client);
    const said: string[] = [];
    const tally: Tally = { steps: 0, failed: 0 };
    const telling = new Telling(
      tally,
      shots,
      (line) => said.push(line),
      () => office.pages(),
    );
    try {
      const scene = await castOfCompany(client);
      const page = await playDocument(telling, office, scene);
      await playNonconformity(telling, office, scene, page);
      await playMacros({ telling, office, scene, prepared: new Preparation(client, scene) });
    } catch (error) {
      throw new Error(said.join('\n'), { cause: error });
    } finally {
      await office.close();
    }
    expect(said.filter((line) => !line.startsWith('ok  '))).toEqual([]);
    expect(site.platform.wireLog.notModelled()).toEqual([]);
  }, 600_000);
});

/** People, space, sections, project and settings; one document, because the seed dates its steps from the first of them. */
function justThePeople() {
  const company = readCompany(join(root, 'demo/company'));
  return {
    ...company,
    site: { ...company.site, documents: company.site.documents.filter(({ number }) => number === 'TBI-POL-001') },
    cases: { ...company.cases, nonconformities: [] },
  };
}
