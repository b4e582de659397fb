/**
 * `npm run story`: plays the main job in a real browser on a fresh local site, once on the built-in company and once on real
 * documents. Prints a line a step and keeps a screenshot of each.
 *
 *   --content FOLDER   other documents than `../shared/fixtures/revisions-gstt-csc`
 *   --port N           port of the site (a free one)
 *   --shots FOLDER     screenshots and downloads (.cache/story)
 *   --site URL         a site that already runs and was just seeded, instead of one of its own
 *   --docs             writes the pictures of docs/screenshots, and plays the company only
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SiteClient } from '../demo/seed/site-client';
import { castOfCompany, castOfContent, type Scene } from './story/cast';
import { writeDocsPictures } from './story/docs-pictures';
import { findChromium, noChromium, startChromium } from './story/chromium';
import { Office } from './story/desk';
import { playStory } from './story/play-story';
import { mapSpaceToProject } from './story/set-up-space';
import { startSite } from './story/site-process';
import { type Tally, wordsOf } from './story/telling';

const { values: options } = parseArgs({
  options: {
    content: { type: 'string', default: '../shared/fixtures/revisions-gstt-csc' },
    port: { type: 'string', default: '0' },
    shots: { type: 'string', default: '.cache/story' },
    site: { type: 'string' },
    docs: { type: 'boolean', default: false },
  },
});

const say = (line: string) => console.log(line);
const executable = findChromium();
if (executable === undefined) {
  console.error(noChromium);
  process.exit(2);
}
const shots = resolve(options.shots);
// The pictures show the built-in company and nothing else, not even the name of another space.
const skipped = options.docs
  ? 'the pictures show the built-in company only'
  : existsSync(options.content)
    ? undefined
    : `there is no folder ${options.content}`;
const content = skipped === undefined ? options.content : undefined;
const site =
  options.site === undefined
    ? await startSite({
        database: join(shots, 'site.sqlite'),
        port: Number(options.port),
        content: content === undefined ? [] : [content],
        onLine: (line) => say(`    ${line}`),
      })
    : { url: options.site, stop: async () => undefined };
const tally: Tally = { steps: 0, failed: 0 };
const browser = await startChromium(executable);

async function chapter(
  name: string,
  sceneOf: (client: SiteClient) => Promise<Scene>,
  picturesIn?: string,
): Promise<void> {
  const client = new SiteClient(site.url);
  const office = new Office(browser, site.url, client);
  try {
    const scene = await sceneOf(client);
    const told = await playStory({ office, scene, shots: join(shots, name), tally, say });
    if (told !== undefined && picturesIn !== undefined) {
      await writeDocsPictures(office, scene, told, picturesIn);
      say(`    pictures in ${picturesIn}`);
    }
  } catch (error) {
    tally.failed += 1;
    say(`FAILED  ${name}: ${wordsOf(error)}`);
  } finally {
    await office.close();
  }
}

try {
  say(`the built-in company, ${site.url}`);
  await chapter('company', castOfCompany, options.docs ? 'docs/screenshots' : undefined);
  if (content === undefined) {
    say(`skipped: real documents, because ${skipped}`);
  } else {
    say(`real documents of ${basename(resolve(content))}`);
    await chapter('real-documents', async (client) => {
      const scene = await castOfContent(client, spaceKeyOf(content));
      await mapSpaceToProject(client, scene);
      return scene;
    });
  }
} finally {
  await browser.close();
  await site.stop();
}
say(`story: ${tally.steps} steps, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

/** As the site names the space of a folder. */
function spaceKeyOf(folder: string): string {
  return basename(resolve(folder))
    .replace(/[^a-zA-Z0-9]/g, '')
    .toUpperCase()
    .slice(0, 20);
}
